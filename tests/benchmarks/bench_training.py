"""What an epoch costs: Trainer beside scikit-learn, PyTorch, Keras on JAX and micrograd.

python tests/benchmarks/bench_training.py

Same data, same network, same batch size, plain gradient descent, one thread for PyTorch. Rounds of
all candidates take turns in one process; the table has the medians. An epoch of Trainer is what
`run_epochs` does: shuffling, all steps, and the loss and accuracy over all samples for the history.
The others are given their lightest loop: no history; PyTorch and Keras shuffle by one indexing.
scikit-learn appears twice: `partial_fit` (a call an epoch) and `fit` (its own loop over 20 epochs,
data checked once); the ratio that counts is the one to the quicker. micrograd does two batches, and
the time is scaled to an epoch; its units are ReLU and its loss a square, it has no others.
"""

import importlib.util
import os
import statistics
import time
import warnings
from itertools import pairwise

os.environ.setdefault("KERAS_BACKEND", "jax")

import numpy as np
from neuronlab.models.mlp import MLP
from neuronlab.models.training import Trainer
from sklearn.datasets import load_digits
from sklearn.neural_network import MLPClassifier

ROUNDS = 15
RATE = 0.1


def trainer(sizes, hidden, X, y, batch):
    t = Trainer(MLP(sizes, hidden, "softmax" if sizes[-1] > 1 else "sigmoid"), X, y,
                learning_rate=RATE, batch_size=batch)  # fmt: skip
    return lambda: t.run_epochs(1)


def reference(sizes, hidden, batch, epochs):
    return MLPClassifier(sizes[1:-1], activation=hidden, solver="sgd", momentum=0, alpha=0,
                         learning_rate_init=RATE, batch_size=batch, max_iter=epochs, tol=0,
                         n_iter_no_change=1000, random_state=0)  # fmt: skip


def sklearn_partial_fit(sizes, hidden, X, y, batch):
    model = reference(sizes, hidden, batch, 1).partial_fit(X, y, classes=np.unique(y))

    def epoch():
        model.partial_fit(X, y)

    return epoch


def sklearn_fit(sizes, hidden, X, y, batch, epochs=20):
    def epoch() -> float:
        start = time.perf_counter()
        reference(sizes, hidden, batch, epochs).fit(X, y)
        return (time.perf_counter() - start) / epochs

    return epoch


def pytorch(sizes, hidden, X, y, batch):
    import torch

    torch.set_num_threads(1)
    nonlinear = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}[hidden]
    layers = [part for n_before, n in pairwise(sizes)
              for part in (torch.nn.Linear(n_before, n), nonlinear())][:-1]  # fmt: skip
    model = torch.nn.Sequential(*layers)
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    several = sizes[-1] > 1
    loss = torch.nn.CrossEntropyLoss() if several else torch.nn.BCEWithLogitsLoss()
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(y) if several else torch.tensor(y, dtype=torch.float32)[:, None]

    def epoch():
        order = torch.randperm(len(X))
        for x, goal in zip(X[order].split(batch), y[order].split(batch), strict=True):
            optimizer.zero_grad()
            loss(model(x), goal).backward()
            optimizer.step()

    return epoch


def keras_on_jax(sizes, hidden, X, y, batch):
    import keras

    several = sizes[-1] > 1
    model = keras.Sequential(
        [keras.Input((sizes[0],)), *(keras.layers.Dense(n, hidden) for n in sizes[1:-1]),
         keras.layers.Dense(sizes[-1], "softmax" if several else "sigmoid")]
    )  # fmt: skip
    kind = "sparse_categorical_crossentropy" if several else "binary_crossentropy"
    model.compile(optimizer=keras.optimizers.SGD(RATE), loss=kind)
    rng, X = np.random.default_rng(0), X.astype(np.float32)
    y = y if several else y[:, None].astype(np.float32)

    def epoch():
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch):
            rows = order[start : start + batch]
            model.train_on_batch(X[rows], y[rows])

    return epoch


def micrograd(sizes, hidden, X, y, batch, batches=2):
    from micrograd.nn import MLP as Scalars

    model, signs = Scalars(sizes[0], sizes[1:]), 2 * y - 1  # its units are ReLU, its loss a square
    X, parameters = X.tolist(), model.parameters()

    def epoch() -> float:
        start = time.perf_counter()
        for k in range(batches):
            rows = range(k * batch, (k + 1) * batch)
            loss = sum((model(X[i]) - int(signs[i])) ** 2 for i in rows) / batch
            model.zero_grad()
            loss.backward()
            for p in parameters:
                p.data -= RATE * p.grad
        return (time.perf_counter() - start) * len(X) / (batches * batch)

    return epoch


CANDIDATES = {
    "Trainer": (trainer, "neuronlab"),
    "scikit-learn, partial_fit": (sklearn_partial_fit, "sklearn"),
    "scikit-learn, fit": (sklearn_fit, "sklearn"),
    "PyTorch": (pytorch, "torch"),
    "Keras on JAX": (keras_on_jax, "keras"),
    "micrograd": (micrograd, "micrograd"),
}


def measure(sizes, hidden, X, y, batch) -> dict[str, float]:
    """Return the median seconds of an epoch for each candidate that is installed."""
    epochs = {
        name: make(sizes, hidden, X, y, batch)
        for name, (make, package) in CANDIDATES.items()
        if importlib.util.find_spec(package) and (name != "micrograd" or sizes[-1] == 1)
    }
    times = {name: [] for name in epochs}
    for _ in range(ROUNDS + 2):  # the first two warm up
        for name, epoch in epochs.items():
            start = time.perf_counter()
            scaled = epoch()
            times[name].append(scaled or time.perf_counter() - start)
    return {name: statistics.median(measured[2:]) for name, measured in times.items()}


def cell(name: str, times: dict[str, float]) -> str:
    if name not in times:
        installed = importlib.util.find_spec(CANDIDATES[name][1])
        return "not measured" if installed else "not installed"
    ratio = times[name] / times["Trainer"]
    return f"{1e3 * times[name]:.2f}" + ("" if name == "Trainer" else f" ({ratio:.1f}×)")


def main() -> None:
    warnings.simplefilter("ignore")  # scikit-learn says that it has not converged
    X = np.random.default_rng(0).uniform(-1, 1, (250, 2))
    y = (X[:, 0] * X[:, 1] > 0).astype(int)
    digits = load_digits()
    cases = [
        *(((*sizes, 1), "tanh", X, y, 10) for sizes in ((2, 4, 2), (2, 8, 8), (2, 8, 8, 8, 8))),
        ((64, 32, 10), "relu", digits.data / 16, digits.target, 32),
    ]
    print("Milliseconds an epoch (and how many times Trainer's)\n")
    print(f"| network | {' | '.join(CANDIDATES)} |")
    print(f"|---|{'---|' * len(CANDIDATES)}")
    for sizes, hidden, inputs, labels, batch in cases:
        times = measure(list(sizes), hidden, inputs, labels, batch)
        name = f"{'–'.join(map(str, sizes))}, {hidden}, {len(inputs)} samples, batch {batch}"
        print(f"| {name} | {' | '.join(cell(c, times) for c in CANDIDATES)} |", flush=True)


if __name__ == "__main__":
    main()
