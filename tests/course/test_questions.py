"""Predictions and checks: committing, judging, hints, and what is kept."""

import re

import numpy as np
import pytest
from neuronlab import OrderLab, Predict, check, predict
from neuronlab.course.judging import exercise, keys
from neuronlab.course.progress import Progress
from neuronlab.course.sketch import Sketch
from neuronlab.course.ways import Choose


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))
    return Progress()


def text(card) -> str:
    """Return everything a card says, without tags."""
    said, todo = [], [card]
    while todo:
        widget = todo.pop(0)
        todo[:0] = getattr(widget, "children", ())
        said.append(re.sub(r"<[^>]+>", " ", str(getattr(widget, "value", ""))))
    return " ".join(" ".join(said).split())


def ask(store, answer="b", **more):
    return Predict("which?", ["a", "b"], answer=lambda: answer, why="Because.", store=store, **more)


def test_nothing_is_shown_before_the_commit(store):
    card = ask(store)
    card.choice = "a"
    assert "Because" not in text(card)
    card.commit()
    assert "not what happens" in text(card) and "Computed: b" in text(card)
    assert "Because." in text(card)


def test_a_right_prediction_is_told_so(store):
    card = ask(store)
    card.choice = "b"
    card.commit()
    assert "✓ right" in text(card) and card.right


def test_without_a_choice_there_is_no_commit(store):
    card = ask(store)
    card.commit()
    assert "choose first" in text(card) and "Computed" not in text(card)


def test_an_answer_is_kept_over_a_restart_and_can_be_taken_back(store):
    card = ask(store, key="x")
    card.choice = "a"
    card.commit()
    again = ask(Progress(), key="x")
    assert again.choice == "a" and "not what happens" in text(again)
    again.take_back()
    assert "Computed" not in text(again)
    assert "Computed" not in text(ask(Progress(), key="x"))


def test_the_answer_is_computed_anew_not_kept(store):
    card = ask(store, key="x")
    card.choice = "a"
    card.commit()
    assert "✓ right" in text(ask(Progress(), answer="a", key="x"))


@pytest.mark.parametrize("kept", ["no such option", 17, None, ["a"], {}])
def test_an_answer_that_is_no_option_any_more_is_forgotten(store, kept):
    store.put("predict x", kept)
    assert "Computed" not in text(ask(store, key="x"))


def test_numbers_are_judged_with_their_tolerance(store):
    def number(value, tolerance):
        card = Predict("how many?", answer=lambda: 4, why="…", tolerance=tolerance, store=store)
        card.choice = value
        card.commit()
        return "✓ right" in text(card)

    assert number(4, 0) and number(5, 1) and number(3.5, 0.5)
    assert not number(5, 0) and not number(2.9, 1)


@pytest.mark.parametrize("computed", [0, 4])
def test_a_number_that_nobody_typed_is_no_answer(store, computed):
    card = Predict("how many?", answer=lambda: computed, why="…", key="n", store=store)
    for typed, said in (
        ("", "type a number first"),
        ("  ", "type a number first"),
        ("0,5", "write a decimal point"),
        ("four", "is not known here"),
        ("1e999", "too large"),
    ):
        card.way.widget.value = typed
        card.commit()
        assert card.choice is None and said in text(card) and "Computed" not in text(card)
        assert store.get("predict n") is None
    card.way.widget.value = "8/2"
    card.commit()
    assert ("✓ right" in text(card)) == (computed == 4)
    assert store.get("predict n") == 4
    again = Predict("how many?", answer=lambda: computed, why="…", key="n", store=Progress())
    assert again.choice == 4 and "Computed" in text(again)


def test_no_prediction_of_the_course_is_answered_before_a_learner_has_answered(store):
    for key in keys("PREDICTIONS"):
        card = predict(key)
        assert card.choice is None
        card.commit()
        assert "Computed" not in text(card) and store.get(f"predict {key}") is None


