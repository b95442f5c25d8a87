"""Lesson 06, activation functions: predictions."""

import numpy as np

from ...labs.race.model import RUNNERS, Race
from ...labs.vanishing.model import chain
from ...models.activations import ACTIVATIONS, softmax
from ...models.datasets import load
from ...models.mlp import MLP
from ...models.suspects import train_units
from ...models.training import Trainer

_SIGMOID = ACTIVATIONS["sigmoid"]


def _nudged_step() -> float:
    step = ACTIVATIONS["heaviside"]
    return float(step(-0.79) - step(-0.8))


def _steepest_sigmoid() -> float:
    return float(_SIGMOID.derivative(np.linspace(-6, 6, 1201)).max())


def _reply_to_a_slope(given: float) -> str:
    if given > 5:
        return "Is that an angle in degrees? A slope is the rise divided by the way."
    if given < 0:
        return "Does it rise or fall there?"
    if abs(given - 0.5) < 0.05:
        return "½ is how high it stands there, not how steep."
    if abs(given - 1) < 0.1:
        return "At 45° it would be at 1 already at z = 0.5. There it has come to 0.62."
    return ""


def _reply_to_layers(given: float) -> str:
    if given == 0:
        return "With no layer nothing is weighted at all: the two inputs come out as they are."
    if given == 2:
        return "If three can be made into two, why not two into one?"
    return "What bends between two of them?" if given == 3 else ""


def _who_feels_a_nudge() -> str:
    felt = [name for name in ("sigmoid", "tanh", "relu") if ACTIVATIONS[name].derivative(10) > 0.01]
    return {"relu": "the ReLU alone", "sigmoid tanh": "sigmoid and tanh"}.get(
        " ".join(felt), "all three"
    )


def _after_ten_layers() -> str:
    left = _steepest_sigmoid() ** 10
    return {-1: "about a fortieth", -3: "about a thousandth", -6: "about a millionth"}[
        round(np.log10(left))
    ]


def _the_best_weight() -> str:
    return max(("0.5", "1.2", "3"), key=lambda w: chain(0.1, float(w), "tanh", 10).left)


def _six_sigmoid_layers() -> str:
    shallow, deep = (
        Race("moons", depth, 0.05).at(0).pull[list(RUNNERS).index("sigmoid")] for depth in (1, 6)
    )
    said = {0: "about as strongly", 1: "about ten times more weakly"}
    said |= {3: "about a thousand times more weakly", 6: "about a million times more weakly"}
    return said[round(np.log10(shallow / deep))]


def _how_many_layers() -> float:
    """Return 1 where three layers of identity units can be written as one, else 3."""
    mlp = MLP((2, 5, 5, 1), hidden="identity", output="identity", seed=3)
    X = np.random.default_rng(0).normal(size=(20, 2))
    W1, W2, W3 = mlp.weights
    return 1 if np.allclose(mlp(X), X @ (W1 @ W2 @ W3)) else 3


def _one_more_for_each() -> str:
    before, after = softmax([2.0, 1.0, 0.1]), softmax([3.0, 2.0, 1.1])
    if np.allclose(before, after):
        return "they stay the same"
    return "they come closer together" if np.ptp(after) < np.ptp(before) else "they move apart"


def _steps_compared() -> str:
    iris = load("iris", features=["petal length", "petal width"])
    wrong = train_units(iris.X, iris.y, 100, smooth=False, compared=True, order="fresh", runs=60)
    return f"about {5 * round(float(np.median(wrong[-50:])) / 5)}"


def _three_compared() -> str:
    iris = load("iris", features=["petal length", "petal width"])
    alone = []
    for name in iris.class_names:
        question, unit = iris.against_rest(name), MLP([2, 1], output="sigmoid")
        Trainer(unit, question.X, question.y, learning_rate=0.2, batch_size=150).run_epochs(3000)
        alone.append(unit(iris.X)[:, 0])
    wrong = np.count_nonzero(np.argmax(alone, axis=0) != iris.y)
    if wrong < 15:
        return "about 10"
    if wrong < 40:
        return "about 25"
    return "about 50"


