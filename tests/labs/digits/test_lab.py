"""Reading digits: training, the table of mistakes, and drawing with the mouse and the keyboard."""

import numpy as np
import pytest
import traitlets
from labs.driving import control, drag, press, send, spot, text
from neuronlab import DigitsLab
from neuronlab.labs.digits.lab import RATES
from sklearn import metrics


@pytest.fixture(scope="module")
def opened():
    """A lab as it opens; no test changes it."""
    return DigitsLab()


def test_it_opens_on_a_clear_mistake(opened):
    assert 0.88 < opened.accuracy < 0.93 < opened.train_accuracy + 0.02
    assert opened.picture == 64 and opened.answer == 7
    said = " ".join(text(opened).split()).replace(" ,", ",")
    assert f"test {100 * opened.accuracy:.1f} % ({opened.confusion.trace()} of 450)" in said
    assert "it is a 9: wrong" in said
    assert "64·32 + 32 + 32·10 + 10 = 2410" in said
    assert f"p = {opened.probabilities[7]:.3f}" in said


def test_the_table_the_bars_and_the_curves_show_what_is_so(opened):
    test = opened._test
    theirs = metrics.confusion_matrix(test.y, opened.mlp.predict(test.X))
    assert np.array_equal(opened.confusion, theirs)
    written = np.reshape(opened.plot.confusion._counts.texts, (10, 10))
    assert [[int(n or 0) for n in line] for line in written] == theirs.tolist()
    ring = opened.plot.confusion._ring.get_xydata()
    assert ring.min(axis=0).tolist() == [6.5, 8.5]  # row 9, column 7
    bars = [path.vertices[:, 0].max() for path in opened.plot.answer._bars.get_paths()]
    assert bars == pytest.approx(opened.probabilities)
    assert np.argmax(opened.probabilities) == opened.answer
    accuracy = opened.plot.curves._lines[3].get_ydata()
    assert len(accuracy) == 4 and accuracy[-1] == pytest.approx(100 * opened.accuracy)


def test_epochs_go_on_and_back():
    lab = DigitsLab(hidden=8)
    press(lab, "one epoch")
    assert lab.epoch == 4
    before = lab.mlp.parameters.copy()
    press(lab, "reset")
    assert lab.epoch == 0 and "after 0 epochs" in text(lab)
    lab.epoch = 6
    lab.epoch = 4
    assert np.array_equal(lab.mlp.parameters, before)
    lab.epoch = 200
    assert not lab.one_epoch()


def test_another_setting_shows_the_same_epoch():
    lab = DigitsLab(hidden=8)
    lab.learning_rate = 0.05
    assert np.array_equal(
        lab.mlp.parameters, DigitsLab(hidden=8, learning_rate=0.05).mlp.parameters
    )
    lab.new_weights()
    assert (lab.seed, lab.epoch) == (1, 3)
    control(lab, "learning rate η").value = 0.01
    assert lab.learning_rate == 0.01
    lab.learning_rate = 0.0123  # between two of the slider's values
    assert control(lab, "learning rate η").value == 0.01 and lab.learning_rate == 0.0123
    assert all(DigitsLab.learning_rate.min <= rate <= 1 for rate in RATES)


@pytest.mark.slow
def test_too_large_a_learning_rate_is_said():
    lab = DigitsLab(learning_rate=1, epoch=10)
    assert "no progress" in text(lab) and "try another learning rate" in text(lab)


@pytest.mark.slow
def test_next_and_previous_go_through_the_mistakes_first():
    lab = DigitsLab()
    wrong, order = lab._test.y != lab.answers, lab.album.order
    assert sorted(order) == list(range(1, 451))
    assert wrong[order[: wrong.sum()] - 1].all()
    lab.first()
    assert lab.picture == order[0]
    for k in (1, 2, 3):
        lab.next()
        assert lab.picture == order[k] and f"mistake {k + 1} of {wrong.sum()}" in text(lab)
    lab.picture = int(order[-1])
    assert f"test picture {order[-1]} of 450" in text(lab)
    lab.next()
    assert lab.picture == order[0]
    lab.previous()
    assert lab.picture == order[-1]
    lab.set(mistakes_first=False, picture=5)
    lab.next()
    assert lab.picture == 6


