"""Columns and classes may be called anything: the page shows the name, and does nothing else."""

from html.parser import HTMLParser

import ipywidgets
import numpy as np
import pytest
from neuronlab import PerceptronLab, TrainingLab

HOSTILE = [
    "<img src=x onerror=window.pwned=1>",
    "$x$",
    r"$\frac{1$",
    "a\\b",
    "</div><script>window.pwned=1</script>",
    "& \"quoted\" 'names' &lt;",
    "_hidden",
    "{0} %s",
]
HARMLESS = set("b br div span sup sub i u small pre code p ul ol li a style".split()) | set(
    "table caption thead tbody tr th td".split()
)


class Frame:
    """A data frame, as far as the labs look."""

    def __init__(self, columns):
        self.columns = columns

    def __array__(self, dtype=None, copy=None):
        return np.array([[0.0, 1], [1, 0], [1, 1], [0, 0], [2, 1], [1, 2]])


class Tags(HTMLParser):
    """Notes which tags a text has, and what attributes that do something."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found += [tag, *(name for name, _ in attrs if name.startswith("on"))]


def html(widget):
    """Yield all HTML that a widget and its parts show."""
    if isinstance(widget, ipywidgets.HTML | ipywidgets.HTMLMath):
        yield widget.value
    assert not getattr(widget, "description_allow_html", False)
    for child in getattr(widget, "children", ()):
        yield from html(child)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("lab_class", [PerceptronLab, TrainingLab])
def test_a_name_is_shown_as_it_is(lab_class, name):
    lab = lab_class(Frame([name, name + "2"]), [name, "other"] * 3)
    if lab_class is PerceptronLab:
        lab.one_sample()
        lab._editor.active = True
    else:
        lab.epoch = 1
    said = [*html(lab), lab.readout.value]
    for text in said:
        tags = Tags()
        tags.feed(text)
        assert set(tags.found) <= HARMLESS, (tags.found, text)
    lab.stage.picture()  # a formula that can't be set would raise
    drawn = [text for ax in lab.stage.figure.axes for text in _texts(ax)]
    assert name in drawn and any(name[:10] in text for text in drawn if text != name)


def _texts(ax):
    labels = [ax.xaxis.label, ax.yaxis.label]
    legend = ax.get_legend()
    for text in [*labels, *(legend.get_texts() if legend else [])]:
        if text.get_text() and text.get_parse_math() is False:
            yield text.get_text()
