"""Lesson 09, training a multilayer perceptron: predictions and exercises."""

from functools import cache

import numpy as np

from ...labs.training.data_model import load
from ...labs.training.features_model import FEATURES
from ...labs.training.model import Training
from ...labs.training.recipe_model import Recipe
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


OVERFIT = {"n_samples": 60, "noise": 0.5, "test_share": 0.5, "layers": (8, 8),
           "activation": "relu", "optimizer": "adam", "learning_rate": 0.02}  # fmt: skip
"""Few samples, much noise, a large network."""


def _what_falls() -> str:
    trainer = _trained("moons", 600, **OVERFIT).trainer
    assert trainer is not None
    history = trainer.history
    early, late = 30, -1
    training = history.training_loss[late] < history.training_loss[early]
    test = history.validation_loss[late] < history.validation_loss[early]
    return {
        (True, True): "both fall",
        (True, False): "the training loss falls, the test loss rises",
        (False, False): "both rise",
    }[training, test]


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
    "09.3": {
        "question": "30 training samples, much noise, and a network with 105 parameters that "
        "trains for 600 epochs. From epoch 30 on, what happens to the two losses?",
        "options": [
            "both fall",
            "the training loss falls, the test loss rises",
            "both rise",
        ],
        "answer": _what_falls,
        "why": "It learns the noise by heart. For the samples that it trains on that helps; for "
        "new ones it hurts.",
    },
    "09.4": {
        "question": "The XOR cloud: the class depends on whether x₁ and x₂ have the same sign. "
        "Take away all hidden layers, and give the network a single input, the product x₁·x₂. Can "
        "it learn XOR?",
        "options": ["yes", "no, without a hidden layer it draws one line"],
        "answer": _without_a_hidden_layer,
        "why": "x₁·x₂ is positive where the signs are equal. With this input XOR is a question of "
        "one threshold. A good feature saves a layer; hidden layers find features by themselves.",
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
            "Two layers do better than one narrow one. Have you used all 10 units?",
            "Two layers of 5 units can do it. Is it slow? Try a larger learning rate.",
            "layers=[5, 5], learning_rate=0.3, epoch=400; or Adam, with a smaller rate.",
        ),
        "two spirals told apart",
    ),
    "09.2": Exercise(
        _judge_feature,
        (
            "What tells the inner circle from the ring? The distance from the middle.",
            "The distance is √(x₁² + x₂²). The square root isn't needed.",
            '["x1²", "x2²"]',
        ),
        "x₁² + x₂² is the distance from the middle, squared, and one threshold is enough",
    ),
    "09.3": Exercise(
        _judge_accuracy,
        (
            "Which entries of the table are the right answers?",
            "They stand on the diagonal: table[0, 0], table[1, 1], … table.trace() adds them up.",
            "return table.trace() / table.sum()",
        ),
        "right answers through all answers",
    ),
}
