"""The exercises of lesson 11 but for loops and Keras, and what judges them."""

import numpy as np

from ..judging import Exercise, Slip, of_a_function
from ..reading import NOTHING, numbers, written
from .lesson_11_script import judge_script


@of_a_function("to_pytorch")
def _judge_to_pytorch(function) -> str:
    if wrong := _a_layer(function):
        return wrong
    rng = np.random.default_rng(11)
    for n_inputs, n_units in ((2, 4), (3, 1)):
        W, b = rng.normal(size=(n_inputs, n_units)), rng.normal(size=n_units)
        result = function(W, b)
        if result is None:
            return NOTHING
        for part in result if isinstance(result, tuple | list) else [result]:
            if wrong := _a_layer(part):
                return wrong
        if not isinstance(result, tuple | list) or len(result) != 2:
            wrong = "it should return two things: the weight and the bias"
            return Slip(wrong, "Two tables with a comma between them.")
        if any(map(callable, result)):
            wrong = "one of the two is a function"
            return Slip(wrong, "W.T goes without brackets, and W.transpose() with them.")
        weight, bias = (
            np.asarray(getattr(part, "detach", lambda part=part: part)()) for part in result
        )
        if (weight.shape, bias.shape) == (b.shape, W.T.shape):
            return Slip(
                "the bias comes first", "nn.Linear keeps weight and bias: the weight first."
            )
        if weight.shape != (n_units, n_inputs):
            wrong = f"for W of shape {W.shape} the weight has the shape {weight.shape}"
            return Slip(wrong, f"nn.Linear{W.shape} has {n_units} units, and a row for each.")
        if bias.shape != b.shape or not np.allclose(bias, b, atol=1e-6):
            return Slip(
                "the bias should stay as it is", "It has one number for each unit: b itself."
            )
        if not np.allclose(weight, W.T, atol=1e-6):
            wrong = "the shape is right, but the numbers stand in other places"
            if np.allclose(weight, W.reshape(weight.shape)):
                return Slip(wrong, "A reshape deals them out anew, row by row. Turn the table.")
            return Slip(wrong, "Unit k's row is column k of W, from top to bottom.")
    return ""


def _a_layer(part) -> str:
    """Return what is wrong where a layer stands, or its class, and tables should."""
    tables = "Return what is to be put into it: its two tables."
    if isinstance(part, type):
        return Slip(f"that is {part.__name__}, a class: a kind of layer without numbers", tables)
    if hasattr(part, "weight") and hasattr(part, "bias"):
        return Slip("that is a whole layer", tables)
    return ""


@of_a_function("loss")
def _judge_loss(function) -> str:
    for z, y in ((0.0, 1), (2.0, 1), (2.0, 0), (-3.0, 1), (800.0, 0), (-800.0, 1), (800.0, 1)):
        try:
            with np.errstate(all="ignore"):
                value, wrong = numbers(function(z, y), 1)
        except (ArithmeticError, ValueError) as error:  # of math.exp, of math.log
            if abs(z) < 100 and not _without_sigma(function):
                raise
            wrong = f"{type(error).__name__}: {error}"
        if wrong:
            if abs(z) > 100 and wrong != NOTHING:
                hint = _TOO_LARGE
            else:
                hint = _NO_SIGMA if _without_sigma(function) else ""
            return Slip(f"for z = {written(z)} and y = {y}: {wrong}", hint)
        expected = _right(z, y)
        if not np.isclose(value[0], expected, rtol=1e-6, atol=1e-9):
            wrong = (
                f"for z = {written(z)} and y = {y} it returned {written(value)}, "
                f"expected {written(round(expected, 4))}"
            )
            sure = "" if abs(z) < 100 else _CLIPPED if expected else _SURE
            return Slip(wrong, _known_slip(function) or sure)
    return ""


def _known_slip(function) -> str:
    """Return the hint for a mistake that many make, "" where it is another one."""
    for hint, formula in _SLIPS.items():
        pairs = [(function(z, y), formula(z, y)) for z in (-2.0, 0.5, 3.0) for y in (0, 1)]
        if np.allclose(*np.transpose(pairs)):
            return hint
    return ""


def _right(z, y):
    return max(z, 0) - z * y + np.log1p(np.exp(-abs(z)))


