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
    assert t.diagnosis[0].advice[0].startswith("a larger learning rate")
    t = Trainer(MLP([2, 1], output="identity"), X, X[:, 0] * X[:, 1], learning_rate=0.1)
    t.run_epochs(60)
    assert findings(t) == ["plateau"]


def test_dead_relus_are_found():
    t = trainer(sizes=(2, 4, 3, 1), hidden="relu", mlp_seed=1)
    t.mlp.parameters[:] = np.abs(t.mlp.parameters) + 0.1
    t.mlp.biases[0][:] = [3, -9, 3, -9]
    assert findings(t) == ["dead ReLUs"]
    assert "units 2, 4 of layer 1" in t.diagnosis[0].evidence


def test_dead_relus_are_named_where_they_are_missed_and_nowhere_else():
    dead = trainer(sizes=(2, 4, 1), hidden="relu", mlp_seed=1)
    dead.mlp.biases[0][3] = -9  # one of four
    assert findings(dead) == []
    well = Trainer(MLP([2, 8, 1], "relu", seed=1), X, Y, "binary_crossentropy", "adam", 0.03)
    well.mlp.biases[0][2:4] = -9
    well.run_epochs(25)
    assert 0 not in well.mlp.forward(X).a[0].max(axis=0)[[0, 1, 4, 5, 6, 7]]
    assert well.history.training_accuracy[-1] > 0.95 and findings(well) == []
    stuck = trainer(sizes=(2, 4, 1), hidden="relu", mlp_seed=1, learning_rate=1e-6)
    stuck.mlp.biases[0][3] = -9
    stuck.run_epochs(30)  # now the loss stands, and it is not good
    assert findings(stuck)[0] == "dead ReLUs"
    stuck.mlp.biases[0][:] = -9
    assert "1, 2, 3, 4 of layer 1" in stuck.diagnosis[0].evidence


def test_a_penalty_that_holds_is_no_plateau_and_one_that_stifles_is():
    noisy = np.where(np.random.default_rng(0).uniform(size=47) < 0.2, 1 - Y, Y)

    def trained(l2):
        t = Trainer(MLP([2, 20, 1]), X, noisy, "binary_crossentropy", "adam", 0.02, l2=l2)
        t.run_epochs(300)
        return t

    held, share = trained(0.003), noisy.mean()
    constant = -share * np.log(share) - (1 - share) * np.log(1 - share)
    assert held.history.training_loss[-1] < 0.9 * constant
    assert held.history.training_accuracy[-1] < 0.95
    assert findings(held) == ["held by the penalty"]
    assert "smaller" not in held.diagnosis[0].advice[0]
    stifled = trained(1.0)
    assert stifled.history.training_loss[-1] > 0.99 * constant
    assert findings(stifled) == ["plateau"]
    assert stifled.diagnosis[0].advice[0].startswith("a smaller penalty")


def test_units_that_are_equal_are_found():
    t = trainer(sizes=(2, 4, 3, 1))
    assert findings(t) == []
    for own, after in ((0, 1), (1, 2)):
        kept = t.mlp.parameters.copy()
        t.mlp.weights[own][...] = t.mlp.weights[own][:, :1]
        assert findings(t) == []  # the next layer still tells them apart
        t.mlp.weights[after][...] = t.mlp.weights[after][:1]
        assert findings(t) == ["equal units"]
        assert (
            f"the {t.mlp.layer_sizes[own + 1]} units of layer {own + 1} have the same weights"
            in (t.diagnosis[0].evidence)
        )
        t.mlp.parameters[:] = kept
    one = trainer(sizes=(2, 1, 1))
    assert findings(one) == []


def test_where_the_cause_is_known_a_standing_loss_is_not_told_besides():
    zeros = trainer(sizes=(2, 4, 1))
    zeros.mlp.weights = [0 * W for W in zeros.mlp.weights]
    zeros.run_epochs(60)
    assert np.ptp(zeros.history.training_loss[30:]) < 0.01
    assert findings(zeros) == ["equal units"]
    steps = trainer(hidden="heaviside")
    steps.run_epochs(60)
    assert findings(steps) == ["step activation"]


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
