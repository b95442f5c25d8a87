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
from neuronlab.labs.memory.model import LEARNING_RATE, Race
from neuronlab.labs.memory.networks_model import UNITS, LSTMNet
from neuronlab.labs.memory.task_model import sequences
from neuronlab.models.optimizers import Adam


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


def test_over_twenty_the_lstm_begins_with_less_slope_and_wins():
    race = Race(20, 0.0)
    plain, gated = (found.sizes[0] for found in race.tested())
    assert gated < plain / 1000
    race.go(50)
    assert race.tested()[1].sizes[0] > 1
    race.go(300)
    assert race.tested()[0].loss > 0.1 > race.tested()[1].loss


def moments(net, x):
    """Return f, i, o, g, the cell before and tanh of it after, (length, n, 8) each."""
    h = c = np.zeros((x.shape[1], UNITS))
    rows = []
    for x_t in x:
        f, i, o, g = np.split(x_t @ net.u + h @ net.W + net.b, 4, axis=1)
        f, i, o, g, before = *(1 / (1 + np.exp(-z)) for z in (f, i, o)), np.tanh(g), c
        c = f * c + i * g
        h = o * np.tanh(c)
        rows.append((f, i, o, g, before, np.tanh(c)))
    return np.array(rows).swapaxes(0, 1)


def arriving(net, x, y, *roads):
    """Return the share of the slope that arrives, by the chain rule written out once more."""
    opened, direct = np.repeat([road in roads for road in ("gates", "g")], [24, 8]), "f" in roads
    dh, dc, sizes = (net.answer(x) - y)[:, None] * net.v, 0, []
    for f, i, o, g, c, shown in moments(net, x).swapaxes(0, 1)[::-1]:
        dc = dc + dh * o * (1 - shown**2)
        sizes.append(np.linalg.norm(dc))
        slopes = dc * c * f * (1 - f), dc * g * i * (1 - i), dh * shown * o * (1 - o)
        dh = np.hstack([*slopes, dc * i * (1 - g**2)]) @ (net.W * opened).T
        dc = dc * f * direct
    return sizes[-1] / sizes[0]


ALL_ROADS = ("f", "g", "gates")


@pytest.mark.parametrize("roads", [("f",), ("g",), ("f", "g"), ("f", "gates"), ALL_ROADS])
def test_the_lab_keeps_the_roads_it_is_asked_for(roads):
    race = Race(20, 0.0, seed=1)
    race.go(30)
    net = race.networks[1]
    assert net.arriving(race.x, race.y, roads) == pytest.approx(
        arriving(net, race.x, race.y, *roads), rel=1e-9
    )
    assert arriving(net, race.x, race.y, *ALL_ROADS) == pytest.approx(race.tested()[1].sizes[0])


def through_f_and_g(net, x):
    """Return the greatest factor of a moment by both roads, of the mean over all."""
    f, i, o, g, _, shown = moments(net, x)
    offered = np.einsum("tna,ba,tnb->ab", (i * (1 - g**2))[1:], net.W[:, 24:],
                        (o * (1 - shown**2))[:-1]) / f[1:, :, 0].size  # fmt: skip
    return abs(np.linalg.eigvals(np.diag(f[1:].mean((0, 1))) + offered)).max()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1, 3, 5, 6, 7])  # that learn it
def test_over_twenty_f_and_g_bring_the_slope_together_and_neither_alone(seed):
    race = Race(20, 0.0, seed)
    net, x, y = race.networks[1], race.x, race.y
    assert 0.6 < through_f_and_g(net, x) < 0.81
    assert arriving(net, x, y, "f", "g") < 0.02
    race.go(300)
    assert race.tested()[1].loss < 0.1
    assert 0.45 < net.opened(x) < 0.57
    assert net.opened(x) == pytest.approx(moments(net, x)[0].mean())
    assert arriving(net, x, y, "f") < 0.003 and arriving(net, x, y, "g") < 1e-6
    assert arriving(net, x, y, "f", "gates") < 0.02
    assert arriving(net, x, y, "f", "g") > 0.8
    assert 0.9 < through_f_and_g(net, x) < 1.02
    assert np.linalg.norm(net.W[:, 24:]) > 1.1 * np.linalg.norm(LSTMNet([seed, 2]).W[:, 24:])


@pytest.mark.parametrize("seed", range(4))
def test_over_thirty_with_a_bias_of_3_f_alone_brings_a_fifth(seed):
    race = Race(30, 3.0, seed)
    net, x, y = race.networks[1], race.x, race.y
    assert 0.18 < arriving(net, x, y, "f") < 0.3
    half_open = Race(30, 0.0, seed).networks[1]
    assert arriving(half_open, x, y, "f") < 1e-8 > arriving(half_open, x, y, "g")


class ByForgetting(LSTMNet):
    """An LSTM that learns from what comes back by f alone."""

    def _back(self, x, way, dh, du, dW, db):
        dc = 0.0
        for x_t, moment in zip(x[::-1], way[::-1], strict=True):
            dc, dz = self._moment_back(moment, dh, dc)
            du += x_t.T @ dz
            dW += moment[0].T @ dz
            db += dz.sum(axis=0)
            dh, dc = 0 * dh, dc * moment[2]


@pytest.mark.slow
@pytest.mark.parametrize(("length", "forget", "learns"), [(30, 3.0, True), (20, 0.0, False)])
def test_f_alone_is_enough_with_a_bias_of_3_and_not_with_0(length, forget, learns):
    net = ByForgetting([0, 2], forget)
    adam = Adam(len(net.parameters))
    for step in range(300):
        gradient = net.differentiate(*sequences(32, length, [0, 4, step])).gradient
        adam.step(net.parameters, gradient, LEARNING_RATE)
    x, y = sequences(64, length, [0, 3])
    assert (np.mean((net.answer(x) - y) ** 2) < 0.1) == learns


def test_the_input_gates_tell_marked_numbers_less_neatly():
    race = Race(20, 0.0)
    race.go(300)
    i, marked = moments(race.networks[1], race.x)[1], race.x[:, :, 1] == 1
    let_in, else_in = i[marked].mean(axis=0), i[~marked].mean(axis=0)
    more = let_in - else_in
    clearest = more.argsort()[-2:]
    assert sorted(let_in[clearest]) == pytest.approx([0.69, 0.76], abs=0.005)
    assert sorted(else_in[clearest]) == pytest.approx([0.37, 0.43], abs=0.005)
    assert (more < -0.15).sum() == 3 and (abs(more) < 0.09).sum() == 3
    assert 100 * race.networks[1].opened(race.x) == pytest.approx(53, abs=0.5)


def test_the_plain_networks_gradient_can_explode():
    race = Race(20, 0.0, seed=2)
    race.go(300)
    assert race.tested()[0].sizes[0] == pytest.approx(10, abs=0.5)


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
    assert (ahead > 0).sum() == 20 and ahead[ahead > 0].sum() < -ahead[ahead < 0].sum() / 2


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