def test_a_damaged_file_is_mentioned_and_does_not_stop_the_question(store):
    store.path.write_text("{", encoding="utf-8")
    card = ask(store, key="x")
    assert "damaged" in text(card)


def test_bad_questions_are_refused(store):
    with pytest.raises(TypeError, match="answer is 'b'; expected a function"):
        Predict("which?", ["a", "b"], answer="b", why="")
    with pytest.raises(ValueError, match=r"options is \['a'\]; expected at least 2"):
        Predict("which?", ["a"], answer=lambda: "a", why="")


@pytest.mark.slow
@pytest.mark.parametrize("key", keys("PREDICTIONS"))
def test_every_prediction_of_the_course_has_an_answer_among_its_options(key, store):
    card = predict(key)
    answer = card._answer()
    if isinstance(card.way, Choose):
        assert answer in card.way.options
    else:
        assert np.isfinite(answer).all()
    assert repr(card).startswith("Predict: ")


EXPECTED = {
    # Worked by hand in the lessons' own text, or counted from the tables in it.
    "00.1": "one of the ten digits, and it is rather sure of it",
    "00.2": "left",
    "01.2": "the threshold alone",
    "01.3": "about 100",
    "01.4": "the one in the dendrite",
    "01.5": "fewer, but some",
    "01.6": "by twenty or so",
    "01.7": "A alone",
    "01.8": "A alone",
    "01.9": "all three",
    "01.10": "about 7000 years",
    "02.1": "AND",
    "02.2": "in five",
    "02.3": "0",
    "02.4": "11",
    "02.5": "in one",
    "02.6": "two",
    "02.7": "14",
    "03.1": 0.5,
    "03.2": "it stays where it is",
    "03.4": "(−2, 1)",
    "03.5": "they all go through the origin",
    "03.6": "a tiny number below 0",
    "04.2": 4,
    "04.3": "no, it is still on the wrong side",
    "04.4": "both: how many corrections it takes, and which line comes out",
    "04.5": "weights twice as large, the same line",
    "04.6": "50, half of all the flowers",
    "04.7": "versicolor",
    "05.1": "they go round in a circle",
    "05.2": 3,
    "05.3": 3,
    "05.4": "a line would still part the kinds; the output's own misses",
    "05.5": "AND, with NAND",
    "05.6": "fewer than 10",
    "05.7": "one in fifteen hundred",
    "06.1": 0,
    "06.2": 0.25,
    "06.3": "the ReLU alone",
    "06.4": "about a millionth",
    "06.5": "1.2",
    "06.6": "about a thousand times more weakly",
    "06.7": 1,
    "06.8": "nothing",
    "06.9": "about 10",
    "06.10": "about 6, as what was compared while it learned",
    "07.1": 41,
    "07.2": "the same number",
    "07.3": "it stays close to 0.47",
    "07.4": "100 rows, 4 columns",
    "07.5": 4,
    "07.7": "about half",
    "07.8": "the deep one",
    "07.9": 8,
    "07.10": "3–4–1, with 21 numbers",
    "08.1": "it rises by the same amount each time",
    "08.2": -4,
    "08.3": "the cross-entropy about 200 times as much",
    "08.4": "more to the right, across the valley",
    "08.5": "it is about a tenth",
    "08.6": 0.25,
    "08.7": pytest.approx(1.96),
    "08.8": 12,
    "08.9": "it leaves, and goes on wandering about",
    "08.10": "sgd",
    "08.11": "behind both",
    "08.12": "adam",
    "08.13": 2,
    "08.14": "L = |z|",
    "09.1": 3,
    "09.2": "four times the same line",
    "09.3": "about half",
    "09.4": "about as many as by guessing",
    "09.5": "the training loss falls, the test loss rises",
    "09.6": "it stays about the same",
    "09.7": "yes",
    "09.8": "about nine of ten",
    "10.1": pytest.approx(1.5, abs=1e-6),
    "10.2": "it rises by about 0.025: what comes over each path adds up",
    "10.3": pytest.approx(0.5, abs=1e-6),
    "10.4": "less",
    "10.5": "those of the weights into hidden unit 1",
    "10.6": "h = 0.00001",
    "10.7": 82,
    "10.8": "some, but fewer than half",
    "10.9": "a tenth of it or more",
    "11.1": "the reported one",
    "11.2": "it leaps up and down, and does not settle",
    "11.3": "to about 0.55",
    "11.4": "it learns to give every sample the same answer",
    "11.5": "0.3 to everything",
    "11.6": "about a ten-millionth, as after a single step",
    "11.7": "the second: zero_grad() above the inner loop",
    "11.8": "0",
    "12.1": "about 50 of 100",
    "12.2": "about 450 times",
    "12.3": "it moves by one pixel, too",
    "12.4": "nearly as many as before",
    "12.5": "only that of the sigmoid unit",
    "12.6": "about a thousandth",
    "12.7": "neither",
    "12.8": "edac.",
    "12.9": "about as well",
    "12.10": "in neither",
    "12.11": "none of them",
}


