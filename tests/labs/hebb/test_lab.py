"""The Hebbian lab, driven through its buttons, its settings and the mouse."""

import numpy as np
import pytest
import traitlets
from labs.driving import control, drag, middle, send, spot, text
from labs.storm import controls
from neuronlab import HebbLab
from neuronlab.labs.hebb.plot import names_beside


def press(lab, name):
    """Press the button whose text begins with ``name``."""
    next(widget for widget in controls(lab) if widget.description.startswith(name)).click()


def test_it_opens_with_nothing_shown():
    lab = HebbLab()
    assert repr(lab) == "HebbLab()" and "answers now to:  all three" in text(lab)
    assert "nothing shown yet: w = (0.55, 0.55, 0.55)" in text(lab)
    assert [name.get_text() for name in lab.plot.weights._names] == ["w₁ w₂ w₃", "", ""]


def test_pressing_a_until_it_answers_a_alone():
    lab = HebbLab()
    press(lab, "show A")
    press(lab, "show A")
    assert "answers now to:  all three" in text(lab)
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
    press(lab, "back")
    assert lab.shown == ["A"] * 4
    press(lab, "reset")
    press(lab, "back")
    assert repr(lab) == "HebbLab()" and "nothing shown yet" in text(lab)


def test_a_click_on_a_bar_shows_its_pattern_and_the_threshold_is_dragged():
    lab = HebbLab()
    bars = lab.plot.answers.ax
    send(lab, bars, "press", (1, 0.4))
    send(lab, bars, "release", (1, 0.4))
    assert lab.shown == ["B"]
    drag(lab, bars, (0.5, 1.05), (0.5, 1.2), (0.5, 0.902))
    assert lab.threshold == 0.9 and lab.shown == ["B"]
    assert spot(lab, "threshold").name == "threshold θ = 0.90"
    drag(lab, bars, middle(spot(lab, "threshold")), (1, 5.0))
    assert lab.threshold == 2 and spot(lab, "threshold").bound
    assert control(lab, "threshold θ").value == 2


def test_names_of_lines_that_end_near_each_other_stand_together():
    assert names_beside(np.array([0.82, 0.82, 0.23])) == [("w₃", 0.23), ("w₁ w₂", 0.82)]
    assert [name for name, _ in names_beside(np.array([0.2, 0.9, 0.5]))] == ["w₁", "w₃", "w₂"]


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
