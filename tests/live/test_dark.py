"""On a dark page the filter turns lightness over: what was legible still is."""

import re
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from neuronlab.labs.convolution import plot as convolution
from neuronlab.live import stage
from neuronlab.plots import style
from neuronlab.plots.network import NetworkPlot
from neuronlab.plots.tints import flat

SCRIPT = (Path(stage.__file__).parent / "js" / "stage.js").read_text(encoding="utf-8")

GROUNDS = {"PAPER", "PALE"}
"""What is written and drawn on, and lines that only divide."""

WRITTEN = ("INK", "GREY", "POSITIVE", "MISTAKE", "UP", "DOWN")


def numbers(pattern: str) -> np.ndarray:
    """Return the numbers of the one place in the browser's script that a pattern finds."""
    (found,) = re.findall(pattern, SCRIPT)
    return np.array([float(number) for number in re.findall(r"\d+\.?\d*", str(found))])


LUMA = numbers(r"const row = \(own\) => (\[[^]]+\])\.map")
(TURNED,) = numbers(r"\(k === own\) - (\d\.\d+) \* y")
(LIGHTEST,) = numbers(r"\.\.\.row\(own\), 0, (\d\.\d+)\]")


def darkened(color: str) -> np.ndarray:
    """Return what the filter makes of a colour, as the browser does: each channel kept in 0…1."""
    rgb = np.array(to_rgb(color))
    return np.clip(rgb - TURNED * (LUMA @ rgb) + LIGHTEST, 0, 1)


def luminance(rgb) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    rgb = np.asarray(rgb)
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def contrast(one, other) -> float:
    """Return the contrast of two colours (WCAG 2.2), 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colors() -> dict[str, str]:
    """Return every colour of the style by its name; classes have a number each."""
    single = {
        name: value for name, value in vars(style).items() if re.fullmatch(r"#\w{6}", str(value))
    }
    return single | {f"class {k}": color for k, color in enumerate(style.CLASS_COLORS)}


def test_the_contrast_is_the_one_that_the_rules_give():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast(to_rgb("#777777"), (1, 1, 1)) == pytest.approx(4.48, abs=0.005)


def test_the_filter_turns_lightness_over_and_keeps_grey_grey():
    assert LUMA.sum() == pytest.approx(1)
    assert darkened("black") == pytest.approx([LIGHTEST] * 3)
    assert darkened("white") == pytest.approx([1 + LIGHTEST - TURNED] * 3)
    assert luminance(darkened(style.PAPER)) < 0.02 < 0.5 < luminance(darkened(style.INK))


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_is_read_on_light_and_on_dark(name):
    color = colors()[name]
    assert contrast(to_rgb(color), to_rgb(style.PAPER)) >= 4.5
    assert contrast(darkened(color), darkened(style.PAPER)) >= 4.5


@pytest.mark.parametrize("name", sorted(colors().keys() - GROUNDS))
def test_what_is_drawn_is_seen_on_dark(name):
    assert contrast(darkened(colors()[name]), darkened(style.PAPER)) >= 3


@pytest.mark.parametrize("name", sorted(colors().keys() - GROUNDS))
def test_a_colour_is_made_legible_and_no_darker_than_it_must_be(name):
    color, text = colors()[name], style.legible(colors()[name])
    assert contrast(to_rgb(text), to_rgb(style.PAPER)) >= 4.5
    assert contrast(darkened(text), darkened(style.PAPER)) >= 4.5
    if contrast(to_rgb(color), to_rgb(style.PAPER)) >= 4.5:
        assert text == color
    else:
        assert contrast(to_rgb(text), to_rgb(style.PAPER)) < 5.5


@pytest.mark.parametrize(
    ("color", "share"),
    [
        (style.INK, convolution.INKED),
        (style.POSITIVE, convolution.TINTED),
        (style.NEGATIVE, convolution.TINTED),
    ],
)
def test_numbers_are_read_on_the_deepest_cell_of_a_convolution(color, share):
    cell = to_hex(flat(color, share))
    assert contrast(to_rgb(style.INK), to_rgb(cell)) >= 4.5
    assert contrast(darkened(style.INK), darkened(cell)) >= 4.5


@pytest.mark.parametrize("strength", [0.45, 0.4, 0.15])
def test_a_pale_negative_link_is_seen_nearly_as_well_as_a_positive_one(strength):
    network = NetworkPlot(Figure().add_axes((0, 0, 1, 1)), [("",) * 2, ("",)])
    weights = [np.array([[1.0], [-1.0]])]
    network.update(weights, [[0, 0], [0]], [["", ""], [""]], strengths=[strength])
    positive, negative = (to_hex(color) for color in network._links.get_colors())
    paper = darkened(style.PAPER)
    assert contrast(darkened(negative), paper) >= 0.8 * contrast(darkened(positive), paper)
