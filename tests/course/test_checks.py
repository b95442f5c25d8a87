"""Checks: verdicts, hints that answer the mistake, and what is kept."""

from html import unescape

import numpy as np
import pytest
from course_cards import text
from neuronlab import OrderLab, check
from neuronlab.course.judging import exercise, judge, keys
from neuronlab.course.progress import Progress


@pytest.mark.slow
@pytest.mark.parametrize("key", keys("EXERCISES"))
@pytest.mark.parametrize(
    "answer",
    [
        ..., None, 0, -1, True, 1j, "text", b"bytes", [], {}, object(), float("nan"), float("inf"),
        [1, 2, 3], [[1], [2, 3]], np.empty(0), np.array(["a"]), print, lambda: None,
        lambda *a: 1 / 0, lambda *a: "x", type, 10**400, [None, None], range(2), {"a": 1},
    ],
    ids=lambda answer: type(answer).__name__,
)  # fmt: skip
def test_a_check_never_raises(key, answer, store):
    verdict = check(key, answer)
    assert repr(verdict).startswith(f"{key} ")
    if not verdict.right:
        assert "not yet: " in repr(verdict)


_FAILS = eval("lambda *given: 1 / 0")  # without lines that a hint could point to


@pytest.mark.slow
@pytest.mark.parametrize("key", keys("EXERCISES"))
def test_a_failure_gives_the_next_hint_and_three_dots_cost_none(key, store):
    hints, judged = exercise(key).hints, judge(key, "wrong").message
    answer = _FAILS if "not a function" in judged or "without quotes" in judged else "wrong"
    for nothing in (..., None):
        assert "hint" not in repr(check(key, nothing))
    last = len(hints) - 1
    for n in range(last + 3):
        shown = min(n, max(last - 1, 0))
        verdict = check(key, answer)
        assert f"{shown + 1} of {last + 1}: {hints[shown]}" in repr(verdict)
        assert repr(verdict).endswith("(The last hint is under the button.)") == (0 < last <= n)
    verdict.hint()
    assert hints[last] in unescape(text(verdict))
    assert repr(check(key, answer)).endswith(hints[last])


def test_what_is_no_function_or_returns_nothing_costs_no_hint(store):
    for key, answer, said in (
        ("01.2", 2.7, "that is not a function"),
        ("06.2", "np.log(9)", "expected a number, without quotes"),
        ("06.3", lambda z: None, "it returned nothing"),
        ("08.5", lambda w, b, x, y: None, "it returned nothing"),
    ):
        verdict = check(key, answer)
        assert said in repr(verdict) and "hint" not in repr(verdict)
        verdict.hint()
        assert "hint 1 of 3" in text(verdict)


def test_hints_come_on_demand(store):
    verdict = check("04.2", ...)
    hints = exercise("04.2").hints
    verdict.hint()
    assert hints[0] in text(verdict)
    verdict.hint()
    assert hints[1] in text(verdict)


@pytest.mark.parametrize(
    ("key", "answer", "message"),
    [
        ("03.1", lambda x, w, b: int(w @ x + b > 0), "z = 0, exactly 0, so a should be 1, not 0"),
        ("03.2", (1, 1, -1), "(0, 1) fires and should not"),
        ("03.3", 5, "with b = 5 the line is 1 from the origin, not 2"),
        ("03.3", -10, "but on the wrong side: its nearest point is (1.2, 1.6)"),
        ("04.1", lambda w, b, x, y, eta: (w, b), "expected w = (−3.3, −1.2), b = 0; not w = (1.4"),
        ("04.1", lambda w, b, x, y, eta: 1 / 0, "ZeroDivisionError: division by zero"),
        ("04.1", lambda w, b, x, y, eta: None, "expected two things: the new w and b"),
        ("04.1", 3, "that is not a function"),
        ("04.2", [1, 3], "solved after 2 corrections: 8 are asked for"),
        ("04.2", [3, 3, 2, 2], "1 correction until now, and 3 of the samples were right already"),
        ("04.2", [3, 6, 1], "2 corrections until now, and 1 of the samples was right already"),
        ("04.2", [9], "samples have the numbers 1 to 8"),
        ("04.2", OrderLab("and"), "take the eight points"),
        ("04.3", (1, 2, 3), "100 of 150 flowers are on the wrong side; first flower 51, the rest"),
        ("04.3", (-1, 0, 1.45), "flower"),
        ("04.3", (-1, 0, 3.05), "1 of 150 flowers is on the wrong side"),
        ("04.3", (-1, 0, 1.85), "2 of 150 flowers are on the wrong side"),
        ("04.3", (1, 2), "that is 2 numbers; expected 3: w₁, w₂ and b"),
        ("04.4", (1, 1), "there is still a line"),
        ("04.4", (3, 0.8), "there is still a line: w = (0, −1), b = 0.9 has every flower"),
        ("04.4", (100, 1), "is no iris"),
        ("07.3", lambda X, W, b: None, "it returned nothing; is there a return?"),
        ("07.5", (60, 100, 0.7, -0.7), "at x = 3.3 your two units add up to 0, expected about 0.7"),
        ("07.5", (-60, -100, 0.7, 0.7), "at x = 5.3 your two units add up to 1.4, expected about"),
        ("08.1", 8.4, "8.4 is ΔL/h for a nudge that is not small"),
        ("08.4", (2, 2, 0, 0), "from (2, 2) the walk arrives"),
        ("08.4", (-2, -2, 1, 1), "the start is right; at (1, 1) the two slopes are"),
    ],
)
def test_a_verdict_says_what_is_wrong(key, answer, message, store):
    assert message in repr(check(key, answer))


