"""Generated data: each follows its formula, and a seed gives the same samples."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab import load
from neuronlab.models.generators import GENERATORS, HILLS
from sklearn.datasets import make_moons


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


def test_blobs_have_the_spread_and_centres_asked_for():
    data = load("blobs", n_samples=30_000, noise=0.3, n_classes=3, seed=4)
    for k in range(3):
        cloud = data.X[data.y == k]
        angle = 2 * np.pi * k / 3 + np.pi / 4
        assert cloud.mean(axis=0) == pytest.approx([np.cos(angle), np.sin(angle)], abs=0.02)
        assert cloud.std(axis=0) == pytest.approx([0.3, 0.3], abs=0.01)


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
