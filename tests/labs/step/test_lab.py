"""The step lab, driven through settings, its button and the mouse, against numbers by hand."""

import numpy as np
import pytest
from labs.driving import control, send, spot, text
from neuronlab import StepLab


def mouse(lab, kind, x, y=0.0, ax=None):
    """Let the mouse do something on the picture, at data coordinates of the left part."""
    send(lab, ax or lab.plot.output.ax, kind, (x, y))


def test_the_readout_puts_the_numbers_in():
    said = text(StepLab())
    assert "z = w·x + b = 2.00·1.00 + (−1.00) =  1.00" in said
    assert "a = heaviside(z) =  1 , z &gt; 0" in said and "compared: sign(z) = 1" in said
    assert "the step stands at x = −b/w = 1.00/2.00 = 0.50; w &gt; 0: z rises" in said
    assert "exactly at z = 0: heaviside gives 1, sign gives 0" in said


def test_a_sigmoid_says_how_soft_its_step_is():
    lab = StepLab(activation="sigmoid", compare="nothing")
    said = text(lab)
    assert "a = sigmoid(z) = 1/(1 + e −1.00 ) =  0.73" in said  # 1/(1 + 0.3679) = 0.7311
    assert "the soft step stands at x = −b/w = 1.00/2.00 = 0.50" in said
    assert "from 0.1 to 0.9 within 2·ln 9/|w| = 2.20 of x" in said
    lab.weight = 10.0
    assert "2·ln 9/|w| = 0.44 of x" in text(lab)
    lab.weight = -10.0
    assert "a = sigmoid(z) = 1/(1 + e 11.00 ) =  0.00002" in text(lab)
    assert "w &lt; 0 turns it round" in text(lab)


@pytest.mark.parametrize(
    ("weight", "bias"), [(3.0, -1.0), (3.0, 0.3), (0.1 * 3, -0.1), (-0.7, 0.1), (9.9, 7.7)]
)
def test_the_button_brings_z_to_exactly_zero(weight, bias):
    lab = StepLab(weight=weight, bias=bias, activation="heaviside", compare="sign", x=2.0)
    lab._to_step.click()
    assert lab.x == pytest.approx(-bias / weight, rel=1e-9)
    said = text(lab)
    assert " =  0.00 " in said and "heaviside(z) =  1 , z is exactly 0" in said
    assert "compared: sign(z) = 0" in said
    assert np.array_equal(eval(repr(lab)).stage.picture(), lab.stage.picture())


def test_numbers_written_with_a_decimal_meet_zero_too():
    # In binary 0.1·3 − 0.3 is 5.6e-17, and a heaviside of it would be right by luck alone.
    for weight, x in ((0.1, 3.0), (-0.1, -3.0)):
        assert "sign(z) =  0 , z is exactly 0" in text(
            StepLab(weight=weight, bias=-0.3, x=x, activation="sign")
        )


def test_where_there_is_no_step_to_go_to_the_readout_says_so():
    lab = StepLab(bias=9.0)
    assert "−b/w = −9.00/2.00 = −4.50, outside of −3 to 3" in text(lab)
    lab.weight = 0.0
    assert "w = 0: there is no step; z = b = 9.00 for every x" in text(lab)
    before = repr(lab)
    lab.go_to_step()
    assert repr(lab) == before and lab._to_step.disabled
    lab.set(weight=-3.0)
    assert not lab._to_step.disabled
    lab._to_step.click()
    assert lab.x == 3.0


def test_a_drag_moves_x():
    lab = StepLab()
    mouse(lab, "move", 2.0)
    assert lab.x == 1.0
    mouse(lab, "press", -1.234, 0.7)
    mouse(lab, "move", -1.3, 0.7)
    assert lab.x == 1.0  # beside the point
    mouse(lab, "release", -1.3, 0.7)
    assert tuple(spot(lab, "a").at) == (1, 1) and spot(lab, "a").name == "x = 1.00, a = 1"
    mouse(lab, "press", 1.0, 1.0)
    mouse(lab, "move", 0.517)
    assert lab.x == 0.52
    mouse(lab, "move", 3.2)
    assert lab.x == 3.0 and spot(lab, "a").bound
    mouse(lab, "release", 2.0)
    mouse(lab, "move", 0.0)
    assert lab.x == 2.0
    assert tuple(spot(lab, "z").at) == (2, 3)
    mouse(lab, "press", 2.0, 3.0, ax=lab.plot.sum.ax)
    mouse(lab, "move", -2.0, 4.0, ax=lab.plot.sum.ax)
    assert lab.x == -2.0


def test_the_slider_stands_at_its_nearest_step_and_does_not_round_the_setting():
    lab = StepLab(weight=3.0)
    lab._to_step.click()
    slider = control(lab, "input x")
    assert slider.value == pytest.approx(0.33) and lab.x == 0.3333333333
    slider.set_state({"value": 0.33000000000000007})  # the browser's echo
    assert lab.x == 0.3333333333
    slider.value = 0.34
    assert lab.x == 0.34
    lab.weight = 0.25  # in the middle the browser goes up, as JavaScript's Math.round does
    assert control(lab, "weight w").value == pytest.approx(0.3) and lab.weight == 0.25


def test_the_step_is_dragged_by_its_ring_and_takes_the_bias_along():
    lab = StepLab(weight=2.0, bias=-1.0)
    at = spot(lab, "step").at[0]
    assert at[0] == 0.5
    mouse(lab, "press", *at)
    mouse(lab, "move", -1.5, -1.3)
    mouse(lab, "release", -1.5, -1.3)
    assert lab.bias == 3.0 and lab.response.step == -1.5 and lab.x == 1.0
    lab.weight = 0.0
    assert [found.key for found in lab.spots()] == ["a", "z"]


@pytest.mark.slow
@pytest.mark.parametrize("x", [-2.0, 1.0, 1.25, 2.9])
def test_no_guide_strikes_the_names_of_the_sides_through(x):
    lab = StepLab(weight=4.0, bias=0.0, x=x)
    height = lab.plot.sum.point[1]
    for name in lab.plot.sum._signs:
        if name.get_visible():
            assert abs(name.get_position()[1] - height) > 0.5
