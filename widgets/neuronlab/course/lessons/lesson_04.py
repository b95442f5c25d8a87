"""Lesson 04, the perceptron: predictions and exercises."""

from functools import cache, partial

import numpy as np

from ...labs.perceptron.history_model import PerceptronHistory
from ...labs.perceptron.order_lab import OrderLab
from ...labs.perceptron.order_model import longest, taught
from ...labs.perceptron.words import corrections
from ...models import geometry
from ...models.datasets import load
from ...models.margin import widest_margin
from ...models.perceptron import Perceptron
from ...models.samples import Dataset
from ..judging import Exercise, Slip
from ..reading import numbers, written
from ..sketch import LinePicture, LineSketch


@cache
def _flowers(classes: str = "setosa against the rest") -> Dataset:
    return load("iris", features=["petal length", "petal width"]).tasks()[classes]


def _history(data: Dataset, learning_rate: float = 1.0) -> PerceptronHistory:
    return PerceptronHistory(data.X, data.y, learning_rate=learning_rate)


def _second_point() -> LinePicture:
    """Return the eight points when the first has been learned from, and the second comes."""
    few = load("few")
    w, b = _line_after(1)
    box = geometry.box_around(few.X, margin=0.2)
    return LinePicture(few.X, few.y, few.class_names, few.feature_names, box, w, b, in_hand=1)


def _line_after(samples: int) -> tuple[np.ndarray, float]:
    p = _history(load("few")).at(samples)
    return p.W[:, 0], float(p.b[0])


def _corrected_line() -> tuple[float, ...]:
    (w1, w2), b = _line_after(2)
    return float(w1), float(w2), b


def _what_the_order_changes() -> str:
    few = load("few")
    one, other = (taught(few.X, few.y, order) for order in ([7], longest(few.X, few.y)))
    counts = one.corrections == other.corrections
    lines = np.allclose(one.W[:, 0] * other.b, other.W[:, 0] * one.b)
    return {
        (True, True): "nothing: in the end it is the same line",
        (True, False): "which line comes out, not how many corrections it takes",
        (False, True): "how many corrections it takes, not which line comes out",
        (False, False): "both: how many corrections it takes, and which line comes out",
    }[counts, lines]


def _corrections_needed() -> float:
    return _history(_flowers()).corrections(100 * len(_flowers()))


def _one_correction_is_enough() -> str:
    history = _history(_flowers())
    third = 0
    for _ in range(3):
        third = history.next_mistake(third) or third
    sample = (third - 1) % history.n_samples
    still = history.at(third).corrections(history.X[sample], history.targets[sample]).any()
    return "no, it is still on the wrong side" if still else "yes, it is right now"


def _twice_the_rate() -> str:
    end = 10 * len(_flowers())
    slow, fast = (_history(_flowers(), rate).at(end) for rate in (1.0, 2.0))
    if np.array_equal(slow.W, fast.W) and np.array_equal(slow.b, fast.b):
        return "the same weights, the same line"
    same_line = np.allclose(fast.W * slow.b, slow.W * fast.b)
    doubled = np.allclose(fast.W, 2 * slow.W)
    return "weights twice as large, the same line" if same_line and doubled else "another line"


def _wrong_after_an_epoch() -> str:
    data = _flowers("versicolor against virginica")
    wrong = int(_history(data).wrong(len(data)).sum())
    return {2: "2, those it stumbled over", 0: "none, it has just corrected them"}.get(
        wrong, f"{wrong}, half of all the flowers" if 2 * wrong == len(data) else str(wrong)
    )


