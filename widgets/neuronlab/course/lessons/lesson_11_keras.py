"""The exercise of lesson 11 in Keras, or in what stands in for it, and what judges it."""

import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import numpy as np

from ... import frameworks
from ...labs.frameworks.keras_model import STAND_IN
from ...models.datasets import load
from ..judging import Exercise, Right, Slip, of_a_function
from ..reading import NOTHING, numbers, written
from .lesson_11_keras_raised import ALWAYS_1, NO_LOSS, NO_PROBABILITY, slip_of

BAR = 0.9
"""So large a share of the held-out samples has to be right."""

LEARNED = 150
"""So many samples it learns from; the others are held out."""


def samples() -> tuple[np.ndarray, np.ndarray]:
    """Return X (200, 2) and y (200,): so noisy that more is right of what was learned."""
    moons = load("moons", n_samples=200, noise=0.25, seed=4)
    rows = np.random.default_rng(1).permutation(200)  # in their own order the last are the tips
    return moons.X[rows], moons.y[rows].astype(float)


@of_a_function("learn_moons")
def _judge_keras(function) -> str:
    X, y = samples()
    keras = _keras()
    with warnings.catch_warnings(), _watched(keras) as (learned, asked):
        warnings.simplefilter("ignore", DeprecationWarning)  # Keras's own, of its NumPy
        warnings.filterwarnings("ignore", "You are using a softmax")  # told below
        try:
            result = function(keras, X[:LEARNED], y[:LEARNED], X[LEARNED:], y[LEARNED:])
        except (AttributeError, ImportError, TypeError, ValueError) as error:
            if isinstance(error, TypeError) and asked and np.ndim(asked[-1][1]) == 0:
                return _LOSS_ALONE  # which can't be unpacked
            if slip := slip_of(error):
                return slip
            raise
        return (
            _model_wrong(result, X)
            or _learned_wrong(learned, X)
            or _asked_wrong(asked, X)
            or _accuracy_wrong(result, asked, X, y)
        )


_LOSS_ALONE = Slip(
    "evaluate returned the loss alone",
    'What else it measures, compile has to name: metrics=["accuracy"].',
)

Asked = list[tuple[Any, Any]]
"""What ``evaluate`` was given, and what it returned."""


@contextmanager
def _watched(keras) -> Iterator[tuple[list, Asked]]:
    """Note the samples given to ``fit``, and to ``evaluate`` with its answers, the latest last.

    Where ``fit`` itself asks ``evaluate``, for ``validation_data=``, that is not noted.
    """
    owner = getattr(keras, "Model", keras.Sequential)
    fit, evaluate = owner.fit, owner.evaluate
    learned: list = []
    asked: Asked = []
    fitting = False

    def noting_fit(model, x=None, *rest, **more):
        nonlocal fitting
        learned.append(x)
        fitting = True
        try:
            return fit(model, x, *rest, **more)
        finally:
            fitting = False

    def noting_evaluate(model, x=None, *rest, **more):
        answer = evaluate(model, x, *rest, **more)
        if not fitting:
            asked.append((x, answer))
        return answer

    with ExitStack() as undo:
        undo.enter_context(patch.object(owner, "fit", noting_fit))
        undo.enter_context(patch.object(owner, "evaluate", noting_evaluate))
        yield learned, asked


def _seen(given, X) -> tuple[int, int]:
    """Return how many of the samples to learn from, and of those held out, are among ``given``."""
    try:
        rows = {row.tobytes() for row in np.array(given, dtype=np.float32)}
    except (TypeError, ValueError):
        return 0, 0
    seen = np.array([row.tobytes() in rows for row in X.astype(np.float32)])
    return int(seen[:LEARNED].sum()), int(seen[LEARNED:].sum())


def _model_wrong(result, X) -> str:
    """Return what is wrong with what was returned, and with the model's layers and loss."""
    if result is None:
        return Slip(NOTHING, _BOTH)
    if not isinstance(result, tuple | list) or len(result) != 2:
        return Slip("it should return two things: the model and its accuracy", _BOTH)
    model, _ = result
    if not hasattr(model, "get_weights"):
        wrong = f"that is a {type(model).__name__}; expected the model first, and then its accuracy"
        return Slip(wrong, _BOTH)
    wrong = _layers_wrong(model)
    if wrong:
        return wrong
    outputs = np.asarray(model.predict(X, verbose=0))
    if (outputs == 1).all():
        return ALWAYS_1
    if not _from_logits(model.loss) and (outputs.min() < 0 or outputs.max() > 1):
        return NO_PROBABILITY
    return ""


_NEVER_FIT = Slip("fit was never called", "compile says how to learn; model.fit(X, y, …) learns.")
_BOTH = "Its last line is return model, accuracy."


def _learned_wrong(learned: list, X) -> str:
    """Return what is wrong with the samples that ``fit`` was given."""
    if not learned:
        return _NEVER_FIT
    if any(_seen(given, X)[1] for given in learned):
        wrong = "it has learned from samples of X_test"
        return Slip(wrong, "fit gets X and y alone. (validation_data= may look at the others.)")
    return ""


