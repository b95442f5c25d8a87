"""Lesson 06, activation functions: exercises and their judges."""

import numpy as np

from ...models.activations import ACTIVATIONS, softmax
from ..judging import Exercise, Slip, of_a_function
from ..reading import numbers, written

_SIGMOID = ACTIVATIONS["sigmoid"]

_NEAR_THE_END = 5.0
"""A list from −3 to 3 does not reach it."""

_UPHILL = -0.02
"""Where σ(z) − tanh(z − 4) climbs most steeply: it falls far more steeply at 4."""


@of_a_function("steepest")
def _judge_steepest(steepest) -> str:
    tanh = ACTIVATIONS["tanh"]
    for name, f, expected in (
        ("σ(z − 2)", lambda z: _SIGMOID(np.asarray(z) - 2), 2.0),
        ("tanh(z)", tanh, 0.0),
        ("tanh(3·(z + 1.4))", lambda z: tanh(3 * (np.asarray(z) + 1.4)), -1.4),
        (  # slope 4 at 3, in a small step that a long nudge strides over, and 2 at −2
            "2·tanh(z + 2) + ½·tanh(8·(z − 3))",
            lambda z: 2 * tanh(np.asarray(z) + 2) + tanh(8 * (np.asarray(z) - 3)) / 2,
            3.0,
        ),
        ("σ(z) − tanh(z − 4)", lambda z: _SIGMOID(z) - tanh(np.asarray(z) - 4), _UPHILL),
        ("tanh(z − 5)", lambda z: tanh(np.asarray(z) - 5), _NEAR_THE_END),
        (
            "σ(z + 1) + 2·tanh(z − 9)",
            lambda z: _SIGMOID(np.asarray(z) + 1) + 2 * tanh(np.asarray(z) - 9),
            -1.0,
        ),
    ):
        asked: list = []
        try:
            found = steepest(_heard(f, asked))
        except AttributeError as error:
            if "derivative" not in str(error):
                raise
            return Slip(str(error), "f can only be asked for values, f(z): nudge to get its slope")
        value, wrong = numbers(found, 1)
        if wrong and np.size(found) > 1:
            return Slip(
                f"for f(z) = {name}: {wrong}",
                "return only the z where it is steepest"
                if np.size(found) == 2
                else "are those all the slopes? Return the z of the greatest, with np.argmax",
            )
        if wrong:
            return f"for f(z) = {name}: {wrong}"
        said = f"for f(z) = {name} it returned {written(value)}"
        if abs(value[0] - expected) <= 0.07:
            continue
        return _slip_of_place(said, float(value[0]), expected, asked)
    return ""


def _slip_of_place(said: str, z: float, expected: float, asked: list) -> str:
    """Return what is wrong, with a hint where it is known which mistake was made."""
    steepest = f"{said}; it is steepest at z = {written(expected)}"
    if 0 < _nudge(asked) < 1e-12:
        return Slip(
            said,
            "your nudge is too small: numbers here have 16 digits, and f(z + h) − f(z − h) "
            "keeps only the last ones; try h = 0.001",
        )
    if abs(z) == 6:
        return Slip(
            f"{said}, an end of the list",
            "it is highest or flattest there, or your slopes are all 0 (is the nudge too "
            "small?) or have the wrong sign: return the z whose slope is the greatest",
        )
    if expected == _UPHILL and abs(z - 4) <= 0.1:
        return Slip(
            f"{said}, where it falls most steeply",
            "downhill the slope is negative: compare the slopes with their signs",
        )
    if abs(z - 9) < 0.1:
        return Slip(said, "it is steeper there, but look between −6 and 6 only")
    if z > 6:
        return Slip(
            f"{said}, which is not between −6 and 6",
            "is that a place in your list? Look up which z stands there: z[place]",
        )
    if abs(z - float(_SIGMOID.derivative(0))) < 0.02:
        return Slip(
            f"{said}, which is the slope there",
            "the greatest slope is found; now return the z that it belongs to, with np.argmax",
        )
    if _spacing(asked) > 0.13:
        return Slip(steepest, "are there enough places in your list of z? One has to be near that")
    if _nudge(asked) > 0.15:
        return Slip(
            steepest,
            "your nudge is too long: it tells of a wide stretch, not of one place; try h = 0.001",
        )
    if abs(z - expected) < 0.6:
        return Slip(steepest, "you are close: is your list of z fine enough?")
    if expected == _NEAR_THE_END:
        return Slip(steepest, "does your list go from −6 to 6?")
    return steepest


def _heard(f, asked: list):
    """Return ``f``, which also notes where it is asked."""

    def asks(z):
        asked.append(np.ravel(z))
        return f(z)

    return asks


def _nudge(asked: list) -> float:
    """Return how far the second question was from the first, 0 where they can't be compared."""
    if len(asked) < 2 or asked[0].shape != asked[1].shape:
        return 0.0
    return float(np.abs(asked[1] - asked[0]).max())


def _spacing(asked: list) -> float:
    """Return how far apart the places were, as one array or one by one; 0 where that is unclear."""
    if asked and asked[0].size > 1:
        return float(np.abs(np.diff(asked[0])).max())
    return float(np.abs(asked[2] - asked[0]).max()) if len(asked) > 2 else 0.0


