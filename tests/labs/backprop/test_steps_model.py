"""One training step, written out: by hand, against backpropagate, and by its own formulas."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from neuronlab.labs.backprop.steps_model import PHASES, steps
from neuronlab.labs.backprop.trace_model import trace
from neuronlab.models import backprop
from neuronlab.models.activations import ACTIVATIONS
from neuronlab.models.expressions import evaluate
from neuronlab.models.mlp import MLP
from neuronlab.models.small_networks import small_network, tiny_task
from neuronlab.text.symbols import Place

LOSSES = [
    ("mean_squared_error", "sigmoid"),
    ("mean_squared_error", "relu"),
    ("mean_squared_error", "softmax"),
    ("binary_crossentropy", "sigmoid"),
    ("categorical_crossentropy", "softmax"),
]
READABLE = ("identity", "sigmoid", "tanh", "relu")


def by_hand():
    X, y = tiny_task(2, 1)
    return small_network((2, 2, 1), ("sigmoid", "sigmoid")), X, y


def numbers(found, quantity, layer, sample=0):
    step = next(s for s in found if (s.quantity, s.layer) == (quantity, layer))
    return [entry.value(sample) for entry in step.entries]


def test_every_number_of_2_2_1_by_hand():
    mlp, X, y = by_hand()
    found = steps(mlp, X[:1], y[:1], "mean_squared_error", 2.0)
    # x = (1, −0.5), y = 1
    assert X[0].tolist() == [1, -0.5] and y[0].tolist() == [1]
    # z₁ = 2·1 + 2·(−0.5) − 1, z₂ = −1·1 + (−2)·(−0.5) − 0.5
    assert numbers(found, "z", 1) == [0, -0.5]
    # σ(0) = 1/2, σ(−0.5) = 1/(1 + e^0.5) = 0.37754
    a2 = 1 / (1 + math.exp(0.5))
    assert numbers(found, "a", 1) == pytest.approx([0.5, 0.377540669], abs=1e-9)
    # z = −2·0.5 − 1·0.37754 + 1 = −0.37754
    assert numbers(found, "z", 2) == pytest.approx([-0.377540669], abs=1e-9)
    ŷ = 1 / (1 + math.exp(a2))
    assert numbers(found, "a", 2) == pytest.approx([0.406720195], abs=1e-9)
    assert numbers(found, "a", 2) == pytest.approx([ŷ], rel=1e-12)
    assert numbers(found, "L", 2) == pytest.approx([0.351980928], abs=1e-9)
    assert numbers(found, "L", 2) == pytest.approx([(ŷ - 1) ** 2], rel=1e-12)
    # δ = 2·(0.40672 − 1)·0.40672·(1 − 0.40672)
    δ = 2 * (ŷ - 1) * ŷ * (1 - ŷ)
    assert numbers(found, "δ", 2) == pytest.approx([-0.286315503], abs=1e-9)
    assert numbers(found, "δ", 2) == pytest.approx([δ], rel=1e-12)
    assert numbers(found, "∂W", 2) == pytest.approx([0.5 * δ, a2 * δ], rel=1e-12)
    assert numbers(found, "∂b", 2) == pytest.approx([δ], rel=1e-12)
    # back through −2 and −1, times 0.5·0.5 and 0.37754·0.62246
    δ1, δ2 = -2 * δ * 0.25, -1 * δ * a2 * (1 - a2)
    assert numbers(found, "δ", 1) == pytest.approx([0.143157751, 0.067285206], abs=1e-6)
    assert numbers(found, "δ", 1) == pytest.approx([δ1, δ2], rel=1e-12)
    assert numbers(found, "∂W", 1) == pytest.approx([δ1, δ2, -0.5 * δ1, -0.5 * δ2], rel=1e-12)
    assert numbers(found, "∂b", 1) == pytest.approx([δ1, δ2], rel=1e-12)
    # η = 2: w − 2·∂L/∂w
    new = [2 - 2 * δ1, -1 - 2 * δ2, 2 + δ1, -2 + δ2]
    assert numbers(found, "W", 1) == pytest.approx(new, rel=1e-12)
    assert numbers(found, "b", 1) == pytest.approx([-1 - 2 * δ1, -0.5 - 2 * δ2], rel=1e-12)
    assert numbers(found, "W", 2) == pytest.approx([-2 - δ, -1 - 2 * a2 * δ], rel=1e-12)
    assert numbers(found, "b", 2) == pytest.approx([1 - 2 * δ], rel=1e-12)


def test_the_formula_says_it_in_symbols():
    mlp, X, y = by_hand()
    found = steps(mlp, X[:1], y[:1], "mean_squared_error")
    formulas = {(s.quantity, s.layer): s.entries[0].formula for s in found}
    assert formulas == {
        ("z", 1): "w₁₁⁽¹⁾·x₁ + w₂₁⁽¹⁾·x₂ + b₁⁽¹⁾",
        ("a", 1): "σ(z₁⁽¹⁾)",
        ("z", 2): "w₁₁⁽²⁾·a₁⁽¹⁾ + w₂₁⁽²⁾·a₂⁽¹⁾ + b₁⁽²⁾",
        ("a", 2): "σ(z₁⁽²⁾)",
        ("L", 2): "(ŷ − y)²",
        ("δ", 2): "2·(ŷ − y)·ŷ·(1 − ŷ)",
        ("∂W", 2): "a₁⁽¹⁾·δ₁⁽²⁾",
        ("∂b", 2): "δ₁⁽²⁾",
        ("δ", 1): "w₁₁⁽²⁾·δ₁⁽²⁾·a₁⁽¹⁾·(1 − a₁⁽¹⁾)",
        ("∂W", 1): "x₁·δ₁⁽¹⁾",
        ("∂b", 1): "δ₁⁽¹⁾",
        ("W", 1): "w₁₁⁽¹⁾ − η·∂L/∂w₁₁⁽¹⁾",
        ("b", 1): "b₁⁽¹⁾ − η·∂L/∂b₁⁽¹⁾",
        ("W", 2): "w₁₁⁽²⁾ − η·∂L/∂w₁₁⁽²⁾",
        ("b", 2): "b₁⁽²⁾ − η·∂L/∂b₁⁽²⁾",
    }
    assert list(dict.fromkeys(s.phase for s in found)) == list(PHASES)
    assert found[8].entries[1].factors[0].source == Place("w", 2, (1, 0))


@st.composite
def problems(draw, names=tuple(ACTIVATIONS)):
    sizes = draw(st.lists(st.integers(1, 4), min_size=2, max_size=4))
    loss, output = draw(st.sampled_from(LOSSES))
    if loss == "categorical_crossentropy":
        sizes[-1] = max(2, sizes[-1])
    hidden = draw(st.lists(st.sampled_from(names), min_size=len(sizes) - 2, max_size=len(sizes)))
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    mlp = MLP(sizes, (*hidden, *names)[: len(sizes) - 2], output)
    mlp.parameters = rng.normal(size=mlp.n_parameters)
    n = draw(st.integers(1, 4))
    y = rng.integers(2, size=(n, sizes[-1]))
    if loss == "categorical_crossentropy":
        y = np.eye(sizes[-1])[rng.integers(sizes[-1], size=n)]
    return mlp, rng.normal(size=(n, sizes[0])), y, loss, draw(st.floats(0.01, 10))


@settings(max_examples=120)
@given(problems())
def test_it_is_what_backpropagate_computes(problem):
    mlp, X, y, loss, η = problem
    before = mlp.parameters.copy()
    found, gradients = (
        steps(mlp, X, y, loss, η),
        backprop.backpropagate(mlp, mlp.forward(X), y, loss),
    )
    n = len(X)
    assert np.array_equal(mlp.parameters, before)
    assert numbers(found, "L", len(mlp.weights))[0] == pytest.approx(gradients.loss, abs=1e-12)
    for k in range(1, len(mlp.weights) + 1):
        for s in range(n):
            assert numbers(found, "δ", k, s) == pytest.approx(
                n * gradients.deltas[k - 1][s], 1e-12, 1e-12
            )
        dW, db = gradients.weights[k - 1], gradients.biases[k - 1]
        assert numbers(found, "∂W", k) == pytest.approx(dW.ravel(), 1e-12, 1e-12)
        assert numbers(found, "∂b", k) == pytest.approx(db, 1e-12, 1e-12)
        new = (mlp.weights[k - 1] - η * dW).ravel()
        assert numbers(found, "W", k) == pytest.approx(new, 1e-12, 1e-12)
        assert numbers(found, "b", k) == pytest.approx(mlp.biases[k - 1] - η * db, 1e-12, 1e-12)


@settings(max_examples=60)
@given(problems(READABLE))
def test_every_formula_with_its_numbers_comes_to_its_value(problem):
    """What is shown is what is computed: the text itself is evaluated, to all digits."""
    mlp, X, y, loss, η = problem
    for step in steps(mlp, X, y, loss, η):
        if step.quantity == "L" and "cross" in loss:
            continue  # computed from z, so that no digit is lost where ŷ is nearly 0 or 1
        for entry in step.entries:
            for s in range(len(X)):
                text = entry.written(repr, s)
                if len(text) <= 300:
                    assert evaluate(text) == pytest.approx(entry.values[s], 1e-9, 1e-9), text


def test_the_loss_of_a_cross_entropy_is_its_formula_too():
    X, y = tiny_task(2, 1)
    mlp = small_network((2, 3, 1), ("tanh", "sigmoid"), 1)
    entry = steps(mlp, X, y, "binary_crossentropy")[4].entries[0]
    assert entry.formula == "−y·ln(ŷ) − (1 − y)·ln(1 − ŷ)"
    for s in range(4):
        assert evaluate(entry.written(repr, s)) == pytest.approx(entry.values[s], 1e-12)
    assert entry.value() == pytest.approx(np.mean(entry.values), 1e-12)


def test_the_factors_are_the_numbers_where_they_say_they_are():
    mlp, (X, y) = small_network((3, 4, 1), ("relu", "sigmoid"), 2), tiny_task(3, 1)
    t = trace(mlp, X[:3], y[:3], "mean_squared_error", 0.5)
    step = next(
        s for s in steps(mlp, X[:3], y[:3], "mean_squared_error", 0.5) if s.symbol == "δ⁽¹⁾"
    )
    w, δ, slope = step.entries[1].factors
    assert w.source == Place("w", 2, (1, 0)) and w.values.tolist() == [t.weights[1][1, 0]] * 3
    assert δ.source == Place("δ", 2, (0,)) and np.array_equal(δ.values, t.deltas[1][:, 0])
    assert slope.symbol == "relu′(z₂⁽¹⁾)" and set(slope.values) <= {0.0, 1.0}


def test_numbers_that_ran_away_are_no_error():
    mlp = MLP([1, 2, 1], "relu", "identity")
    mlp.parameters[:] = 1e200
    found = steps(mlp, [[1.0]], [0.0], learning_rate=1.0)
    assert numbers(found, "L", 2) == [np.inf] and len(found) == 15
    assert all(entry.written(str) for step in found for entry in step.entries)


def test_what_does_not_fit_is_named():
    mlp, X, y = by_hand()
    with pytest.raises(ValueError, match="X has no samples"):
        steps(mlp, np.empty((0, 2)), [])
    with pytest.raises(ValueError, match="learning_rate is 0"):
        steps(mlp, X, y, learning_rate=0)
