"""Training against the readable mathematics step by step, JAX, PyTorch, and what goes wrong."""

import numpy as np
import oracles
import pytest
from models.problems import X, Y, findings, trainer
from neuronlab.models.activations import ACTIVATIONS
from neuronlab.models.backprop import backpropagate
from neuronlab.models.losses import LOSSES
from neuronlab.models.mlp import MLP
from neuronlab.models.optimizers import OPTIMIZERS
from neuronlab.models.training import Trainer


@pytest.mark.parametrize(
    ("hidden", "output", "settings"),
    [
        ("tanh", "sigmoid", {}),
        ("relu", "softmax", {"optimizer": "adam", "learning_rate": 0.01}),
        ("gelu", "tanh", {"optimizer": "momentum", "l1": 0.001, "l2": 0.01}),
        ("sigmoid", "softmax", {"loss": "mean_squared_error", "l2": 0.01}),
    ],
)
def test_it_does_what_the_mathematics_says(hidden, output, settings):
    sizes = (2, 5, 3, 2 if output == "softmax" else 1)
    fast = trainer(sizes=sizes, hidden=hidden, output=output, **settings)
    mlp, rng = fast.mlp.copy(), np.random.default_rng(0)
    optimizer = OPTIMIZERS[fast.optimizer](mlp.n_parameters)
    for _ in range(3):
        order = rng.permutation(47)
        for start in range(0, 47, 10):
            batch = order[start : start + 10]
            g = backpropagate(mlp, mlp.forward(X[batch]), Y[batch], fast.loss, fast.l1, fast.l2)
            optimizer.step(mlp.parameters, g.flat, fast.learning_rate)
            fast.step()
            assert fast.mlp.parameters == pytest.approx(mlp.parameters, abs=1e-12)
    assert (fast.epoch, fast.batch, fast.steps) == (3, 0, 15)
    passed = mlp.forward(X)
    assert fast.history.training_loss[-1] == pytest.approx(
        backpropagate(mlp, passed, Y, fast.loss).loss, abs=1e-12
    )
    if output != "tanh":
        assert fast.history.training_accuracy[-1] == np.mean(mlp.predict(X) == Y)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("optimizer", "learning_rate"), [("sgd", 0.5), ("momentum", 0.2), ("adam", 0.05)]
)
def test_a_library_trains_to_the_same_weights(oracle, optimizer, learning_rate):
    ours = trainer(sizes=(2, 4, 1), batch_size=47, optimizer=optimizer, learning_rate=learning_rate)
    loss = oracles.data_loss(oracle, ours.mlp, "binary_crossentropy")
    steps = [(learning_rate, X, Y[:, None].astype(float))] * 30
    for theirs in oracle.minimise(loss, ours.mlp.parameters, optimizer, steps):
        ours.run_epochs(1)
        assert np.abs(ours.mlp.parameters - theirs).max() < 1e-12


def test_epochs_batches_and_history():
    t = trainer(batch_size=20, validation=(X[:9], Y[:9]))
    assert (t.n_batches, len(t.history)) == (3, 1)
    t.step()
    t.batch_size = 47  # counts from the next epoch on
    assert (t.epoch, t.batch, t.steps, t.n_batches, len(t.history)) == (0, 1, 1, 3, 1)
    t.run_epochs(1)
    assert (t.epoch, t.batch, t.steps, t.n_batches) == (1, 0, 3, 1)
    t.run_epochs(4)
    assert (t.epoch, t.steps) == (5, 7)
    assert t.history.epochs.tolist() == [0, 1, 2, 3, 4, 5]
    assert t.history.validation_loss[-1] == pytest.approx(
        LOSSES[t.loss].value(t.mlp(X[:9]), Y[:9]), abs=1e-12
    )
    assert t.history.validation_accuracy[-1] == np.mean(t.mlp.predict(X[:9]) == Y[:9])
    assert np.isnan(trainer(output="identity").history.training_accuracy).all()


def test_the_order_depends_on_the_seed_alone():
    runs = [trainer(seed=seed) for seed in (0, 0, 1)]
    for t in runs:
        t.run_epochs(2)
    first, second, other = (t.mlp.parameters for t in runs)
    assert np.array_equal(first, second) and not np.array_equal(first, other)


@pytest.mark.parametrize("hidden", ACTIVATIONS)
@pytest.mark.parametrize("output", [*ACTIVATIONS, "softmax"])
def test_divergence_is_a_state(hidden, output):
    sizes = (2, 5, 3, 2 if output == "softmax" else 1)
    t = trainer(sizes=sizes, hidden=hidden, output=output, learning_rate=1e30, l2=0.1)
    t.run_epochs(60)
    if t.diverged_at is None:  # a step activation that can't be trained has no bound to pass
        assert np.isfinite(t.mlp.parameters).all()
        return
    assert t.diverged_at == t.steps
    before = t.state()
    t.step()
    t.run_epochs(3)
    assert (t.steps, t.epoch) == (before.steps, before.epoch)
    assert findings(t) == ["diverged"]
    assert f"step {t.diverged_at} " in t.diagnosis[0].evidence
    t.mlp.forward(X)
    t.reset()
    assert t.diverged_at is None and np.isfinite(t.history.training_loss).all()


def test_a_loss_that_runs_away_is_noticed_at_once():
    t = trainer(sizes=(2, 8, 8, 1), hidden="relu", output="identity", learning_rate=5.0)
    t.run_epochs(5)
    last, t.diverged_at = t.diverged_at, None
    assert 1 < last < 20
    t.reset()
    for _ in range(last - 1):
        t.step()
    assert t.diverged_at is None and np.isfinite(t.mlp.parameters).all()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"loss": "categorical_crossentropy"}, "needs output='softmax'"),
        ({"optimizer": "newton"}, "optimizer is 'newton'; expected one of 'sgd'"),
        ({"learning_rate": 0.0}, "learning_rate is 0.0; expected a finite number above 0"),
        ({"batch_size": 0}, "batch_size is 0; expected at least 1"),
        ({"l2": -0.1}, "l2 is -0.1"),
        ({"validation": ([[1, 2, 3]], [0])}, "validation X has 3 columns; expected 2"),
        ({"validation": (np.empty((0, 2)), [])}, "validation X has no samples"),
    ],
)
def test_what_can_not_be_trained_is_named(arguments, message):
    with pytest.raises(ValueError, match=message):
        trainer(**arguments)
    with pytest.raises(ValueError, match="y has 2 samples; expected 3"):
        Trainer(MLP([2, 1]), np.ones((3, 2)), [0, 1])
