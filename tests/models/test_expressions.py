"""Expressions: what can be calculated, and that nothing else can be made to happen."""

import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from neuronlab.models.expressions import FUNCTIONS, evaluate


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.62", 0.62),
        (" −1.5 ", -1.5),
        ("2·0.5 × 3 / 4", 0.75),
        ("1 − 0.25 − 0.25", 0.5),
        ("-2**2", -4),
        ("2**-1", 0.5),
        ("2**3**2", 512),
        ("0.5²", 0.25),
        ("2·(0.41 − 1)·0.41·(1 − 0.41)", 2 * (0.41 - 1) * 0.41 * (1 - 0.41)),
        ("σ(0) + sigmoid(-1000)", 0.5),
        ("ln(exp(2)) + log(1)", 2),
        ("tanh(1)", math.tanh(1)),
        ("sqrt(9)", 3),
        ("max(0, -1, 0.5)", 0.5),
        ("max(2)", 2),
        ("--3", 3),
        ("¼ + ½", 0.75),
        ("2·¾", 1.5),
        ("1e-5 + .5 + 5.", 5.50001),
    ],
)
def test_what_it_comes_to(text, value):
    assert evaluate(text) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "nothing to calculate"),
        ("   ", "nothing to calculate"),
        ("0,5", "decimal point: 0.5, not 0,5"),
        ("exp(0,5)", "decimal point"),
        ("__import__('os').system('true')", "not known here|not understood"),
        ("open", "“open” is not known here"),
        ("(1).real", "is not|missing"),
        ("(x:=1)", "not understood|not known"),
        ("1 if 1 else 0", "missing before “if”"),
        ("1 < 2", "“<” is not understood"),
        ("2^3", r"write a power with \*\*, as in 2\*\*3"),
        ("'a'*3", "not understood"),
        ("[1][0]", "not understood"),
        ("٣", "“٣” is not understood"),
        ("⅔", "not understood"),
        ("1½", "missing"),
        ("1_000", "missing"),
        ("0x10", "missing"),
        ("10**10**10", "too large"),
        ("9**9**9**9", "too large"),
        ("1e999", "too large"),
        ("1e999 − 1e999", "too large"),
        ("exp(1000)", "too large"),
        ("1/0", "divides by 0"),
        ("0**-1", "divides by 0"),
        ("(-8)**0.5", "no such power"),
        ("log(0)", "log has no value at 0"),
        ("sqrt(-1)", "no value at -1"),
        ("2(3)", "missing before"),
        ("(2", "“.” is missing"),
        ("2)", "without its"),
        ("2 +", "ends too early"),
        ("* 2", "a number is missing before"),
        ("tanh", "wants brackets"),
        ("²", "a number is missing"),
        ("9" * 301, "301 characters"),
        ("(" * 100, "more than 30 brackets"),
        ("-" * 299, "ends too early"),
        ("2**" * 90 + "2", "more than 30"),
    ],
)  # fmt: skip
def test_what_is_refused_is_refused_at_once_with_a_reason(text, message):
    start = time.perf_counter()
    with pytest.raises(ValueError, match=message):
        evaluate(text)
    assert time.perf_counter() - start < 0.5


@settings(max_examples=60)
@given(st.text(max_size=60) | st.text("0123456789.,+-*/()²eE σxexpmaxln_", max_size=60))
def test_any_text_is_a_number_or_a_value_error(text):
    try:
        assert math.isfinite(evaluate(text))
    except ValueError as error:
        assert str(error)


def test_the_functions_are_those_that_are_said():
    assert set(FUNCTIONS) == {"exp", "ln", "log", "tanh", "sigmoid", "σ", "sqrt", "max"}
