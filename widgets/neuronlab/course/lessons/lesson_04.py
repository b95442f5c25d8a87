"""Lesson 04, the perceptron: predictions."""

from functools import cache, partial

import numpy as np

from ...labs.perceptron.history_model import PerceptronHistory
from ...labs.perceptron.order_model import longest, taught
from ...models import geometry
from ...models.datasets import load
from ...models.samples import Dataset
from ...models.sketch import apart, line_through
from ..line_sketch import LinePicture, LineSketch


@cache
def flowers(classes: str = "setosa against the rest") -> Dataset:
    """Return the petals of the irises, with a question of the lab's menu."""
    return load("iris", features=["petal length", "petal width"]).tasks()[classes]


NEAR = 0.03
"""Two lines with so little of the picture between them are taken for one; the bias alone is 5 %."""


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


def _reply_to_a_line(ends: list[list[float]]) -> str:
    """Return what is said to a line that comes of another correction; "" to any other."""
    (w1, w2), b = _line_after(1)
    x1, x2 = load("few").X[1]
    slips = {
        (w1, w2, b): "That is the line as it was, before the correction.",
        (w1 - x1, w2 - x2, b - 1): "It turned away from point 2. For a ▲, x is added.",
        (w1 + x1, w2 + x2, b): "w is right. The bias is corrected, too: 1 is added to it.",
        (w1, w2, b + 1): "The bias is right. w is corrected, too: x is added to it.",
    }
    drawn, box = line_through(np.asarray(ends)), _second_point().box
    gaps = {slip: apart(drawn, (np.array(slip[:2]), slip[2]), box) for slip in slips}
    nearest = min(slips, key=gaps.__getitem__)
    return slips[nearest] if gaps[nearest] <= NEAR else ""


def _how_long_at_most() -> str:
    few = load("few")
    try:
        longest(few.X, few.y)
    except ValueError:
        return "for ever, if it chooses well"
    return "only up to a number that no order exceeds"


def _corrections_needed() -> float:
    return _history(flowers()).corrections(100 * len(flowers()))


def _reply_to_a_count(given: float) -> str:
    if given < 1:
        return "With all weights 0 there is no line yet."
    if given < 3:
        return "After one correction every flower is taken for a setosa, and after two, none is."
    if given <= 150:
        return "A line that is right for one flower is right for its neighbours, too, most often."
    return "It would err so often only where there is hardly any room for a line."


def _one_correction_is_enough() -> str:
    history = _history(flowers())
    third = 0
    for _ in range(3):
        third = history.next_mistake(third) or third
    sample = (third - 1) % history.n_samples
    still = history.at(third).corrections(history.X[sample], history.targets[sample]).any()
    return "no, it is still on the wrong side" if still else "yes, it is right now"


def _twice_the_rate() -> str:
    end = 10 * len(flowers())
    slow, fast = (_history(flowers(), rate).at(end) for rate in (1.0, 2.0))
    if np.array_equal(slow.W, fast.W) and np.array_equal(slow.b, fast.b):
        return "the same weights, the same line"
    same_line = np.allclose(fast.W * slow.b, slow.W * fast.b)
    doubled = np.allclose(fast.W, 2 * slow.W)
    return "weights twice as large, the same line" if same_line and doubled else "another line"


def _wrong_after_an_epoch() -> str:
    data = flowers("versicolor against virginica")
    wrong = int(_history(data).wrong(len(data)).sum())
    return {2: "2, those it stumbled over", 0: "none, it has just corrected them"}.get(
        wrong, f"{wrong}, half of all the flowers" if 2 * wrong == len(data) else str(wrong)
    )


def _never_right() -> str:
    """Return the species of which no flower is right after an epoch of three units."""
    iris = load("iris", features=["petal length", "petal width"])
    end = PerceptronHistory(iris.X, iris.y, n_outputs=3).wrong(12 * len(iris))
    (lost,) = [name for k, name in enumerate(iris.class_names) if end[iris.y == k].all()]
    return str(lost)


