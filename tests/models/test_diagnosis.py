"""A diagnosis: what goes wrong in a training is named, with its numbers, and nothing else is."""

import numpy as np
import pytest
from models.problems import X, Y, findings, trainer
from neuronlab.models.mlp import MLP
from neuronlab.models.training import Trainer


def test_a_loss_that_stays_above_the_beginning_is_no_progress():
    t = trainer(sizes=(2, 4, 1), optimizer="adam", learning_rate=20.0)
    t.run_epochs(30)
    assert t.diverged_at is None and findings(t)[0] == "no progress"
    first, last = t.history.training_loss[[0, -1]]
    assert last > first and f"{last:.4g}, and was {first:.4g}" in t.diagnosis[0].evidence


def test_a_healthy_training_has_no_findings():
    t = trainer(sizes=(2, 8, 1), batch_size=5, validation=(X[:20], Y[:20]), learning_rate=0.5)
    for _ in range(6):
        assert findings(t) == []
        t.run_epochs(30)
    assert t.history.training_accuracy[-1] > 0.95


def test_a_plateau_is_found():
    t = trainer(sizes=(2, 1), learning_rate=0.1)  # one line can't part the quadrants
    t.run_epochs(80)
    assert findings(t) == ["plateau"]
    assert "1 %" in t.diagnosis[0].evidence and "accuracy of" in t.diagnosis[0].evidence
    t = Trainer(MLP([2, 1], output="identity"), X, X[:, 0] * X[:, 1], learning_rate=0.1)
    t.run_epochs(60)
    assert findings(t) == ["plateau"]


def test_dead_relus_are_found():
    t = trainer(sizes=(2, 4, 3, 1), hidden="relu", mlp_seed=1)
    t.mlp.parameters[:] = np.abs(t.mlp.parameters) + 0.1
    t.mlp.biases[0][:] = [3, -9, 3, -9]
    assert findings(t) == ["dead ReLUs"]
    assert "units 2, 4 of layer 1" in t.diagnosis[0].evidence


@pytest.mark.parametrize("name", ["heaviside", "sign"])
def test_a_step_activation_is_found(name):
    t = trainer(hidden=["tanh", name])
    before = t.mlp.copy()
    t.run_epochs(2)
    found = t.diagnosis[0]
    assert found.name == "step activation" and f"layer 2 is {name}" in found.evidence
    assert "layers 1 to 2 get no gradient" in found.evidence
    unchanged = [np.array_equal(a, b) for a, b in zip(t.mlp.Wb, before.Wb, strict=True)]
    assert unchanged == [True, True, False]


def test_overfitting_is_found():
    noisy = np.where(np.random.default_rng(0).uniform(size=47) < 0.2, 1 - Y, Y)
    t = Trainer(
        MLP([2, 20, 1]), X[:20], noisy[:20], "binary_crossentropy", "adam", 0.02,
        validation=(X[20:], noisy[20:]),
    )  # fmt: skip
    t.run_epochs(300)
    assert findings(t) == ["overfitting"]
    epoch = int(t.diagnosis[0].evidence.split()[2])
    # It is a mean of five epochs that is the least.
    assert abs(epoch - t.history.validation_loss.argmin()) <= 2
