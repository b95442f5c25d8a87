"""Lesson 04, the perceptron: exercises and their judges."""

from collections.abc import Sequence

import numpy as np

from ...labs.perceptron.history_model import PerceptronHistory
from ...labs.perceptron.order_lab import OrderLab
from ...labs.perceptron.order_model import longest, taught
from ...labs.perceptron.words import corrections
from ...models.datasets import load
from ...models.margin import Margin, widest_margin
from ...models.perceptron import Perceptron
from ...models.samples import Dataset
from ..judging import Exercise, Slip, of_a_function
from ..reading import numbers, written
from .lesson_04 import flowers


@of_a_function("correct")
def _judge_rule(correct) -> str:
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
        try:
            result = correct(np.array(w), b, np.array(x), y, eta)
        except ValueError as error:
            if "truth value" in str(error):
                return Slip(f"it led to ValueError: {error}", ADDED_UP)
            raise
        if not isinstance(result, tuple | list) or len(result) != 2:
            wrong = f"for {given} it returned {result!r}; expected two things: the new w and b"
            if result is None:
                return Slip(wrong, "Each way through it needs a return, also where ŷ is right.")
            if np.shape(result) == (2,):
                return Slip(wrong, "That is w alone: return w and b, with a comma between.")
            if np.shape(result) == (3,):
                return Slip(wrong, "w stays an array of two: return w and b, not w₁, w₂ and b.")
            return wrong
        if np.shape(result[0]) != (2,) and np.shape(result[1]) == (2,):
            return Slip(f"for {given} it returned {result!r}", "w comes first, then b.")
        new_w, wrong = numbers(result[0], 2)
        new_b, wrong_b = numbers(result[1], 1)
        if wrong or wrong_b:
            told = f"for {given}: in the new {'w' if wrong else 'b'}, {wrong or wrong_b}"
            return Slip(told, ADDED_UP) if np.shape(result[1]) == (2,) else told
        expected = perceptron.W[:, 0], perceptron.b
        if not (np.allclose(new_w, expected[0]) and np.allclose(new_b, expected[1])):
            wrong = (
                f"a sample {what}: for {given} expected w = {written(expected[0])}, "
                f"b = {written(expected[1])}; not w = {written(new_w)}, b = {written(new_b)}"
            )
            right = expected[0] - w, expected[1] - b
            if right[0].any() and np.allclose(new_w, right[0]):
                return Slip(wrong, "That is the change. Add it to the old w and b.")
            if _adds_always(correct):
                return Slip(wrong, "It adds x whatever the answer was. Where is y − ŷ?")
            unbiased = eta * (y - (np.dot(w, x) >= 0)) * np.array(x)
            as_unbiased = np.allclose(new_w - w, unbiased) and not np.allclose(unbiased, right[0])
            if as_unbiased and _leaves_what_is_right(correct):
                return Slip(wrong, "Its answer ŷ is that of w·x alone: z is w·x + b.")
            hint = _slip(new_w - w, new_b - b, *right, eta)
            return Slip(wrong, hint) if hint else wrong
    return ""


def _leaves_what_is_right(correct) -> bool:
    """Whether a rule leaves w alone for a sample that is right, with the bias or without it."""
    ones = np.ones(2)
    return bool(np.array_equal(np.asarray(correct(ones, 1.0, ones, 1, 1.0)[0]), ones))


def _adds_always(correct) -> bool:
    """Whether a rule adds x for a sample of either class, though no weight has a say yet."""
    x, none = np.array([1.0, 2.0]), np.zeros(2)
    moved = [np.asarray(correct(none, b, x, y, 1.0)[0]) for b, y in ((1.0, 0), (-1.0, 1))]
    return all(np.array_equal(w, x) for w in moved)


ADDED_UP = "w * x is two numbers. Add them up: z = w @ x + b."


