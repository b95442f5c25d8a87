"""What lesson 12 says beside its code, computed."""

import numpy as np
import pytest
from neuronlab import (
    MLP,
    BanditLab,
    ConvolutionLab,
    ExpertsLab,
    KMeansLab,
    RecurrentLab,
    SequenceLab,
    Trainer,
)
from neuronlab.labs.convolution.model import KERNELS, convolve
from neuronlab.labs.experts import model as experts
from neuronlab.labs.kmeans import model as kmeans
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


def test_from_a_third_to_a_few_millionths_of_the_slope_get_back_and_less_in_the_lstm():
    plain, gated = np.array(
        [[found.sizes[0] for found in Race(30, 0.0, seed).tested()] for seed in range(8)]
    ).T
    assert 0.3 < max(plain) < 0.4 and 1e-6 < min(plain) < 5e-6
    assert (gated < plain).all()


def test_over_twenty_the_lstm_begins_with_less_slope_opens_its_gates_and_wins():
    race = Race(20, 0.0)
    plain, gated = (found.sizes[0] for found in race.tested())
    assert gated < plain / 1000
    race.go(50)
    assert race.tested()[1].sizes[0] > 1
    race.go(300)
    assert race.tested()[0].loss > 0.1 > race.tested()[1].loss


def test_over_twenty_a_plain_network_can_have_as_much_slope_and_not_learn():
    race = Race(20, 0.0, seed=5)
    race.go(300)
    plain, gated = race.tested()
    assert plain.sizes[0] > gated.sizes[0] and plain.loss > 0.1 > gated.loss


def test_over_thirty_the_plain_networks_slope_shrinks_from_most_starts():
    shrunk = 0
    for seed in range(8):
        race = Race(30, 0.0, seed)
        before = race.tested()[0].sizes[0]
        race.go(300)
        shrunk += race.tested()[0].sizes[0] < before
    assert shrunk > 4


def test_which_input_gates_keep_noise_out_and_let_the_pulse_in():
    unit = RecurrentLab(sequence="pulse and noise")

    def opened(bias):
        unit.input_gate = bias
        return unit.lstm.input

    assert opened(-4.0)[1:].max() > 0.25 and opened(-5.0)[1:].max() <= 0.12
    assert opened(-8.0)[0] > 0.85 and opened(-10.0)[0] == pytest.approx(0.5, abs=0.01)


def test_most_small_networks_do_as_well_as_the_gate_and_the_rest_get_stuck():
    gate = ExpertsLab()
    gate.to_the_best()
    x, y = gate.samples
    errors = []
    for seed in range(24):
        mlp = MLP((1, 2, 1), "relu", "identity", seed)
        Trainer(mlp, x[:, None], y, optimizer="adam", learning_rate=0.02, batch_size=20).run_epochs(
            1000
        )
        errors.append(np.mean((mlp(x[:, None])[:, 0] - y) ** 2))
    assert sum(error < 1.2 * gate.error for error in errors) == 17
    assert sum(error > 0.2 for error in errors) == 7


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


@pytest.mark.parametrize(("k", "least", "most"), [(3, 31.3, 31.5), (6, 11.0, 19.1)])
def test_where_new_starts_of_k_means_end(k, least, most):
    X = kmeans.iris().X
    ends = [kmeans.history(X, kmeans.start(X, k, seed))[-1].inertia for seed in range(60)]
    assert least < min(ends) and max(ends) < most


def test_new_arms_keep_the_moment():
    lab = BanditLab(epsilon=0.0, step=500, reveal=True)
    told = set()
    for _ in range(8):
        lab.new_arms()
        assert lab.step == 500
        told.add("the player does not know it" in lab.readout.value)
    assert told == {True, False}
