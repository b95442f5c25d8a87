"""What lesson 09 asks to be predicted."""

import numpy as np

from ...labs.digits.model import DigitsTraining
from ...labs.training.data_model import load
from ...labs.training.model import Training
from ...labs.training.recipe_model import Recipe
from ...models.samples import Dataset
from .lesson_09_trainings import accuracy, overfitted, trained, trainer


def _fewest_units() -> float:
    return next(n for n in range(1, 9) if accuracy("circles", layers=(n,)) >= 0.95)


def _with_steps() -> str:
    right = accuracy("circles", activation="heaviside")
    if right > 0.9:
        return "nearly all"
    return "about as many as by guessing" if right < 0.65 else "about three quarters"


def _without_a_hidden_layer() -> str:
    right = accuracy("xor", layers=(), features=("x1·x2",))
    return "yes" if right >= 0.95 else "no, without a hidden layer it draws one line"


WAYS = (
    "both fall",
    "the training loss falls, the test loss stands still",
    "the training loss falls, the test loss rises",
)


def _what_falls() -> str:
    history = overfitted()
    early, late = 10, -1
    training = history.training_loss[late] / history.training_loss[early]
    test = history.validation_loss[late] / history.validation_loss[early]
    assert training < 0.9
    return WAYS[0 if test < 0.9 else 1 if test < 1.1 else 2]


def _accuracy_meanwhile() -> str:
    accuracy = overfitted().validation_accuracy
    change = accuracy[100] - accuracy[50]
    if abs(change) <= 0.05:
        return "it stays about the same"
    return "it falls by far" if change < 0 else "it rises by far"


def _what_equal_units_learn() -> str:
    training = trained("circles", start="equal")
    losses, W = trainer(training).history.training_loss, training.mlp.weights[0]
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
    trainer(training).run_epochs(200)
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
        "hidden layer of tanh units. How few units are enough to fence in the inner circle, so "
        "that at least 95 of 100 test samples are right?",
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
        "why": "Random weights of about 1 are meant for inputs of about 1. With x₂ up to 20 "
        "most sums z are so large that tanh is flat there, and a slope near 0 moves nothing.",
    },
    "09.4": {
        "question": "The circles again. Now the four hidden units get the step of lesson 03, "
        "heaviside, and train for 200 epochs. How many of the test samples are right then?",
        "options": ["nearly all", "about three quarters", "about as many as by guessing"],
        "answer": _with_steps,
        "why": "The slope of a step is 0, so no gradient reaches the weights below it. The hidden "
        "units stay the random lines that they were, all through the middle because their biases "
        "are 0; only the output unit can learn.",
    },
    "09.5": {
        "question": "50 training samples, much noise, and a network with 105 parameters that "
        "trains for 400 epochs. From epoch 10 on, what happens to the two losses?",
        "options": WAYS,
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
