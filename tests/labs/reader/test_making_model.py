"""How the reading network was made: bent copies, and a training that can be repeated."""

import numpy as np
import pytest
from neuronlab.labs.digits.model import INK, samples
from neuronlab.labs.reader.making_model import bent, hundredths, made
from neuronlab.labs.reader.model import ACCURACY, network, read
from neuronlab.models.mlp import MLP


def test_a_bent_copy_is_another_picture_of_much_the_same():
    training = samples()[0]
    ink = np.rint(INK * training.X[:200]).astype(int)
    copies = bent(ink, np.random.default_rng(0))
    assert copies.shape == ink.shape and copies.min() == 0 and copies.max() == 16
    assert (copies != ink).any(axis=1).all()
    alike = [np.corrcoef(one, other)[0, 1] for one, other in zip(ink, copies, strict=True)]
    unlike = [np.corrcoef(one, other)[0, 1] for one, other in zip(ink, copies[::-1], strict=True)]
    assert np.mean(alike) > np.mean(unlike) + 0.3
    assert np.array_equal(bent(ink, np.random.default_rng(0)), copies)


def test_weights_are_kept_in_hundredths():
    mlp = MLP((2, 2, 1), seed=0)
    mlp.weights, mlp.biases = [[[0.123, -0.5], [1, 2]], [[0.005001], [-3]]], [[0, 1], [-0.25]]
    kept = hundredths(mlp)
    assert kept == {
        "weights": [[[12, -50], [100, 200]], [[1], [-300]]],
        "biases": [[0, 100], [-25]],
    }


@pytest.mark.slow
def test_a_short_training_reads_well_and_can_be_repeated():
    network = made(copies=2)
    test = samples()[1]
    assert (network.predict(test.X) == test.y).mean() > 0.93
    assert np.array_equal(made(copies=2).parameters, network.parameters)


@pytest.mark.slow
def test_the_whole_training_gives_a_network_as_good_as_the_one_that_is_shipped():
    again, test = made(), samples()[1]
    right = (again.predict(test.X) == test.y).sum()
    assert abs(right - ACCURACY) <= 5
    shipped = np.array([read(np.rint(INK * x)).answer for x in test.X])
    assert (again.predict(test.X) == shipped).mean() > 0.98
    kept = hundredths(again)
    far = np.abs(np.array(kept["weights"][0]) / 100 - network().weights[0])
    assert np.median(far) < 0.2
