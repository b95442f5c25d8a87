"""A strip: what is put on it stands where it should, and looks as its numbers say."""

import numpy as np
import pytest
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from neuronlab.plots import style
from neuronlab.plots.network import tint
from neuronlab.plots.strip import HEIGHT, WIDTH, Place, Strip, column, square


@pytest.fixture
def strip():
    return Strip(Figure((WIDTH / 72, HEIGHT / 72), dpi=108), "What?")


def only(strip, kind):
    (found,) = [artist for artist in strip.ax.collections if isinstance(artist, kind)]
    return found


def test_a_place_shows_a_view():
    place = Place(100, 200, 50, 90)
    at = place.at([(-1, 0), (1, 10), (0, 5)], (-1, 1, 0, 10))
    assert at == pytest.approx(np.array([(100, 50), (200, 90), (150, 70)]))
    turned = place.at([(0, 0)], (0, 1, 1, 0))  # its second axis runs down
    assert turned == pytest.approx(np.array([(100, 90)]))


def test_squares_and_columns_have_their_middle():
    assert square(10, 40, middle=100) == (10, 50, 80, 120)
    assert column(7, 3, 20, middle=50) == pytest.approx(np.array([(7, 70), (7, 50), (7, 30)]))
    assert column(7, 1, 0, middle=50) == pytest.approx(np.array([(7, 50)]))


def test_a_wire_is_as_wide_as_its_weight_and_dashed_below_0(strip):
    starts, ends = column(0, 2, 10), column(50, 2, 10)
    strip.wires(starts, ends, [[1.0, -2.0], [0.5, 0.0]], widest=4)
    wires = only(strip, LineCollection)
    assert wires.get_linewidths() == pytest.approx([2.5, 4.5, 1.5, 0.5])
    assert wires.get_segments()[1] == pytest.approx(np.array([starts[0], ends[1]]))
    assert tuple(wires.get_colors()[0][:3]) == to_rgb(style.POSITIVE)
    assert tuple(wires.get_colors()[1][:3]) == to_rgb(style.NEGATIVE)
    dashes = [pattern for _, pattern in wires.get_linestyles()]
    assert dashes[0] is None and dashes[1] is not None


def test_cells_are_filled_row_by_row_from_the_top_left(strip):
    middles = strip.cells(Place(0, 20, 0, 20), [[1.0, 0.0], [-0.5, 0.2]])
    assert middles == pytest.approx(np.array([(5, 15), (15, 15), (5, 5), (15, 5)]))
    cells = only(strip, PolyCollection)
    assert cells.get_facecolors()[2][:3] == pytest.approx(tint(-0.5))
    assert cells.get_paths()[0].vertices.max(axis=0) == pytest.approx((10, 20))


def test_an_image_leaves_the_sheets_pixels_as_they_are(strip):
    strip.image(Place(100, 200, 50, 90), np.zeros((4, 4)))
    assert strip.ax.get_xlim() == (0, WIDTH) and strip.ax.get_ylim() == (0, HEIGHT)
    assert strip.ax.images[0].get_extent() == [100, 200, 50, 90]


def test_samples_have_their_classes_colour_and_shape(strip):
    strip.samples(np.array([(10, 10), (20, 20), (30, 30)]), [1, 0, 1])
    none, one = strip.ax.lines
    assert (none.get_marker(), one.get_marker()) == style.CLASS_MARKERS[:2]
    assert one.get_xydata() == pytest.approx(np.array([(10, 10), (30, 30)]))
