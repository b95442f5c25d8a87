"""The exercise of lesson 11 that hands over a script, and what judges it."""

import builtins
import sys

import numpy as np

from ...models.mlp import MLP
from ..judging import Slip


class _NotThereError(ImportError):
    """A script wants more than NumPy."""


def _numpy_alone(name: str, *rest, **more):
    """Import as where nothing but NumPy is installed."""
    if name.partition(".")[0] not in {"numpy", *sys.stdlib_module_names}:
        raise _NotThereError(name)
    return __import__(name, *rest, **more)


def judge_script(script) -> str:
    """Run it as where NumPy alone is installed, and compare its outputs."""
    try:
        return _wrong(script)
    except _NotThereError as error:
        return Slip(f"it imports {error}, which is not there", "Ask as_code for NumPy's script.")


def _wrong(script) -> str:
    if not isinstance(script, str):
        return "that is no text; as_code returns the script as text"
    alone = {**vars(builtins), "__import__": _numpy_alone}
    scope: dict = {"__name__": "script", "__builtins__": alone}
    exec(compile(script, "<your script>", "exec"), scope)
    if not callable(scope.get("outputs")):
        return "the script defines no outputs(X)"
    mlp, X = MLP((3, 4, 4, 1), seed=7), np.random.default_rng(0).normal(size=(5, 3))
    found = np.asarray(scope["outputs"](X), dtype=float)
    if found.shape != (5, 1):
        return f"for 5 samples, outputs(X) has the shape {found.shape}; expected (5, 1)"
    off = np.abs(found - mlp(X)).max()
    return "" if off < 1e-5 else f"its outputs differ from MLP([3, 4, 4, 1], seed=7) by {off:.2g}"
