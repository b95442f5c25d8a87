"""Lesson 09, training a multilayer perceptron: predictions and exercises."""

from functools import cache

import numpy as np

from ...labs.digits.model import DigitsTraining
from ...labs.training.data_model import load
from ...labs.training.features_model import FEATURES
from ...labs.training.model import Training
from ...labs.training.recipe_model import Recipe, recipe_of
from ...labs.training.state import repeated
from ...models.history import History
from ...models.samples import Dataset
from ..judging import Exercise
from ..reading import numbers, written


@cache
def _trained(data: str, epochs: int = 200, **changes) -> Training:
    """Return a training with the training lab's settings, but for ``changes``; 4 hidden units."""
    recipe = Recipe(data, **{"layers": [4], **changes})
    base = load(data, recipe.n_samples, recipe.noise, recipe.data_seed)
    training = Training(base, recipe)
    assert training.trainer is not None  # there are samples
    training.trainer.run_epochs(epochs)
    return training


def _accuracy(*arguments, **changes) -> float:
    return _trained(*arguments, **changes).standing().test_accuracy


def _fewest_units() -> float:
    return next(n for n in range(1, 9) if _accuracy("circles", layers=(n,)) >= 0.95)


def _with_steps() -> str:
    right = _accuracy("circles", activation="heaviside")
    if right > 0.9:
        return "nearly all, after more epochs"
    return "about as many as by guessing" if right < 0.65 else "about three quarters"


def _without_a_hidden_layer() -> str:
    right = _accuracy("xor", layers=(), features=("x1·x2",))
    return "yes" if right >= 0.95 else "no, without a hidden layer it draws one line"


OVERFIT = {"n_samples": 100, "noise": 0.5, "data_seed": 2, "test_share": 0.5, "layers": (8, 8),
           "activation": "relu", "optimizer": "adam", "learning_rate": 0.02}  # fmt: skip
"""Few samples, much noise, a large network."""


def _overfitted() -> History:
    trainer = _trained("xor", 400, **OVERFIT).trainer
    assert trainer is not None
    return trainer.history


def _what_falls() -> str:
    history = _overfitted()
    early, late = 10, -1
    training = history.training_loss[late] < history.training_loss[early]
    test = history.validation_loss[late] < history.validation_loss[early]
    return {
        (True, True): "both fall",
        (True, False): "the training loss falls, the test loss rises",
        (False, False): "both rise",
    }[training, test]


def _accuracy_meanwhile() -> str:
    accuracy = _overfitted().validation_accuracy
    change = accuracy[100] - accuracy[50]
    if abs(change) <= 0.05:
        return "it stays about the same"
    return "it falls by far" if change < 0 else "it rises by far"


def _what_equal_units_learn() -> str:
    training = _trained("circles", start="equal")
    trainer, W = training.trainer, training.mlp.weights[0]
    assert trainer is not None
    losses = trainer.history.training_loss
    if losses[-1] > 0.99 * losses[0]:
        return "nothing: the loss does not move"
    alike = np.ptp(W, axis=1).max() < 1e-6
    return "four times the same line" if alike else "four different lines, as before"


STRETCH = 10
"""Centimetres in millimetres."""


def _in_millimetres() -> str:
    circles = load("circles", 250, 0.1, 0)
    stretched = Dataset(
        circles.X * [1, STRETCH], circles.y, circles.feature_names, circles.class_names, "stretched"
    )
    training = Training(stretched, Recipe(stretched, layers=[4]))
    assert training.trainer is not None
    training.trainer.run_epochs(200)
    right = training.standing().test_accuracy
    return "all, as before" if right > 0.95 else "about half" if right < 0.7 else "about 80 %"


def _digits_read() -> str:
    training = DigitsTraining(32, 0.003, 0)
    training.go(3)
    right = training.trainer.history.validation_accuracy[-1]
    return "about half" if right < 0.7 else "about nine of ten" if right < 0.97 else "nearly all"


