"""Tiles: shades become colours, and a tile lands on the pixels that it says, as it is."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from neuronlab.live.stage import Stage
from neuronlab.plots import style, tiles


def rgb(packed) -> np.ndarray:
    return np.asarray(packed, dtype=np.uint32).view(np.uint8).reshape(-1, 4)[:, :3]


def test_a_ramp_goes_from_one_colour_over_paper_to_the_other():
    colors = rgb(tiles.SIGNED)
    assert len(colors) == tiles.LEVELS
    assert colors[tiles.LEVELS // 2] / 255 == pytest.approx(to_rgb(style.PAPER), abs=1 / 255)
    for end, color in ((colors[0], style.NEGATIVE), (colors[-1], style.POSITIVE)):
        paper, full = np.array(to_rgb(style.PAPER)), np.array(to_rgb(color))
        assert end / 255 == pytest.approx(paper + 0.66 * (full - paper), abs=1 / 255)


def test_0_has_a_level_of_its_own_and_the_ends_are_the_ends():
    shades = np.array([-1.0, -1e-9, 0.0, 1e-9, 1.0])
    assert tiles.levels(shades).tolist() == [0, 16, 16, 16, 32]
    all_of_them = tiles.levels(np.linspace(-1, 1, 1001))
    assert (np.diff(all_of_them.astype(int)) >= 0).all() and set(all_of_them) == set(range(33))


@pytest.mark.parametrize(("n", "pixels"), [(4, 4), (4, 10), (10, 4), (1, 5)])
def test_cells_are_spread_evenly_over_pixels(n, pixels):
    shown = tiles.magnified(n, pixels)
    assert len(shown) == pixels and shown[0] == 0 and (np.diff(shown) >= 0).all()
    assert shown.max() < n
    if pixels >= n:
        assert np.ptp(np.bincount(shown)) <= 1


def test_a_tile_is_drawn_pixel_for_pixel_its_first_row_lowest():
    stage = Stage(100, 60, scale=1)
    artist = tiles.Tiles(zorder=1)
    stage.figure.add_artist(artist)
    pixels = tiles.packed(np.random.default_rng(0).random((12, 3))).reshape(3, 4)
    artist.update_tiles([(10, 20, pixels)])
    stage.refresh()
    shown = stage.picture()[::-1][20:23, 10:14, :3]  # a picture's first row is its highest
    assert np.array_equal(shown.reshape(-1, 3), rgb(pixels.ravel()))
    artist.update_tiles([])
    stage.refresh()
    assert len(np.unique(stage.picture().reshape(-1, 4), axis=0)) == 1


def test_between_two_cells_the_values_go_straight():
    # Middles at 0.5, 1.5, 2.5; halves at 0.25, 0.75, 1.25, …: beyond the first middle it stays.
    ramp = np.array([[0.0, 4.0, 8.0]] * 3)
    assert np.allclose(tiles.between(ramp), [[0, 1, 3, 5, 7, 8]] * 6)
    assert np.allclose(tiles.between(np.stack([ramp, ramp.T]))[1], tiles.between(ramp).T)