PREDICTIONS = {
    "04.1": {
        "question": "Point 2 (in the ring) is ▲, at (0.5, 1), and on the wrong side. So x is added "
        "to w = (2, −0.5), and 1 to b = −1. Drag the grey line to where the corrected line will "
        "stand.",
        "way": partial(LineSketch, _second_point, within=NEAR),
        "answer": _corrected_line,
        "reply": _reply_to_a_line,
        "why": "w becomes (2.5, 0.5) and b becomes 0: the line 2.5·x₁ + 0.5·x₂ = 0. It goes "
        "through the origin, and it has turned with w, so that point 2 is on the blue side.",
    },
    "04.2": {
        "question": "The weights start at 0, and 150 flowers come by, again and again. How many "
        "corrections will it take until the line tells setosa from the rest?",
        "answer": _corrections_needed,
        "tolerance": 1,
        "reply": _reply_to_a_count,
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
        "comes next. What does your order change?",
        "options": [
            "nothing: in the end it is the same line",
            "which line comes out, not how many corrections it takes",
            "how many corrections it takes, not which line comes out",
            "both: how many corrections it takes, and which line comes out",
        ],
        "answer": _what_the_order_changes,
        "reply": {
            "nothing: in the end it is the same line": "Many lines have all eight on their side; "
            "the perceptron stops at the first that it meets.",
            "which line comes out, not how many corrections it takes": "You are right about the "
            "line. The number of corrections changes, too.",
            "how many corrections it takes, not which line comes out": "You are right about the "
            "corrections. The line changes, too.",
        }.get,
        "why": "One order is soon over, another needs many more corrections, and they stop at "
        "different lines.",
    },
    "04.5": {
        "question": "A malicious teacher shows the same eight points, one mistake after the other. "
        "How long can it keep the perceptron busy?",
        "options": [
            "for ever, if it chooses well",
            "as long as it likes, though not for ever",
            "only up to a number that no order exceeds",
        ],
        "answer": _how_long_at_most,
        "reply": {
            "as long as it likes, though not for ever": "At each mistake there are only eight "
            "points to choose from. Where every order ends, one of them is the longest.",
        }.get,
        "why": "One can try out every way to err. Each comes to an end, and the longest has "
        "11 mistakes.",
    },
    "04.6": {
        "question": "The weights start at 0. You double the learning rate, from η = 1 to η = 2, "
        "and train again. What comes out?",
        "options": [
            "the same weights, the same line",
            "weights twice as large, the same line",
            "another line",
        ],
        "answer": _twice_the_rate,
        "reply": {
            "the same weights, the same line": "The weights are a sum of corrections, and each of "
            "them is twice as long.",
            "another line": "The weights change. But do the places where z = 0?",
        }.get,
        "why": "Each correction is twice as long, so w and b are twice as large at every moment. "
        "The line is where z = 0, and 2z = 0 in the same places.",
    },
    "04.7": {
        "question": "Versicolor is y = 1, virginica y = 0, and the weights start at 0. The flowers "
        "come in the order of the list: 50 versicolor, then 50 virginica. In its first epoch the "
        "perceptron makes 2 mistakes. How many of the 100 flowers are wrong when it is over?",
        "options": [
            "none, it has just corrected them",
            "2, those it stumbled over",
            "50, half of all the flowers",
        ],
        "answer": _wrong_after_an_epoch,
        "reply": {
            "none, it has just corrected them": "It has corrected two. But each correction moves "
            "the line for all the others.",
            "2, those it stumbled over": "It stumbled over two, each with the line of that moment. "
            "Now the line is another one.",
        }.get,
        "why": "A mistake is counted with the weights of its moment. The last correction was for a "
        "virginica; after it w = (−1.3, −1.1) and b = 0, so that z is below 0 for every flower. "
        "The versicolors are now all wrong, unseen until they come by again.",
    },
    "04.8": {
        "question": "Each of the three units asks “is it mine?”, and the flowers come in the order "
        "of the list. When 12 epochs are over, of one species every flower is wrong. Of which?",
        "options": ["setosa", "versicolor", "virginica"],
        "answer": _never_right,
        "reply": {
            "setosa": "Only two setosas go to another unit.",
            "virginica": "The virginicas come last in the list: when an epoch is over, the units "
            "have just been corrected for them.",
        }.get,
        "why": "Setosa's unit finds a line. Versicolor lies between the others: its unit would "
        "need a strip between two lines, and the 50 virginicas at the end have just told it 'no'.",
    },
}
