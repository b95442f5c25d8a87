"""One training, run by four libraries: the same weights, samples and steps, so the same losses.

NumPy and scikit-learn compute in float64, Keras and PyTorch in float32.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from ...models.activations import ACTIVATIONS
from ...models.arrays import Floats
from ...models.fast_pass import FastPass
from ...models.mlp import flat
from .task_model import LOSS, LibraryRun, Task


def numpy_run(task: Task, epochs: int = 0) -> LibraryRun:
    """Return the run of this course's own code."""
    return LibraryRun(_numpy(task)).train(epochs)


def sklearn_run(task: Task, epochs: int = 0) -> LibraryRun:
    """Return the run of scikit-learn's ``MLPClassifier``.

    It has no setting for initial weights: one step builds the layers, and then the weights take
    their place. The first gradient is read from a step, g = (w_before − w_after) / η.
    """
    return LibraryRun(_sklearn(task)).train(epochs)


def keras_run(task: Task, epochs: int = 0) -> LibraryRun:
    """Return the run of Keras, on the backend that it is set to.

    The first gradient is read from a step with η = 1, which all backends can take.
    """
    return LibraryRun(_keras(task)).train(epochs)


def torch_run(task: Task, epochs: int = 0) -> LibraryRun:
    """Return the run of PyTorch."""
    return LibraryRun(_torch(task)).train(epochs)


RUNS: dict[str, Callable[[Task, int], LibraryRun]] = {
    "NumPy": numpy_run,
    "scikit-learn": sklearn_run,
    "Keras": keras_run,
    "PyTorch": torch_run,
}
"""Name → what runs a task in it."""


def _numpy(task: Task) -> Iterator[Any]:
    mlp, y = task.mlp.copy(), task.y[:, None]
    gradient = np.zeros(mlp.n_parameters)
    inputs = np.hstack([task.X, np.ones_like(y)])
    batches = [(inputs[rows].T, y[rows].T) for rows in task.batches]
    sizes = {x.shape[1] for x, _ in batches}
    passes = {n: FastPass(mlp, n, LOSS, gradient) for n in sizes}
    whole = FastPass(mlp, len(y))
    passes[batches[0][0].shape[1]].differentiate(*batches[0])
    yield mlp(task.X), gradient.copy()
    while True:
        with np.errstate(all="ignore"):
            loss = LOSS.of_outputs(whole.forward(inputs.T).T, y)
        yield loss
        with np.errstate(all="ignore"):
            for x, wanted in batches:
                passes[x.shape[1]].differentiate(x, wanted)
                mlp.parameters -= task.learning_rate * gradient


def _sklearn(task: Task) -> Iterator[Any]:
    from sklearn.neural_network import MLPClassifier

    X, y, first = task.X, task.y.astype(int), task.batches[0]
    size = first.stop
    model = MLPClassifier(
        task.mlp.layer_sizes[1:-1], solver="sgd", learning_rate_init=task.learning_rate,
        activation=ACTIVATIONS[task.hidden].spelling.scikit_learn,
        batch_size=size, momentum=0, alpha=0, shuffle=False,
    )  # fmt: skip

    def put_weights() -> None:
        for own, given in zip(model.coefs_, task.mlp.weights, strict=True):
            own[...] = given
        for own, given in zip(model.intercepts_, task.mlp.biases, strict=True):
            own[...] = given

    def outputs() -> Floats:
        second: Floats = model.predict_proba(X)[:, 1:]
        return second

    model.partial_fit(X[first], y[first], classes=[0, 1])
    put_weights()
    before = outputs()
    model.partial_fit(X[first], y[first])
    moved = task.mlp.parameters - flat(model.coefs_, model.intercepts_)
    put_weights()
    yield before, moved / task.learning_rate
    while True:
        yield LOSS.of_outputs(outputs(), task.y[:, None])
        model.partial_fit(X, y)


def _keras(task: Task) -> Iterator[Any]:
    import keras

    sizes = task.mlp.layer_sizes[1:]
    names = [ACTIVATIONS[name].spelling.keras for name in task.mlp.activations]
    layers = [keras.layers.Dense(n, name) for n, name in zip(sizes, names, strict=True)]
    model = keras.Sequential([keras.Input((task.mlp.layer_sizes[0],)), *layers])
    loss = keras.losses.BinaryCrossentropy()
    model.compile(keras.optimizers.SGD(1.0), loss)
    pairs = zip(task.mlp.weights, task.mlp.biases, strict=True)
    start = [part.astype(np.float32) for pair in pairs for part in pair]
    (X, y), first = task.float32(), task.batches[0]

    model.set_weights(start)
    outputs = model.predict_on_batch(X)
    model.train_on_batch(X[first], y[first])
    moved = [before - after for before, after in zip(start, model.get_weights(), strict=True)]
    model.set_weights(start)
    model.optimizer.learning_rate = task.learning_rate
    yield outputs, flat(moved[::2], moved[1::2])
    while True:
        yield float(keras.ops.convert_to_numpy(loss(y, model.predict_on_batch(X))))
        for rows in task.batches:
            model.train_on_batch(X[rows], y[rows])


def _torch(task: Task) -> Iterator[Any]:
    import torch
    from torch import nn

    own = [getattr(nn, str(ACTIVATIONS[name].spelling.pytorch)) for name in task.mlp.activations]
    sizes = task.mlp.layer_sizes
    linear = [nn.Linear(*pair) for pair in pairwise(sizes)]
    pairs = zip(linear, own, strict=True)
    model = nn.Sequential(*(module for layer, f in pairs for module in (layer, f())))
    with torch.no_grad():
        for layer, W, b in zip(linear, task.mlp.weights, task.mlp.biases, strict=True):
            layer.weight.copy_(torch.tensor(W.T))  # one row for each unit: our W, transposed
            layer.bias.copy_(torch.tensor(b))
    X, y = map(torch.tensor, task.float32())
    loss, first = nn.BCELoss(), task.batches[0]
    optimizer = torch.optim.SGD(model.parameters(), task.learning_rate)

    def differentiate(rows: slice) -> None:
        optimizer.zero_grad()
        loss(model(X[rows]), y[rows]).backward()

    differentiate(first)
    gradients = flat(
        [layer.weight.grad.numpy().T for layer in linear],
        [layer.bias.grad.numpy() for layer in linear],
    )
    yield model(X).detach().numpy(), gradients
    while True:
        yield loss(model(X), y).item()
        for rows in task.batches:
            differentiate(rows)
            optimizer.step()
