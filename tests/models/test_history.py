"""A history's numbers are those of the network's own outputs, however the samples are cut."""

import numpy as np
import pytest
from neuronlab.models import history
from neuronlab.models.history import Evaluation, History, target_classes
from neuronlab.models.losses import LOSSES, targets
from neuronlab.models.mlp import MLP

X = np.random.default_rng(1).uniform(-2, 2, (23, 2))


@pytest.mark.parametrize("one_thread", [history.ONE_THREAD, 60])
@pytest.mark.parametrize(
    ("sizes", "output", "loss"),
    [
        ((2, 3, 1), "sigmoid", "binary_crossentropy"),
        ((2, 3, 3), "softmax", "categorical_crossentropy"),
        ((2, 3, 1), "tanh", "mean_squared_error"),
    ],
)
def test_loss_and_accuracy_are_those_of_the_outputs(monkeypatch, sizes, output, loss, one_thread):
    monkeypatch.setattr(history, "ONE_THREAD", one_thread)  # a few samples at a time
    mlp = MLP(sizes, "tanh", output)
    y = np.arange(23) % max(2, sizes[-1])
    evaluation = Evaluation(mlp, X, targets(y, sizes[-1], loss), LOSSES[loss])
    for _ in range(2):  # it looks at the parameters as they are by then
        mlp.parameters[:] += 0.1
        found, accuracy = evaluation()
        assert found == pytest.approx(LOSSES[loss].value(mlp(X), y), abs=1e-12)
        outputs = mlp(X)
        said = outputs[:, 0] > (0.5 if output == "sigmoid" else 0)
        if sizes[-1] > 1:
            said = outputs.argmax(axis=1)
        assert accuracy == np.mean(said == y)


@pytest.mark.parametrize(
    ("output", "y", "classes"),
    [
        ("sigmoid", [[0], [1], [1]], [0, 1, 1]),
        ("tanh", [[-1], [1], [-1]], [0, 1, 0]),
        ("sigmoid", [[0.5], [1], [0]], None),
        ("softmax", [[0, 1, 0], [0.2, 0.3, 0.5]], [1, 2]),
        ("softmax", [[0.5, 0.5]], None),
        ("identity", [[0], [1]], None),
    ],
)
def test_which_classes_targets_mean(output, y, classes):
    found = target_classes(output, np.array(y, dtype=float))
    assert (None if found is None else found.tolist()) == classes


def test_each_epoch_is_a_row_and_what_was_not_measured_is_nan():
    kept = History()
    kept.add(0, (0.9, 0.5), (1.0, 0.4))
    kept.add(1, (0.7, 0.6), None)
    assert len(kept) == 2 and kept.epochs.tolist() == [0, 1]
    assert kept.training_loss.tolist() == [0.9, 0.7]
    assert kept.training_accuracy.tolist() == [0.5, 0.6]
    assert kept.validation_loss[0] == 1.0 and kept.validation_accuracy[0] == 0.4
    assert np.isnan([kept.validation_loss[1], kept.validation_accuracy[1]]).all()
    assert History(kept.rows).rows == kept.rows
