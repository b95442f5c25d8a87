"""What is said about a training: how it stands, and what goes wrong."""

from collections.abc import Sequence

import numpy as np

from ...live.readout import escape, lesson
from ...models.mlp import MLP
from ...text.numbers import number, power
from .number_words import in_hand
from .scene_model import Scene

_DESCENT = lesson("08-gradient-descent")

_FORMULA = {
    "mean_squared_error": "L = mean of (ŷ − y)²",
    "binary_crossentropy": "L = mean of −y·ln ŷ − (1 − y)·ln(1 − ŷ)",
    "categorical_crossentropy": "L = mean of −ln ŷ of the right class",
}


def lines(scene: Scene, over: str = "") -> list[str]:
    """Return the readout's lines; ``over`` is what there is to say of what the mouse is over."""
    if scene.loss is None:
        return ["no samples yet", "open “points of your own” below, and click in the plane"]
    formula = [] if scene.chosen else [_loss_formula(scene, scene.loss)]
    found = over or "<br>".join(diagnosis(scene))
    return [standing(scene), found, right(scene), *formula, *in_hand(scene)]


def standing(scene: Scene) -> str:
    """Return one line: the moment and the losses."""
    now = scene.standing
    part = f" + {scene.batch} of {scene.n_batches} mini-batches" if scene.batch else ""
    losses = f"training loss {_loss(now.training_loss)}"
    if len(scene.test):
        losses += f", test loss {_loss(now.test_loss)}"
    return f"<b>epoch {scene.epoch}</b>{part}: {losses}"


def right(scene: Scene) -> str:
    """Return one line: how many samples are right, and how many steps that took."""
    now, train, test = scene.standing, scene.train, scene.test
    took = f"after {scene.step} steps"
    if np.isnan(now.training_accuracy):
        return took
    said = f"right {took}: {_percent(now.training_accuracy)} of {len(train)} training samples"
    if len(test):
        said += f", {_percent(now.test_accuracy)} of {len(test)} test samples"
    return said


def _loss_formula(scene: Scene, name: str) -> str:
    return (
        f"{_FORMULA[name]} over {len(scene.train)} training samples = "
        f"{_loss(scene.standing.training_loss)} ({_DESCENT})"
    )


def diagnosis(scene: Scene) -> list[str]:
    """Return a line for each thing that goes wrong, at most two, or one that nothing does.

    Before the first step nothing is told: what comes of a start is for the learner to find.
    """
    if not scene.step:
        return ["diagnosis: once it has begun to learn"]
    found = [
        f"<b>{one.name}</b>: {escape(one.evidence)} · try {escape(one.advice[0])}"
        for one in scene.findings
    ]
    if len(found) > 2:
        found[1] += f" · also: {', '.join(one.name for one in scene.findings[2:])}"
    return found[:2] or ["diagnosis: nothing is wrong so far"]


def seen(scene: Scene) -> str:
    """Return in plain words what the picture shows."""
    if scene.loss is None:
        return "A network without samples: add points of your own."
    now = scene.standing
    test = f", test loss {_loss(now.test_loss)}" if len(scene.test) else ""
    told = [one.name for one in scene.findings] if scene.step else ["it has not begun to learn"]
    problems = "; ".join(told) or "nothing is wrong"
    accuracy = "" if np.isnan(now.training_accuracy) else (
        f", {_percent(now.training_accuracy)} of the training samples right"
    )  # fmt: skip
    return (
        f"A network of {'–'.join(map(str, scene.mlp.layer_sizes))} units after {scene.epoch} "
        f"epochs{f' and {scene.batch} mini-batches' if scene.batch else ''}: training loss "
        f"{_loss(now.training_loss)}{test}{accuracy}; map of {scene.title}; {problems}."
    )


# In the picture.


def on_link(mlp: MLP, chosen: Sequence[int]) -> str:
    """Return the number on the chosen link."""
    match chosen:
        case [layer, before, unit]:
            return number(float(mlp.weights[layer - 1][before, unit]))
    return ""


# Figures.


def _loss(value: float) -> str:
    """Return a loss in a few figures, however small or large it is."""
    if not np.isfinite(value):
        return "not a number" if np.isnan(value) else "infinite"
    return number(value, 3) if 0.01 <= value < 10_000 else power(value)


def _percent(share: float) -> str:
    """Return a share of 1 in percent; neither 0 nor 100 where it is only near."""
    return f"{100 * share:.1f} %" if 0 < share < 1 else f"{100 * share:.0f} %"
