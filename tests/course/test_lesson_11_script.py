"""Lesson 11's script is run where NumPy alone can be imported, its functions too."""

import pytest
from neuronlab import MLP, as_code
from neuronlab.course.judging import judge

NUMPYS = as_code(MLP([3, 4, 4, 1], seed=7), "numpy")


@pytest.mark.parametrize("library", ["neuronlab", "torch", "sklearn"])
def test_an_import_inside_outputs_is_named_like_one_above_it(library):
    for script in (f"import {library}", f"def outputs(X):\n    import {library}"):
        assert judge("11.5", script).message == f"it imports {library}, which is not there"


@pytest.mark.parametrize("detour", [
    "import importlib\nnl = importlib.import_module('neuronlab')",
    "def other():\n    from importlib import import_module",
    "import sys\nnl = sys.modules['neuronlab']",
    "import builtins",
])  # fmt: skip
def test_no_detour_is_taken(detour):
    found = judge("11.5", f"{detour}\n{NUMPYS}")
    assert "a way round plain import lines" in found.message and "in its import lines" in found.hint


@pytest.mark.parametrize(
    "script",
    [f"{NUMPYS}\ndef never_called():\n    import torch", f"{NUMPYS}\n__import__('torch')",
     f"{NUMPYS}\ntry:\n    import torch\nexcept ImportError:\n    pass"],
)  # fmt: skip
def test_an_import_is_seen_wherever_it_stands(script):
    assert judge("11.5", script).message == "it imports torch, which is not there"


@pytest.mark.parametrize(
    ("script", "wrong", "help"),
    [(MLP([3, 4, 4, 1], seed=7), "of type MLP", "as_code(…"),
     (as_code, "of type function", "called with the network"),
     (as_code(MLP([3, 4, 4, 1], seed=0), "numpy"), "its outputs differ", "Sizes and seed"),
     (as_code(MLP([2, 4, 1], seed=7), "numpy"), "for X of shape (5, 3)", "Sizes and seed"),
     (NUMPYS.replace("outputs", "answers"), "defines no outputs(X)", "as_code"),
     ("outputs(X) return", "not Python, in line 1", "as it is")],
)  # fmt: skip
def test_a_script_is_told_its_mistake(script, wrong, help):
    found = judge("11.5", script)
    assert wrong in found.message and help in found.hint


def test_numpys_script_is_right():
    assert judge("11.5", NUMPYS).right
