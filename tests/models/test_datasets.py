"""The data sets: what they hold, how they are cut, and how bad arrays are refused."""

import numpy as np
import pytest
from neuronlab import load
from neuronlab.models.datasets import DATASETS, PLANE_SETS, from_arrays
from sklearn.datasets import load_digits, load_iris

REGRESSIONS = ("plane", "hills", "sine")


@pytest.mark.parametrize("name", DATASETS)
def test_every_data_set_is_well_formed(name):
    data = load(name)
    assert data.X.dtype == float and data.X.flags.c_contiguous and np.isfinite(data.X).all()
    assert data.X.shape == (len(data), len(data.feature_names))
    assert data.name == name and data.is_regression == (name in REGRESSIONS)
    if data.is_regression:
        assert data.y.dtype == float and data.y.shape == (len(data),) and data.n_classes == 0
    else:
        assert data.y.dtype == int and set(np.unique(data.y)) <= set(range(data.n_classes))


def test_iris_is_scikit_learns():
    iris, theirs = load("iris"), load_iris()
    assert np.array_equal(iris.X, theirs.data) and np.array_equal(iris.y, theirs.target)
    petals = load("iris", features=["petal length", 3])
    assert np.array_equal(petals.X, theirs.data[:, 2:])
    assert petals.feature_names == ("petal length (cm)", "petal width (cm)")
    assert list(iris.feature_names) == theirs.feature_names
    assert list(iris.class_names) == theirs.target_names.tolist()


def test_gates_are_their_truth_tables():
    assert load("xor").X.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert load("xor").y.tolist() == [0, 1, 1, 0]
    assert load("and").y.tolist() == [0, 0, 0, 1]


def test_the_planes_to_train_on_share_their_options():
    for name in PLANE_SETS:
        data = load(name, n_samples=60, noise=0.1, seed=1)
        assert data.X.shape == (60, 2) and data.is_regression == (name in REGRESSIONS)


def test_digits_are_scikit_learns_from_0_to_1():
    data, theirs = load("digits"), load_digits()
    assert np.array_equal(data.X * 16, theirs.data) and np.array_equal(data.y, theirs.target)
    assert data.X.max() == 1 and data.class_names == tuple("0123456789")
    assert list(data.feature_names) == theirs.feature_names


def test_arrays_of_your_own():
    data = from_arrays([[1, 2], [3, 4], [5, 6]], ["cat", "dog", "cat"])
    assert data.class_names == ("cat", "dog") and data.y.tolist() == [0, 1, 0]
    assert data.feature_names == ("x₁", "x₂")


def test_a_data_frame_keeps_its_column_names():
    class Frame:
        columns = ("height", "weight")

        def __array__(self, dtype=None, copy=None):
            return np.array([[1.8, 70.0], [1.6, 60.0]])

    assert from_arrays(Frame(), [0, 1]).feature_names == ("height", "weight")


@pytest.mark.parametrize(
    ("X", "y", "error", "message"),
    [
        ([1, 2, 3], [0, 1, 0], ValueError, r"X has shape \(3,\); expected two axes"),
        ([[1, 2], [3, np.nan]], [0, 1], ValueError, r"X holds nan at position \(1, 1\)"),
        ([[1, 2], [3, np.inf]], [0, 1], ValueError, "X holds inf"),
        ([["a", 2], [3, 4]], [0, 1], TypeError, "X has values of type"),
        ([[1, 2], [3, 4]], [0, 1, 1], ValueError, r"y has shape \(3,\); expected \(2,\)"),
        ([[1, 2], [3, 4]], [1, 1], ValueError, r"y names 1 class only \(1\)"),
        ([[1, 2], [3, 4]], [0, np.nan], ValueError, "y holds NaN"),
        ([[1, 2]] * 30, np.arange(30) / 7, ValueError, "y has 30 different values"),
        ([[1 + 2j, 2], [3, 4]], [0, 1], TypeError, "X has values of type complex128"),
    ],
)
def test_bad_arrays_are_refused_by_name(X, y, error, message):
    with pytest.raises(error, match=message):
        from_arrays(X, y)


def test_unknown_names_are_answered_with_the_known_ones():
    with pytest.raises(ValueError, match="name is 'mnist'; expected one of 'iris'"):
        load("mnist")
    with pytest.raises(ValueError, match="feature 'leaf' is not there; expected one of 'sepal"):
        load("iris", features=["leaf"])
    with pytest.raises(ValueError, match="class 'rose' is not there; expected one of 'setosa'"):
        load("iris", classes=["rose", "setosa"])
    with pytest.raises(TypeError, match="noise"):
        load("iris", noise=1)
