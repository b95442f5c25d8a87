"""Which of the great libraries are installed, and whether they work: Keras, PyTorch, TensorFlow."""

import importlib.util
import os
import subprocess
import sys
from dataclasses import dataclass

TITLES = {"keras": "Keras", "torch": "PyTorch", "tensorflow": "TensorFlow"}
"""What can be asked for: the module's name and the framework's."""

INSTALL = {
    "keras": "pip install keras jax",
    "torch": "pip install torch --index-url https://download.pytorch.org/whl/cpu",
    "tensorflow": "pip install tensorflow",
    "jax": "pip install jax",
}
"""How each is installed."""

BACKENDS = ("jax", "tensorflow", "torch")
"""What Keras can run on, in the order in which it is looked for."""

QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}
"""TensorFlow, which Keras loads too where it saves a model, prints nothing but what it is asked."""

TRIALS = {
    "jax": "import jax as m; slope = m.grad(lambda x: x * x)(3.0)",
    "tensorflow": (
        "import tensorflow as m\nx = m.Variable(3.0)\nwith m.GradientTape() as tape: y = x * x\n"
        "slope = tape.gradient(y, x)"
    ),
    "torch": (
        "import torch as m; x = m.tensor(3.0, requires_grad=True); (x * x).backward()\n"
        "slope = x.grad"
    ),
    "keras": (
        "import keras as m; x = m.Variable([[3.0]]); slope = m.ops.matmul(x, [[2.0]])[0, 0]\n"
        "place = ' on ' + m.backend.backend()"
    ),
}
"""A computation in each whose result is 6: the slope of x² at 3 (in Keras, which leaves slopes to
its backend, 3 · 2)."""

_ENDING = "\nprint(m.__version__ + globals().get('place', ''), round(float(slope), 3))"

PATIENCE = 180
"""Seconds that a trial may take; TensorFlow needs some ten for its first import."""

WORKS, MISSING, BROKEN = "works", "not installed", "installed, and does not work"


@dataclass(frozen=True)
class Trial:
    """What came of trying a framework out.

    Attributes
    ----------
    title : str
    state : str
        ``WORKS``, ``MISSING`` or ``BROKEN``.
    text : str
        The version, or how to install it, or the error's last line.
    """

    title: str
    state: str
    text: str


def installed(module: str) -> bool:
    """Return whether ``module`` can be imported; Keras needs a backend as well.

    TensorFlow is made ``QUIET`` by the way. Where several backends are there and ``KERAS_BACKEND``
    is not set, it is set to the first.
    """
    if importlib.util.find_spec(module) is None:
        return False
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    if module == "keras" and "KERAS_BACKEND" not in os.environ:
        found = next((name for name in BACKENDS if importlib.util.find_spec(name)), None)
        if found is None:
            return False
        os.environ["KERAS_BACKEND"] = found
    return True


def try_out(module: str) -> Trial:
    """Compute something small in a framework, in a process of its own, and return what came of it.

    A framework that is built for another processor or another system may take its process down;
    the one that asks goes on.

    Raises
    ------
    KeyError
        Where ``module`` is not in ``TRIALS``.
    """
    title = TITLES.get(module, module.upper())
    script = TRIALS[module] + _ENDING
    if not installed(module):
        lacks = "Keras without a backend: " if importlib.util.find_spec(module) else ""
        return Trial(title, MISSING, f"{lacks}{INSTALL[module]}")
    try:
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Trial(title, BROKEN, f"no answer within {PATIENCE} seconds")
    said = done.stdout.split()
    if done.returncode == 0 and said and said[-1] == "6.0":
        return Trial(title, WORKS, " ".join(said[:-1]))
    lines = (done.stderr or done.stdout).strip().splitlines()
    return Trial(title, BROKEN, lines[-1] if lines else f"it ended with {done.returncode}")
