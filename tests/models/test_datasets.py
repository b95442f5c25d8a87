"""The data sets: what they hold, how they are cut, and how bad arrays are refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab import load
from neuronlab.models.datasets import DATASETS, PLANE_SETS, from_arrays
from neuronlab.models.generators import GENERATORS, HILLS
from sklearn.datasets import load_digits, load_iris, make_moons

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


@given(
    st.sampled_from(sorted(GENERATORS)),
    st.integers(4, 300),
    st.floats(0, 0.5),
    st.integers(0, 2**32),
)
def test_a_seed_gives_the_same_samples_of_the_size_asked_for(name, n_samples, noise, seed):
    options = {"n_samples": n_samples, "noise": noise, "seed": seed}
    data, again = load(name, **options), load(name, **options)
    assert np.array_equal(data.X, again.X) and np.array_equal(data.y, again.y)
    assert len(data) == n_samples and np.isfinite(data.X).all() and np.isfinite(data.y).all()
    other = load(name, n_samples=n_samples, noise=0.2, seed=seed + 1)
    assert not (np.array_equal(data.X, other.X) and np.array_equal(data.y, other.y))


@given(st.sampled_from(sorted(GENERATORS)), st.integers(4, 300), st.integers(0, 99))
def test_without_noise_all_samples_lie_in_range_and_classes_are_balanced(name, n_samples, seed):
    data = load(name, n_samples=n_samples, noise=0, seed=seed)
    assert np.abs(data.X).max() <= np.pi
    if data.is_regression:
        assert np.abs(data.y).max() <= 1.01
    elif name != "linear":  # there the line decides
        assert np.ptp(np.bincount(data.y, minlength=data.n_classes)) <= 1


def test_the_planes_to_train_on_share_their_options():
    for name in PLANE_SETS:
        data = load(name, n_samples=60, noise=0.1, seed=1)
        assert data.X.shape == (60, 2) and data.is_regression == (name in REGRESSIONS)


def test_circles_are_two_rings():
    data = load("circles", n_samples=100, noise=0)
    radius = np.hypot(*data.X.T)
    assert radius[data.y == 0] == pytest.approx(2) and radius[data.y == 1] == pytest.approx(1)
    assert data.X.mean(axis=0) == pytest.approx([0, 0], abs=1e-12)  # all the way round


def test_the_xor_cloud_has_class_1_where_the_signs_differ():
    data = load("xor_cloud", n_samples=400, seed=2)
    assert np.array_equal(data.y, (data.X.prod(axis=1) < 0).astype(int))
    assert np.abs(data.X).min() >= 0.2 and np.abs(data.X).max() <= 2
    quarters = 2 * (data.X[:, 0] > 0) + (data.X[:, 1] > 0)
    assert np.bincount(quarters).tolist() == [100] * 4


def test_moons_are_scikit_learns_moved_and_scaled():
    data = load("moons", n_samples=100, noise=0)
    X, y = make_moons(100, shuffle=False)
    for k in (0, 1):
        ours, theirs = data.X[data.y == k], 1.5 * (X[y == k] - (0.5, 0.25))
        # Each begins at its own end.
        assert min(np.abs(ours - theirs).max(), np.abs(ours[::-1] - theirs).max()) < 1e-12
        centre = (1.5 * (k - 0.5), 0.375 * (2 * k - 1))
        assert np.hypot(*(ours - centre).T) == pytest.approx(1.5)


@pytest.mark.parametrize("n_classes", [2, 3])
def test_spirals_follow_their_formula(n_classes):
    data = load("spirals", n_samples=90, noise=0, n_classes=n_classes)
    assert data.n_classes == n_classes
    t = np.hypot(*data.X.T) / 2.5
    assert (t.min(), t.max()) == pytest.approx((0.1, 1))
    angle = np.arctan2(data.X[:, 1], data.X[:, 0])
    turn = angle / (2 * np.pi) - 1.25 * t - data.y / n_classes
    assert np.abs(turn - np.round(turn)).max() < 1e-12


def test_the_regressions_follow_their_formulas_and_noise_is_added_to_y():
    x = load("sine", noise=0, seed=1)
    assert np.array_equal(x.y, np.sin(x.X[:, 0])) and x.X.shape == (100, 1)
    x = load("sine", noise=0, n_inputs=2)
    assert x.y == pytest.approx(np.sin(x.X[:, 0]) * np.sin(x.X[:, 1]))
    x = load("plane")
    assert x.y == pytest.approx((x.X[:, 0] + x.X[:, 1]) / 4)
    x = load("hills", n_samples=3000)
    for tops, sign in zip(HILLS, (1, -1), strict=True):
        for top in tops:
            near = np.hypot(*(x.X - top).T) < 0.15
            assert near.any() and (sign * x.y[near] > 0.8).all()
    clean, noisy = (load("sine", n_samples=20_000, noise=s, seed=3) for s in (0, 0.3))
    assert np.array_equal(clean.X, noisy.X)
    assert np.std(noisy.y - clean.y) == pytest.approx(0.3, rel=0.03)


def test_digits_are_scikit_learns_from_0_to_1():
    data, theirs = load("digits"), load_digits()
    assert np.array_equal(data.X * 16, theirs.data) and np.array_equal(data.y, theirs.target)
    assert data.X.max() == 1 and data.class_names == tuple("0123456789")


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


def test_a_regression_is_split_and_has_no_classes():
    data = load("hills", n_samples=200)
    train, test = data.split(test_size=0.25, seed=1)
    assert (len(train), len(test)) == (150, 50) and test.is_regression
    together = {tuple(x) for x in np.vstack([train.X, test.X])}
    assert together == {tuple(x) for x in data.X}
    grown = data.with_points([(0, 1, -0.5)])
    assert grown.y[-1] == -0.5 and len(grown) == 201
    for ask in (data.tasks, lambda: data.keep([0]), lambda: data.against_rest("1")):
        with pytest.raises(ValueError, match="'hills' is a regression: its y holds values"):
            ask()
    with pytest.raises(ValueError, match="a point's value holds nan"):
        data.with_points([(0, 1, np.nan)])


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


@pytest.mark.parametrize(
    ("name", "options", "error", "message"),
    [
        ("circles", {"noise": -0.1}, ValueError, "noise is -0.1; expected a finite number"),
        ("moons", {"noise": 1.5}, ValueError, "noise is 1.5; expected a number from 0 to 1"),
        ("plane", {"noise": float("nan")}, ValueError, "noise is nan"),
        ("sine", {"noise": "much"}, TypeError, "noise is 'much'; expected a number"),
        ("spirals", {"n_classes": 4}, ValueError, "n_classes is 4; expected one of 2, 3"),
        ("blobs", {"n_classes": 5}, ValueError, "n_classes is 5; expected one of 2, 3, 4"),
        ("blobs", {"n_classes": 4, "n_samples": 3}, ValueError, "n_samples is 3; .* at least 4"),
        ("hills", {"n_samples": 20.0}, TypeError, "n_samples is 20.0; expected a whole number"),
        ("linear", {"seed": -1}, ValueError, "seed is -1; expected at least 0"),
        ("sine", {"n_inputs": 3}, ValueError, "n_inputs is 3; expected one of 1, 2"),
        ("sine", {"classes": ["0"]}, ValueError, "'sine' is a regression"),
        ("circles", {"n_classes": 3}, TypeError, "n_classes"),
    ],
)
def test_options_out_of_range_are_named(name, options, error, message):
    with pytest.raises(error, match=message):
        load(name, **options)
