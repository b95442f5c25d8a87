"""Data for the training lab, the learner's own too, and what is refused."""

import numpy as np
import pytest
import traitlets
from labs.training.alike import again, same
from neuronlab import TrainingLab


@pytest.mark.slow
@pytest.mark.parametrize(
    ("y", "output", "n"),
    [(list("ab") * 20, "sigmoid", 1), ([0, 1, 2, 1] * 10, "softmax", 3),
     (np.linspace(-1, 5, 40), "identity", 1)],
)  # fmt: skip
def test_own_arrays(y, output, n):
    X = np.random.default_rng(0).normal(size=(40, 2))
    lab = TrainingLab(X, y, layers=[3], epoch=2)
    assert lab.mlp.activations[-1] == output and lab.mlp.layer_sizes[-1] == n
    lab.keep_run()
    assert repr(lab).startswith("TrainingLab(X, y, ") and same(again(lab, X=X, y=y), lab)
    lab.data = "circles"
    assert lab.runs == []


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((np.ones((4, 3)), [0, 1] * 2), ValueError, r"X has shape \(4, 3\); TrainingLab draws 2"),
        (([[1, np.nan], [1, 2]], [0, 1]), ValueError, "X holds nan"),
        (([[1, 2], [3, 4]],), TypeError, "data is a list; expected it with its y"),
        (("mnist",), ValueError, "data is 'mnist'; expected one of 'circles'"),
        ((np.ones((4, 2)), [1, 1, 1, 1]), ValueError, "y names 1 class only"),
    ],
)
def test_data_that_cannot_be_used(arguments, error, message):
    with pytest.raises(error, match=message):
        TrainingLab(*arguments)


@pytest.mark.slow
def test_settings_that_are_refused_change_nothing():
    lab = TrainingLab(epoch=1)
    for state, message in (
        ({"layers": [9]}, "layers"),
        ({"layers": [1] * 7}, "layers"),
        ({"features": []}, "features"),
        ({"activations": ["tanh"]}, "activations has 1 names; expected 2"),
        ({"batch": 18}, "batch is 18; an epoch has 18: expected 0 to 17"),
        ({"log": [(0, "parameter", 99, 1.0)]}, "beyond the last, 24"),
        ({"log": [(0, "colour", 1)]}, "log holds"),
        ({"chosen": [7, 0]}, "chosen is"),
        ({"erased": [400]}, "erased holds 400"),
        ({"place": [0.0, np.inf]}, "place"),
        ({"runs": [{"colour": 1}]}, "runs has a setting 'colour'"),
    ):
        with pytest.raises((traitlets.TraitError, ValueError), match=message):
            lab.set(**state)
    assert same(lab, TrainingLab(epoch=1))
    with pytest.raises(ValueError, match="activations has 1 names"):
        TrainingLab(activations=["tanh"])
