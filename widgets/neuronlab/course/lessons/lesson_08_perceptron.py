"""Lesson 08: the judge of the perceptron's gradient."""

import numpy as np

from ...models.activations import ACTIVATIONS
from ..judging import Slip, of_a_function
from ..reading import NOTHING, numbers, written
from .lesson_04_exercises import ADDED_UP


@of_a_function("gradient")
def judge_perceptron(slope) -> str:
    """Judge a function that returns the gradient of the perceptron's loss for one sample."""
    for w, b, x, y in (
        ((1.0, -1.0), 0.5, (2.0, 1.0), 0),
        ((1.0, -1.0), 0.5, (-1.0, 1.0), 1),
        ((1.0, -1.0), 0.5, (2.0, 1.0), 1),
        ((0.5, 0.25), -2.0, (1.0, 1.0), 0),
        ((1.0, -1.0), 0.0, (2.0, 2.0), 0),  # z = 0, which counts as an answer of 1
        ((1.0, -1.0), 0.0, (2.0, 2.0), 1),
    ):
        answer = 1 if np.dot(w, x) + b >= 0 else 0
        try:
            given = slope(np.array(w), b, np.array(x), y)
        except (TypeError, ValueError) as error:
            if "truth value" in str(error) or "Python scalars" in str(error):
                return Slip(f"it led to {type(error).__name__}: {error}", ADDED_UP)
            raise
        if given is None and answer == y:
            return Slip(NOTHING, "for right answers, too: the loss is 0 there, and stays 0")
        if given is None:
            return NOTHING
        if not isinstance(given, tuple | list) or len(given) < 2:
            said = "it returned one thing; expected two: ∂L/∂w (an array) and ∂L/∂b"
            if np.size(given) == 3:
                return Slip(said, "not all in one array: return ∂L/∂w, a comma, ∂L/∂b")
            return Slip(said, _NOT_Z) if isinstance(given, float) else said
        if len(given) == 2 and np.ndim(given[0]) == 0:
            no_x = _NO_X if given[0] == given[1] else _NOT_Z
            return Slip(
                "it returned two numbers; expected ∂L/∂w, two numbers in an array, and ∂L/∂b",
                no_x if given[0] else "for no slope at all: 0 * x is an array of zeros",
            )
        values, wrong = numbers(np.hstack(given), 3)
        if wrong:
            said = f"{wrong}: ∂L/∂w (two numbers) and ∂L/∂b"
            return Slip(said, ADDED_UP) if np.shape(given[1]) == (2,) else said
        expected = np.array([*x, 1.0]) * (answer - y)
        if not np.allclose(values, expected):
            said = (
                f"for w = {written(w)}, b = {written(b)}, x = {written(x)}, y = {y} the answer is "
                f"{answer}; it returned {written(values)}, expected {written(expected)}"
            )
            z = float(np.dot(w, x) + b)
            without_b = np.array([*x, 1.0]) * ((z - b >= 0) - y)
            if (z - b >= 0) != answer and np.allclose(values, without_b):
                return Slip(said, "z is w @ x + b: the b is missing")
            if np.allclose(values, np.array([*x, 1.0]) * (ACTIVATIONS["sigmoid"](z) - y)):
                return Slip(said, "ŷ is 1 or 0 here, a step: compare z with 0, without a sigmoid")
            return _slip_of_gradient(said, values, expected, z, np.array([*w, b]))
    return ""


_NOT_Z = "not z itself: by how much does z move when w₁ is nudged, by how much when w₂ is?"


_NO_X = "where is x? A nudge of w₁ by h moves z by x₁·h, one of w₂ by x₂·h"


def _slip_of_gradient(said: str, values: np.ndarray, expected: np.ndarray, z: float, wb) -> str:
    """Return what is wrong, with a hint where it is known which mistake was made."""
    if z == 0:
        return Slip(said, "z is 0 here, and at 0 the perceptron fires: z >= 0, not z > 0")
    if not expected.any():
        return Slip(said, "the answer is right: the loss is 0 there, and stays 0")
    if np.allclose(values, -expected) and z >= 0:
        return Slip(said, "the gradient points uphill, against the perceptron's correction")
    if np.allclose(values, -expected):
        return Slip(said, "it is silent and should fire: L = −z, and so the signs turn")
    if np.allclose(values, 2 * expected):
        return Slip(said, "twice too much: the loss is |z|, not a square, so there is no 2")
    if np.allclose(values, abs(z) * expected):
        return Slip(said, "not times z: the slope of |z| is the same, near and far")
    if np.allclose(values, expected[2]):
        return Slip(said, _NO_X)
    if np.allclose(np.abs(values[:2]), abs(z)):
        return Slip(said, _NOT_Z)
    if np.allclose(values, [*expected[:2], -expected[2]]) and z < 0:
        return Slip(said, "∂L/∂w is right; L = −z here, so the sign turns for b, too")
    if np.allclose(values[:2], expected[:2]):
        return Slip(said, "∂L/∂w is right; z = w·x + b moves with b, too: by how much?")
    if np.allclose(np.abs(values[:2]), np.abs(wb[:2] * expected[:2])):
        return Slip(said, "a nudge of w₁ by h moves z by x₁·h; w₁ itself is not in it")
    if np.allclose(np.abs(values[:2]), np.abs(wb[:2])):
        return Slip(said, "a nudge of w₁ by h moves z by x₁·h, not by w₁·h")
    if np.allclose(np.cross(values - wb, expected), 0):
        return Slip(said, "that is w and b after a step; wanted is the gradient alone")
    return said