def _slip(
    dw: np.ndarray, db: np.ndarray, right: np.ndarray, right_b: np.ndarray, eta: float
) -> str:
    """Return the hint that answers a wrong change of w and b; "" where the mistake is no known one.

    The changes are those that were made and those that should have been, with this η.
    """
    if not right.any():
        return "This sample is right. Then y − ŷ = 0, and nothing may change."
    if np.allclose(dw, -right):
        return "It goes the wrong way: the factor is y − ŷ, not ŷ − y."
    if np.allclose(dw, right):
        return "w is right. The bias learns too: Δb = η(y − ŷ)."
    if np.allclose(dw, 2 * right):
        twice = "The step is twice as long as it should be: for silence ŷ is 0, not −1."
        return twice if eta == 1 else "The step is too long: have you forgotten η?"
    if not dw.any():
        return "Nothing moved, and this sample is wrong: y − ŷ is not 0."
    if np.allclose(dw, right_b):
        return "Each weight moves by its own input: multiply by x."
    if np.allclose(dw[0] * right[1], dw[1] * right[0]):
        return "It moves along x, but not by ηx: ŷ is the answer, 1 or 0, and not z."
    return ""


ENOUGH = 8
"""So many corrections an order should need: 10 of the 43 ways to err need them, the longest 11."""


def _judge_order(answer) -> str:
    order = answer.order if isinstance(answer, OrderLab) else answer
    if isinstance(answer, OrderLab) and answer.data != "few":
        return f"that lab shows {answer.data!r}; take the eight points: OrderLab('few')"
    few = load("few")
    if not isinstance(order, list | tuple) or not all(type(k) is int for k in order):
        return "expected the lab, or a list of sample numbers"
    if not all(1 <= k <= len(few) for k in order):
        return f"samples have the numbers 1 to {len(few)}"
    now = taught(few.X, few.y, order)
    record = answer.record if isinstance(answer, OrderLab) else 0
    if max(now.corrections, record) >= ENOUGH:
        return ""
    if not now.n_wrong:
        return Slip(
            f"solved after {corrections(now)}: {ENOUGH} are asked for, so put the end off longer",
            _where_it_ended(order),
        )
    idle = len(order) - now.corrections
    were = "was" if idle == 1 else "were"
    rest = f", and {idle} of the samples {were} right already" if idle else ""
    return f"{corrections(now)} until now{rest}; {ENOUGH} are asked for"


def _where_it_ended(order: Sequence[int]) -> str:
    """Return the first choice that left too few mistakes to be made, and a better one."""
    few = load("few")

    def left(shown: Sequence[int]) -> list[int]:
        return longest(few.X, few.y, begun=shown)

    k = next(
        k
        for k in range(len(order))
        if taught(few.X, few.y, order[: k + 1]).corrections + len(left(order[: k + 1])) < ENOUGH
    )
    so_far = f"After {', '.join(map(str, order[:k]))}, point" if k else "Point"
    return f"{so_far} {order[k]} leads to an early end: take {left(order[:k])[0]} there."


def _judge_line(answer) -> str:
    values, wrong = numbers(answer, 3)
    if wrong:
        wrong = f"{wrong}: w₁, w₂ and b"
        two = not numbers(answer, 2)[1]
        return Slip(wrong, "Which weight is missing? It may be 0.") if two else wrong
    data = flowers()
    bad = _wrong_side(values)
    if not len(bad):
        return _whose(values)
    first = bad[0]
    z = data.X[first] @ values[:2] + values[2]
    should = "above" if data.y[first] else "below"
    are = "is" if len(bad) == 1 else "are"
    wrong = (
        f"{len(bad)} of {len(data)} flowers {are} on the wrong side; first flower {first + 1}, "
        f"{data.class_names[data.y[first]]}, x = {written(data.X[first])}: "
        f"z = {written(round(z, 6))}, and it should be {should} 0"
    )
    if not values[:2].any():
        return Slip(wrong, "With both weights 0 there is no line. What should lower z?")
    if not len(_wrong_side(-values)):
        return Slip(wrong, "A good line, with the wrong side firing: turn all three signs round.")
    w1, w2, b = values
    if not len(_wrong_side(np.array([w2, b, w1]))):
        return Slip(wrong, "The bias comes last: w₁, w₂, b.")
    if not w2 and not len(_wrong_side(np.array([-b, 0, -w1]))):
        return Slip(
            wrong,
            f"Your line stands at x₁ = −b/w₁ = {written(round(-b / w1, 2))} cm. "
            "Have w₁ and b changed places?",
        )
    return wrong


