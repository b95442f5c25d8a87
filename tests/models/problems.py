"""Networks, samples and trainings that several tests of models begin with."""

import numpy as np
from neuronlab.models.activations import ACTIVATIONS
from neuronlab.models.mlp import MLP
from neuronlab.models.training import Trainer

ENDS = [
    *[("mean_squared_error", output) for output in (*ACTIVATIONS, "softmax")],
    ("binary_crossentropy", "sigmoid"),
    ("categorical_crossentropy", "softmax"),
]
"""Which loss goes with which output."""

RNG = np.random.default_rng(5)
X = RNG.uniform(-1, 1, (47, 2))
Y = (X[:, 0] * X[:, 1] > 0).astype(int)


def problem(hidden, output, sizes=(3, 5, 4, 2), n=7, seed=1):
    rng = np.random.default_rng(seed)
    mlp = MLP(sizes, hidden, output, seed=seed)
    mlp.parameters += rng.normal(0, 0.3, mlp.n_parameters)
    y = (
        rng.integers(2, size=(n, sizes[-1]))
        if output != "softmax"
        else rng.integers(sizes[-1], size=n)
    )
    return mlp, rng.normal(size=(n, sizes[0])), y


def trainer(*, sizes=(2, 5, 3, 1), hidden="tanh", output="sigmoid", mlp_seed=0, **arguments):
    return Trainer(MLP(sizes, hidden, output, seed=mlp_seed), X, Y, **arguments)


def findings(trained: Trainer) -> list[str]:
    return [finding.name for finding in trained.diagnosis]
