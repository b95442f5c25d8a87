"""TwoPixelsLab: what it answers to, in words and in its picture."""

import pytest
from labs.driving import plain
from neuronlab import TwoPixelsLab
from neuronlab.plots import style


@pytest.mark.parametrize(
    ("w1", "w2", "said"),
    [(1, 1, "answers to “left”, “right” and “both”"), (1, -1, "answers to “left”"),
     (0.4, 0.4, "answers to “both”"), (-2, 2, "answers to “right”"),
     (0.5, 0, "answers to none of the four"), (0.3, 0.2, "answers to none of the four")],
)  # fmt: skip
def test_it_says_which_pictures_it_answers_to(w1, w2, said):
    lab = TwoPixelsLab(w1=w1, w2=w2)
    assert said in plain(lab) and said.split("to ")[-1] in lab.stage.alt


def test_the_sums_stand_below_the_pictures():
    lab = TwoPixelsLab(w1=1.5, w2=-1)
    assert lab.plot._sums.texts == [
        "0·1.5 + 0·(−1.0) − 0.5 = −0.5",
        "1·1.5 + 0·(−1.0) − 0.5 = 1.0",
        "0·1.5 + 1·(−1.0) − 0.5 = −1.5",
        "1·1.5 + 1·(−1.0) − 0.5 = 0.0",
    ]
    assert lab.plot._outputs.texts == ["0", "1.0", "0", "0"]


def test_a_negative_weight_is_another_colour_and_dashed():
    lab = TwoPixelsLab(w1=1, w2=-1)
    colours = [tuple(c) for c in lab.plot._ways.get_color()]
    from matplotlib.colors import to_rgba

    assert colours[-2:] == [to_rgba(style.POSITIVE), to_rgba(style.NEGATIVE)]
    assert colours[:2] == [to_rgba(style.PALE)] * 2
    dashes = [pattern for _, pattern in lab.plot._ways.get_linestyle()]
    assert dashes[-2] is None and dashes[-1] is not None