@pytest.mark.slow
def test_the_models_answer_what_the_lessons_explain():
    cards = {key: predict(key) for key in keys("PREDICTIONS")}
    told = {key: card for key, card in cards.items() if not isinstance(card.way, Sketch)}
    assert {key: card._answer() for key, card in told.items()} == EXPECTED


def test_the_curves_and_lines_to_draw_are_those_that_the_lessons_explain():
    x, a = predict("03.3")._answer().T
    assert a == pytest.approx(1 / (1 + np.exp(5 - 10 * x)))  # lesson 03, w = 10 and b = −5
    # Lesson 01: silent up to 1.6 nA; then an interval is 2 ms + 20 ms·ln(RI/(RI − 16)), RI in mV.
    current, rate = predict("01.1")._answer().T
    assert (rate[current < 1.6] == 0).all() and current.max() >= 4
    assert np.interp(3, current, rate) == pytest.approx(1000 / (2 + 20 * np.log(30 / 14)), rel=1e-3)
    # Lesson 07: up at 2 and down again at 4.
    x, y = predict("07.6")._answer().T
    assert np.interp([0, 1.7, 2.3, 3.7, 4.3, 6], x, y) == pytest.approx(
        [0, 0, 1, 1, 0, 0], abs=0.01
    )
    # Lesson 04: w = (2, −0.5) and b = −1 after the first point; then (0.5, 1) is added, and 1.
    assert predict("04.1")._answer() == (2.5, 0.5, 0)


# Checks.


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


@pytest.mark.slow
@pytest.mark.parametrize("key", keys("EXERCISES"))
def test_a_failure_gives_the_next_hint_and_three_dots_cost_none(key, store):
    hints = exercise(key).hints
    assert "hint" not in repr(check(key, ...))
    for n in range(len(hints) + 2):
        shown = min(n, len(hints) - 1)
        assert repr(check(key, "wrong")).endswith(f"{shown + 1} of {len(hints)}: {hints[shown]}")


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
        ("04.2", [9], "samples have the numbers 1 to 8"),
        ("04.2", OrderLab("and"), "take the eight points"),
        ("04.3", (1, 2, 3), "100 of 150 flowers are on the wrong side; first flower 51, the rest"),
        ("04.3", (-1, 0, 1.45), "flower"),
        ("04.3", (1, 2), "that is 2 numbers; expected 3: w₁, w₂ and b"),
        ("04.4", (1, 1), "there is still a line"),
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
        ("04.2", [7], "Stay with 1, 3 and 6"),
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


def test_a_choice_that_the_press_on_commit_has_overtaken_is_judged(store):
    card = ask(store, key="x")
    card.choice = "a"
    card.commit()
    assert not card.right
    card.way.widget.set_state({"index": 1})  # it was on its way when "commit" was pressed
    assert "✓ right" in text(card) and store.get("predict x") == "b"
