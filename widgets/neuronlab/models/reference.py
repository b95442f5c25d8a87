"""The reference: what scikit-learn's perceptrons learn from the same samples in the same order."""

import numpy as np


def sklearn_perceptrons(
    X: np.ndarray, y: np.ndarray, t: int, learning_rate: float = 1.0
) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Train scikit-learn's two perceptrons on the first ``t`` samples seen, epoch after epoch.

    Parameters
    ----------
    X : ndarray (n_samples, n_inputs)
    y : ndarray (n_samples,)
        Classes 0, 1, …; two of them at least.
    t : int
        Samples seen: whole epochs are trained by ``fit``, what remains by ``partial_fit``.
    learning_rate : float

    Returns
    -------
    dict
        The estimator's name → ``W`` (n_inputs, n_outputs) and ``b`` (n_outputs,), transposed from
        scikit-learn's ``coef_`` and ``intercept_``.
    """
    from sklearn.linear_model import Perceptron, SGDClassifier

    epochs, rest = divmod(t, len(X))
    common = {"shuffle": False, "tol": None, "max_iter": max(1, epochs), "eta0": learning_rate}
    result = {}
    for estimator in (
        Perceptron(**common),
        SGDClassifier(loss="perceptron", learning_rate="constant", penalty=None, **common),
    ):
        if epochs:
            estimator.fit(X, y)
        if rest:
            estimator.partial_fit(X[:rest], y[:rest], classes=np.unique(y))
        if t == 0:
            n_outputs = 1 if y.max() < 2 else int(y.max()) + 1
            learned = np.zeros((X.shape[1], n_outputs)), np.zeros(n_outputs)
        else:
            learned = estimator.coef_.T, estimator.intercept_
        result[type(estimator).__name__] = learned
    return result