PREDICTIONS = {
    "04.1": {
        "question": "Point 2 (in the ring) is ▲, at (0.5, 1), and on the wrong side. So x is added "
        "to w = (2, −0.5), and 1 to b = −1. Drag the grey line to where the corrected line will "
        "stand.",
        "way": partial(LineSketch, _second_point, within=0.05),
        "answer": _corrected_line,
        "why": "w becomes (2.5, 0.5) and b becomes 0: the line 2.5·x₁ + 0.5·x₂ = 0. It goes "
        "through the origin, and it has turned with w, so that point 2 is on the blue side.",
    },
    "04.2": {
        "question": "The weights start at 0, and 150 flowers come by, again and again. How many "
        "corrections will it take until the line tells setosa from the rest?",
        "answer": _corrections_needed,
        "tolerance": 1,
        "why": "Two in the first epoch, two in the second, then none. Most flowers are never "
        "learned from: only a mistake moves the weights.",
    },
    "04.3": {
        "question": "The third correction is for flower 1, which was on the wrong side. Straight "
        "after that correction, is flower 1 on the right side?",
        "options": ["yes, it is right now", "no, it is still on the wrong side"],
        "answer": _one_correction_is_enough,
        "why": "z rose by η(‖x‖² + 1) = 3.00, from −4.86 to −1.86: a step in the right direction, "
        "and not far enough. Flower 2, next in line with the same measurements, finishes the job.",
    },
    "04.4": {
        "question": "You are the teacher now: of the points that are wrong, you choose which one "
        "comes next. In the end all eight are right. What does your order change?",
        "options": [
            "nothing: in the end it is the same line",
            "which line comes out, not how many corrections it takes",
            "how many corrections it takes, not which line comes out",
            "both: how many corrections it takes, and which line comes out",
        ],
        "answer": _what_the_order_changes,
        "why": "Point 7 alone will do, with one correction. Another order needs many more, and "
        "stops at another line. What no order can do is go on for ever.",
    },
    "04.5": {
        "question": "The weights start at 0. You double the learning rate, from η = 1 to η = 2, "
        "and train again. What comes out?",
        "options": [
            "the same weights, the same line",
            "weights twice as large, the same line",
            "another line",
        ],
        "answer": _twice_the_rate,
        "why": "Each correction is twice as long, so w and b are twice as large at every moment. "
        "The line is where z = 0, and 2z = 0 in the same places.",
    },
    "04.6": {
        "question": "Versicolor is y = 1, virginica y = 0, and the weights start at 0. The flowers "
        "come in the order of the list: 50 versicolor, then 50 virginica. In its first epoch the "
        "perceptron makes 2 mistakes. How many of the 100 flowers are wrong when it is over?",
        "options": [
            "none, it has just corrected them",
            "2, those it stumbled over",
            "50, half of all the flowers",
        ],
        "answer": _wrong_after_an_epoch,
        "why": "A mistake is counted with the weights of its moment. The last correction was for a "
        "virginica; after it w = (−1.3, −1.1) and b = 0, so that z is below 0 for every flower. "
        "The versicolors are now all wrong, unseen until they come by again.",
    },
}


def _judge_rule(correct) -> str:
    if not callable(correct):
        return "that is not a function; hand over the function itself: check(…, correct)"
    cases = [
        ("on the wrong side", (1.4, 0.2), 1.0, (4.7, 1.4), 0, 1.0),
        ("on the wrong side", (-3.3, -1.2), 0.0, (1.4, 0.2), 1, 1.0),
        ("on the right side", (-0.5, -0.8), 2.0, (1.4, 0.2), 1, 1.0),
        ("on the wrong side, η = 0.5", (-0.5, -0.8), 2.0, (1.0, 1.0), 0, 0.5),
    ]
    for what, w, b, x, y, eta in cases:
        perceptron = Perceptron(2, learning_rate=eta)
        perceptron.W, perceptron.b = np.array(w)[:, None], np.array([b])
        perceptron.update(x, y)
        given = f"w = {written(w)}, b = {written(b)}, x = {written(x)}, y = {y}, η = {eta:g}"
        result = correct(np.array(w), b, np.array(x), y, eta)
        if not isinstance(result, tuple | list) or len(result) != 2:
            return f"for {given} it returned {result!r}; expected two things: the new w and b"
        new_w, wrong = numbers(result[0], 2)
        new_b, wrong_b = numbers(result[1], 1)
        if wrong or wrong_b:
            return f"for {given}: in the new {'w' if wrong else 'b'}, {wrong or wrong_b}"
        expected = perceptron.W[:, 0], perceptron.b
        if not (np.allclose(new_w, expected[0]) and np.allclose(new_b, expected[1])):
            wrong = (
                f"a sample {what}: for {given} expected w = {written(expected[0])}, "
                f"b = {written(expected[1])}; not w = {written(new_w)}, b = {written(new_b)}"
            )
            change = expected[0] - w, expected[1] - b
            return Slip(wrong, hint) if (hint := _slip(new_w - w, new_b - b, *change)) else wrong
    return ""


def _slip(dw: np.ndarray, db: np.ndarray, right: np.ndarray, right_b: np.ndarray) -> str:
    """Return the hint that answers a wrong change of w and b; "" where the mistake is no known one.

    The changes are those that were made and those that should have been.
    """
    if not right.any():
        return "This sample is right. Then y − ŷ = 0, and nothing may change."
    if np.allclose(dw, -right):
        return "It goes the wrong way: the factor is y − ŷ, not ŷ − y."
    if np.allclose(dw, right):
        return "w is right. The bias learns too: Δb = η(y − ŷ)."
    if np.allclose(dw, 2 * right):
        return "The step is too long: have you forgotten η?"
    return ""


