"""The Hebbian lab, driven through its buttons and settings."""

import ipywidgets
import pytest
import traitlets
from labs.driving import text
from neuronlab import HebbLab


def press(lab, name):
    """Press the button whose text begins with ``name``."""
    next(
        widget
        for line in lab.children
        for widget in getattr(line, "children", ())
        if isinstance(widget, ipywidgets.Button) and widget.description.startswith(name)
    ).click()


def test_pressing_a_until_it_answers_a_alone():
    lab = HebbLab()
    assert repr(lab) == "HebbLab()" and "answers now to:  all three" in text(lab)
    assert "0.64·1 + 0.64·1 + 0.44·0 = 1.28 ≥ θ = 1.05:  it fires" in text(lab)
    assert "((1, 1, 0) − (0.64, 0.64, 0.44)) = (0.07, 0.07, −0.09)" in text(lab)
    press(lab, "show A")
    assert "all three" in text(lab)
    press(lab, "show A")
    assert repr(lab) == "HebbLab(shown=['A', 'A', 'A', 'A'])"
    assert "answers now to:  A alone" in text(lab) and "A alone" in lab.stage.alt
    press(lab, "show B")
    assert "it is silent" in text(lab) and "Δw = 0" in text(lab)
    assert lab.plot.answers._words.texts[1] == "1.04 silent"
    press(lab, "undo")
    assert lab.shown == ["A"] * 4
    press(lab, "reset")
    press(lab, "undo")
    assert repr(lab) == "HebbLab(shown=[])" and "nothing shown yet" in text(lab)


def test_plain_hebb_answers_everything():
    lab = HebbLab(shown=["A"] * 8, forgetting=False)
    assert "all three" in text(lab) and "w = (1.00, 1.00, 0.55)" in text(lab)
    lab.forgetting = True
    assert "A alone" in text(lab)
    lab.threshold = 2
    assert "none of them" in text(lab)


def test_there_is_room_for_200_patterns():
    lab = HebbLab(shown=["A"] * 199)
    press(lab, "show B")
    press(lab, "show C")
    assert lab.shown == ["A"] * 199 + ["B"]
    assert "200 patterns are the most there is room for" in text(lab)


@pytest.mark.parametrize(
    ("name", "value"), [("shown", ["D"]), ("shown", ["A"] * 201), ("threshold", 3)]
)
def test_a_refused_setting_is_named(name, value):
    with pytest.raises(traitlets.TraitError, match=name):
        HebbLab(**{name: value})
