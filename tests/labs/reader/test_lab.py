"""ReaderLab: what it says, drawing with mouse and keyboard, and the sum behind a unit."""

import numpy as np
import pytest
import traitlets
from labs.driving import control, drag, plain, send, spot
from neuronlab import ReaderLab
from neuronlab.labs.reader.model import layers
from neuronlab.labs.reader.pad import MOST
from neuronlab.labs.reader.samples_model import DRAWN
from neuronlab.text.numbers import number


def at(lab, across, down):
    """Return a place of the sheet in pixels as shown."""
    (left, bottom), (right, top) = lab.plot.pad
    return left + (right - left) * across / 100, top - (top - bottom) * down / 100


def draw(lab, *strokes):
    for stroke in strokes:
        drag(lab, lab.plot.ax, *(at(lab, *point) for point in stroke))


def test_it_opens_with_a_digit_read_and_a_sum_shown():
    lab = ReaderLab()
    assert repr(lab) == "ReaderLab()" and lab.answer == 3
    said = plain(lab)
    assert "It reads a 3 , p = 0.8" in said and "the next best is an 8" in said
    assert "Output 3 adds up 32 products and its bias" in said
    assert "64·32 + 32 + 32·10 + 10 = 2410 weights and biases" in said
    assert "It reads a 3" in lab.stage.alt


def test_the_first_stroke_on_a_digit_that_was_there_begins_a_blank_sheet():
    lab = ReaderLab()
    draw(lab, [(50, 10), (50, 40), (50, 90)])
    assert lab.strokes == [[(50, 10), (50, 40), (50, 90)]] and lab.answer == 1
    draw(lab, [(30, 30), (50, 10)])
    assert len(lab.strokes) == 2
    lab.pad.take_back()
    assert lab.strokes == [[(50, 10), (50, 40), (50, 90)]]
    lab.pad.clear()
    assert lab.strokes == [] and "The sheet is blank" in plain(lab)
    assert lab.plot._answer.texts == [""] and not any(lab.plot._shares.texts)
    lab.pad.take_back()
    assert lab.strokes == []


@pytest.mark.parametrize("digit", DRAWN)
def test_digits_drawn_with_the_mouse_are_read(digit):
    lab = ReaderLab(strokes=[])
    draw(lab, *DRAWN[digit])
    assert lab.answer == digit
    assert eval(repr(lab)).ink.tolist() == lab.ink.tolist()


def test_while_the_pen_moves_the_answer_follows():
    lab, answers = ReaderLab(), set()
    send(lab, lab.plot.ax, "press", at(lab, *DRAWN[0][0][0]))
    for point in DRAWN[0][0][1:]:
        send(lab, lab.plot.ax, "move", at(lab, *point))
        answers.add(lab.answer)
    assert lab.answer == 0 and len(answers) > 1


@pytest.mark.slow
def test_points_too_near_are_left_out_but_for_the_last():
    lab = ReaderLab(strokes=[])
    draw(lab, [(10, 10), (11, 11), (12, 12), (20, 20), (21, 21)])
    assert lab.strokes == [[(10, 10), (20, 20), (21, 21)]]
    draw(lab, [(60, 60), (60, 60)])
    assert lab.strokes[1] == [(60, 60)]


def test_beside_the_sheet_a_stroke_stays_on_its_edge():
    lab = ReaderLab(strokes=[])
    drag(lab, lab.plot.ax, at(lab, 50, 50), at(lab, 90, 150), at(lab, 140, 50))
    assert lab.strokes == [[(50, 50), (90, 100), (100, 50)]]


def test_the_menu_puts_a_digit_on_the_sheet():
    lab = ReaderLab()
    menu = control(lab, "begin with")
    assert menu.value == 3
    menu.value = 7
    assert lab.strokes == DRAWN[7] and lab.answer == 7 and "strokes" in repr(lab)
    menu.value = "your own"
    assert lab.strokes == [] and menu.value == "your own"
    menu.value = 3
    assert repr(lab) == "ReaderLab()"


def test_the_keyboard_draws_what_the_mouse_draws():
    mouse, keys = ReaderLab(strokes=[]), ReaderLab(strokes=[])
    draw(mouse, [(20, 20), (70, 20), (70, 90)], [(40, 50), (60, 50)])
    keys.set(pen="lifted", across=20, down=20)
    assert keys.strokes == []
    keys.pen = "down"
    keys.across = 70
    keys.down = 90
    keys.pen = "lifted"
    keys.set(across=40, down=50)
    keys.pen = "down"
    keys.across = 60
    keys.pen = "put away"
    keys.across = 0
    assert keys.strokes == mouse.strokes and keys.answer == mouse.answer


def test_the_pen_goes_on_where_it_is_after_the_mouse_has_drawn():
    lab = ReaderLab(strokes=[], pen="down", across=10, down=10)
    lab.across = 30
    draw(lab, [(50, 50), (80, 80)])
    lab.down = 40
    assert lab.strokes == [[(10, 10), (30, 10)], [(50, 50), (80, 80)], [(30, 10), (30, 40)]]


def test_a_click_on_a_unit_shows_its_sum():
    lab = ReaderLab()
    for k in (0, 11, 31):
        send(lab, lab.plot.ax, "press", np.mean(spot(lab, f"hidden {k + 1}").at, axis=0))
        assert lab.unit == control(lab, "the sum of").value == f"hidden {k + 1}"
        x = lab.ink / 16
        z = float((x * layers()[0].weights[:, k]).sum() + layers()[0].biases[k]) / 100
        assert f"= {number(z)}".replace("−", "-") in plain(lab)
        assert ("stays silent" in plain(lab)) == (z <= 0)
    send(lab, lab.plot.ax, "press", np.mean(spot(lab, "output 8").at, axis=0))
    assert lab.unit == "output 8" and "Of the ten sums it is number 2" in plain(lab)


def test_the_answer_in_hand_follows_the_drawing():
    lab = ReaderLab()
    control(lab, "begin with").value = 5
    assert "Output 5 adds up 32 products" in plain(lab)
    assert "what output 5 adds up" in lab.plot._ledger._title.texts


def test_the_ledger_adds_up():
    lab = ReaderLab(unit="hidden 12")
    texts = lab.plot._ledger._texts.texts
    amounts = [float(t.replace("−", "-")) for t in texts if t[:1] in "+−" and t != "×"]
    assert len(amounts) == 9
    assert sum(amounts[:8]) == pytest.approx(amounts[8], abs=0.05)


def test_a_full_sheet_says_so():
    lab = ReaderLab(strokes=[[(k % 100, 50) for k in range(MOST)]])
    before = repr(lab)
    draw(lab, [(10, 10), (50, 50)])
    assert repr(lab) == before and spot(lab, "sheet").name == "the sheet is full: clear it"
    with pytest.raises(traitlets.TraitError, match="strokes has 401 points; expected at most 400"):
        lab.strokes = [[(k % 100, 50) for k in range(MOST + 1)]]


@pytest.mark.parametrize("strokes", [[[(1, 2, 3)]], [[(0, 101)]], [[(0.5, 1)]], [(1, 2)], "3", 3])
def test_what_is_no_drawing_is_refused(strokes):
    with pytest.raises(traitlets.TraitError, match="strokes is"):
        ReaderLab(strokes=strokes)


def test_a_stroke_without_points_is_none():
    assert ReaderLab(strokes=[[], [(1, 2)], []]).strokes == [[(1, 2)]]