PREDICTIONS = {
    "09.1": {
        "question": "An inner circle of samples, and a ring of others around it. A network has one "
        "hidden layer of tanh units. How few units are enough to fence in the inner circle?",
        "answer": _fewest_units,
        "tolerance": 0,
        "why": "Each hidden unit draws one soft line. One line or two leave a way out; three close "
        "a triangle.",
    },
    "09.2": {
        "question": "Now the four hidden units do not start at random: all four have the same "
        "weights, and the output listens to all of them alike. What have they learned after "
        "200 epochs?",
        "options": [
            "four different lines, as before",
            "four times the same line",
            "nothing: the loss does not move",
        ],
        "answer": _what_equal_units_learn,
        "why": "Equal weights give equal answers, equal blame, and equal steps. So they are equal "
        "again afterwards, for ever: four units that work as one.",
    },
    "09.3": {
        "question": "The circles once more, with four units that start at random. But somebody has "
        "written x₂ in millimetres instead of centimetres: all its numbers are 10 times as large. "
        "How many test samples are right after 200 epochs?",
        "options": ["all, as before", "about 80 %", "about half"],
        "answer": _in_millimetres,
        "why": "Random weights of about 1 are meant for inputs of about 1. With x₂ up to 20 the "
        "sums z are so large that tanh is flat there, and a slope near 0 moves nothing.",
    },
    "09.4": {
        "question": "Now the four hidden units get the step of lesson 03, heaviside, and train as "
        "long. How many of the test samples are right then?",
        "options": [
            "nearly all, after more epochs",
            "about three quarters",
            "about as many as by guessing",
        ],
        "answer": _with_steps,
        "why": "The slope of a step is 0, so no gradient reaches the weights below it. The hidden "
        "units stay the random lines that they were, all through the middle because their biases "
        "are 0; only the output unit can learn.",
    },
    "09.5": {
        "question": "50 training samples, much noise, and a network with 105 parameters that "
        "trains for 400 epochs. From epoch 10 on, what happens to the two losses?",
        "options": [
            "both fall",
            "the training loss falls, the test loss rises",
            "both rise",
        ],
        "answer": _what_falls,
        "why": "It learns the noise by heart. For the samples that it trains on that helps; for "
        "new ones it hurts.",
    },
    "09.6": {
        "question": "Between epoch 50 and epoch 100 of that training, the test loss rises from "
        "0.73 to 1.22. What does the share of test samples that are right do meanwhile?",
        "options": ["it falls by far", "it stays about the same", "it rises by far"],
        "answer": _accuracy_meanwhile,
        "why": "A loss counts not only how often, but how surely the network is wrong. It makes no "
        "more mistakes than before; it is surer of them.",
    },
    "09.7": {
        "question": "The XOR cloud: the class depends on whether x₁ and x₂ have the same sign. "
        "Take away all hidden layers, and give the network a single input, the product x₁·x₂. Can "
        "it learn XOR?",
        "options": ["yes", "no, without a hidden layer it draws one line"],
        "answer": _without_a_hidden_layer,
        "why": "x₁·x₂ is positive where the signs are equal. With this input XOR is a question of "
        "one threshold. A good feature saves a layer; hidden layers find features by themselves.",
    },
    "09.8": {
        "question": "1347 handwritten digits to learn from, 450 others for the test, 32 hidden "
        "units. After three epochs, each picture seen three times: how many of the 450 are read "
        "right?",
        "options": ["about half", "about nine of ten", "nearly all"],
        "answer": _digits_read,
        "why": "By guessing it would be one of ten. Three rounds through the pictures are enough "
        "for most; the last few in a hundred take longest.",
    },
}


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
    kept = f"among your {len(lab.runs)} kept runs there is {', '.join(there) or 'none of them yet'}"
    return f"{kept}; still missing: {', '.join(missing)}"


def _judge_accuracy(function) -> str:
    if not callable(function):
        return "that is not a function; hand over the function itself: check(…, accuracy)"
    for table in ([[50, 0], [0, 26]], [[40, 10], [5, 21]], [[8, 1, 1], [2, 7, 1], [0, 0, 10]]):
        value, wrong = numbers(function(np.array(table)), 1)
        if wrong:
            return f"for {table}: {wrong}"
        expected = np.trace(table) / np.sum(table)
        if abs(value[0] - expected) > 1e-6:
            return f"for {table} it returned {written(value)}, expected {written(expected)}"
    return ""


def _in_code(name: str) -> str:
    """Return a feature's name as the package writes it, however it was typed."""
    for typed, meant in (("₁", "1"), ("₂", "2"), ("**2", "²"), ("^2", "²"), ("*", "·")):
        name = name.replace(typed, meant)
    return {"x1x2": "x1·x2", "x2·x1": "x1·x2"}.get(name.strip(), name.strip())


def _judge_feature(answer) -> str:
    if isinstance(answer, str):
        answer = [answer]
    names = [_in_code(str(name)) for name in answer]
    for name in names:
        if name not in FEATURES:
            return f"{name!r} is no feature; there are {', '.join(map(repr, FEATURES))}"
    if not 1 <= len(names) <= 2:
        return f"that is {len(names)} features; two are enough"
    right = _accuracy("circles", layers=(), features=tuple(sorted(set(names))))
    if right >= 0.95:
        return ""
    return (
        f"with {' and '.join(names)} and no hidden layer, {written(round(100 * right, 1))} % of "
        "the test samples are right after 200 epochs"
    )


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
            "Diverged: which learning rate is beyond every limit? ReLU runs away more easily than "
            "tanh, which can't grow beyond ±1.",
            "Plateau: identity has no bend. Dead ReLUs: relu, and a learning rate of 10, which "
            "throws the units beyond all samples.",
            "Overfitting: few samples, much noise, half of them for the test, layers of 8 and 8, "
            "adam, hundreds of epochs.",
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
