"""ShiftLab: what it says, dragging, and time."""

import numpy as np
import pytest
from labs.driving import control, drag, said, spot
from matplotlib.colors import to_rgb
from neuronlab import ShiftLab
from neuronlab.labs.shift.model import N_BATCHES, dense
from neuronlab.labs.shift.sheet_model import test_digits as held_out
from neuronlab.plots.tiles import packed

BOTH = {"shows": "both networks"}


def test_it_opens_with_the_fully_connected_network_alone():
    lab = ShiftLab()
    assert repr(lab) == "ShiftLab()"
    assert "convolutional" not in said(lab).lower() and lab.player.layout.display == "none"
    assert len(lab.plot._tiles._tiles) == 1 + 8 and lab.plot._says[1]._share.texts == [""]
    control(lab, "show").value = "kernels and maps"
    assert len(lab.plot._tiles._tiles) == 1 + 2 * 8 and lab.player.layout.display == "none"
    control(lab, "show").value = "both networks"
    assert "convolutional" in said(lab) and lab.player.layout.display is None
    assert lab.plot._says[1]._share.texts == ["10 %"]


def test_it_opens_with_what_units_weigh_the_heaviest_pixel_darkest():
    lab = ShiftLab(dx=1)
    weights = dense().weights[0][:, :8]
    pixel, unit = np.unravel_index(np.abs(weights).argmax(), weights.shape)
    darkest = packed([to_rgb("#0072b2" if weights[pixel, unit] > 0 else "#e69f00")])[0]
    units = [pixels for *_, pixels in lab.plot._tiles._tiles[1:]]
    assert [bool((pixels == darkest).any()) for pixels in units] == [k == unit for k in range(8)]
    rows, columns = np.nonzero(units[unit] == darkest)
    size = len(units[unit]) / 12
    place = int(11 - rows.mean() // size), int(columns.mean() // size)
    assert place == divmod(int(pixel), 12)
    lab.dx = 2
    moved = [pixels for *_, pixels in lab.plot._tiles._tiles[1:]]
    assert all(map(np.array_equal, units, moved))


def test_one_has_learned_and_the_other_has_not():
    lab = ShiftLab(**BOTH)
    assert lab.accuracies[0] > 0.94 and lab.accuracies[1] < 0.3
    assert "Test digits in the middle" in said(lab) and "has learned nothing yet" in said(lab)


def test_the_shares_are_those_of_the_moved_digits():
    lab = ShiftLab(dx=1)
    assert 0.4 < lab.accuracies[0] < 0.55
    assert lab.accuracies == ShiftLab(dx=1, picture=9).accuracies
    assert f"{100 * lab.accuracies[0]:.0f} %" in lab.plot._says[0]._share.texts
    assert "moved by (1, 0)" in said(lab)


def test_each_map_is_bluest_where_it_finds_most():
    lab = ShiftLab(dx=2, picture=41, **BOTH)
    tiles = [pixels for *_, pixels in lab.plot._tiles._tiles[2::2]]
    bluest = packed([to_rgb("#0072b2")])[0]
    assert len(tiles) == 8 and all((pixels == bluest).any() for pixels in tiles)


@pytest.mark.slow
def test_the_digit_is_dragged_in_whole_pixels_and_no_further_than_the_sheet():
    lab = ShiftLab()
    start = np.array([100.0, 150.0])
    drag(lab, lab.plot.ax, start, start + np.array([25, 0]))
    assert (lab.dx, lab.dy) == (1, 0) and not spot(lab, "digit").bound
    drag(lab, lab.plot.ax, start, start + np.array([10, -300]))
    assert (lab.dx, lab.dy) == (2, 2) and spot(lab, "digit").bound
    assert control(lab, "down dy").value == 2


@pytest.mark.slow
def test_time_goes_on_by_steps_and_epochs_and_back():
    lab = ShiftLab(**BOTH)
    start = lab.network.parameters.copy()
    for button in lab.player.children:
        if getattr(button, "description", "") == "one step":
            button.click()
    assert lab.step == 1 and not np.array_equal(lab.network.parameters, start)
    lab.one_epoch()
    assert lab.step == N_BATCHES and "learned for 1 epoch." in said(lab)
    lab.go(lab.step + 2)
    assert "1 epoch and 2 of 43 mini-batches" in said(lab)
    lab.player.reset()
    assert np.array_equal(lab.network.parameters, start)


def test_without_padding_it_learns_anew_and_its_maps_are_smaller():
    lab = ShiftLab(step=3, **BOTH)
    assert "padding 4" in said(lab) and lab._learning.network.padding == (4, 1)
    control(lab, "padding").value = False
    assert (lab.padding, lab.step) == (False, 0) and "no padding" in said(lab)
    assert lab.network.forward(_sheet(lab)).maps.shape == (1, 8, 8, 8)
    lab.set(padding=True, step=2)
    assert control(lab, "padding").value and lab.step == 2
    lab.shows = "fully connected"
    assert control(lab, "padding").layout.display == "none"


def test_new_weights_are_new_for_both():
    lab = ShiftLab(dx=1, step=3)
    before = lab.accuracies
    lab.new_weights()
    assert (lab.seed, lab.step) == (1, 0) and lab.accuracies != before


def test_the_words_agree_with_the_networks():
    lab = ShiftLab(dx=1, step=2, **BOTH)
    digit = held_out().y[lab.picture - 1]
    answer = int(np.argmax(lab.network.forward(_sheet(lab)).p))
    verdict = "right" if answer == digit else "wrong"
    assert f"convolutional says {answer}, {verdict}" in said(lab)


def _sheet(lab):
    sheet = np.zeros((1, 12, 12))
    left, top = 2 + lab.dx, 2 + lab.dy
    sheet[0, top : top + 8, left : left + 8] = held_out().X[lab.picture - 1].reshape(8, 8)
    return sheet


@pytest.mark.parametrize("setting", [{"dx": 3}, {"step": 861}, {"picture": 0}])
def test_what_is_not_possible_is_refused(setting):
    with pytest.raises(Exception, match=next(iter(setting))):
        ShiftLab(**setting)
