"""The data of a training: what is held out, and one's own arrays."""

import numpy as np
import pytest
from neuronlab.labs.training.data_model import DATA, divided, load, own_data


@pytest.mark.parametrize("name", DATA)
def test_a_point_added_or_erased_moves_no_other_to_the_test(name):
    base = load(name, 60, 0.1, 0)
    training, test = divided(base, 0.3, 2)
    held_out = len(base) - len(training)
    assert len(test) == held_out == round(0.3 * len(base))
    points = [(0.0, 0.0, 1)] if base.n_classes else [(0.0, 0.0, 0.5)]
    erased = [0, 5] if len(base) else []
    more, fewer = divided(base, 0.3, 2, points, erased)
    assert more.X[-1].tolist() == [0, 0]
    gone = {tuple(x) for x in base.X[erased]}
    assert [x for x in map(tuple, test.X) if x not in gone] == list(map(tuple, fewer.X))
    assert [x for x in map(tuple, training.X) if x not in gone] == list(map(tuple, more.X[:-1]))


def test_many_values_are_a_regression_and_few_are_classes():
    X = np.arange(24.0).reshape(12, 2)
    assert own_data(X, np.linspace(0, 1, 12)).is_regression
    assert own_data(X, np.arange(12)).is_regression
    assert own_data(X, [0.0, 1.0, 2.0] * 4).class_names == ("0.0", "1.0", "2.0")
    assert own_data(X, list("ab") * 6).class_names == ("a", "b")
    with pytest.raises(ValueError, match=r"y has shape \(11,\); expected \(12,\)"):
        own_data(X, np.linspace(0, 1, 11))
