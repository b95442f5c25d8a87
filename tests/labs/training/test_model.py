"""Features, unit maps, division into training and test, and one's own arrays."""

import numpy as np
import pytest
from neuronlab.labs.training import model as playground
from neuronlab.models.mlp import MLP


def test_features_are_their_formulas():
    X = np.array([[0.5, -2.0], [3.0, 1.0]])
    got = playground.features(X, list(playground.FEATURES))
    x1, x2 = X.T
    wanted = [x1, x2, x1 * x1, x2 * x2, x1 * x2, np.sin(x1), np.sin(x2)]
    assert np.allclose(got, np.column_stack(wanted), rtol=1e-12, atol=0)
    assert playground.features(X, ["x1·x2"]).tolist() == [[-1.0], [3.0]]


def test_every_units_map_is_the_networks_answer_at_the_middle_of_each_cell():
    names = ["x1", "sin x2", "x1·x2"]
    maps = playground.UnitMaps(names, (-1, 3, -2, 2), n=4)
    assert maps.points[[0, 3, 4]].tolist() == [[-0.5, -1.5], [2.5, -1.5], [-0.5, -0.5]]
    mlp = MLP([3, 5, 2, 1], hidden=["relu", "tanh"], seed=3)
    inputs, *layers = maps.outputs(mlp)
    assert np.array_equal(inputs, playground.features(maps.points, names))
    for got, wanted in zip(layers, mlp.forward(inputs).a, strict=True):
        assert np.array_equal(got, wanted)


def test_shades_have_their_zero_where_the_class_changes():
    assert playground.shades(np.array([[0.0], [0.5], [1.0]]), "sigmoid", 1.0).tolist() == [
        [-1], [0], [1]
    ]  # fmt: skip
    wild = playground.shades(np.array([[4.0, np.nan], [-2.0, 0.5]]))
    assert wild.tolist() == [[1, 0], [-0.5, 0.5]]
    assert np.abs(playground.shades(np.array([[np.inf], [-np.inf]]))).max() <= 1


@pytest.mark.parametrize("name", playground.DATA)
def test_a_point_added_or_erased_moves_no_other_to_the_test(name):
    base = playground.load(name, 60, 0.1, 0)
    training, test = playground.divided(base, 0.3, 2)
    held_out = len(base) - len(training)
    assert len(test) == held_out == round(0.3 * len(base))
    points = [(0.0, 0.0, 1)] if base.n_classes else [(0.0, 0.0, 0.5)]
    erased = [0, 5] if len(base) else []
    more, fewer = playground.divided(base, 0.3, 2, points, erased)
    assert more.X[-1].tolist() == [0, 0]
    gone = {tuple(x) for x in base.X[erased]}
    assert [x for x in map(tuple, test.X) if x not in gone] == list(map(tuple, fewer.X))
    assert [x for x in map(tuple, training.X) if x not in gone] == list(map(tuple, more.X[:-1]))


def test_many_values_are_a_regression_and_few_are_classes():
    X = np.arange(24.0).reshape(12, 2)
    assert playground.own_data(X, np.linspace(0, 1, 12)).is_regression
    assert playground.own_data(X, np.arange(12)).is_regression
    assert playground.own_data(X, [0.0, 1.0, 2.0] * 4).class_names == ("0.0", "1.0", "2.0")
    assert playground.own_data(X, list("ab") * 6).class_names == ("a", "b")
    with pytest.raises(ValueError, match=r"y has shape \(11,\); expected \(12,\)"):
        playground.own_data(X, np.linspace(0, 1, 11))


def test_the_confusion_matrix_counts_targets_by_row_and_answers_by_column():
    table = playground.confusion(np.array([0, 0, 1, 2]), np.array([0, 1, 1, 0]), 3)
    assert table.tolist() == [[1, 1, 0], [0, 1, 0], [1, 0, 0]]
