"""Lesson 03, the artificial neuron: predictions and exercises."""

from functools import partial

import numpy as np

from ...models.activations import ACTIVATIONS
from ...models.geometry import distance_from_origin, foot
from ...models.logic import GATES
from ...models.neuron import Neuron, response, written_sum
from ..curve_sketch import CurveSketch, Scale
from ..judging import Exercise, Slip, of_a_function
from ..reading import NOTHING, numbers, rows_wrong, written


def _step_at(scale: float = 1.0) -> float:
    step = response(scale * 2.0, scale * -1.0, "heaviside", -3, 3).step
    assert step is not None  # w is not 0
    return step


def _both_doubled() -> str:
    before, after = _step_at(1), _step_at(2)
    if after == before:
        return "it stays where it is"
    return "it moves to twice as far out" if after == 2 * before else "it moves half way to 0"


def _soft_step(w: float, b: float) -> np.ndarray:
    """Return points of a sigmoid neuron's output, (61, 2), for x from −3 to 3."""
    x = np.linspace(-3, 3, 61)
    return np.column_stack([x, ACTIVATIONS["sigmoid"](w * x + b)])


def _step_along_the_line() -> str:
    w, steps = np.array([1.0, 2.0]), {"(1, 2)": (1, 2), "(2, 1)": (2, 1), "(−2, 1)": (-2, 1)}
    return next(name for name, step in steps.items() if w @ step == 0)


def _lines_without_a_bias() -> str:
    weights = [np.array(w) for w in ((1.0, 2.0), (-3.0, 0.5), (0.2, -0.2), (0.0, 1.0))]
    if all(distance_from_origin(w, 0.0) == 0 for w in weights):
        return "they all go through the origin"
    return "they are all parallel"


def _nothing_on_paper() -> str:
    z = 0.7 * 3 - 2.1
    return "exactly 0" if z == 0 else "a tiny number above 0" if z > 0 else "a tiny number below 0"


PREDICTIONS = {
    "03.1": {
        "question": "The tap has w = 2 and b = −1. The air warms up: at which x does the neuron "
        "begin to fire?",
        "answer": _step_at,
        "tolerance": 0.001,
        "why": "z = 2x − 1 is 0 at x = 1/2: at half a degree. At −1/2 it is still −2, "
        "and at 1 it is 1 already. In general, z is 0 at x = −b/w.",
    },
    "03.2": {
        "question": "The tap again, w = 2 and b = −1. You double both, to w = 4 and b = −2. Where "
        "does the step go?",
        "options": [
            "it stays where it is",
            "it moves to twice as far out",
            "it moves half way to 0",
        ],
        "answer": _both_doubled,
        "why": "−b/w = 2/4 is 1/2 again. z is twice as large everywhere, and 0 in the same place.",
    },
    "03.3": {
        "question": "The dashed curve is the soft neuron with w = 2 and b = −1. Draw what the one "
        "with w = 10 and b = −5 gives out, for x from −3 to 3.",
        "way": partial(
            CurveSketch,
            Scale("x", -3, 3),
            Scale("a", -0.1, 1.1),
            within=0.06,
            known=lambda: ("w = 2, b = −1", _soft_step(2, -1)),
        ),
        "answer": lambda: _soft_step(10, -5),
        "why": "b/w is the same, so both cross 1/2 at x = 1/2. But z now runs five times as fast: "
        "what took 2.2 of x takes 0.44. Nearly a step.",
    },
    "03.4": {
        "question": "w = (1, 2), and today z = 0. By tomorrow water and air change by one of these "
        "(so much in x₁, so much in x₂), and z is 0 again. Which change is it?",
        "options": ["(1, 2)", "(2, 1)", "(−2, 1)"],
        "answer": _step_along_the_line,
        "why": "A step (s₁, s₂) changes z by w₁s₁ + w₂s₂. For (1, 2) that is 1 + 4 = 5, for "
        "(2, 1) it is 2 + 2 = 4, and for (−2, 1) it is −2 + 2 = 0: the air makes up for the water.",
    },
    "03.5": {
        "question": "Two inputs, and the bias is 0. You try all kinds of weights. What do all the "
        "lines z = 0 have in common?",
        "options": [
            "they are all parallel",
            "they all go through the origin",
            "they are all at right angles to each other",
        ],
        "answer": _lines_without_a_bias,
        "why": "At x = (0, 0) the sum is w₁·0 + w₂·0 = 0 whatever the weights are: the origin is "
        "always on the line. Weights turn it; only a bias moves it away.",
    },
    "03.6": {
        "question": "One input, w = 0.7, b = −2.1 and x = 3. On paper z = 0, exactly on the "
        "border. What does Python make of 0.7 * 3 - 2.1?",
        "options": ["exactly 0", "a tiny number above 0", "a tiny number below 0"],
        "answer": _nothing_on_paper,
        "why": "0.7 and 2.1 have no exact form in binary, as 1/3 has none in decimals. What is "
        "left over, −0.00000000000000044, is enough to silence a neuron with a sharp step.",
    },
}