@pytest.mark.parametrize(
    ("key", "answer", "hint"),
    [
        ("03.1", lambda x, w, b: int(w @ x + b > 0), "mind the “or equal” in z ≥ 0"),
        ("03.1", lambda x, w, b: int(w @ x >= 0), "Add b before you compare with 0"),
        ("03.1", lambda x, w, b: int(w @ x >= b), "The bias is added"),
        ("03.1", lambda x, w, b: w @ x + b, "That is z itself"),
        ("03.1", lambda x, w, b: 1 if w @ x + b >= 0 else -1, "Silent is 0 here"),
        ("03.1", lambda x, w, b: None, "hands nothing back"),
        ("03.2", (1, 1, -0.5), "That is OR"),
        ("03.2", (1, 1, 1.5), "b = −θ"),
        ("03.2", (1, 1, -3), "It never fires"),
        ("03.3", 14, "Pythagoras"),
        ("03.3", 0.4, "multiply 2 by ‖w‖"),
        ("03.3", 2, "‖w‖ = √(3² + 4²) is not 1"),
        ("03.3", -10, "what sign must z = b have there?"),
        ("04.1", lambda w, b, x, y, eta: ascent(w, b, x, y, -eta), "not ŷ − y"),
        ("04.1", lambda w, b, x, y, eta: ascent(w, b, x, y, 1), "have you forgotten η?"),
        ("04.1", lambda w, b, x, y, eta: (ascent(w, b, x, y, eta)[0], b), "The bias learns too"),
        ("04.1", lambda w, b, x, y, eta: (w + (2 * y - 1) * eta * x, b + (2 * y - 1) * eta),
         "This sample is right"),
        ("04.1", lambda w, b, x, y, eta: None, "needs a return"),
        ("04.1", lambda w, b, x, y, eta: of_signs(w, b, x, y, eta), "ŷ is 0, not −1"),
        ("04.1", lambda w, b, x, y, eta: (*ascent(w, b, x, y, eta)[0], b), "an array of two"),
        ("04.1", lambda w, b, x, y, eta: ascent(w, b, x, y, eta)[0], "That is w alone"),
        ("04.1", lambda w, b, x, y, eta: ((y - 1) * x, y - 1), "That is the change"),
        ("04.1", lambda w, b, x, y, eta: (w, b), "Nothing moved"),
        ("04.1", lambda w, b, x, y, eta: (w - 1, b - 1), "multiply by x"),
        ("04.1", lambda w, b, x, y, eta: (w + eta * (y - w @ x - b) * x, b), "1 or 0, and not z"),
        ("04.1", lambda w, b, x, y, eta: ascent(w, b, x, y, eta)[::-1], "w comes first, then b"),
        ("04.1", lambda w, b, x, y, eta: (w + eta * x, b + eta), "Where is y − ŷ?"),
        ("04.1",
         lambda w, b, x, y, eta: (ascent(w, 0, x, y, eta)[0], b + ascent(w, 0, x, y, eta)[1]),
         "that of w·x alone"),
        ("04.1", lambda w, b, x, y, eta: (w, b if w * x + b >= 0 else b + eta), "z = w @ x + b"),
        ("04.1", lambda w, b, x, y, eta: (w, b + y - (w * x + b >= 0)), "z = w @ x + b"),
        ("04.3", (1, 0, -2.5), "turn all three signs round"),
        ("04.3", (-1, -1.6, 4), "Move it a little"),
        ("04.3", (0, 0, 1), "there is no line"),
        ("04.3", (-1, 2.5), "Which weight is missing?"),
        ("04.3", (2.5, -1, 0), "The bias comes last"),
        ("04.3", (-2.5, 0, 1), "stands at x₁ = −b/w₁ = 0.4 cm. Have w₁ and b changed places?"),
        ("04.4", (1.3, 4.3), "The length comes first"),
        ("04.2", [7], "Point 7 leads to an early end: take 3 there."),
        ("04.2", [3, 1], "After 3, point 1 leads to an early end: take 6 there."),
        ("04.2", [3, 6, 3, 6, 3, 6, 3], "After 3, 6, 3, point 6 leads to an early end: take 1"),
    ],
)  # fmt: skip
def test_a_hint_answers_the_mistake_that_was_made(key, answer, hint, store):
    assert hint in repr(check(key, answer)).split("hint: ")[1]


def ascent(w, b, x, y, eta):
    """Return the perceptron's rule, with a rate that may be wrong."""
    error = y - (w @ x + b >= 0)
    return w + eta * error * x, b + eta * error


def of_signs(w, b, x, y, eta):
    """Return the perceptron's rule with an answer of −1 for silence."""
    error = y - (1 if w @ x + b >= 0 else -1)
    return (w + eta * error * x, b + eta * error) if abs(error) < 3 and error else (w, b)


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("03.2", (0.5, 0.5, -0.75)),
        ("04.2", OrderLab(order=[3, 6, 3, 1, 3, 1, 3, 6, 3])),
        ("04.2", (3, 6, 3, 1, 3, 1, 3, 6, 3, 6, 3)),
        ("04.2", [3, 8, 6, 3, 5, 3, 6, 3]),
    ],
)
def test_there_is_more_than_one_right_answer(key, answer, store):
    assert check(key, answer).right


def test_a_right_answer_is_kept(store):
    assert check("04.4", (4.3, 1.3)).right
    assert Progress().get("done 04.4") is True


def test_there_is_no_such_exercise():
    for key in ("99.9", "04.99", 4, ""):
        with pytest.raises(KeyError, match="there is no exercise"):
            check(key, 1)