def _judge_where(answer) -> str:
    value, wrong = numbers(answer, 1)
    if wrong:
        return wrong
    a = float(_SIGMOID(value[0]))
    if abs(value[0] - np.log(9)) < 0.001:
        return ""
    side = "above" if a > 0.9 else "below"
    said = f"σ({written(value)}) = {written(round(a, 4))}, which is {side} 0.9"
    if abs(a - 0.1) < 0.0005:
        return Slip(said, "that is the mirror image: check the sign of z")
    if abs(value[0] - np.log10(9)) < 0.001:
        return Slip(said, "np.log10 undoes a power of 10; np.log undoes one of e")
    if abs(value[0] - np.log(10)) < 0.001:
        return Slip(said, "ln 10 undoes e⁻ᶻ = 1/10. But 1/0.9 is 1 + e⁻ᶻ: what is e⁻ᶻ alone?")
    if abs(a - 0.9) < 0.01:
        return Slip(said, "close, as read off a picture; now solve 0.9 = 1/(1 + e⁻ᶻ) for z")
    if abs(value[0] - float(_SIGMOID(0.9))) < 0.01 or value[0] == 0.9:
        return Slip(said, "0.9 is to come out; which z has to go in?")
    return said


@of_a_function("softmax")
def _judge_softmax(function) -> str:
    for z in ([2.0, 1.0, 0.1], [-3.0, 0.0, 0.5, 4.0], [1000.0, 1000.0], [-1000.0, -1000.0],
              [1000.0, 999.0], [-1000.0, -1001.0], [1000.0, 0.0, -1000.0],
              [0.0, 1000.0], [-1000.0, 0.0, 1000.0]):  # fmt: skip
        with np.errstate(all="ignore"):
            result = function(np.array(z))
        values, wrong = numbers(result, len(z))
        if wrong and z[-1] == 1000 > z[0] and "finite" in wrong:
            return Slip(
                f"for z = {written(z)}: {wrong}",
                "here the greatest score is not the first: find it, wherever it stands",
            )
        if wrong and abs(z[0]) == 1000 and "finite" in wrong:
            return Slip(
                f"right for small scores; for z = {written(z)} {wrong}",
                "only differences between scores count (prediction 06.8): which number can you "
                "take away from all of them, so that the greatest becomes 0?",
            )
        if wrong and "finite" in wrong:
            return Slip(
                f"for z = {written(z)}: {wrong}",
                "whatever you take away must fit these scores, too: find it from z itself",
            )
        if wrong:
            return f"for z = {written(z)}: {wrong}"
        if np.allclose(values, softmax(z), atol=1e-6):
            continue
        said = (
            f"for z = {written(z)} it returned {written(values.round(4))}; "
            f"expected {written(softmax(z).round(4))}"
        )
        if any(np.array_equal(values, softmax(z).round(digits)) for digits in range(1, 6)):
            return Slip(said, "those are rounded: return them with all their digits")
        for base in (2, 10):
            if np.allclose(values, softmax(np.log(base) * np.array(z))):
                return Slip(said, f"those are powers of {base}; take them of e, with np.exp")
        if sorted(values) == [*np.zeros(len(z) - 1), 1]:
            return Slip(
                said,
                "the greatest need not take it all: each has its power, divided by the sum of all",
            )
        if np.allclose(values, _SIGMOID(np.array(z))):
            return Slip(said, "a sigmoid sees one score alone: divide by the sum of all the powers")
        if np.allclose(values * np.sum(z), z):
            return Slip(said, "those are shares of the scores; take a power of e for each first")
        shifts = (-max(z), max(z)) if max(map(abs, z)) < 1000 else ()
        if any(np.allclose(values * np.exp(shift), softmax(z)) for shift in shifts):
            return Slip(
                said,
                "you divide by the sum of other powers: add up the ones you have just computed",
            )
        if not values.any():
            return Slip(said, "np.exp(z).sum() is too large by then: take the greatest away first")
        if len(z) > 3 and np.isclose(values[:3].sum(), 1):
            return Slip(said, "are all powers in your sum? z may be longer than three")
        if np.allclose(values / values.sum(), softmax(z), atol=1e-6):
            return Slip(said, "the powers are right; now divide each by the sum of all")
        if abs(z[0]) == 1000 and np.ptp(values) < 1e-6:
            return Slip(said, "you have lost the difference between them: were both cut to one?")
        return said
    return ""


EXERCISES = {
    "06.1": Exercise(
        _judge_steepest,
        (
            "Make a fine list of z from −6 to 6, and the slope of f at each of them, by nudging.",
            "(f(z + 0.001) - f(z - 0.001)) / 0.002 works on a whole array of z at once.",
            "z = np.linspace(-6, 6, 1201); the place of the greatest slope is np.argmax(slopes).",
        ),
        "slopes from values of the function alone, and the greatest of them found",
    ),
    "06.2": Exercise(
        _judge_where,
        (
            "1/(1 + e⁻ᶻ) = 0.9. What is 1 + e⁻ᶻ then?",
            "1 + e⁻ᶻ = 1/0.9, so e⁻ᶻ = 1/9.",
            "e⁻ᶻ = 1/9 means that z is the natural logarithm of 9: np.log(9).",
        ),
        "z = ln 9; by symmetry σ(−ln 9) = 0.1",
    ),
    "06.3": Exercise(
        _judge_softmax,
        (
            "np.exp(z) gives all the powers at once, and .sum() adds them up.",
            "e¹⁰⁰⁰ is too large for a computer's numbers. Which number may you take from every "
            "score without changing the result?",
            "Take the greatest away first: powers = np.exp(z - z.max())",
        ),
        "and it bears scores of ±1000",
    ),
}
