"""A sheet: Axes stand where the pixels say, however many pixels are rendered for each."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from neuronlab.plots.sheet import Sheet, shown_size


@pytest.fixture(params=[72, 108])
def sheet(request):
    return Sheet(Figure((940 / 72, 310 / 72), dpi=request.param))


def test_it_is_measured_in_pixels_as_shown(sheet):
    assert (sheet.width, sheet.height) == pytest.approx((940, 310))


def test_axes_are_placed_by_their_edges(sheet):
    ax = sheet.axes(46, 616, 124, sheet.height - 28, xlim=(-1, 1))
    rendered = sheet.figure.dpi / 72
    assert ax.bbox.extents == pytest.approx(rendered * np.array([46, 124, 616, 282]))
    assert ax.get_xlim() == (-1, 1) and ax.figure is sheet.figure
    assert shown_size(ax) == pytest.approx([570, 158])


def test_an_overlay_has_the_sheets_pixels_as_its_data(sheet):
    ax = sheet.overlay()
    rendered = sheet.figure.dpi / 72
    assert ax.transData.transform((46, 300)) == pytest.approx((46 * rendered, 300 * rendered))
    assert not ax.axison


def test_bare_axes_keep_the_sheets_pixels(sheet):
    strip = sheet.bare(100, 200, 274, 310)
    here, there = (ax.transData.transform((150, 291)) for ax in (strip, sheet.overlay()))
    assert here == pytest.approx(there)


@pytest.mark.parametrize("edges", [(5, 5, 0, 9), (9, 5, 0, 9), (0, 5, 9, 9), (0, 5, 9, 0)])
def test_edges_the_wrong_way_round_are_named(sheet, edges):
    with pytest.raises(ValueError, match="expected left < right and bottom < top"):
        sheet.axes(*edges)
