"""Features of the inputs, and the maps of units as shades."""

import numpy as np
from neuronlab.labs.training.features_model import FEATURES, features
from neuronlab.labs.training.maps_model import UnitMaps, shades
from neuronlab.models.mlp import MLP


def test_features_are_their_formulas():
    X = np.array([[0.5, -2.0], [3.0, 1.0]])
    got = features(X, list(FEATURES))
    x1, x2 = X.T
    wanted = [x1, x2, x1 * x1, x2 * x2, x1 * x2, np.sin(x1), np.sin(x2)]
    assert np.allclose(got, np.column_stack(wanted), rtol=1e-12, atol=0)
    assert features(X, ["x1·x2"]).tolist() == [[-1.0], [3.0]]


def test_every_units_map_is_the_networks_answer_at_the_middle_of_each_cell():
    names = ["x1", "sin x2", "x1·x2"]
    maps = UnitMaps(names, (-1, 3, -2, 2), n=4)
    assert maps.points[[0, 3, 4]].tolist() == [[-0.5, -1.5], [2.5, -1.5], [-0.5, -0.5]]
    mlp = MLP([3, 5, 2, 1], hidden=["relu", "tanh"], seed=3)
    inputs, *layers = maps.outputs(mlp)
    assert np.array_equal(inputs, features(maps.points, names))
    for got, wanted in zip(layers, mlp.forward(inputs).a, strict=True):
        assert np.array_equal(got, wanted)


def test_shades_have_their_zero_where_the_class_changes():
    assert shades(np.array([[0.0], [0.5], [1.0]]), "sigmoid", 1.0).tolist() == [
        [-1], [0], [1]
    ]  # fmt: skip
    wild = shades(np.array([[4.0, np.nan], [-2.0, 0.5]]))
    assert wild.tolist() == [[1, 0], [-0.5, 0.5]]
    assert np.abs(shades(np.array([[np.inf], [-np.inf]]))).max() <= 1


def test_the_shades_of_all_layers_are_those_of_each():
    maps = UnitMaps(["x1", "x1²"], (-3, 3, -3, 3), n=4)
    mlp = MLP([2, 3, 3], hidden="relu", output="softmax", seed=3)
    outputs = maps.outputs(mlp)
    for got, a, limit in zip(
        maps.shades(outputs, mlp.activations, 2.0), outputs, [0, 0, 2.0], strict=True
    ):
        assert got.shape == (a.shape[1], 4, 4)
        assert np.array_equal(got.reshape(-1, 16).T, shades(a, "identity", limit))