@of_a_function("neuron")
def _judge_neuron(neuron) -> str:
    cases = [
        ((1.0, 0.5), (1.0, 2.0), -1.0),
        ((1.0, -1.5), (0.5, 0.5), -0.5),  # here −b for +b is seen, and b left out is not
        ((-1.0, 2.0), (0.5, 0.25), -0.5),
        ((2.0, 3.0, -1.0), (1.0, -1.0, 2.0), 0.5),
        ((1.0, 1.0), (1.0, 2.0), -3.0),
    ]
    for x, w, b in cases:
        result = neuron(np.array(x), np.array(w), b)
        if result is None:
            return Slip(NOTHING, "print shows a number, and hands nothing back; return does.")
        value, wrong = numbers(result, 1)
        expected = Neuron(w, b)([x])[0]
        given = f"for x = {written(x)}, w = {written(w)}, b = {written(b)}"
        z = written_sum(x, w, b)
        if wrong:
            return f"{given} it returned {result!r}; expected 0 or 1"
        if value[0] != expected:
            exactly = ", exactly 0," if z == 0 else ""
            wrong = (
                f"{given}: z = {written(z)}{exactly} so a should be {expected:g}, "
                f"not {written(value)}"
            )
            return Slip(wrong, _slip(z, value[0], b))
    return ""


def _slip(z: float, a: float, b: float) -> str:
    """Return the hint for an output ``a`` that is wrong for the sum ``z``."""
    if z == 0:
        return "Heaviside is 1 at z = 0 too: mind the “or equal” in z ≥ 0."
    if a == z:
        return "That is z itself. The step is missing: 1 where z ≥ 0, else 0."
    if a == -1:
        return "Silent is 0 here, not −1."
    if a == float(z - 2 * b >= 0) != float(z - b >= 0):
        return "Your answer fits w @ x − b. The bias is added: it is the threshold turned round."
    if a == float(z - b >= 0):
        return "Your answer fits w @ x alone. Add b before you compare with 0."
    return "First z: w @ x adds up the products, then add b. The answer is 1 where z ≥ 0, else 0."


def _judge_and(answer) -> str:
    values, wrong = numbers(answer, 3)
    if wrong:
        return f"{wrong}: w₁, w₂ and b"
    table = GATES["and"]
    fires = _fires(table.inputs, values)
    wrong = rows_wrong(table.inputs, fires, table.outputs)
    if fires == _fires(table.inputs, [1, 1, -1]):
        return Slip(wrong, "That is OR, where one vote is enough. It has to take two.")
    if values[2] > 0 and _fires(table.inputs, [*values[:2], -values[2]]) == list(table.outputs):
        return Slip(wrong, "The bias is the threshold with its sign turned round, b = −θ.")
    if fires == [0, 0, 0, 0]:
        return Slip(wrong, "It never fires. Two votes have to lift z to 0: raise the bias.")
    return wrong


def _fires(inputs, answer) -> list[int]:
    """Return for each row whether a neuron fires with an ``answer`` of w₁, w₂ and b."""
    return [int(written_sum(row, answer[:2], answer[2]) >= 0) for row in inputs]


def _judge_distance(answer) -> str:
    values, wrong = numbers(answer, 1)
    if wrong:
        return f"{wrong}: b"
    w, b = np.array([3.0, 4.0]), values[0]
    away = distance_from_origin(w, b)
    if not np.isclose(away, 2):
        far = f"with b = {written(b)} the line is {written(round(away, 4))} from the origin, not 2"
        hints = {
            2: "The distance is |b|/‖w‖, and ‖w‖ = √(3² + 4²) is not 1.",
            14: "‖w‖ is the length of the arrow: not 3 + 4, but Pythagoras, √(3² + 4²).",
            0.4: "|b|/‖w‖ = 2, so to find |b| multiply 2 by ‖w‖.",
        }
        return next((Slip(far, hints[k]) for k in hints if np.isclose(abs(b), k)), far)
    if b > 0:
        return ""
    wrong = (
        f"the line is 2 from the origin, but on the wrong side: its nearest point is "
        f"{written(foot(w, b))}, and at the origin z = b = {written(b)}"
    )
    return Slip(wrong, "The origin is to fire: what sign must z = b have there?")


EXERCISES = {
    "03.1": Exercise(
        _judge_neuron,
        (
            "First z: w @ x adds up the products of two arrays. Then add b.",
            "Heaviside is 1 where z ≥ 0, and 0 elsewhere. Mind the “or equal”.",
            "return 1 if w @ x + b >= 0 else 0",
        ),
        "a neuron in one line",
    ),
    "03.2": Exercise(
        _judge_and,
        (
            "Lesson 02's AND counts to 2. What is the bias of “fire when x₁ + x₂ ≥ 2”?",
            "x₁ + x₂ ≥ θ is the same as x₁ + x₂ − θ ≥ 0.",
            "Weights 1 and 1, and a bias between −2 and −1, such as −1.5.",
        ),
        "AND in all four rows",
    ),
    "03.3": Exercise(
        _judge_distance,
        (
            "‖w‖ = √(3² + 4²) = 5. The distance is |b|/‖w‖.",
            "|b|/5 = 2 leaves two values for b. Which one makes z > 0 at x = (0, 0)?",
            "At the origin z = b. So b must be positive: 10.",
        ),
        "|b|/‖w‖ = 10/5 = 2, and the origin fires",
    ),
}
