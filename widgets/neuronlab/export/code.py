"""A trained network leaves the course as a script: its layers and weights, in a framework."""

import itertools
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from ..models import validate
from ..models.mlp import MLP
from . import activations as spelt

LITERAL_LIMIT = 300
"""The greatest number of parameters that a script spells out."""


def as_code(mlp: MLP, framework: str = "numpy", weights_file: str | Path | None = None) -> str:
    """Return a complete script that rebuilds ``mlp`` with its weights.

    The script defines ``model``, the framework's own object (in NumPy a list of layers), and
    ``outputs(X)``: for ``X`` (n_samples, n_inputs) an array (n_samples, n_outputs), equal to
    ``mlp(X)`` within 1e-6, or 1e-5 in Keras and PyTorch, which compute in float32 (relative to the
    greatest number on the way; where a step unit's z is 0 but for rounding, it may fall either
    way).

    Parameters
    ----------
    mlp : MLP
    framework : {"numpy", "scikit-learn", "keras", "pytorch"}
        It need not be installed to write the script.
    weights_file : str or Path, optional
        An ``.npz`` file to write the weights to; the script, kept beside it, loads it. Needed for
        more than ``LITERAL_LIMIT`` parameters.

    Raises
    ------
    TypeError
        Where ``mlp`` is not an MLP.
    ValueError
        Where the framework is unknown or can't express the network, a weight is not finite (or
        beyond 1e30), the weights are too many to spell out, or the file's name is no ``.npz``.
    """
    if not isinstance(mlp, MLP):
        raise TypeError(f"mlp is a {type(mlp).__name__}; expected an MLP")
    write = _WRITERS[validate.choice(framework, "framework", FRAMEWORKS)]
    file = None if weights_file is None else Path(weights_file)
    if file is not None and file.suffix != ".npz":
        raise ValueError(f"weights_file is {str(file)!r}; expected a name that ends in .npz")
    if file is None and mlp.n_parameters > LITERAL_LIMIT:
        raise ValueError(
            f"mlp has {mlp.n_parameters} weights and biases, and a script spells out at most "
            f'{LITERAL_LIMIT}; pass a file to write them to: weights_file="weights.npz"'
        )
    arrays: dict[str, Any] = _parameters(mlp)
    text = write(mlp, arrays, None if file is None else json.dumps(file.name))
    if file is not None:
        np.savez(file, **arrays)
    return text


def _numpy(mlp: MLP, arrays: dict, file: str | None) -> str:
    names = map(spelt.in_numpy, mlp.activations)
    layers = [f"(W{k}, b{k}, {name})" for k, name in enumerate(names, start=1)]
    imports = "import numpy as np\n" + spelt.imports(mlp.activations, "numpy")
    return _script(
        _head(mlp, "NumPy", imports, file),
        *spelt.definitions(mlp.activations, "numpy"),
        _weights(arrays, file),
        f"model = {_listed(layers)}",
        """
def outputs(X):
    a = np.asarray(X, dtype=float)
    for W, b, activation in model:
        a = activation(a @ W + b)
    return a
""",
    )


def _scikit_learn(mlp: MLP, arrays: dict, file: str | None) -> str:
    hidden, output, n_outputs = mlp.activations[:-1], mlp.activations[-1], mlp.layer_sizes[-1]
    spelt.refuse_for_scikit_learn(hidden, output, n_outputs)
    kind = "MLPRegressor" if output == "identity" else "MLPClassifier"
    if output == "identity":
        first, answer = f"np.zeros((1, {n_outputs}))", f"model.predict(X).reshape(-1, {n_outputs})"
        if n_outputs == 1:
            first = "[0]"
    elif n_outputs == 1:
        first, answer = "[0], classes=[0, 1]", "model.predict_proba(X)[:, 1:]  # of class 1"
    else:
        # An output that is 1 or 0 for each class on its own has a sigmoid; one label, a softmax.
        label = "[0]" if output == "softmax" else f"np.zeros((1, {n_outputs}), dtype=int)"
        first, answer = f"{label}, classes=range({n_outputs})", "model.predict_proba(X)"
    imports = f"import numpy as np\nfrom sklearn.neural_network import {kind}\n"
    return _script(
        _head(mlp, "scikit-learn", imports, file),
        _weights(arrays, file),
        f"""
model = {kind}(
    hidden_layer_sizes={_listed(map(str, mlp.layer_sizes[1:-1]))},
    activation="{spelt.in_scikit_learn(hidden)}",
)
# A step on one sample of zeros builds the layers; then the trained weights take their place.
model.partial_fit(np.zeros((1, {mlp.layer_sizes[0]})), {first})
model.coefs_ = {_listed(name for name in arrays if name[0] == "W")}
model.intercepts_ = {_listed(name for name in arrays if name[0] == "b")}
""",
        f"def outputs(X):\n    return {answer}",
    )