def test_every_cell_of_the_table_is_reached_by_mouse_and_keyboard():
    lab = DigitsLab(view="draw", learning_rate=0.01)
    ax = lab.plot.confusion.ax
    for digit, answer in np.argwhere(lab.confusion):
        send(lab, ax, "press", (answer + 0.3, digit - 0.3))
        assert lab.view == "test pictures"
        assert (lab._test.y[lab.picture - 1], lab.answer) == (digit, answer)
    first = lab.picture
    send(lab, ax, "press", (answer, digit))
    assert lab.picture > first  # the next one of the same cell
    before = repr(lab)
    send(lab, ax, "press", np.argwhere(lab.confusion == 0)[0][::-1])
    assert repr(lab) == before
    lab.first()
    cells = set()
    for _ in range(np.count_nonzero(lab.confusion)):
        cells.add((int(lab._test.y[lab.picture - 1]), lab.answer))
        lab.next_cell()
    assert len(cells) == np.count_nonzero(lab.confusion)


@pytest.mark.slow
def test_the_mouse_and_the_keyboard_draw_the_same():
    mouse, keys = DigitsLab(view="draw"), DigitsLab(view="draw")
    drag(mouse, mouse.plot.sheet.ax, (2, 1), (5, 1), (5, 3), (4, 7))
    keys.set(row=2, column=3)
    assert keys.drawing == []
    keys._easel.down.value = True
    keys.column = 6
    keys.row = 4
    keys.set(row=8, column=5)
    assert mouse.drawing == keys.drawing and max(keys.drawing) == 16
    assert repr(mouse) == repr(keys)
    assert np.array_equal(eval(repr(keys)).ink, mouse.ink)
    keys._easel.brush.value = True
    keys.row = 7
    assert keys.ink[7 * 8 + 4] == 0
    keys._easel.down.value = False
    drawn = keys.drawing
    keys.row = 1
    assert keys.drawing == drawn
    keys._easel.clear()
    assert keys.drawing == [] and "no ink" in text(keys)
    assert "drawing" not in repr(keys)


def test_the_tag_says_what_is_drawn_on():
    lab = DigitsLab()
    sheet = spot(lab, "sheet")
    assert (sheet.name, sheet.does, sheet.axes) == ("draw on a copy", "drag", lab.plot.sheet.ax)
    corners = lab.plot.sheet._frame.get_xydata()
    assert np.array_equal(np.ptp(sheet.at, axis=0), np.ptp(corners, axis=0))
    lab.view = "draw"
    assert spot(lab, "sheet").name == "draw on the sheet"


def test_a_test_picture_is_drawn_on_as_a_copy():
    lab = DigitsLab(picture=5)
    before = lab.ink.reshape(8, 8)
    send(lab, lab.plot.sheet.ax, "press", (0, 0))
    assert lab.view == "draw"
    after = lab.ink.reshape(8, 8)
    assert after[0, 0] == 16 and np.array_equal(after[2:], before[2:])
    lab.set(view="test pictures", picture=7)
    shown = repr(lab)
    drag(lab, lab.plot.sheet.ax, (3, -1), (3, 3))  # it began in the text above
    assert repr(lab) == shown
    lab.copy()
    assert np.array_equal(lab.drawing, np.rint(16 * lab._test.X[6]))
    same = DigitsLab(picture=7).probabilities
    assert lab.probabilities == pytest.approx(same, abs=1e-12)


def test_a_drawing_has_64_numbers_or_none():
    with pytest.raises(traitlets.TraitError, match="drawing has 3 numbers; expected 64"):
        DigitsLab(drawing=[1, 2, 3])
    with pytest.raises(traitlets.TraitError, match="drawing"):
        DigitsLab(drawing=[17] * 64)
    assert DigitsLab(drawing=[0] * 64).drawing == []
