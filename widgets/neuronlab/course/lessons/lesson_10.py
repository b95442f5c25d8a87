"""Lesson 10, backpropagation: predictions."""

from functools import cache

import numpy as np

from ...labs.chain import model as chain
from ...labs.gradient_check import model as gradient_check
from ...labs.gradient_flow.model import flow
from ...models.activations import ACTIVATIONS
from ...models.backprop import backpropagate
from ...models.mlp import MLP
from ...models.small_networks import small_network, tiny_task
from ...models.training import Trainer

SIGMOID = ACTIVATIONS["sigmoid"]


def _passes_for_nudging() -> float:
    return 2 * MLP((3, 4, 4, 1)).n_parameters


def one_neuron(x: float, w: float, b: float, y: float) -> tuple[float, float]:
    """Return ∂L/∂w and ∂L/∂b of L = (σ(wx + b) − y)², by central differences."""

    def loss(w, b):
        return float((SIGMOID(w * x + b) - y) ** 2)

    h = 1e-6
    by_w = (loss(w + h, b) - loss(w - h, b)) / (2 * h)
    return by_w, (loss(w, b + h) - loss(w, b - h)) / (2 * h)


def _should_hidden_unit_1_fire() -> str:
    mlp = small_network((2, 2, 1), ("sigmoid", "sigmoid"))
    X, y = tiny_task(2, 1)
    share = backpropagate(mlp, mlp.forward(X[:1]), y[:1], "mean_squared_error").deltas[0][0, 0]
    return "less" if share > 0 else "more" if share < 0 else "it makes no difference"


_ALSO_ZERO = {
    (False, False): "none of them",
    (True, False): "its own",
    (False, True): "those of the weights into hidden unit 1",
    (True, True): "its own, and those of the weights into hidden unit 1",
}


def _behind_a_weight_of_zero() -> str:
    mlp = small_network((2, 2, 1), ("sigmoid", "sigmoid"))
    mlp.weights[1][0] = 0.0
    X, y = tiny_task(2, 1)
    found = backpropagate(mlp, mlp.forward(X[:1]), y[:1], "mean_squared_error").weights
    own, into = not found[1][0].any(), not found[0][:, 0].any()
    return _ALSO_ZERO[own, into]


def _best_nudge() -> str:
    mlp, (X, y) = MLP((2, 3, 1)), tiny_task(2, 1)
    nudges = {"h = 0.1": -1.0, "h = 0.00001": -5.0, "h = 0.000000000001": -12.0}
    errors = gradient_check.worst_errors(mlp, X, y, "mean_squared_error", list(nudges.values()))
    return list(nudges)[int(np.argmin(errors))]


_OVER_TWO = {
    "it falls by about 0.05: the slopes of both paths multiply": -0.05,
    "it rises by about 0.025: what comes over each path adds up": 0.025,
    "it rises by about 0.05: the stronger path decides": 0.05,
    "it rises by about 0.075: both paths push it, whatever their signs": 0.075,
}


def _over_two_paths() -> str:
    change = chain.changes(chain.TWO, 0.5, "w", 0.05)["L"]
    return min(_OVER_TWO, key=lambda option: abs(_OVER_TWO[option] - change))


@cache
def _starts_that_learn() -> str:
    (X, y), n, right = tiny_task(2, 1), 24, 0
    for seed in range(n):
        mlp = MLP((2, 2, 1), hidden="sigmoid", output="sigmoid", seed=seed)
        trainer = Trainer(mlp, X, y, "mean_squared_error", learning_rate=2.0, batch_size=4)
        trainer.run_epochs(3000)
        right += bool(np.abs(mlp(X) - y).max() < 0.25)
    if right < 0.1 * n:
        return "next to none"
    return "some, but fewer than half" if right < 0.5 * n else "nearly all"


def _through_ten_relus() -> str:
    left = flow(10, "relu").left
    if left < 1e-3:
        return "less than a thousandth of it"
    return "a tenth of it or more" if left > 0.1 else "about a hundredth of it"


