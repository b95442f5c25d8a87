"""Lesson 11: what a check says of tables, scripts and losses."""

import math
from types import SimpleNamespace

import numpy as np
import pytest
from course_cards import hint, said
from neuronlab.course.judging import exercise, judge


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))


@pytest.mark.parametrize("name", ["torch", "sklearn.linear_model", "neuronlab"])
def test_a_script_for_numpy_alone_imports_nothing_else(name):
    script = f"import math\nimport {name}\ndef outputs(X): return X"
    assert f"it imports {name}, which is not there" in said("11.5", script)
    assert "NumPy's script" in hint("11.5", script)


class Linear:
    """As nn.Linear: a class that gets its numbers when it is called."""


@pytest.mark.parametrize("answer", [Linear, lambda W, b: Linear, lambda W, b: [Linear, b]])
def test_the_class_of_a_layer_is_no_table(answer):
    assert "that is Linear, a class" in said("11.1", answer)
    assert "its two tables" in hint("11.1", answer)


@pytest.mark.parametrize(
    ("answer", "help"),
    [(lambda W, b: W.T, "a comma between"),
     (lambda W, b: (W.T, b[:, None]), "b itself"),
     (lambda W, b: (W.transpose, b), "without brackets"),
     (lambda W, b: (np.rot90(W), b), "column k of W"),
     (lambda W, b: [SimpleNamespace(weight=W.T, bias=b)], "its two tables")],
)  # fmt: skip
def test_what_is_no_pair_of_tables_is_told(answer, help):
    assert help in hint("11.1", answer)


@pytest.mark.slow
def test_a_hint_answers_the_mistake():
    assert "a row for each" in hint("11.1", lambda W, b: (W, b))
    assert judge("11.1", lambda W, b: [part.astype(np.float32) for part in (W.T, b)]).right
    assert "Turn" in hint("11.1", lambda W, b: (W.reshape(W.shape[::-1]), b))
    assert "weight first" in hint("11.1", lambda W, b: (b, W.T))
    assert "its two tables" in hint("11.1", lambda W, b: SimpleNamespace(weight=W.T, bias=b))
    right = exercise("11.4").hints[-1].partition("return ")[2]
    for wrong, word in (
        (lambda z, y: eval(right, {"np": np, "z": z, "y": 1 - y}), "changed places"),
        (lambda z, y: -eval(right, {"np": np, "z": z, "y": y}), "never below 0"),
        (lambda z, y: max(z, 0) - z * y + np.log1p(np.exp(-z)), "lose its sign"),
        (lambda z, y: eval(right, {"np": np, "z": z, "y": 1}), "where is y"),
    ):
        assert word in hint("11.4", wrong)
    assert "too large" in hint("11.4", lambda z, y: np.log(1 + np.exp(-z if y else z)))
    assert "cut off" in hint("11.4", clipped)
    for log in (np.log, math.log):
        assert "Where is σ" in hint(
            "11.4", lambda z, y, log=log: -(y * log(z) + (1 - y) * log(1 - z))
        )


@pytest.mark.parametrize(
    "softplus",
    [lambda z: math.log(1 + math.exp(z)), lambda z: -math.log(1 - 1 / (1 + np.exp(-z)))],
)
def test_a_power_or_a_logarithm_that_math_refuses_is_told_as_one(softplus):
    def loss(z, y):
        return softplus(-z if y else z)

    assert "for z = 800 and y = 0: " in said("11.4", loss)
    assert "too large" in hint("11.4", loss)


def test_what_print_returns_is_told_to_be_nothing():
    assert "that is None" in said("11.5", None) and "print shows a text" in said("11.5", None)


def clipped(z, y):
    z = min(max(z, -30), 30)
    return max(z, 0) - z * y + np.log1p(np.exp(-abs(z)))


def sigma(z):
    return 1 / (1 + np.exp(-z))


@pytest.mark.parametrize(
    ("loss", "help"),
    [(lambda z, y: max(z, 0) - z * y + np.log1p(np.exp(abs(z))), "with the minus"),
     (lambda z, y: max(z, 0) + z * y + np.log1p(np.exp(-abs(z))), "taken away"),
     (lambda z, y: z - z * y + np.log1p(np.exp(-abs(z))), "only where it is above 0"),
     (lambda z, y: max(z, 0) - z * y, "for large z alone"),
     (lambda z, y: max(z, 0) - z * y + np.exp(-abs(z)), "Where is the logarithm"),
     (lambda z, y: max(z, 0) - z * y + np.log1p(1 + np.exp(-abs(z))), "the 1 is in it"),
     (lambda z, y: np.log1p(np.exp(-abs(z))), "What came out"),
     (lambda z, y: -np.log10(sigma(z) if y else 1 - sigma(z)), "not to base 10"),
     (lambda z, y: sigma(z) - y, "the slope"),
     (lambda z, y: (sigma(z) - y) ** 2, "the squared error"),
     (lambda z, y: sigma(z), "How surprised"),
     (lambda z, y: -y * np.log(sigma(z)), "the part for y = 0"),
     (lambda z, y: -np.log(sigma(z) if y else 1 - sigma(z)) if abs(z) < 30 else abs(z), "right")],
)  # fmt: skip
def test_a_loss_of_another_formula_is_known(loss, help):
    assert help in hint("11.4", loss)
