"""A timeline: its cells lie in order from edge to edge, and one is found where it is."""

import numpy as np
import pytest
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from neuronlab.plots.sheet import Sheet
from neuronlab.plots.timeline import LIGHT, Timeline

GROUPS, LABELS = ["forward"] * 3 + ["loss"] + ["back"] * 2, ["z", "a", "z", "L", "δ", "δ"]


@pytest.fixture
def timeline():
    sheet = Sheet(Figure((600 / 72, 50 / 72), dpi=108))
    made = Timeline(sheet.axes(0, 600, 6, 50))
    made.set_steps(GROUPS, LABELS)
    return made


def test_cells_of_one_width_fill_the_row_with_gaps_between_groups(timeline):
    lefts, rights = timeline._lefts, timeline._rights
    assert np.ptp(rights - lefts) == pytest.approx(0, abs=1e-9)
    assert (lefts[0], rights[-1]) == pytest.approx((8, 592))
    assert lefts[1:] - rights[:-1] == pytest.approx([0, 0, 10, 10, 0], abs=1e-9)
    assert [name.get_text() for name in timeline._names] == ["forward", "loss", "back"]
    assert timeline._labels.texts == LABELS


def test_a_step_is_found_where_its_cell_is(timeline):
    middles = (timeline._lefts + timeline._rights) / 2
    assert [timeline.step_at(x, 14) for x in middles] == list(range(6))
    assert timeline.step_at(middles[2], 40) is None and timeline.step_at(2, 14) is None
    assert timeline.step_at(timeline._rights[2] + 5, 14) is None  # between two groups
    assert timeline.step_at(np.nan, np.nan) is None


def test_what_is_in_hand_is_lit_and_what_is_done_differs_from_what_is_not(timeline):
    timeline.update(3)
    colors = [tuple(color) for color in timeline._cells.get_facecolors()]
    assert colors[3] == to_rgba(LIGHT) and colors.count(colors[3]) == 1
    assert len(set(colors[:3])) == len(set(colors[4:])) == 1 and colors[0] != colors[4]


def test_other_steps_leave_nothing_of_those_before(timeline):
    timeline.set_steps(["all"] * 2, ["1", "2"])
    timeline.update(0)
    assert [text.get_text() for text in timeline.ax.texts] == ["all"]
    assert len(timeline._cells.get_paths()) == 2 and timeline.step_at(450, 14) == 1
