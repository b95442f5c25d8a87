"""Two recurrent networks read a sequence and answer with a number; they learn back through time.

Backpropagation through time is lesson 10's backpropagation on the network unrolled, a layer for
each moment; all these layers have the same weights, so their gradients add up (P. Werbos,
"Backpropagation through time: what it does and how to do it", 1990).
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from ...models import validate
from ...models.activations import ACTIVATIONS
from ...models.arrays import Floats

UNITS = 8
INPUTS = 2

ROADS = ("f", "g", "gates")
"""The ways back through an LSTM, from a moment to the one before."""

_sigmoid = ACTIVATIONS["sigmoid"]


@dataclass(frozen=True, eq=False)
class Learned:
    """What a network makes of n sequences, and how its error depends on all that it did.

    Attributes
    ----------
    answers : ndarray (n,)
    loss : float
        The mean squared error.
    gradient : ndarray (n_parameters,)
    sizes : ndarray (length,)
        How large the slope of the loss over the state after each moment is, as a share of that
        after the last one: the length over all sequences and units.
    """

    answers: Floats
    loss: float
    gradient: Floats
    sizes: Floats


class Recurrent:
    """What both networks have in common: their parameters in one vector, and the output.

    Attributes
    ----------
    parameters : ndarray (n_parameters,)
    u, W, b : ndarray (2, m), (8, m), (m,)
        The weights of the inputs and of the outputs of a moment ago, and the biases; m is 8, or
        32 for an LSTM: its gates f, i and o and the candidate g, side by side.
    v, c : ndarray (8,), (1,)
        The output's weights and bias: ŷ = h·v + c after the last moment.
    """

    parts = 1

    def __init__(self, seed: int | list[int] = 0):
        rng = np.random.default_rng(seed)
        self.parameters = np.zeros(_count(self.parts))
        self.u, self.W, self.b, self.v, self.c = views(self.parameters, self.parts)
        # Each matrix for itself, as X. Glorot and Y. Bengio (2010) have it.
        for k in range(self.parts):
            part = slice(k * UNITS, (k + 1) * UNITS)
            self.u[:, part] = rng.uniform(-1, 1, (INPUTS, UNITS))
            self.W[:, part] = np.sqrt(3 / UNITS) * rng.uniform(-1, 1, (UNITS, UNITS))
        self.v[:] = np.sqrt(6 / (UNITS + 1)) * rng.uniform(-1, 1, UNITS)

    def answer(self, x: Floats) -> Floats:
        """Return ŷ for sequences x (length, n, 2), (n,)."""
        return self._read(x)[0] @ self.v + self.c[0]

    def differentiate(self, x: Floats, y: Floats) -> Learned:
        """Return what it makes of sequences x (length, n, 2) whose sums are y (n,)."""
        h, way = self._read(x)
        answers = h @ self.v + self.c[0]
        gradient = np.zeros_like(self.parameters)
        du, dW, db, dv, dc = views(gradient, self.parts)
        δ = 2 * (answers - y) / len(y)
        dv[:], dc[:] = h.T @ δ, δ.sum()
        sizes = self._back(x, way, δ[:, None] * self.v, du, dW, db)
        return Learned(answers, float(np.mean((answers - y) ** 2)), gradient, sizes)

    def _read(self, x: Floats) -> tuple[Floats, list]:
        """Return the last outputs h (n, 8), and what the way back needs of each moment."""
        raise NotImplementedError

    def _back(self, x: Floats, way: list, dh: Floats, du: Floats, dW: Floats, db: Floats) -> Floats:
        """Add up the gradients, moment by moment from the last one; return the sizes."""
        raise NotImplementedError


class PlainNet(Recurrent):
    """Eight plain units: h_t = tanh(x_t·u + h_(t−1)·W + b)."""

    def _read(self, x):
        h = np.zeros((x.shape[1], UNITS))
        way = [h]
        for x_t in x:
            h = np.tanh(x_t @ self.u + h @ self.W + self.b)
            way.append(h)
        return h, way

    def _back(self, x, way, dh, du, dW, db):
        sizes = np.zeros(len(x))
        for t in range(len(x) - 1, -1, -1):
            sizes[t] = _length(dh)
            dz = dh * (1 - way[t + 1] ** 2)
            du += x[t].T @ dz
            dW += way[t].T @ dz
            db += dz.sum(axis=0)
            dh = dz @ self.W.T
        return _shares(sizes)


class LSTMNet(Recurrent):
    """Eight LSTM units; their gates look at the inputs and at all eight outputs.

    Parameters
    ----------
    seed : int or list of int
    forget : float
        The forget gates' bias at the start.
    """

    parts = 4

    def __init__(self, seed: int | list[int] = 0, forget: float = 3.0):
        super().__init__(seed)
        self.b[:UNITS] = forget

    def opened(self, x: Floats) -> float:
        """Return how far the forget gates are open: the mean over sequences, moments and units."""
        return float(np.mean([f for _, _, f, *_ in self._read(x)[1]]))

    def arriving(self, x: Floats, y: Floats, roads: Collection[str] = ROADS) -> float:
        """Return the slope at the first cell, as a share of that at the last, by some roads only.

        Parameters
        ----------
        x, y : ndarray (length, n, 2), (n,)
            The sequences and their sums.
        roads : of ``ROADS``
            "f": from cell to cell, times f; "g": through h and what is offered to the cell;
            "gates": through h and the gates. From the output to the last cell the way is open.
        """
        for road in roads:
            validate.choice(road, "road", ROADS)
        W = self.W.copy()
        W[:, : 3 * UNITS] *= "gates" in roads
        W[:, 3 * UNITS :] *= "g" in roads
        h, way = self._read(x)
        dh, dc, sizes = (h @ self.v + self.c[0] - y)[:, None] * self.v, np.zeros_like(h), []
        for moment in reversed(way):
            dc, dz = self._moment_back(moment, dh, dc)
            sizes.append(_length(dc))
            dh, dc = dz @ W.T, dc * moment[2] * ("f" in roads)
        return sizes[-1] / (sizes[0] or 1.0)

    def _read(self, x):
        h = c = np.zeros((x.shape[1], UNITS))
        way = []
        for x_t in x:
            z = x_t @ self.u + h @ self.W + self.b
            gates, g = _sigmoid(z[:, : 3 * UNITS]), np.tanh(z[:, 3 * UNITS :])
            f, i, o = np.split(gates, 3, axis=1)
            before = h, c
            c = f * c + i * g
            shown = np.tanh(c)
            h = o * shown
            way.append((*before, f, i, o, g, shown))
        return h, way

    def _back(self, x, way, dh, du, dW, db):
        sizes, dc = np.zeros(len(x)), np.zeros_like(dh)
        for t in range(len(x) - 1, -1, -1):
            h, _, f, *_ = way[t]
            dc, dz = self._moment_back(way[t], dh, dc)
            sizes[t] = _length(dc)
            du += x[t].T @ dz
            dW += h.T @ dz
            db += dz.sum(axis=0)
            dh, dc = dz @ self.W.T, dc * f
        return _shares(sizes)

    def _moment_back(self, moment: tuple, dh: Floats, dc: Floats) -> tuple[Floats, Floats]:
        """Return the slopes over the cell and over all sums z of a moment."""
        _, c, f, i, o, g, shown = moment
        dc = dc + dh * o * (1 - shown**2)
        dz = np.hstack(
            [dc * c * f * (1 - f), dc * g * i * (1 - i), dh * shown * o * (1 - o),
             dc * i * (1 - g**2)]
        )  # fmt: skip
        return dc, dz


def views(vector: Floats, parts: int) -> list[Floats]:
    """Return u, W, b, v and c as views of one vector."""
    m = parts * UNITS
    found, start = [], 0
    for shape in ((INPUTS, m), (UNITS, m), (m,), (UNITS,), (1,)):
        stop = start + int(np.prod(shape))
        found.append(vector[start:stop].reshape(shape))
        start = stop
    return found


def _count(parts: int) -> int:
    return (INPUTS + UNITS + 1) * parts * UNITS + UNITS + 1


def _length(slopes: Floats) -> float:
    return float(np.sqrt((slopes**2).sum()))


def _shares(sizes: Floats) -> Floats:
    shares: Floats = sizes / (sizes[-1] or 1.0)
    return shares
