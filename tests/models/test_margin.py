"""The margin against hand-worked numbers and a support vector machine."""

import subprocess
import sys

import numpy as np
import pytest
import scipy.optimize
from hypothesis import given
from hypothesis import strategies as st
from neuronlab import load
from neuronlab.models import margin as margins
from neuronlab.models.margin import NotFound, widest_margin
from sklearn.svm import SVC


def test_two_points_by_hand():
    # (±1, 0) with the extra 1: t·(x, 1) = (1, 0, 1) and (1, 0, −1); nearest to 0: (1, 0, 0).
    margin = widest_margin(np.array([[1.0, 0.0], [-1.0, 0.0]]), np.array([1, 0]))
    assert margin.gamma == pytest.approx(1)
    assert margin.radius == pytest.approx(np.sqrt(2))
    assert margin.weights == pytest.approx([1, 0]) and margin.bias == pytest.approx(0)
    assert margin.mistake_bound == pytest.approx(2)


def test_it_is_the_margin_of_a_support_vector_machine():
    data = load("iris", features=["petal length", "petal width"]).against_rest("setosa")
    # A machine without a bias of its own, on (x, 1): mirror the samples, so that its bias is 0.
    extended = np.column_stack([data.X, np.ones(len(data))])
    mirrored = np.vstack([extended, -extended])
    labels = np.concatenate([data.y, 1 - data.y])
    svm = SVC(kernel="linear", C=1e8, tol=1e-8).fit(mirrored, labels)
    assert svm.intercept_ == pytest.approx(0, abs=1e-6)
    assert widest_margin(data.X, data.y).gamma == pytest.approx(
        1 / np.linalg.norm(svm.coef_), rel=1e-5
    )


def test_every_sample_is_at_least_gamma_away():
    data = load("linear", n_samples=60, seed=5)
    margin = widest_margin(data.X, data.y)
    side = np.where(data.y == 1, 1, -1)
    distance = side * (data.X @ margin.weights + margin.bias)
    assert distance.min() == pytest.approx(margin.gamma)
    assert np.hypot(np.linalg.norm(margin.weights), margin.bias) == pytest.approx(1)


@pytest.mark.parametrize("gate", ["and", "or", "nand", "nor", "a and not b"])
def test_a_line_for_each_of_these_gates(gate):
    data = load(gate)
    assert widest_margin(data.X, data.y) is not None


def test_where_no_line_will_do():
    for data in (
        load("xor"),
        load("iris", features=["petal length", "petal width"]).keep(["versicolor", "virginica"]),
        load("blobs", noise=1.0),
    ):
        assert widest_margin(data.X, data.y) is None
    same_place = np.array([[1.0, 2.0], [1.0, 2.0]])
    assert widest_margin(same_place, np.array([0, 1])) is None
    assert widest_margin(np.empty((0, 2)), np.empty(0)) is None


def test_thirty_measurements_separate_the_biopsies():
    data = load("breast_cancer")
    margin = widest_margin(data.X, data.y)
    side = np.where(data.y == 1, 1, -1)
    assert (side * (data.X @ margin.weights + margin.bias) > 0).all()


def test_one_class_alone_is_separable():
    assert widest_margin(np.array([[0.0, 0.0], [3.0, 4.0]]), np.array([1, 1])) is not None


@given(
    st.lists(
        st.tuples(st.integers(-3, 3), st.integers(-3, 3), st.booleans()), min_size=1, max_size=30
    ),
    st.sampled_from([1.0, 0.01, 300.0]),
)
def test_linear_programming_says_the_same_of_points_that_lie_in_each_others_way(samples, scale):
    *at, y = np.array(samples).T
    X = scale * np.column_stack(at)
    signed = np.column_stack([X, np.ones(len(X))]) * np.where(y, 1, -1)[:, None]
    program = scipy.optimize.linprog(np.zeros(3), -signed, -np.ones(len(X)), bounds=(None, None))
    assert (widest_margin(X, y) is not None) == (program.status == 0)


def test_rounds_that_run_out_are_no_proof_that_there_is_no_line(monkeypatch):
    def tired(A, b, **rest):
        return scipy.optimize.OptimizeResult(x=np.zeros(A.shape[1]), status=0, nit=7)

    monkeypatch.setattr(scipy.optimize, "lsq_linear", tired)
    with pytest.raises(NotFound, match="after 7 rounds"):
        widest_margin(np.eye(2, 9) - np.eye(2, 9)[::-1], np.array([1, 0]))
    monkeypatch.setattr(margins, "ROUNDS", 0)
    with pytest.raises(NotFound, match="after 0 rounds"):
        widest_margin(np.array([[1.0, 0.0], [-1.0, 0.0]]), np.array([1, 0]))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("n_samples", [8, 150])
@pytest.mark.parametrize("n_inputs", [1, 2, 4])
def test_samples_in_hand_and_least_squares_find_one_margin(n_inputs, n_samples, seed, monkeypatch):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n_samples, n_inputs)).round(1)
    y = (X @ rng.normal(size=n_inputs) + rng.normal() > 0).astype(int)
    if seed % 4 == 3:
        y[0] = 1 - y[0]  # often there is no line then
    found = []
    for few in (5, 0):
        monkeypatch.setattr(margins, "FEW", few)
        found.append(widest_margin(X, y))
    if None in found:
        assert found == [None, None]
        return
    assert found[0].gamma == pytest.approx(found[1].gamma, rel=1e-6)
    ours, theirs = (np.append(margin.weights, margin.bias) for margin in found)
    assert ours == pytest.approx(theirs, abs=1e-6)


def test_a_perceptron_of_two_inputs_does_without_scipys_memory():
    code = (
        "import sys; from neuronlab import OrderLab, PerceptronLab; OrderLab('few'); "
        "PerceptronLab('iris').margins; PerceptronLab('iris', classes='all classes').margins; "
        "assert not any(name.startswith('scipy') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
