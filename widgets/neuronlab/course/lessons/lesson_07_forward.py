"""Lesson 07, the forward pass that learners write, and its judge."""

from collections.abc import Sequence

import numpy as np

from ...models.activations import ACTIVATIONS
from ...models.mlp import MLP
from ..judging import Slip, of_a_function
from ..raised import told
from ..reading import NOTHING, written
from ..shaped import Misfit, shaped


@of_a_function("forward")
def judge_forward(function) -> str:
    """Judge a forward pass by what it returns for networks of two, three and four layers."""
    rng = np.random.default_rng(7)
    for sizes in ((3, 4, 4, 1), (2, 5, 2), (4, 3, 3, 3, 1)):
        mlp = MLP(sizes, output="tanh", seed=1)
        mlp.biases = [rng.normal(size=n) for n in sizes[1:]]
        X = rng.normal(size=(6, sizes[0]))
        name = "–".join(map(str, sizes))
        given = shaped(X), [shaped(W) for W in mlp.weights], [shaped(b) for b in mlp.biases]
        try:
            result = function(*given)
        except Misfit as misfit:
            return _slip_of_shapes(name, misfit, X, mlp)
        except IndexError:
            said = f"in a {name} network it looks for something that is not there (IndexError)"
            return Slip(said, "how many layers there are, the lists know: let a loop go over them")
        except ValueError as error:
            if "unpack" in str(error):
                return Slip(told(error), "zip(weights, biases) makes the pairs, one for each layer")
            if "inhomogeneous" not in str(error):
                raise
            said = "a list of arrays of several shapes is no array (ValueError)"
            return Slip(said, "weights and biases are lists: take them layer by layer, in a loop")
        if result is None:
            return NOTHING
        if isinstance(result, list | tuple):
            if len(result) == len(X) and np.asarray(result).shape == (len(X), sizes[-1]):
                said = f"it returned a list of {len(X)} rows; expected one array of outputs"
                hint = "one row for each sample is right: send all rows through at once, X @ W"
                return Slip(said, f"{hint}, or make one array of them (np.array)")
            said = f"it returned {len(result)} things in a list; expected one array of outputs"
            return Slip(said, "the layers between stay inside: return what the last one gives")
        result = np.asarray(result)
        if result.shape != (6, sizes[-1]):
            said = (
                f"for a {name} network and 6 samples it returned an array of shape "
                f"{result.shape}; expected {(6, sizes[-1])}"
            )
            return _slip_of_layer(said, result, mlp.forward(X).a)
        off = np.abs(result - mlp(X)).max()
        if not off < 1e-9:
            said = f"for a {name} network the outputs are off by up to {written(off)}"
            return _slip_of_forward(said, result, X, mlp)
    return ""


def _slip_of_layer(said: str, result: np.ndarray, layers: Sequence[np.ndarray]) -> str:
    """Return what is wrong, with a hint where it is the output of a layer before the last."""
    for k, a in enumerate(layers[:-1], 1):
        if result.shape == a.shape and np.allclose(result, a):
            if k == 1:
                return Slip(said, "that is the first layer: is the return inside the loop?")
            return Slip(said, f"that is layer {k} of {len(layers)}: go over as many as there are")
    return said


def _slip_of_shapes(name: str, misfit: Misfit, X: np.ndarray, mlp: MLP) -> str:
    """Return which shapes met and which fit, with a hint where the mistake is a known one."""
    said = f"for a {name} network and X of shape {X.shape}: {misfit}"
    tables, biases = ([part.shape for part in parts] for parts in (mlp.weights, mlp.biases))
    left, right = misfit.left, misfit.right
    if misfit.sign == "*" and right in tables:
        return Slip(said, "* multiplies number by number; weighted sums are made by @")
    if not misfit.product:
        return f"{said}; a bias is added to each column" if right in biases else said
    if right in tables:
        said += f"; the inner numbers must be equal, as in {(len(X), right[0])} @ {right}"
        if left == X.shape:
            return Slip(said, "X goes into the first layer alone; the next gets what comes out")
        return said
    if left in tables:
        said += f"; the inner numbers must be equal, as in {(len(X), left[0])} @ {left}"
        return Slip(said, "the samples come first: a @ W")
    return said


def _slip_of_forward(said: str, result: np.ndarray, X: np.ndarray, mlp: MLP) -> str:
    """Return what is wrong, with a hint where it is known which mistake was made."""
    flat = bare = late = other = X
    *_, last = mlp.forward(X).z
    sigmoid = ACTIVATIONS["sigmoid"]
    for W, b in zip(mlp.weights, mlp.biases, strict=True):
        flat, bare, late = flat @ W + b, np.tanh(bare @ W), np.tanh(late @ W) + b
        other = sigmoid(other @ W + b)
    known = (
        (flat, "that is without a tanh: each layer needs one"),
        (np.tanh(flat), "the tanh comes once, at the end; it belongs into the loop, to each layer"),
        (last, "the last layer has no tanh yet; here every layer has one"),
        (sigmoid(last), "that ends in a sigmoid; here the last layer has a tanh, too"),
        (other, "that is with sigmoids; this network has np.tanh"),
        (bare, "the biases are missing: a @ W + b"),
        (late, "the bias is part of the sum: + b belongs inside the tanh"),
    )
    for slip, hint in known:
        if np.allclose(result, slip):
            return Slip(said, hint)
    return said