ENOUGH = 9
"""So many corrections an order should need: two less than the most there can be."""


def _judge_order(answer) -> str:
    order = answer.order if isinstance(answer, OrderLab) else answer
    if isinstance(answer, OrderLab) and answer.data != "few":
        return f"that lab shows {answer.data!r}; take the eight points: OrderLab('few')"
    few = load("few")
    if not isinstance(order, list | tuple) or not all(type(k) is int for k in order):
        return f"that is {type(answer).__name__}; expected the lab, or a list of sample numbers"
    if not all(1 <= k <= len(few) for k in order):
        return f"samples have the numbers 1 to {len(few)}"
    now = taught(few.X, few.y, order)
    if now.corrections >= ENOUGH:
        return ""
    if not now.n_wrong:
        return Slip(
            f"solved after {corrections(now)}: {ENOUGH} are asked for, so put the end off longer",
            "Leave point 7 alone, and of the points that are wrong take one that is only just so.",
        )
    idle = len(order) - now.corrections
    rest = f", and {idle} of the samples were right already" if idle else ""
    return f"{corrections(now)} until now{rest}; {ENOUGH} are asked for"


def _judge_line(answer) -> str:
    values, wrong = numbers(answer, 3)
    if wrong:
        return f"{wrong}: w₁, w₂ and b"
    data = _flowers()
    perceptron = Perceptron(2)
    perceptron.W, perceptron.b = values[:2, None], values[2:]
    bad = np.flatnonzero(perceptron.corrections(data.X, perceptron.targets(data.y)))
    if not len(bad):
        return ""
    first = bad[0]
    z = perceptron.weighted_sum(data.X[first])[0]
    should = "above" if data.y[first] else "below"
    return (
        f"{len(bad)} of {len(data)} flowers are on the wrong side; first flower {first + 1}, "
        f"{data.class_names[data.y[first]]}, x = {written(data.X[first])}: "
        f"z = {written(round(z, 6))}, and it should be {should} 0"
    )


def _judge_spoiler(answer) -> str:
    values, wrong = numbers(answer, 2)
    if wrong:
        return f"{wrong}: petal length and petal width"
    length, width = values
    if not (0 < length <= 10 and 0 < width <= 5):
        return f"a petal of {written(values)} cm is no iris: stay below 10 cm by 5 cm, above 0"
    spoiled = _flowers().with_points([(length, width, 1)])
    margin = widest_margin(spoiled.X, spoiled.y)
    if margin is None:
        return ""
    return (
        f"with that flower there is still a line: w = {written(margin.weights)}, "
        f"b = {written(margin.bias)} has every flower on its side"
    )


EXERCISES = {
    "04.1": Exercise(
        _judge_rule,
        (
            "First compute z = w·x + b (for two arrays, w @ x), then ŷ: 1 if z ≥ 0, else 0.",
            "The error y − ŷ is +1, 0 or −1. It says in which direction to move, and 0 means stay.",
            "w changes by η(y − ŷ)x and b by η(y − ŷ). Return both new values.",
        ),
        "that is Rosenblatt's rule, in your own code",
    ),
    "04.2": Exercise(
        _judge_order,
        (
            "Beware of point 7, which ends it at once. Which neighbours are on different sides?",
            "Of the points that are wrong, take the one that is only just wrong: the nearest to "
            "the line.",
            "Begin 3, 6, 3, 1, 3 and watch which of 1, 3 and 6 are wrong; never leave these three.",
        ),
        "and Novikoff's bound still stands far above you",
    ),
    "04.3": Exercise(
        _judge_line,
        (
            "Setosa has short petals: z must fall as x₁ and x₂ grow. What signs have the weights?",
            "Try w = (−1, 0). Then z = b − x₁: the line stands upright at petal length b.",
            "The longest setosa petal is 1.9 cm, the shortest other 3.0 cm. Put b in between.",
        ),
        "your line has every flower on its side",
    ),
    "04.4": Exercise(
        _judge_spoiler,
        (
            "If others lie between two setosas, no line has both on one side without them.",
            "Outside the crowd it works only behind it, seen from the setosas. Or go inside.",
            "Put the odd setosa in the middle of the versicolors: near 4.3 cm by 1.3 cm.",
        ),
        "no line can do it now: one flower in the wrong place is enough",
    ),
}
