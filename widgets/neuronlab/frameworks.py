"""Which of the great libraries are installed: Keras with a backend, PyTorch."""

import importlib.util
import os

TITLES = {"keras": "Keras", "torch": "PyTorch"}
"""What can be asked for: the module's name and the framework's."""

INSTALL = {
    "keras": "pip install keras jax",
    "torch": "pip install torch --index-url https://download.pytorch.org/whl/cpu",
}
"""How each is installed."""

BACKENDS = ("jax", "tensorflow", "torch")
"""What Keras can run on, in the order in which it is looked for."""


def installed(module: str) -> bool:
    """Return whether ``module`` can be imported; Keras needs a backend as well.

    Where several backends are there and ``KERAS_BACKEND`` is not set, it is set to the first.
    """
    if importlib.util.find_spec(module) is None:
        return False
    if module == "keras" and "KERAS_BACKEND" not in os.environ:
        found = next((name for name in BACKENDS if importlib.util.find_spec(name)), None)
        if found is None:
            return False
        os.environ["KERAS_BACKEND"] = found
    return True
