"""The predictions of the course: what their models answer, and what their replies say."""

import numpy as np
import pytest
from course_cards import text
from neuronlab import predict
from neuronlab.course.judging import keys
from neuronlab.course.sketch import Sketch
from neuronlab.course.ways import Choose
from neuronlab.models import geometry


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
    "04.5": "only up to a number that no order exceeds",
    "04.6": "weights twice as large, the same line",
    "04.7": "50, half of all the flowers",
    "04.8": "versicolor",
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
    "06.8": "they stay the same",
    "06.9": "about 10",
    "06.10": "about 10",
    "07.1": 41,
    "07.2": "the same number",
    "07.3": "it stays between 0.2 and 0.8",
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
    "08.8": 1,
    "08.9": 12,
    "08.10": "it leaves, and goes on wandering about",
    "08.11": "sgd",
    "08.12": "behind both",
    "08.13": "adam",
    "08.14": 2,
    "08.15": "L = |z|",
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
    "11.6": "at most about a ten-millionth, as after a single step",
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
    "12.9": "edaced.",
    "12.10": pytest.approx(8),
    "12.11": "about as well",
    "12.12": "in neither",
    "12.13": "none of them",
}


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        ("08.6", 1 / 4, ""),
        ("08.7", (1 - 0.6) ** 2, "Where is λ?"),
        ("08.7", -1.96, "Mind the sign"),
        ("08.7", -1.4 - 0.6 * 4, "starts at −1.4"),
        ("08.9", 10, "rounded up"),
    ],
)
def test_a_number_that_comes_from_a_known_slip_has_a_reply(key, typed, said, store):
    card = predict(key)
    card.choice = typed
    card.commit()
    assert card.right == (not said) and said in text(card)


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


@pytest.mark.parametrize(
    ("w", "b", "said"),
    [
        ((2, -0.5), -1, "as it was"),
        ((1.5, -1.5), -2, "away from point 2"),
        ((2.5, 0.5), -1, "The bias is corrected, too"),
        ((2, -0.5), 0, "w is corrected, too"),
        ((1, 1), 0, None),
    ],
)
def test_a_line_of_another_correction_is_wrong_and_is_told_which(w, b, said, store):
    card = predict("04.1")
    card.choice = geometry.line_in_box(np.array(w, float), b, card.way._picture.box).tolist()
    card.commit()
    replies = ("as it was", "away from point 2", "is corrected, too")
    assert not card.right
    assert said in text(card) if said else not any(reply in text(card) for reply in replies)


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (lambda x: (x > 2) + 1.0 * (x > 4), "both added up"),
        (lambda x: -1.0 * ((x > 2) & (x < 4)), "upside down"),
        (lambda x: 1.0 * (x > 2), "the first alone"),
        (lambda x: 1.0 * (x > 2) - 2.0 * (x > 4), "1 − 1 is 0, not −1"),
        (lambda x: 0.5 * ((x > 2) & (x < 4)), None),
        (lambda x: 1.0 * ((x > 2) & (x < 4)), None),
    ],
)
def test_a_drawing_that_is_known_to_be_another_difference_is_told_which(drawn, said, store):
    card = predict("07.6")
    card.choice = np.clip(drawn(np.linspace(0, 6, 81)), -1.5, 1.5).tolist()
    card.commit()
    replies = ("both added up", "upside down", "the first alone", "not −1")
    assert said in text(card) if said else not any(reply in text(card) for reply in replies)


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        ("07.1", "32", "Those are the weights"),
        ("07.1", "44", "The three inputs have no bias"),
        ("07.1", "35", "Each unit has its own"),
        ("07.1", "48", "the ways from an input"),
        ("07.5", "7", "on average 18"),
        ("07.5", "0", "far to one of the two"),
        ("07.9", "6", "The second one gets a tooth"),
        ("07.9", "4", "after two layers"),
    ],
)
def test_a_count_that_leaves_something_out_is_told_what(key, typed, said, store):
    card = predict(key)
    card.way.widget.value = typed
    card.commit()
    assert said in text(card)


@pytest.mark.parametrize(
    ("typed", "said"), [("45", "in degrees"), ("½", "how high it stands"), ("1", "come to 0.62")]
)
def test_a_slope_that_is_another_number_is_told_which(typed, said, store):
    card = predict("06.2")
    card.way.widget.value = typed
    card.commit()
    assert said in text(card)