def _asked_wrong(asked: Asked, X) -> str:
    """Return what is wrong with the samples that ``evaluate`` was given."""
    if not asked:
        return Slip(
            "evaluate was never called",
            "After fit, ask the trained model: model.evaluate(X_test, y_test). What fit itself "
            "reports on the way is not asked for.",
        )
    if _of_the_held_out(asked, X):
        return ""
    learned, held_out = _seen(asked[-1][0], X)
    if learned and held_out:
        wrong = "evaluate looked at samples of X_test and of X together"
        return Slip(wrong, "It knows those of X already. Give it X_test and y_test alone.")
    if learned:
        wrong = "evaluate looked at the samples that it had learned from"
        return Slip(wrong, "Which samples has it never seen? Give it X_test and y_test.")
    return Slip("evaluate looked at other samples than X_test", "It gets X_test and y_test, whole.")


def _of_the_held_out(asked: Asked, X) -> list:
    """Return what ``evaluate`` answered where it was given all held-out samples and no others."""
    return [answer for given, answer in asked if _seen(given, X) == (0, len(X) - LEARNED)]


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
    if not shapes:
        return _NEVER_FIT
    if shapes != [(2, 8), (8,), (8, 1), (1,)]:
        found = "–".join(str(n) for n in [shapes[0][0], *(s[1] for s in shapes[::2])])
        return Slip(f"that is a {found} network; expected 2–8–1", "One Dense for each layer.")
    loss = getattr(model, "loss", None)
    if loss is None:
        return NO_LOSS
    named = loss if isinstance(loss, str) else getattr(loss, "name", "") or type(loss).__name__
    if "binary" not in named.lower() and named != "bce":
        return Slip(f"the loss is {named}", "Two classes: the binary cross-entropy, as above.")
    return ""


def _from_logits(loss) -> bool:
    if hasattr(loss, "get_config"):
        return "from_logits': True" in str(loss.get_config())
    return bool(getattr(loss, "from_logits", False))


def _accuracy_wrong(result, asked: Asked, X, y) -> str:
    """Return what is wrong with the accuracy that was told: ``evaluate`` has to have said it."""
    model, told = result
    value, wrong = numbers(told, 1)
    if wrong:
        return Slip(f"the accuracy: {wrong}", "evaluate returns the loss first; unpack the two.")
    said = _of_the_held_out(asked, X)[-1]
    if isinstance(said, dict):
        said = [said["loss"], *(value for name, value in said.items() if name != "loss")]
    answers = np.ravel(said)
    if answers.size == 1:
        return _LOSS_ALONE
    outputs = np.asarray(model.predict(X, verbose=0)).ravel()
    # Of logits, Keras's own "accuracy" takes those above 0.5 for a yes, and one may take 0.
    borders = (0.0, 0.5) if _from_logits(model.loss) else (0.5,)
    right = np.array([(outputs > border) == y for border in borders])
    held_out, learned = right[:, LEARNED:].mean(axis=1), right[:, :LEARNED].mean(axis=1)
    yours = f"you return {written(value[0].round(3))}"
    if not _among(value, answers):
        wrong = f"{yours}, and evaluate said {written(answers[1].round(3))}"
        if _among(value, learned):
            return Slip(wrong, "That is the share of the samples it learned from.")
        return Slip(wrong, "Return the number that evaluate gave; don't write one down yourself.")
    if not _among(value, held_out):
        wrong = f"{yours}, and {written(held_out[0])} of X_test is right"
        if _among(value, answers[0]):
            return Slip(wrong, "evaluate returns the loss first, and then what metrics= names.")
        return Slip(wrong, "Has it learned on since evaluate looked? Ask at the end.")
    if held_out.max() < BAR:
        wrong = f"{written(held_out.max())} of the held-out samples are right; wanted are {BAR}"
        return Slip(wrong, _quicker(model))
    best = held_out.argmax()
    of_150, of_50 = (written(share[best].round(3)) for share in (learned, held_out))
    return Right(
        f"it gets {of_150} right of what it learned from, and {of_50} of what it had never seen"
    )


def _quicker(model) -> str:
    """Return what may help a network that is not good enough yet: η first, then its layers."""
    activation = model.layers[0].activation
    name = getattr(activation, "__name__", activation)
    eta, kind = float(model.optimizer.learning_rate), type(model.optimizer).__name__
    tried, usual, at_most = _RATES.get(kind, (0, eta, eta))
    hints = []
    if not tried <= eta <= at_most:
        hints.append(f"Your η is {written(eta)}. Try {usual}.")
    if name in (None, "linear"):
        hints.append(_ONE_BORDER)
    quicker = f"A larger η{'' if name == 'relu' else ', or relu,'} may be quicker."
    return " ".join(hints) or f"Give it more epochs. {quicker}"


_ONE_BORDER = (
    "Your hidden layer has no activation: two linear layers are one straight border (lesson 07)."
)
_RATES = {"SGD": (0.1, 0.5, 5), "Adam": (0.005, 0.03, 0.3)}
"""For each optimizer: the least η that gets there in 50 to 200 epochs, a good one, the largest."""


def _among(value, shares) -> bool:
    return bool((np.abs(np.subtract(shares, value)) < 0.005).any())


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
