"""k-means: by hand, and against scikit-learn from the same start."""

import numpy as np
import pytest
from neuronlab.labs.kmeans import model as kmeans
from sklearn.cluster import KMeans

FLOWERS = kmeans.iris()


def test_by_hand():
    X = np.array([[0.0, 0], [0, 2], [4, 0], [6, 0]])
    start, first, moved, last = kmeans.history(X, np.array([[0.0, 0], [4, 0]]))
    assert (start.kind, first.kind, moved.kind, last.kind) == ("start", "assign", "move", "assign")
    assert first.groups.tolist() == [0, 0, 1, 1] and first.changed.all()
    assert first.inertia == 4 + 4
    assert moved.centres.tolist() == [[0, 1], [5, 0]] and moved.inertia == 1 + 1 + 1 + 1
    assert not last.changed.any() and np.isnan(start.inertia)


def test_a_centre_without_a_sample_stays():
    X, centres = np.array([[0.0], [1.0]]), np.array([[0.0], [9.0]])
    assert kmeans.move(X, kmeans.assign(X, centres), centres).tolist() == [[0.5], [9.0]]


@pytest.mark.parametrize("k", range(1, 7))
@pytest.mark.parametrize("seed", range(3))
def test_scikit_learn_comes_to_the_same_end(k, seed):
    start = kmeans.start(FLOWERS.X, k, seed)
    ours = kmeans.history(FLOWERS.X, start)[-1]
    theirs = KMeans(k, init=start, n_init=1, tol=0, algorithm="lloyd").fit(FLOWERS.X)
    assert ours.groups.tolist() == theirs.labels_.tolist()
    assert ours.centres == pytest.approx(theirs.cluster_centers_)
    assert ours.inertia == pytest.approx(theirs.inertia_)


@pytest.mark.parametrize("seed", range(20))
def test_no_step_makes_the_inertia_greater(seed):
    moments = kmeans.history(FLOWERS.X, kmeans.start(FLOWERS.X, 1 + seed % 6, seed))
    assert (np.diff([m.inertia for m in moments[1:]]) <= 1e-9).all()
    assert len(moments) - 1 < kmeans.MOST_STEPS and not moments[-1].changed.any()


def test_a_region_holds_what_its_centre_is_nearest_to():
    box = (0.0, 8.0, -1.0, 3.0)
    for k in (1, 2, 5):
        centres = kmeans.start(FLOWERS.X, k, 7)
        polygons = kmeans.regions(centres, box)
        middles = np.array([polygon.mean(axis=0) for polygon in polygons])
        assert kmeans.assign(middles, centres).tolist() == list(range(k))
        area = sum(0.5 * abs(np.sum(p[:, 0] * np.roll(p[:, 1], 1) - p[:, 1] * np.roll(p[:, 0], 1)))
                   for p in polygons)  # fmt: skip
        assert area == pytest.approx(32)


def test_the_table():
    table = kmeans.table(np.array([0, 1, 1, -1]), np.array([0, 0, 2, 2]), k=2, n_classes=3)
    assert table.tolist() == [[1, 1], [0, 0], [0, 1]]


def test_what_is_refused():
    with pytest.raises(ValueError, match="k is 3; X has 2 different samples"):
        kmeans.start(np.array([[1.0], [1.0], [2.0]]), 3)
