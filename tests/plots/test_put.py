"""What is put on Axes is there, and comes back, the same in every picture."""

import pytest
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from neuronlab.plots import style
from neuronlab.plots.put import put, put_diamond, put_handle


@pytest.fixture
def ax():
    return Figure().add_axes((0, 0, 1, 1))


def test_a_patch_and_a_collection_come_back(ax):
    patch, lines = Rectangle((0, 0), 1, 1), LineCollection([])
    assert put(ax, patch) is patch and list(ax.patches) == [patch]
    assert put(ax, lines) is lines and list(ax.collections) == [lines]


def test_the_mark_of_what_is_in_hand_may_lie_on_the_edge(ax):
    mark = put_diamond(ax, size=8, zorder=4)
    assert mark in ax.lines and mark.get_animated() and not mark.get_clip_on()
    assert (mark.get_marker(), mark.get_markersize(), mark.get_zorder()) == ("D", 8, 4)
    assert to_hex(mark.get_markerfacecolor()) == style.INK and mark.get_linestyle() == "None"


def test_the_ring_that_can_be_dragged_is_large_enough_and_may_lie_on_the_edge(ax):
    ring, of_a_class = put_handle(ax), put_handle(ax, style.CLASS_COLORS[0], zorder=3)
    assert list(ax.lines) == [ring, of_a_class]
    for handle in (ring, of_a_class):
        assert handle.get_animated() and not handle.get_clip_on()
        assert (handle.get_marker(), handle.get_linestyle()) == ("o", "None")
        assert handle.get_markersize() >= 14
        assert to_hex(handle.get_markerfacecolor()) == style.PAPER
    assert to_hex(ring.get_markeredgecolor()) == style.INK
    assert to_hex(of_a_class.get_markeredgecolor()) == style.CLASS_COLORS[0]
    assert of_a_class.get_zorder() == 3