PREDICTIONS = {
    "06.1": {
        "question": "A neuron with the Heaviside step has z = −0.8. You change a weight a "
        "little, so that z becomes −0.79. By how much does its output change?",
        "answer": _nudged_step,
        "tolerance": 0.0001,
        "reply": {
            0.01: "That is how far z moved.",
            -0.01: "That is how far z moved.",
            0.5: "That is a sigmoid's output at 0. A step has only 0 and 1.",
            1: "It would fire from z = 0 on. Is z there yet?",
        }.get,
        "why": "Not at all: the output is 0 before and 0 after. The neuron does not say whether "
        "the change was for the better.",
    },
    "06.2": {
        "question": "The sigmoid goes from 0 to 1, and is steepest at z = 0. How steep is it "
        "there? (A slope of 1 is 45°; come within 0.05.)",
        "answer": _steepest_sigmoid,
        "tolerance": 0.05,
        "reply": _reply_to_a_slope,
        "why": "Nudge it: from z = −0.1 to 0.1 the output goes from 0.475 to 0.525. That is 0.05 "
        "for a way of 0.2, a slope of ¼. It has to climb by 1 in all, but takes its time.",
    },
    "06.3": {
        "question": "A sigmoid, a tanh and a ReLU, max(0, z), all stand at z = 10, far to the "
        "right. You nudge z. Whose output moves by more than a hundredth of the nudge?",
        "options": ["sigmoid and tanh", "the ReLU alone", "all three"],
        "answer": _who_feels_a_nudge,
        "reply": {
            "sigmoid and tanh": "Those are steepest in the middle, at z = 0. This is far out.",
            "all three": "One of them has no ceiling. The other two have long come to theirs.",
        }.get,
        "why": "The two S-shaped curves have run into their ceiling, and are flat there. The ReLU "
        "has none: its slope is 1 at every z above 0.",
    },
    "06.4": {
        "question": "Ten sigmoids in a row, each at its steepest, with slope ¼ and weight 1. You "
        "change the input a little. How much of the change arrives at the end?",
        "options": ["about a fortieth", "about a thousandth", "about a millionth"],
        "answer": _after_ten_layers,
        "reply": {
            "about a fortieth": "That is ¼, divided by 10. But every layer divides by 4 again.",
            "about a thousandth": "That would be a half in each layer: ½ ten times is 1/1024.",
        }.get,
        "why": "Each layer keeps a quarter of what the one before has left: ¼ of ¼ of ¼ … ten "
        "times is 1/1,048,576.",
    },
    "06.5": {
        "question": "Ten tanhs in a row, all with the same weight, and x = 0.1. The slope of a "
        "tanh is 1 in the middle, and less outside. You change x a "
        "little. With which weight does the most arrive?",
        "options": ["0.5", "1.2", "3"],
        "answer": _the_best_weight,
        "reply": {
            "0.5": "Every tanh stays near its middle. But ½ ten times is 1/1024.",
            "3": "Two layers make it about four times as large. Then z climbs towards 3.",
        }.get,
        "why": "With 0.5 each layer halves it. With 3 the first layers enlarge it, but z soon "
        "stands far out, where a tanh is flat, and next to nothing comes through. With 1.2 z "
        "stays near the middle, and more than twice what was sent arrives.",
    },
    "06.6": {
        "question": "The sigmoids get six hidden layers instead of one. When the race on the moons "
        "opens, how strongly does the error pull at a weight of their first layer now?",
        "options": [
            "about as strongly",
            "about ten times more weakly",
            "about a thousand times more weakly",
            "about a million times more weakly",
        ],
        "answer": _six_sigmoid_layers,
        "reply": {
            "about as strongly": "So it is with the tanh, as you will see.",
            "about ten times more weakly": "Two more layers have done that already.",
            "about a million times more weakly": "¼ ten times would do that: ten more layers.",
        }.get,
        "why": "Five more layers, and in each a slope of at most ¼: the slopes alone make it "
        "1/1024 or less. The weights on the way change it, too: from other starts it is "
        "some 200 to more than 8000 times weaker.",
    },
    "06.7": {
        "question": "A network has 2 inputs and layers of 5, 5 and 1 units, with the identity for "
        "its activation everywhere. How many layers of weights would be enough for exactly the "
        "same outputs?",
        "answer": _how_many_layers,
        "reply": _reply_to_layers,
        "why": "A weighted sum of weighted sums is a weighted sum. Multiply the three matrices, "
        "and one layer does what the three did.",
    },
    "06.8": {
        "question": "Three scores go through softmax. You add 1 to each of them. What happens to "
        "the three probabilities?",
        "options": ["they stay the same", "they come closer together", "they move apart"],
        "answer": _one_more_for_each,
        "reply": {
            "they come closer together": "Halving the scores would do that.",
            "they move apart": "Doubling the scores would do that.",
        }.get,
        "why": "Each power becomes e times as large, and so does their sum. Softmax only sees "
        "differences between scores.",
    },
    "06.9": {
        "question": "Steps, one flower at a time, in a new order in each epoch. Learning alone, "
        "the three get some 45 of the 150 flowers wrong. Now they are compared while "
        "they learn. How many will be wrong?",
        "options": ["about 45", "about 25", "about 10"],
        "answer": _steps_compared,
        "reply": {
            "about 45": "Alone, a unit has to say yes or no by itself. Now it only has to win.",
            "about 25": "In some epochs it is as many: they do not settle. Mostly it is fewer.",
        }.get,
        "why": "Versicolor's unit need not find a strip any more: a flower of its own only has to "
        "be higher there than at the other two, and only the two that were mistaken for each other "
        "are corrected.",
    },
    "06.10": {
        "question": "Now show each flower to all three sigmoids, and let the greatest output have "
        "it. None of them has learned anything since. How many of the 150 will be wrong?",
        "options": [
            "about 50",
            "about 25",
            "about 10",
        ],
        "answer": _three_compared,
        "reply": {
            "about 50": "Nobody asks for its yes or no any more, only "
            "whether its output is the greatest.",
            "about 25": "So it would be if they still wandered. These have settled.",
        }.get,
        "why": "Setosa's and virginica's units are low in the middle. There versicolor's “perhaps” "
        "is the greatest of the three, though by itself it is no yes.",
    },
}
