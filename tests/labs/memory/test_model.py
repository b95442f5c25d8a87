"""Backpropagation through time against JAX, PyTorch and nudges; what is learned and what is not."""

import numpy as np
import pytest
from neuronlab.labs.memory.model import Race
from neuronlab.labs.memory.networks_model import UNITS, LSTMNet, PlainNet, views
from neuronlab.labs.memory.task_model import GUESS, sequences

X, Y = sequences(5, 7, seed=0)
NETWORKS = {"plain": PlainNet(1), "lstm": LSTMNet(2, forget=0.5)}


def read(oracle, kind, parts, x, start, before=None):
    """Return h after the moments of x from ``start`` on; before them the state is ``before``."""
    u, W, b = parts
    tanh, sigmoid = oracle.functions["tanh"], oracle.functions["sigmoid"]
    h, c = before or (0 * (x[0] @ u)[:, :UNITS], 0 * (x[0] @ u)[:, :UNITS])
    for x_t in x[start:]:
        z = x_t @ u + h @ W + b
        if kind == "plain":
            h = tanh(z)
        else:
            f, i, o = (sigmoid(z[:, k * UNITS : (k + 1) * UNITS]) for k in range(3))
            c = f * c + i * tanh(z[:, 3 * UNITS :])
            h = o * tanh(c)
    return h


@pytest.mark.slow
@pytest.mark.parametrize("kind", NETWORKS)
def test_the_gradient_is_a_librarys(oracle, kind):
    network = NETWORKS[kind]

    def loss(flat, x, y):
        *parts, v, c = views(flat, network.parts)
        return ((read(oracle, kind, parts, x, 0) @ v + c - y) ** 2).mean()

    found = network.differentiate(X, Y)
    theirs, slope = oracle.slope(loss, network.parameters, X, Y)
    assert found.loss == pytest.approx(theirs, rel=1e-12)
    assert np.abs(slope).max() > 0.1
    assert found.gradient == pytest.approx(slope, rel=1e-9, abs=1e-13)


@pytest.mark.parametrize("kind", NETWORKS)
def test_the_gradient_is_that_of_nudges(kind):
    network = NETWORKS[kind]
    gradient = network.differentiate(X, Y).gradient
    for k in range(0, len(gradient), 5):
        losses = []
        for h in (1e-6, -2e-6):
            network.parameters[k] += h
            losses.append(np.mean((network.answer(X) - Y) ** 2))
        network.parameters[k] += 1e-6
        assert gradient[k] == pytest.approx((losses[0] - losses[1]) / 2e-6, rel=1e-5, abs=1e-8)


@pytest.mark.slow
@pytest.mark.parametrize("kind", NETWORKS)
def test_the_sizes_are_those_of_the_slopes_over_the_state(oracle, kind):
    network = NETWORKS[kind]
    parts = [np.array(part) for part in (network.u, network.W, network.b)]

    def size(t):
        """The length of ∂L/∂h after moment t; of an LSTM ∂L/∂c, with o as it was."""
        before, way = network._read(X[: t + 1])
        gate, cell = np.ones_like(before), np.zeros_like(before)
        if kind == "lstm":
            (_, c, f, i, o, g, _) = way[-1]
            gate, cell = o, f * c + i * g

        def loss(state, x, y, gate, cell, u, W, b, v, c):
            h = state if kind == "plain" else gate * oracle.functions["tanh"](cell + state)
            last = read(oracle, kind, (u, W, b), x, t + 1, (h, cell + state))
            return ((last @ v + c - y) ** 2).mean()

        at = before if kind == "plain" else np.zeros_like(before)
        v, c = network.v.copy(), network.c.copy()
        return np.sqrt((oracle.slope(loss, at, X, Y, gate, cell, *parts, v, c)[1] ** 2).sum())

    sizes = network.differentiate(X, Y).sizes
    assert sizes == pytest.approx([size(t) / size(6) for t in range(7)], rel=1e-9)


def test_by_f_alone_arrives_what_arrives_where_nothing_looks_at_the_outputs():
    deaf = LSTMNet(2, forget=0.5)
    deaf.W[:] = 0
    assert deaf.arriving(X, Y, ["f"]) == pytest.approx(deaf.differentiate(X, Y).sizes[0])
    assert deaf.arriving(X, Y, ["g", "gates"]) == 0


def test_all_roads_bring_all():
    net = NETWORKS["lstm"]
    assert net.arriving(X, Y) == pytest.approx(net.differentiate(X, Y).sizes[0], rel=1e-12)


def test_the_task():
    x, y = sequences(2000, 20, seed=1)
    marked = x[:, :, 1] == 1
    assert (marked.sum(axis=0) == 2).all() and marked[0].all() and not marked[10:].any()
    assert y == pytest.approx(np.where(marked, x[:, :, 0], 0).sum(axis=0))
    assert np.mean(y**2) == pytest.approx(GUESS, abs=0.05)
    with pytest.raises(ValueError, match="length is 1"):
        sequences(3, 1, seed=0)


def test_the_forget_gates_begin_as_far_open_as_said():
    assert (LSTMNet(0, forget=2.0).b[:UNITS] == 2).all()
    assert not LSTMNet(0, forget=2.0).b[UNITS:].any() and not PlainNet(0).b.any()


def test_the_parameters_that_the_lab_counts():
    assert [len(net.parameters) for net in (PlainNet(), LSTMNet())] == [97, 361]


def test_back_and_forward_give_the_same_numbers():
    straight, there_and_back = Race(6), Race(6)
    straight.go(23)
    for step in (37, 4, 23):
        there_and_back.go(step)
    for ours, theirs in zip(straight.networks, there_and_back.networks, strict=True):
        assert np.array_equal(ours.parameters, theirs.parameters)
    assert np.array_equal(straight.errors(), there_and_back.errors())
    assert straight.errors().shape == (2, 3)


def test_the_errors_are_those_of_the_test_sequences():
    race = Race(6, seed=2)
    race.go(10)
    assert race.errors()[:, 1] == pytest.approx([found.loss for found in race.tested()])


def after(step, *args):
    race = Race(*args)
    race.go(step)
    return [found.loss / GUESS for found in race.tested()]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_over_five_moments_both_learn_and_over_thirty_only_the_gated_one(seed):
    assert max(after(300, 5, 3.0, seed)) < 0.1
    plain, gated = after(300, 30, 3.0, seed)
    assert plain > 0.4 and gated < 0.1


@pytest.mark.slow
def test_gates_that_begin_half_shut_forget_too():
    assert after(300, 40, 0.0, 0)[1] > 0.5
