"""What lesson 12 says of networks that learn to remember, computed."""

import numpy as np
import pytest
from neuronlab.labs.memory.model import LEARNING_RATE, Race
from neuronlab.labs.memory.networks_model import UNITS, LSTMNet
from neuronlab.labs.memory.task_model import sequences
from neuronlab.models.optimizers import Adam


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
