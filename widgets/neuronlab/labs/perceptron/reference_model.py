"""The reference: what scikit-learn's perceptrons learn from the same samples in the same order."""

import copy
from typing import Any

import numpy as np

from ...models.arrays import Floats, Ints


class SklearnReference:
    """scikit-learn's two perceptrons, trained epoch after epoch without shuffling.

    Parameters
    ----------
    X : ndarray (n_samples, n_inputs)
    y : ndarray (n_samples,)
        Classes 0, 1, …, each with a sample at least, and two of them or more.
    learning_rate : float
    """

    def __init__(self, X: Floats, y: Ints, learning_rate: float = 1.0):
        self._X, self._y, self._learning_rate = X, y, learning_rate
        self._classes = np.unique(y)
        self._epochs = -1
        self._fitted: list[Any] = []

    def at(self, t: int) -> dict[str, tuple[Floats, Floats]]:
        """Return the weights after ``t`` samples: epochs by ``fit``, the rest by ``partial_fit``.

        Returns
        -------
        dict
            The estimator's name → ``W`` (n_inputs, n_outputs) and ``b`` (n_outputs,), transposed
            from scikit-learn's ``coef_`` and ``intercept_``.
        """
        from sklearn import config_context

        with config_context(assume_finite=True, skip_parameter_validation=True):
            epochs, rest = divmod(t, len(self._X))
            if epochs != self._epochs:
                self._epochs, self._fitted = epochs, self._fit(epochs)
            return {type(e).__name__: self._go_on(e, rest) for e in self._fitted}

    def _fit(self, epochs: int) -> list[Any]:
        from sklearn.linear_model import Perceptron, SGDClassifier

        common = {"shuffle": False, "tol": None, "eta0": self._learning_rate}
        common["max_iter"] = max(1, epochs)
        estimators = [
            Perceptron(**common),
            SGDClassifier(loss="perceptron", learning_rate="constant", penalty=None, **common),
        ]
        return [e.fit(self._X, self._y) if epochs else e for e in estimators]

    def _go_on(self, fitted: Any, rest: int) -> tuple[Floats, Floats]:
        if rest:
            fitted = copy.deepcopy(fitted)
            fitted.partial_fit(self._X[:rest], self._y[:rest], classes=self._classes)
        if not hasattr(fitted, "coef_"):
            n_outputs = 1 if len(self._classes) == 2 else len(self._classes)
            return np.zeros((self._X.shape[1], n_outputs)), np.zeros(n_outputs)
        return fitted.coef_.T, fitted.intercept_
