"""The exercise of lesson 11 in Keras, or in what stands in for it, and what judges it."""

import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import numpy as np

from ... import frameworks
from ...labs.frameworks.keras_model import STAND_IN
from ...models.datasets import load
from ..judging import Exercise, Slip, of_a_function
from ..reading import numbers, written

BAR = 0.95
"""So large a share of the held-out samples has to be right."""


@of_a_function("learn_moons")
def _judge_keras(function) -> str:
    moons = load("moons", n_samples=200, noise=0.1, seed=1)
    rows = np.random.default_rng(1).permutation(200)  # in their own order the last are the tips
    X, y = moons.X[rows], moons.y[rows].astype(float)
    keras = _keras()
    with warnings.catch_warnings(), _watched(keras) as given:
        warnings.simplefilter("ignore", DeprecationWarning)  # Keras's own, of its NumPy
        result = function(keras, X[:150], y[:150], X[150:], y[150:])
        return _wrong(result, X, y) or _used_wrongly(given, X)


@contextmanager
def _watched(keras) -> Iterator[dict[str, list]]:
    """Note which samples are given to ``fit`` and to ``evaluate``, the latest last."""
    owner = getattr(keras, "Model", keras.Sequential)
    given: dict[str, list] = {"fit": [], "evaluate": []}
    with ExitStack() as undo:
        for name, samples in given.items():
            real = getattr(owner, name)

            def noting(model, x=None, *rest, _real=real, _samples=samples, **more):
                _samples.append(x)
                return _real(model, x, *rest, **more)

            undo.enter_context(patch.object(owner, name, noting))
        yield given


def _used_wrongly(given: dict[str, list], X) -> str:
    """Return what is wrong with the samples that it learned from, and was measured on."""
    held_out = {row.tobytes() for row in X[150:]}
    for samples in given["fit"]:
        rows = np.asarray(samples, dtype=float) if isinstance(samples, np.ndarray | list) else ()
        if any(np.ascontiguousarray(row).tobytes() in held_out for row in rows):
            wrong = "it has learned from samples of X_test"
            return Slip(wrong, "fit gets X and y alone. (validation_data= may look at the others.)")
    if not any(np.array_equal(samples, X[150:]) for samples in given["evaluate"]):
        wrong = "evaluate never looked at X_test, and at nothing else"
        return Slip(wrong, "Ask the trained model: model.evaluate(X_test, y_test).")
    return ""


def _wrong(result, X, y) -> str:
    """Return what is wrong with a model and its accuracy; it learned from the first 150."""
    if not isinstance(result, tuple | list) or len(result) != 2:
        return "it should return two things: the model and its accuracy"
    model, told = result
    if not hasattr(model, "get_weights"):
        return f"that is a {type(model).__name__}; expected the model first, and then its accuracy"
    wrong = _layers_wrong(model)
    if wrong:
        return wrong
    outputs = np.asarray(model.predict(X, verbose=0)).ravel()
    border = 0.0 if _from_logits(model.loss) else 0.5
    if border and (outputs.min() < 0 or outputs.max() > 1):
        return Slip("it answers with numbers below 0 or above 1", "Which activation ends at 1?")
    right = (outputs > border) == y
    return _accuracy_wrong(told, right[150:].mean(), right[:150].mean())


def _keras():
    """Return Keras, with a seed, where it can be imported; else what stands in for it."""
    if frameworks.installed("keras"):
        try:
            import keras
        except ImportError:
            return STAND_IN
        keras.utils.set_random_seed(0)
        return keras
    return STAND_IN


def _layers_wrong(model) -> str:
    shapes = [np.shape(part) for part in model.get_weights()]
    if shapes != [(2, 8), (8,), (8, 1), (1,)]:
        found = "–".join(str(n) for n in [shapes[0][0], *(s[1] for s in shapes[::2])])
        return Slip(f"that is a {found} network; expected 2–8–1", "One Dense for each layer.")
    loss = getattr(model, "loss", None)
    if loss is None:
        return "the model was not compiled with a loss"
    named = loss if isinstance(loss, str) else getattr(loss, "name", "") or type(loss).__name__
    if "binary" not in named.lower() and named != "bce":
        return Slip(f"the loss is {named}", "Two classes: the binary cross-entropy, as above.")
    return ""


def _from_logits(loss) -> bool:
    if hasattr(loss, "get_config"):
        return "from_logits': True" in str(loss.get_config())
    return bool(getattr(loss, "from_logits", False))


def _accuracy_wrong(told, held_out: float, learned: float) -> str:
    value, wrong = numbers(told, 1)
    if wrong:
        return Slip(f"the accuracy: {wrong}", "evaluate returns the loss first; unpack the two.")
    if abs(value[0] - held_out) > 0.005:
        wrong = (
            f"you return {written(value[0].round(3))}, and {written(held_out)} of X_test is right"
        )
        if abs(value[0] - learned) < 0.005:
            return Slip(wrong, "That is the share of the samples it learned from.")
        return Slip(wrong, "evaluate returns the loss first, and then what metrics= names.")
    if held_out < BAR:
        wrong = f"{written(held_out)} of the held-out samples are right; wanted are {BAR}"
        return Slip(wrong, "Give it more epochs. A larger η, or relu, may be quicker.")
    return ""


EXERCISES = {
    "11.0": Exercise(
        _judge_keras,
        (
            "keras.Sequential with an Input of shape (2,), a Dense of 8 and a Dense of 1; then "
            "compile, fit(X, y, …), evaluate(X_test, y_test).",
            'compile needs optimizer=, loss= and metrics=["accuracy"]; evaluate then returns two '
            "numbers, the loss and the accuracy. Give fit more epochs where it is not enough.",
            "relu for the 8, sigmoid for the 1, SGD with 0.5, 50 epochs, and at the end "
            "return model, accuracy",
        ),
        "it has learned from 150 samples, and is judged by 50 others",
    ),
}
