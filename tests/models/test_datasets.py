"""The data sets: what they hold, how they are cut, and how bad arrays are refused."""

import numpy as np
import pytest
from neuronlab import load
from neuronlab.models.datasets import DATASETS, from_arrays
from sklearn.datasets import load_iris


@pytest.mark.parametrize("name", DATASETS)
def test_every_data_set_is_well_formed(name):
    data = load(name)
    assert data.X.dtype == float and data.X.flags.c_contiguous and np.isfinite(data.X).all()
    assert data.X.shape == (len(data), len(data.feature_names))
    assert set(np.unique(data.y)) <= set(range(data.n_classes))
    assert data.name == name


def test_iris_is_scikit_learns():
    iris, theirs = load("iris"), load_iris()
    assert np.array_equal(iris.X, theirs.data) and np.array_equal(iris.y, theirs.target)
    petals = load("iris", features=["petal length", 3])
    assert np.array_equal(petals.X, theirs.data[:, 2:])
    assert petals.feature_names == ("petal length (cm)", "petal width (cm)")


def test_classes_are_chosen_in_the_order_given():
    data = load("iris", classes=["virginica", "versicolor"])
    assert len(data) == 100 and data.class_names == ("virginica", "versicolor")
    assert data.y[:50].tolist() == [1] * 50  # versicolor comes first in the list of flowers


def test_the_tasks_of_three_classes():
    tasks = load("iris").tasks()
    assert list(tasks) == [
        "setosa against the rest",
        "versicolor against the rest",
        "virginica against the rest",
        "setosa against versicolor",
        "setosa against virginica",
        "versicolor against virginica",
        "all classes",
    ]
    assert [int(data.y.sum()) for data in list(tasks.values())[:6]] == [50] * 6
    first = tasks["versicolor against virginica"]
    assert first.class_names[1] == "versicolor"
    assert list(load("xor").tasks()) == ["1 against 0"]


def test_gates_are_their_truth_tables():
    assert load("xor").X.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert load("xor").y.tolist() == [0, 1, 1, 0]
    assert load("and").y.tolist() == [0, 0, 0, 1]


def test_linear_has_the_gap_that_it_promises():
    from neuronlab.models.margin import widest_margin

    for seed in range(5):
        data = load("linear", seed=seed)
        m = widest_margin(data.X, data.y)
        assert m is not None and (np.abs(data.X) <= 1).all()
    assert not np.array_equal(load("linear", seed=1).X, load("linear", seed=2).X)
    assert np.array_equal(load("linear", seed=1).X, load("linear", seed=1).X)


def test_blobs_have_the_spread_and_centres_asked_for():
    data = load("blobs", n_samples=30_000, noise=0.3, n_classes=3, seed=4)
    for k in range(3):
        cloud = data.X[data.y == k]
        angle = 2 * np.pi * k / 3 + np.pi / 4
        assert cloud.mean(axis=0) == pytest.approx([np.cos(angle), np.sin(angle)], abs=0.02)
        assert cloud.std(axis=0) == pytest.approx([0.3, 0.3], abs=0.01)


def test_a_split_takes_the_same_share_of_every_class():
    train, test = load("iris").split(test_size=0.2, seed=3)
    assert np.bincount(test.y).tolist() == [10, 10, 10] and len(train) == 120
    together = {tuple(x) for x in np.vstack([train.X, test.X])}
    assert together == {tuple(x) for x in load("iris").X}
    again, _ = load("iris").split(test_size=0.2, seed=3)
    assert np.array_equal(train.X, again.X)
    with pytest.raises(ValueError, match=r"test_size is 1\.5"):
        load("iris").split(test_size=1.5)


def test_points_are_added_at_the_end():
    data = load("or").with_points([(0.5, 0.25, 1)])
    assert data.X[-1].tolist() == [0.5, 0.25] and data.y[-1] == 1 and len(data) == 5
    with pytest.raises(ValueError, match="a point's class is 2"):
        load("or").with_points([(0, 0, 2)])


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