def _wrong_side(values: np.ndarray, data: Dataset | None = None) -> np.ndarray:
    """Return the flowers that the line w₁, w₂, b has on the wrong side, or on it."""
    data = data or flowers()
    perceptron = Perceptron(2)
    perceptron.W, perceptron.b = values[:2, None], values[2:]
    return np.flatnonzero(perceptron.corrections(data.X, perceptron.targets(data.y)))


def _whose(values: np.ndarray) -> str:
    """Return what is wrong with a good line: that it is the one which the lesson's rule finds."""
    end = PerceptronHistory(flowers().X, flowers().y).at(3 * len(flowers()))
    found = np.append(end.W[:, 0], end.b)
    if np.allclose(values / np.linalg.norm(values), found / np.linalg.norm(found)):
        return Slip("that is the line which the perceptron found", "Move it a little, or turn it.")
    return ""


def _judge_spoiler(answer) -> str:
    values, wrong = numbers(answer, 2)
    if wrong:
        return f"{wrong}: petal length and petal width"
    length, width = values
    if not (0 < length <= 10 and 0 < width <= 5):
        return f"a petal of {written(values)} cm is no iris: stay below 10 cm by 5 cm, above 0"
    margin = _margin(length, width)
    if margin is None:
        return ""
    w1, w2, b = _in_few_digits(margin, length, width)
    wrong = (
        f"with that flower there is still a line: w = {written((w1, w2))}, b = {written(b)} "
        "has every flower on its side"
    )
    if width > length and _margin(width, length) is None:
        return Slip(wrong, "The length comes first, then the width.")
    return wrong


def _margin(length: float, width: float) -> Margin | None:
    """Return the widest margin with one more setosa, None where no line is left."""
    spoiled = flowers().with_points([(length, width, 1)])
    return widest_margin(spoiled.X, spoiled.y)


def _in_few_digits(margin: Margin, length: float, width: float) -> np.ndarray:
    """Return w₁, w₂, b of its line with ‖w‖ = 1, in as few decimals as still keep all apart."""
    spoiled = flowers().with_points([(length, width, 1)])
    line = np.append(margin.weights, margin.bias) / np.linalg.norm(margin.weights)
    for digits in range(2, 16):
        short = line.round(digits) + 0.0  # 0 has no sign
        if not len(_wrong_side(short, spoiled)):
            return short
    return line


EXERCISES = {
    "04.1": Exercise(
        _judge_rule,
        (
            "First compute z = w·x + b (for two arrays, w @ x), then ŷ: 1 if z ≥ 0, else 0.",
            "The error y − ŷ is +1, 0 or −1. It says in which direction to move, and 0 means stay.",
            "w changes by η(y − ŷ)x and b by η(y − ŷ). Return both new values.",
        ),
        "that is the perceptron's rule, in your own code",
    ),
    "04.2": Exercise(
        _judge_order,
        (
            "Beware of point 7, which ends it at once. Which neighbours are on different sides?",
            "Stay with 1, 3 and 6 as long as one of them is wrong, and begin with 3, then 6.",
            "Begin 3, 6, 3, 1, and then stay with 1, 3 and 6 as long as one of them is wrong.",
        ),
        "you have found out what keeps it busy",
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