def _keras(mlp: MLP, arrays: dict, file: str | None) -> str:
    layers = [f"keras.Input(shape=({mlp.layer_sizes[0]},))"]
    for n_units, name in zip(mlp.layer_sizes[1:], mlp.activations, strict=True):
        layers.append(f"keras.layers.Dense({n_units}, activation={spelt.in_keras(name)})")
    imports = """\
os.environ.setdefault("KERAS_BACKEND", "jax")  # or "tensorflow", or "torch"

import keras  # noqa: E402
import numpy as np  # noqa: E402
"""
    return _script(
        _head(mlp, "Keras", imports, file, library="import os\n"),
        *spelt.definitions(mlp.activations, "keras"),
        _weights(arrays, file, np.float32),
        f"model = keras.Sequential({_listed(layers)})\nmodel.set_weights({_listed(arrays)})",
        """
def outputs(X):
    return keras.ops.convert_to_numpy(model(np.asarray(X, dtype="float32")))
""",
    )


def _pytorch(mlp: MLP, arrays: dict, file: str | None) -> str:
    modules = []
    for n_before, n_units, name in zip(
        mlp.layer_sizes, mlp.layer_sizes[1:], mlp.activations, strict=False
    ):
        modules.append(f"    nn.Linear({n_before}, {n_units}),\n")
        if module := spelt.in_pytorch(name):
            modules.append(f"    {module},\n")
    layers = [f"(W{k}, b{k})" for k in range(1, len(mlp.activations) + 1)]
    return _script(
        _head(mlp, "PyTorch", "import numpy as np\nimport torch\nfrom torch import nn\n", file),
        *spelt.definitions(mlp.activations, "pytorch"),
        _weights(arrays, file, np.float32),
        f"""
model = nn.Sequential(
{"".join(modules)})
trained = {_listed(layers)}
linear = [module for module in model if isinstance(module, nn.Linear)]
with torch.no_grad():
    for layer, (W, b) in zip(linear, trained, strict=True):
        layer.weight.copy_(torch.tensor(W.T))  # one row for each unit: our W, transposed
        layer.bias.copy_(torch.tensor(b))
""",
        """
def outputs(X):
    with torch.no_grad():
        return model(torch.tensor(np.asarray(X), dtype=torch.float32)).numpy()
""",
    )


_WRITERS = {
    "numpy": _numpy,
    "scikit-learn": _scikit_learn,
    "keras": _keras,
    "pytorch": _pytorch,
}
FRAMEWORKS = tuple(_WRITERS)
"""What :func:`as_code` can write."""


def _parameters(mlp: MLP) -> dict[str, np.ndarray]:
    """Return W1, b1, W2, b2, …."""
    arrays: dict[str, np.ndarray] = {}
    for k, (W, b) in enumerate(zip(mlp.weights, mlp.biases, strict=True), start=1):
        arrays |= {f"W{k}": W, f"b{k}": b}
    for name, array in arrays.items():
        if not (np.abs(array) <= 1e30).all():
            raise ValueError(
                f"{name} of mlp holds a value that is not finite, or beyond 1e30: its training has "
                "diverged; reset it, and take a smaller learning rate"
            )
    return arrays


def _head(mlp: MLP, framework: str, imports: str, file: str | None, library: str = "") -> str:
    """Return the first lines; ``library`` imports of the standard library come before others."""
    sizes = "-".join(map(str, mlp.layer_sizes))
    head = f'"""A {sizes} network with its weights, in {framework}."""\n\n'
    if file is not None:
        head += f"# Keep {file} beside this script: it holds the weights.\n\n"
        library += "from pathlib import Path\n"
    return head + (library and library + "\n") + imports


def _weights(arrays: dict, file: str | None, dtype: type = np.float64) -> str:
    if file is None:
        return "\n".join(_literal(name, array.astype(dtype)) for name, array in arrays.items())
    lines = [f"saved = np.load(Path(__file__).with_name({file}))"]
    for k in range(1, len(arrays) // 2 + 1):
        lines.append(f'W{k}, b{k} = saved["W{k}"], saved["b{k}"]')
    return "\n".join(lines)


def _literal(name: str, array: np.ndarray) -> str:
    """Write ``array`` with the fewest digits that give back its very numbers."""
    start = f"{name} = np.array("
    numbers = np.array2string(
        array,
        separator=", ",
        prefix=start,
        suffix=")",
        max_line_width=100,
        threshold=sys.maxsize,
        formatter={"float_kind": str},
    )
    return f"{start}{numbers})"


def _listed(items: Iterable[str]) -> str:
    """Write a list in one line where it is short, else one item a line."""
    items = list(items)
    line = f"[{', '.join(items)}]"
    return line if len(line) <= 60 else "".join(["[\n", *(f"    {i},\n" for i in items), "]"])


def _script(*parts: str) -> str:
    """Join the parts: two empty lines around a function or a class, one elsewhere."""
    stripped = [part.strip() for part in parts]
    text = stripped[0]
    for before, part in itertools.pairwise(stripped):
        apart = any(p.startswith(("def ", "class ")) for p in (before, part))
        text += ("\n\n\n" if apart else "\n\n") + part
    return text + "\n"
