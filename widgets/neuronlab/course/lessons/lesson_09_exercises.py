"""The exercises of lesson 09, and what judges them."""

import numpy as np

from ...labs.training.features_model import FEATURES
from ...labs.training.recipe_model import recipe_of
from ...labs.training.state import repeated
from ...models.samples import Dataset
from ..judging import Exercise, Slip, of_a_function
from ..reading import numbers, written
from .lesson_09_trainings import accuracy


def _judge_spirals(lab) -> str:
    if isinstance(lab, str | int | float | bool) or not hasattr(lab, "accuracy"):
        return "hand over a lab: TrainingLab('spirals', …)"
    if lab.data != "spirals":
        return f"that lab has the data {lab.data!r}; the exercise asks for 'spirals'"
    for name, asked in (("n_samples", 250), ("noise", 0.1), ("test_share", 0.3)):
        if getattr(lab, name) != asked:
            return f"{name} is {getattr(lab, name)}; leave it at {asked}, the data are given"
    if len(lab.points) or len(lab.erased):
        return "samples were added or erased; the data are given"
    if sum(lab.layers) > 10:
        return f"that lab has {sum(lab.layers)} hidden units; the exercise allows 10"
    if lab.accuracy >= 0.95:
        return ""
    return (
        f"after {lab.epoch} epochs {written(round(100 * lab.accuracy, 1))} % of the test samples "
        "are right; the exercise asks for 95 %"
    )


CLASSICS = ("diverged", "plateau", "dead ReLUs", "overfitting")
"""What goes wrong most often."""

_TOWARDS = {
    "diverged": "Diverged: which learning rate is beyond every limit? ReLU runs away more easily "
    "than tanh, which can't grow beyond ±1. Press reset after each change.",
    "plateau": "Plateau: which activation has no bend, so that all layers together are one line?",
    "dead ReLUs": "Dead ReLUs: relu, and one step so large that it throws the units beyond all "
    "samples, but not yet to infinity.",
    "overfitting": "Overfitting: few samples, much noise, half of them for the test, layers of 8 "
    "and 8, adam, hundreds of epochs.",
}
_NO_RUNAWAY = (
    "The step was too large, but nothing ran away: tanh can't grow beyond ±1. Which activation can?"
)


def _judge_broken(lab) -> str:
    if isinstance(lab, str | int | float | bool) or not hasattr(lab, "runs"):
        return "hand over the lab in which you have kept the runs"
    if not hasattr(lab, "diagnosis"):
        return "that lab makes no diagnosis; hand over a TrainingLab"
    found = [one.name for one in lab.diagnosis]
    for run in lab.runs:
        own = lab.data if isinstance(lab.data, Dataset) else None
        found += [one.name for one in repeated(recipe_of(run), own).diagnosis]
    missing = [name for name in CLASSICS if name not in found]
    if not missing:
        return ""
    there = [name for name in CLASSICS if name in found]
    runs = "1 kept run" if len(lab.runs) == 1 else f"{len(lab.runs)} kept runs"
    kept = f"among your {runs} there is {', '.join(there) or 'none of them yet'}"
    others = sorted(set(found) - set(CLASSICS))
    beside = f" (and, not asked for: {', '.join(others)})" if others else ""
    wrong = f"{kept}{beside}; still missing: {', '.join(missing)}"
    return Slip(wrong, _NO_RUNAWAY if others == ["no progress"] else _TOWARDS[missing[0]])


@of_a_function("accuracy")
def _judge_accuracy(function) -> str:
    for table in ([[50, 0], [0, 26]], [[40, 10], [5, 21]], [[3, 6, 1], [2, 7, 1], [0, 0, 10]]):
        value, wrong = numbers(function(np.array(table)), 1)
        if wrong:
            return f"for {table}: {wrong}"
        expected = np.trace(table) / np.sum(table)
        if abs(value[0] - expected) > 1e-6:
            wrong = f"for {table} it returned {written(value)}, expected {written(expected)}"
            return Slip(wrong, _of_a_share(table, value[0]))
    return ""


def _of_a_share(table, value: float) -> str:
    """Return the hint that a wrong share asks for; "" where it is not known how it came about."""
    right, total = np.trace(table), np.sum(table)
    slips = (
        (right, "That counts the right answers. A share is a part of all: divide by table.sum()."),
        (100 * right / total, "That is in percent; a share lies between 0 and 1."),
        (right / len(table), "You divided by the number of rows; there are table.sum() answers."),
        (np.max(table, axis=1).sum() / total, "The greatest number of a row is not always the "
         "right one: look at the diagonal."),
    )  # fmt: skip
    return next((hint for slip, hint in slips if abs(value - slip) < 1e-6), "")


def _in_code(name: str) -> str:
    """Return a feature's name as the package writes it, however it was typed."""
    for typed, meant in (("₁", "1"), ("₂", "2"), ("**2", "²"), ("^2", "²"), ("*", "·")):
        name = name.replace(typed, meant)
    return {"x1x2": "x1·x2", "x2·x1": "x1·x2"}.get(name.strip(), name.strip())


def _judge_feature(answer) -> str:
    if isinstance(answer, str):
        answer = [answer]
    if not isinstance(answer, list | tuple | set):
        return 'hand over a list of names, such as ["x1", "sin x2"]'
    names = [_in_code(str(name)) for name in answer]
    for name in names:
        if name not in FEATURES:
            return f"{name!r} is no feature; there are {', '.join(map(repr, FEATURES))}"
    if not 1 <= len(names) <= 2:
        return f"that is {len(names)} features; two are enough"
    right = accuracy("circles", layers=(), features=tuple(sorted(set(names))))
    if right >= 0.95:
        return ""
    wrong = (
        f"with {' and '.join(names)} and no hidden layer, {written(round(100 * right, 1))} % of "
        "the test samples are right after 200 epochs"
    )
    half = {"x1²", "x2²"} & set(names)
    return Slip(wrong, f"{half.pop()} measures how far out, in one direction only." if half else "")


EXERCISES = {
    "09.1": Exercise(
        _judge_spirals,
        (
            "One layer of 8 can do it, and so can two layers with 10 units in all.",
            "Is it slow? Give it more epochs, or a larger learning rate.",
            "layers=[8] or [5, 5], with learning_rate=0.3 and epoch=400",
        ),
        "two spirals told apart",
    ),
    "09.2": Exercise(
        _judge_broken,
        (
            "Begin with the circles and relu, and change the learning rate alone.",
            "With relu, η = 100 diverges, and η = 10 leaves dead units. Identity comes to a "
            "plateau.",
            _TOWARDS["overfitting"],
        ),
        "whoever can break it on purpose will know it when it happens",
    ),
    "09.3": Exercise(
        _judge_feature,
        (
            "What tells the inner circle from the ring? The distance from the middle.",
            "The distance is √(x₁² + x₂²). The square root isn't needed.",
            '["x1²", "x2²"]',
        ),
        "x₁² + x₂² is the distance from the middle, squared, and one threshold is enough",
    ),
    "09.4": Exercise(
        _judge_accuracy,
        (
            "Which entries of the table are the right answers?",
            "They stand on the diagonal: table[0, 0], table[1, 1], … table.trace() adds them up.",
            "return table.trace() / table.sum()",
        ),
        "the right answers, divided by all answers",
    ),
}
