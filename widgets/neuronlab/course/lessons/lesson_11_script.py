"""The exercise of lesson 11 that hands over a script, and what judges it."""

import ast
import builtins
import sys
from collections.abc import Iterator

import numpy as np

from ...models.mlp import MLP
from ..judging import Slip

_DETOURS = {"builtins", "importlib", "pkgutil", "runpy", "sys"}
"""Modules of Python's own that give others, and don't say which."""

_THERE = {"numpy", *sys.stdlib_module_names} - _DETOURS


class _NotThereError(ImportError):
    """A script wants more than NumPy."""


def _numpy_alone(name: str, *rest, **more):
    """Import as where nothing but NumPy is installed."""
    if name.partition(".")[0] not in _THERE:
        raise _NotThereError(name)
    return __import__(name, *rest, **more)


def judge_script(script) -> str:
    """Run it as where NumPy alone is installed, and compare its outputs."""
    if not isinstance(script, str):
        wrong = f"that is of type {type(script).__name__}; expected the script as text"
        return Slip(wrong, 'as_code(…, "numpy"), called with the network, returns the text.')
    try:
        return _wrong(script)
    except SyntaxError as error:
        wrong = f"that is not Python, in line {error.lineno}: {error.msg}"
        return Slip(wrong, "What as_code returns can be handed over as it is.")
    except _NotThereError as error:
        if str(error).partition(".")[0] in _DETOURS:
            hint = f"What a script needs stands in its import lines. {_ASK}"
            return Slip(f"it imports {error}, a way round plain import lines", hint)
        return Slip(f"it imports {error}, which is not there", _ASK)


_ASK = "Ask as_code for NumPy's script: the framework is its second argument."


def _imported(tree: ast.AST) -> Iterator[str]:
    """Yield what a script imports, wherever: in a function that is never called, too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def _wrong(script: str) -> str:
    tree = ast.parse(script, "<your script>")
    for name in _imported(tree):
        if name.partition(".")[0] not in _THERE:
            raise _NotThereError(name)
    alone = {**vars(builtins), "__import__": _numpy_alone}
    scope: dict = {"__name__": "script", "__builtins__": alone}
    exec(compile(tree, "<your script>", "exec"), scope)
    if not callable(scope.get("outputs")):
        return Slip("the script defines no outputs(X)", "What as_code returns defines it.")
    mlp, X = MLP((3, 4, 4, 1), seed=7), np.random.default_rng(0).normal(size=(5, 3))
    try:
        found = np.asarray(scope["outputs"](X), dtype=float)
    except ValueError as error:
        return Slip(f"for X of shape (5, 3), outputs(X) led to ValueError: {error}", _WHICH)
    if found.shape != (5, 1):
        wrong = f"for 5 samples, outputs(X) has the shape {found.shape}; expected (5, 1)"
        return Slip(wrong, "One row for each sample, one column for the one output.")
    off = np.abs(found - mlp(X)).max()
    if off < 1e-5:
        return ""
    return Slip(f"its outputs differ from MLP([3, 4, 4, 1], seed=7) by {off:.2g}", _WHICH)


_WHICH = "Which network did you give to as_code? Sizes and seed both count."