_SLIPS = {
    "Have y = 0 and y = 1 changed places?": lambda z, y: _right(z, 1 - y),
    "A loss is never below 0. Is there a sign too many, or one too few?": lambda z, y: (
        -_right(z, y)
    ),
    "In the last term z has to lose its sign: e to the power of −|z|.": lambda z, y: (
        max(z, 0) - z * y + np.log1p(np.exp(-z))
    ),
    "The power is too large already: e to −|z|, with the minus.": lambda z, y: (
        max(z, 0) - z * y + np.log1p(np.exp(abs(z)))
    ),
    "z comes out of the bracket only where it is above 0: max(z, 0).": lambda z, y: (
        z - z * y + np.log1p(np.exp(-abs(z)))
    ),
    "For y = 1, is z added, or taken away?": lambda z, y: (
        max(z, 0) + z * y + np.log1p(np.exp(-abs(z)))
    ),
    "That is what is left in the bracket. What came out of it?": lambda z, y: np.log1p(
        np.exp(-abs(z))
    ),
    "That is right for large z alone. Where is ln(1 + e to −|z|)?": lambda z, y: max(z, 0) - z * y,
    "Where is the logarithm of the bracket?": lambda z, y: max(z, 0) - z * y + np.exp(-abs(z)),
    "log1p(x) is ln(1 + x): the 1 is in it.": lambda z, y: (
        max(z, 0) - z * y + np.log1p(1 + np.exp(-abs(z)))
    ),
    "The logarithm is ln: np.log, not to base 2.": lambda z, y: _right(z, y) / np.log(2),
    "The logarithm is ln: np.log, not to base 10.": lambda z, y: _right(z, y) / np.log(10),
    "That is the slope of the loss. What is the loss?": lambda z, y: _sigma(z) - y,
    "That is the squared error. Which loss takes logarithms?": lambda z, y: (_sigma(z) - y) ** 2,
    "That is σ(z). How surprised is it by y?": lambda z, y: _sigma(z),
    "Where is the part for y = 0?": lambda z, y: y * _right(z, 1),
    "Where is the part for y = 1?": lambda z, y: (1 - y) * _right(z, 0),
    "That is for y = 1 alone: where is y?": lambda z, y: _right(z, 1),
    "That is for y = 0 alone: where is y?": lambda z, y: _right(z, 0),
}


def _sigma(z):
    return 1 / (1 + np.exp(-z))


def _without_sigma(function) -> bool:
    """Whether it takes z for the probability: it is right where that could be one."""
    try:
        return all(
            np.isclose(function(p, y), -np.log(p if y else 1 - p))
            for p in (0.2, 0.7)
            for y in (0, 1)
        )
    except Exception:  # a mistake of another kind, told as such
        return False


_NO_SIGMA = "z is no probability yet. Where is σ?"
_TOO_LARGE = (
    "e⁸⁰⁰ is too large for a computer, and e⁻⁸⁰⁰ is harmless: it is 0. For z above 0, can you take "
    "eᶻ out of the bracket in ln(1 + eᶻ)?"
)
_SURE = "A sure network that is right has a loss of 0, or nearly."
_CLIPPED = "For the wrong answer of a sure network the loss is nearly |z|. Was something cut off?"

EXERCISES = {
    "11.1": Exercise(
        _judge_to_pytorch,
        (
            "PyTorch keeps one row for each unit. What do we keep?",
            "Turn the table on its side; the bias has no sides.",
            "return W.T, b",
        ),
        "the same numbers, turned",
    ),
    "11.4": Exercise(
        _judge_loss,
        (
            "For y = 1 the loss is −ln σ(z) = ln(1 + e⁻ᶻ). For y = 0 it is ln(1 + eᶻ).",
            "For large z, ln(1 + eᶻ) is nearly z. Write it as z + ln(1 + e⁻ᶻ), and no power is "
            "ever large.",
            "return max(z, 0) - z * y + np.log1p(np.exp(-abs(z)))",
        ),
        "that is what BCEWithLogitsLoss and from_logits=True do",
    ),
    "11.5": Exercise(
        judge_script,
        (
            "Build the network first: MLP([3, 4, 4, 1], seed=7).",
            "as_code(mlp, framework) returns the script. Which framework is surely here?",
            'as_code(MLP([3, 4, 4, 1], seed=7), "numpy")',
        ),
        "a network as text, which runs anywhere",
    ),
}
