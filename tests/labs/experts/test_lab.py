"""Two experts: the gate is dragged to where the data bend, and the error says so."""

import numpy as np
import pytest
from labs.driving import drag, said, spot
from neuronlab import ExpertsLab


def test_the_numbers_are_the_model():
    lab = ExpertsLab(noise=0, place=0.5, sharpness=20)
    assert "expert 1: ŷ₁ = −0.50·x − 0.25" in said(lab)
    assert "expert 2: ŷ₂ = 1.00·x − 1.00" in said(lab)
    assert "mean squared error 0.000 ; one line alone: 0.400" in said(lab)
    assert lab.errors.min() == pytest.approx(lab.error, abs=1e-12)


def test_the_gate_is_dragged_on_each_picture():
    lab = ExpertsLab()
    before = lab.error
    drag(lab, lab.plot.data, (-1, 0), (0.2, 1))
    assert repr(lab) == "ExpertsLab()"  # beside the gate
    drag(lab, lab.plot.data, (-1.5, 1), (0.2, 1), (0.503, 0))
    assert repr(lab) == "ExpertsLab(place=0.5)" and lab.error < before / 4
    for mark, key in zip(lab.plot._marks, ("gate", "error"), strict=True):
        assert np.array_equal(spot(lab, key).at, mark.get_xydata()[0])
    drag(lab, lab.plot.error, spot(lab, "error").at, (-1.2, 0.1))
    assert lab.place == -1.2 and spot(lab, "gate").name == "place m = −1.20"
    drag(lab, lab.plot.gate, (-1.2, 0.5), (2.99, 0.9))
    assert lab.place == 2.5 and all(found.bound for found in lab.spots())


def test_the_best_place_is_where_the_curve_is_lowest():
    lab = ExpertsLab(curve="a jump", seed=2)
    lab.to_the_best()
    assert lab.error == pytest.approx(lab.errors.min())
    assert f"the least for this sharpness: {lab.error:.3f}" in said(lab)


def test_a_wave_is_too_much_for_two():
    lab = ExpertsLab(curve="a wave", noise=0, sharpness=20)
    lab.to_the_best()
    assert lab.error > 0.1


def test_marks():
    lab = ExpertsLab(place=1.0)
    assert lab.plot._marks[1].get_xydata().tolist() == [[1.0, pytest.approx(lab.error)]]
    lab.new_data()
    assert lab.seed == 1
