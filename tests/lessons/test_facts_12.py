"""What lesson 12 says beside its code, computed."""

import numpy as np
import pytest
from neuronlab import BanditLab, ConvolutionLab, KMeansLab, RecurrentLab, SequenceLab
from neuronlab.labs.convolution.model import KERNELS, convolve
from neuronlab.labs.experts import model as experts
from neuronlab.labs.memory.model import Race


def test_horizontal_edge_with_relu_leaves_the_tops_of_strokes():
    bar = np.zeros((8, 8))
    bar[3:5] = 16  # a stroke of two rows
    found = convolve(bar, KERNELS["horizontal edge"], padding=1).clip(0).sum(axis=1)
    assert found.nonzero()[0].tolist() == [2, 3]


@pytest.mark.parametrize(("padding", "stride", "rows"), [(1, 1, 8), (0, 1, 6), (0, 2, 3)])
def test_the_rows_of_the_map(padding, stride, rows):
    assert ConvolutionLab(padding=padding, stride=stride).feature_map.shape == (rows, rows)


def test_what_a_plain_unit_does_with_a_pulse():
    def outputs(w):
        return RecurrentLab(w=w, length=40).plain.h

    fading, changing = outputs(0.5), outputs(-0.5)
    assert abs(fading[-1]) < 1e-9 and abs(changing[-1]) < 1e-9
    assert (changing[:-1] * changing[1:] < 0).all()
    assert outputs(1.0)[-1] > 0.15
    settled, flipping = outputs(1.2), outputs(-1.2)
    assert settled[-1] == pytest.approx(settled[-2], abs=1e-6) and settled[-1] > 0.5
    assert flipping[-1] == pytest.approx(-flipping[-2], abs=1e-6) and abs(flipping[-1]) > 0.5
    assert RecurrentLab(w=1.2, length=40).plain.memory[-1] < 1e-6


def test_a_few_per_cent_of_the_slope_get_back_before_training_or_far_less():
    plain = [Race(30, 0.0, seed).tested()[0].sizes[0] for seed in range(4)]
    assert sum(0.01 < share < 0.1 for share in plain) == 3 and min(plain) < 0.001


def test_through_open_gates_more_can_come_back_than_left():
    assert max(Race(30, 3.0, seed).tested()[1].sizes[0] for seed in range(4)) > 1
    assert 0.2 < 0.95**29 < 0.25 and 0.5**29 == pytest.approx(2e-9, rel=0.1)


def test_a_small_room_loses_and_attention_does_not():
    assert SequenceLab(room=1).answer == "e."
    assert SequenceLab(room=1, attention=True).answer == "edaced."


def test_no_gate_makes_two_lines_a_wave_and_a_sharp_one_makes_them_a_jump():
    def least(curve):
        x, y = experts.samples(curve, 0.15, 0)
        places = np.linspace(-2.5, 2.5, 101)
        return min(
            experts.error_by_place(x, y, places, sharpness).min()
            for sharpness in np.linspace(0.5, 20, 40)
        )

    assert least("a wave") > 0.18 and least("a jump") < 0.05


def test_more_centres_less_distance():
    sums = []
    for k in range(1, 7):
        lab = KMeansLab(k=k)
        lab.to_the_end()
        sums.append(lab.moment.inertia)
    assert sums == sorted(sums, reverse=True)


def test_new_arms_keep_the_moment():
    lab = BanditLab(epsilon=0.0, step=500, reveal=True)
    told = set()
    for _ in range(8):
        lab.new_arms()
        assert lab.step == 500
        told.add("the player does not know it" in lab.readout.value)
    assert told == {True, False}
