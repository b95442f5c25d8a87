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
    ShiftLab,
    Trainer,
)
from neuronlab.labs.convolution.model import KERNELS, convolve
from neuronlab.labs.experts import model as experts
from neuronlab.labs.kmeans import model as kmeans
from neuronlab.labs.memory.model import Race
from neuronlab.labs.sequence.attention_model import KEENNESS, hand
from neuronlab.models.activations import softmax


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


def test_which_input_gates_keep_noise_out_and_let_the_pulse_in():
    unit = RecurrentLab(forget=6, sequence="pulse and noise")

    def opened(bias):
        unit.input_gate = bias
        return unit.lstm.input

    for bias, end in ((-4, 1.07), (-5, 0.86), (-6, 0.76)):
        opened(bias)
        assert unit.lstm.c[[0, -1]] == pytest.approx([0.76, end], abs=0.015)
    unit.sequence = "one pulse"
    assert unit.lstm.c[-1] == pytest.approx(0.70, abs=0.01)
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
    looking = SequenceLab(room=1, attention=True)
    assert looking.answer == "edaced."
    weights = looking.translation.weights[0]
    assert np.round(weights, 2).tolist() == [0.02, 0, 0, 0, 0, 0.02, 0.96]
    products = hand(np.arange(7)) @ (KEENNESS * hand(6))
    assert products[[0, 5, 6]] == pytest.approx([6.2, 6.2, 10], abs=0.05) and max(products[1:5]) < 0


def test_what_the_root_of_d_does_to_the_greatest_of_seven_shares():
    rng = np.random.default_rng(0)
    products = np.einsum("td,tnd->tn", rng.normal(size=(5000, 64)), rng.normal(size=(5000, 7, 64)))
    for scores, best in ((products, 0.88), (products / 8, 0.39)):
        assert softmax(scores).max(axis=1).mean() == pytest.approx(best, abs=0.006)


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


def test_the_least_sums_of_squares():
    X = kmeans.iris().X
    least = [
        min(kmeans.history(X, kmeans.start(X, k, seed))[-1].inertia for seed in range(40))
        for k in range(1, 7)
    ]
    assert np.rint(least).tolist() == [551, 86, 31, 19, 14, 11]


def test_two_flowers_on_the_border_change_sides():
    lab, together = KMeansLab(k=3, reveal=True), {}
    for seed in range(20):
        lab.seed = seed
        lab.to_the_end()
        wrong = 8 if "8 of 150" in lab.readout.value else 6
        assert f"{wrong} of 150 flowers" in lab.readout.value
        together[wrong] = lab.moment.groups[:, None] == lab.moment.groups
    differ = together[6] != together[8]
    assert differ.any() and not np.delete(np.delete(differ, [123, 127], 0), [123, 127], 1).any()


@pytest.mark.parametrize(("k", "least", "most"), [(3, 31.3, 31.5), (6, 11.0, 19.1)])
def test_where_new_starts_of_k_means_end(k, least, most):
    X = kmeans.iris().X
    ends = [kmeans.history(X, kmeans.start(X, k, seed))[-1].inertia for seed in range(60)]
    assert least < min(ends) and max(ends) < most


def test_on_half_of_the_rows_greed_earns_most_and_loses_more_on_the_others():
    earned, lab = [], BanditLab(step=500)
    for seed in range(40):
        averages = []
        for epsilon in (0.0, 0.1, 1.0):
            lab.set(seed=seed, epsilon=epsilon)
            averages.append(lab.average)
        earned.append(averages)
    ahead = np.array(earned)[:, 0] - np.max(np.array(earned)[:, 1:], axis=1)
    assert (ahead > 0).sum() == 20
    assert ahead[ahead > 0].mean() == pytest.approx(0.024, abs=0.004)
    assert ahead[ahead < 0].mean() == pytest.approx(-0.20, abs=0.02)


def test_of_many_starts_with_six_centres_few_end_at_thirty():
    X = kmeans.iris().X
    ends = [kmeans.history(X, kmeans.start(X, 6, seed))[-1].inertia for seed in (178, 214, 425)]
    assert ends == pytest.approx([30, 30, 30], abs=0.2)


@pytest.mark.parametrize("dx", [-2, 2])
@pytest.mark.parametrize("dy", [-2, 2])
def test_in_which_corner_the_dense_network_is_worse_than_guessing(dx, dy):
    dense, _ = ShiftLab(dx=dx, dy=dy).accuracies
    assert dense < 0.03 if dx == dy == 2 else 0.07 < dense < 0.11


def test_the_learned_kernels_still_look_like_the_noise_that_they_were():
    before, after = (ShiftLab(step=step).network.kernels.reshape(8, -1) for step in (0, 10 * 43))
    alike = [np.corrcoef(one, two)[0, 1] for one, two in zip(before, after, strict=True)]
    assert min(alike) > 0.8


def test_new_arms_keep_the_moment():
    lab = BanditLab(epsilon=0.0, step=500, reveal=True)
    told = set()
    for _ in range(8):
        lab.new_arms()
        assert lab.step == 500
        told.add("the player does not know it" in lab.readout.value)
    assert told == {True, False}
