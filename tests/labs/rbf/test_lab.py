"""The lab of bumps: dragging them, the best heights, and when there are too many."""

import numpy as np
import pytest
import traitlets
from labs.driving import control, drag, spot, text
from neuronlab import RBFLab


def button(lab, name):
    control(lab, name).click()


def test_what_is_said():
    lab = RBFLab(centres=[-1, 0.5], heights=[1.2, -0.3], width=0.5, chosen=2)
    said = text(lab)
    assert "bump 2: h·exp(−(x − c)²/(2s²)) = −0.30·exp(−(x − 0.50)²/(2·0.50²))" in said
    first, more = said.split("heights now 1.20, −0.30; least squares would make them ")
    assert f"mean squared error  {lab.error:.4f}" in first
    assert f"and the error {lab.best_error:.4f}" in more
    assert f"{lab.best_error:.4f}" not in first
    assert lab.best_error < lab.error


def test_the_sum_is_the_sum_of_what_is_drawn():
    lab = RBFLab(centres=[-1, 0.5, 2], heights=[1, -2, 0.5])
    bumps = [segment[:, 1] for segment in lab.plot._bumps.get_segments()]
    assert np.sum(bumps, axis=0) == pytest.approx(lab.plot._sum.get_ydata())


def test_least_squares_sets_the_best_heights():
    lab = RBFLab(target="two hills")
    button(lab, "least squares")
    assert lab.heights == pytest.approx(lab.best_heights, abs=1e-4)
    assert lab.error == pytest.approx(lab.best_error, abs=1e-6)


def test_bumps_that_overlap_too_much_have_no_heights_to_show():
    lab = RBFLab(centres=[0, 0.1, 0.2, 0.3], width=2, target="step")
    before = repr(lab)
    button(lab, "least squares")
    assert repr(lab) == before and "the bumps overlap too much" in text(lab)


def test_add_helps_where_the_error_is_greatest():
    lab = RBFLab(centres=[-2], heights=[0], target="two hills", noise=0, chosen=1)
    x, y = lab.samples
    errors = [lab.error]
    while len(lab.centres) < 8:
        button(lab, "add a bump")
        errors.append(lab.error)
        assert lab.chosen == len(lab.centres)
    assert lab.centres[1] == pytest.approx(x[y.argmax()], abs=0.01)
    assert errors[-1] < errors[0] / 5
    button(lab, "add a bump")
    assert "8 bumps are the most" in text(lab) and len(lab.centres) == 8


def test_remove_takes_the_bump_in_hand():
    lab = RBFLab(centres=[-2, 0, 2], heights=[1, 2, 3], chosen=2)
    button(lab, "remove")
    assert (lab.centres, lab.heights, lab.chosen) == ([-2, 2], [1, 3], 1)
    button(lab, "remove")
    button(lab, "remove")
    assert lab.centres == [2] and "the last bump stays" in text(lab)


def test_a_bump_is_dragged_by_its_top():
    lab = RBFLab(centres=[-2, 1], heights=[-1, 1], chosen=1)
    drag(lab, lab.plot.ax, (1, 1), (0.5, 1.5), (0, 0.25))
    assert (lab.centres[1], lab.heights[1]) == pytest.approx((0, 0.25), abs=0.011)
    assert lab.centres[0] == -2 and lab.chosen == 2
    drag(lab, lab.plot.ax, (0.06, 0.25), (1.06, 0.5))  # taken beside its middle, it does not jump
    assert (lab.centres[1], lab.heights[1]) == pytest.approx((1, 0.5), abs=0.021)
    before = repr(lab)
    drag(lab, lab.plot.ax, (2, -1.5), (0, 0))
    assert repr(lab) == before


def test_a_click_chooses_and_moves_nothing():
    lab = RBFLab(centres=[-2, 1], heights=[-1, 4], chosen=1)
    drag(lab, lab.plot.ax, (1.02, 2.1), (1.02, 2.1))  # its top is off the picture
    assert (lab.centres, lab.heights) == ([-2, 1], [-1, 4]) and lab.chosen == 2


def test_a_tops_tag_has_its_numbers():
    lab = RBFLab(centres=[-2, 1], heights=[-5, 1], chosen=1)
    first, second = lab.spots()
    assert second.name == "bump 2: centre c = 1.00, height h = 1.00"
    assert np.array_equal([first.at, second.at], lab.plot._tops.get_offsets())
    assert first.bound and not second.bound
    drag(lab, lab.plot.ax, second.at, (1, -0.75))
    assert spot(lab, "1").name == "bump 2: centre c = 1.00, height h = −0.75"


def test_sliders_move_the_bump_in_hand():
    lab = RBFLab(centres=[-2, 1], heights=[-1, 1], chosen=2)
    centre, height = control(lab, "centre c"), control(lab, "height h")
    assert (centre.value, height.value) == pytest.approx((1, 1))
    centre.value, height.value = 1.5, -0.55
    assert (lab.centres, lab.heights) == ([-2, 1.5], [-1, -0.55])
    lab.chosen = 1
    assert (centre.value, height.value) == pytest.approx((-2, -1))


def test_heights_are_as_many_as_centres():
    assert RBFLab(centres=[0, 1, 2, 3], heights=[1]).heights == [1, 0, 0, 0]
    assert RBFLab(centres=[0], heights=[1, 2]).heights == [1]


@pytest.mark.parametrize(("name", "value"), [("centres", []), ("centres", [0] * 9),
                                             ("centres", [3.5]), ("heights", [-6])])  # fmt: skip
def test_what_is_out_of_range_is_refused(name, value):
    with pytest.raises(traitlets.TraitError, match=name):
        RBFLab(**{name: value})