PREDICTIONS = {
    "10.1": {
        "question": "In another neuron the joints from w to L say × 3, × 1, × 0.25 and × 2. w "
        "moves by a hair. How many times as far does L move?",
        # x = 3, z = 0, and a target half below 0: 2(a − y) = 2
        "answer": lambda: one_neuron(3.0, 0.0, 0.0, -0.5)[0],
        "tolerance": 0.005,
        "why": "3 · 1 · 0.25 · 2 = 1.5. Each gear hands on what it got from the one before.",
    },
    "10.2": {
        "question": "From a to L, the joints over o₁ say × 2 and × 1, those over o₂ say × −1 and "
        "× 1. a has risen by 0.025. What does L do?",
        "options": list(_OVER_TWO),
        "answer": _over_two_paths,
        "why": "Over o₁ comes 0.025 · 2 · 1 = 0.05, over o₂ comes 0.025 · (−1) · 1 = −0.025. L is "
        "the sum of both squares, so it changes by the sum of both changes.",
    },
    "10.3": {
        "question": "A neuron with the input x = 4. Coming back from the loss you have found "
        "∂L/∂w = 2. What is ∂L/∂b?",
        "answer": lambda: one_neuron(4.0, 0.0, 0.0, -0.5)[1],
        "tolerance": 0.005,
        "why": "Up to z the way back is the same for both. From there it is × x = × 4 to the "
        "weight and × 1 to the bias: 2 / 4 = 0.5.",
    },
    "10.4": {
        "question": "The weight from hidden unit 1 to the output is −2. The output should become "
        "larger. Should hidden unit 1 fire more than it does, or less?",
        "options": ["more", "less", "it makes no difference"],
        "answer": _should_hidden_unit_1_fire,
        "why": "Over a negative weight, more from the unit makes the output smaller. So the loss "
        "rises with its sum, and it should fire less: its share of the blame is positive.",
    },
    "10.5": {
        "question": "You set the weight from hidden unit 1 to the output to 0. Which gradients "
        "become 0 with it?",
        "options": list(_ALSO_ZERO.values()),
        "answer": _behind_a_weight_of_zero,
        "why": "The blame comes back over the weight that carried the signal forward: a unit with "
        "no influence on the output gets no share. The weight's own gradient is the output's blame "
        "times what came in, and both are still there.",
    },
    "10.6": {
        "question": "Which nudge h gives the slopes with the smallest error?",
        "options": ["h = 0.1", "h = 0.00001", "h = 0.000000000001"],
        "answer": _best_nudge,
        "why": "A large h sees the curve bend. A tiny h drowns in the rounding of the computer's "
        "numbers: the two losses agree in nearly all of their 16 digits. In between is best.",
    },
    "10.7": {
        "question": "Nudging finds a slope from two forward passes: one with the parameter a "
        "little larger, one with it a little smaller. How many passes does it take for all the "
        "slopes of the 3–4–4–1 network?",
        "answer": _passes_for_nudging,
        "tolerance": 0,
        "why": "2 for each of its 41 parameters: (3 · 4 + 4) + (4 · 4 + 4) + (4 · 1 + 1), weights "
        "and biases.",
    },
    "10.8": {
        "question": "A 2–2–1 network, just large enough for XOR, starts many times from random "
        "weights, and always trains for 3000 epochs. How many of the starts learn it?",
        "options": ["next to none", "some, but fewer than half", "nearly all"],
        "answer": _starts_that_learn,
        "why": "It can be learned, and from most starts it is not: they end on a plateau.",
    },
    "10.9": {
        "question": "Ten hidden layers of ReLU, with the larger initial weights that go with it. "
        "How much of the output layer's mean gradient arrives at the first layer?",
        "options": [
            "less than a thousandth of it",
            "about a hundredth of it",
            "a tenth of it or more",
        ],
        "answer": _through_ten_relus,
        "why": "A silent unit stops the blame, an active one lets it through whole; and the larger "
        "weights make up for the silent half. Nothing shrinks layer by layer.",
    },
}
