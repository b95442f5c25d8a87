"""Lettering, beside Matplotlib's own texts in the same places."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from neuronlab.plots import style
from neuronlab.plots.lettering import Lettering


def drawn(make) -> np.ndarray:
    """Return how dark each pixel is on a figure on which ``make`` has drawn."""
    with style.context():
        figure = Figure((4, 1), dpi=144)
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set_axis_off()
        ax.set_xlim(0, 4)
        ax.set_ylim(0, 1)
        make(ax)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        return 1 - np.asarray(canvas.buffer_rgba())[..., :3].mean(axis=-1) / 255


TEXTS = ["w₁ = −1.25", "0.71", "θ = 12"]
AT = np.array([(0.8, 0.5), (2.0, 0.3), (3.2, 0.7)])


def test_it_looks_like_ordinary_text():
    def ours(ax):
        Lettering(ax, AT).write(TEXTS)
        for artist in ax.collections:
            artist.set_animated(False)

    def theirs(ax):
        for (x, y), text in zip(AT, TEXTS, strict=True):
            ax.text(x, y, text, ha="center", va="center", fontsize=12)

    one, other = drawn(ours), drawn(theirs)
    assert one.sum() == pytest.approx(other.sum(), rel=0.1)
    for x, y in AT:
        window = np.s_[int(144 * (1 - y)) - 16 : int(144 * (1 - y)) + 16,
                       int(144 * x) - 90 : int(144 * x) + 90]  # fmt: skip
        for axis in (0, 1):
            places = np.arange(one[window].shape[axis])
            middles = [
                (part[window].sum(axis=1 - axis) @ places) / part[window].sum()
                for part in (one, other)
            ]
            assert middles[0] == pytest.approx(middles[1], abs=2.5)


def test_missing_texts_leave_their_points_empty():
    def both(ax):
        Lettering(ax, AT).write(["0.71"])
        ax.collections[0].set_animated(False)

    ink = drawn(both)
    assert ink[:, :250].sum() > 10 and ink[:, 250:].max() < 0.05


def test_widths_are_those_of_the_texts():
    with style.context():
        lettering = Lettering(Figure().add_axes((0, 0, 1, 1)), AT)
        lettering.write(["0", "00", ""])
    one, two, none = lettering.widths()
    assert two == pytest.approx(2 * one) and none == 0 and 6 < one < 9


def test_each_text_may_have_its_own_colour():
    def make(ax):
        lettering = Lettering(ax, AT[:2], size=20)
        lettering.write(["III", "III"])
        lettering.paint([style.INK, style.PAPER])
        for artist in ax.collections:
            artist.set_animated(False)

    dark = drawn(make)
    middle = dark.shape[1] * 3 // 8
    assert dark[:, :middle].max() > 0.7 > 0.1 > dark[:, middle:].max()
