"""A walk through training: any way to a moment ends in the same numbers, and it is training."""

import numpy as np
import pytest
from neuronlab.labs.backprop.walk_model import Moment, Walk
from neuronlab.models.backprop import backpropagate
from neuronlab.models.mlp import MLP
from neuronlab.models.small_networks import small_network, tiny_task


def walk(batch_size=3, learning_rate=0.5, sizes=(3, 4, 1), epochs=4):
    mlp = small_network(sizes, ("tanh",) * (len(sizes) - 2) + ("sigmoid",), 3)
    return mlp, Walk(
        mlp, *tiny_task(sizes[0], 1), "mean_squared_error", learning_rate, batch_size, epochs
    )


@pytest.mark.parametrize("batch_size", [1, 2, 4])
def test_it_trains_as_plain_gradient_descent_does(batch_size):
    mlp, path = walk(batch_size)
    twin, (X, y) = mlp.copy(), tiny_task(3, 1)
    for epoch in range(3):
        for batch, first in enumerate(range(0, 6, batch_size)):
            rows = slice(first, first + batch_size)
            found = path.mini_batch(epoch, batch)
            gradients = backpropagate(twin, twin.forward(X[rows]), y[rows], "mean_squared_error")
            assert found.loss_before == pytest.approx(gradients.loss, abs=1e-12)
            assert list(found.rows) == list(range(6))[rows]
            twin.parameters -= 0.5 * gradients.flat
            assert found.trace.new_parameters == pytest.approx(twin.parameters, abs=1e-12)
            after = backpropagate(twin, twin.forward(X[rows]), y[rows], "mean_squared_error").loss
            assert found.loss_after == pytest.approx(after, abs=1e-12)
    assert path.losses(0)[0] == pytest.approx(float(np.mean((mlp(X) - y) ** 2)), abs=1e-12)


def test_back_and_forth_ends_in_the_same_numbers():
    _, path = walk()
    first = [path.mini_batch(e, b).trace.new_parameters for e in range(4) for b in range(2)]
    rng = np.random.default_rng(0)
    for number in rng.integers(8, size=200):
        found = path.mini_batch(*divmod(int(number), 2)).trace.new_parameters
        assert np.array_equal(found, first[number])
    assert np.array_equal(walk()[1].mini_batch(3, 1).trace.new_parameters, first[7])


def test_moments_are_counted_over_all_epochs():
    _, path = walk()
    assert (path.n_batches, path.n_steps, path.n_moments) == (2, 15, 120)
    assert path.moment(47) == Moment(1, 1, 2) and path.number(Moment(1, 1, 2)) == 47
    assert [path.number(path.moment(k)) for k in range(120)] == list(range(120))


def test_a_walk_over_the_edge_goes_on_quietly():
    mlp = MLP([1, 2, 1], "relu", "identity")
    path = Walk(mlp, [[1.0], [-1.0]], [100.0, -100.0], learning_rate=1e6, epochs=20)
    assert not np.isfinite(path.losses(39)[-1])
    assert len(path.mini_batch(19, 1).steps) == 15


def test_the_tiny_tasks():
    for n in range(1, 7):
        X, y = tiny_task(n, 1)
        assert set(np.unique(X)) <= {-1, -0.5, 0.5, 1} and set(np.unique(y)) == {0, 1}
        assert len(np.unique(X, axis=0)) == len(X) == (4 if n < 3 else 6)
        assert y[:, 0].tolist() == [sum(v < 0 for v in x) % 2 for x in X.tolist()]
        assert np.array_equal(tiny_task(n, 3)[1].sum(axis=1), np.ones(len(X)))
    weights = small_network((3, 4, 1), ("tanh", "sigmoid"), 5).parameters
    assert weights * 10 == pytest.approx(np.round(weights * 10), abs=1e-12)
