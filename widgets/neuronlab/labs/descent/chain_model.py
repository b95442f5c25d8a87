"""A chain of two units has a landscape with two valleys, a saddle, and a border between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from ...models.arrays import Floats, Ints
from .landscape_model import Landscape


@dataclass(frozen=True, eq=False)
class Chain(Landscape):
    """The mean squared error of two units in a row, ŷ = v·tanh(w·x + ¼), at every (w, v).

    Turning both signs nearly gives the same answers, but for the fixed bias of ¼: so there are two
    valleys, of which one is lower, and a saddle between them.
    """

    names = ("w", "v")
    bias = 0.25

    @property
    def is_quadratic(self) -> bool:
        """It is no bowl."""
        return False

    def neuron(self, w: float, b: float, x: ArrayLike) -> Floats:
        """Return ŷ for each of ``x``; the second parameter is v."""
        answers: Floats = b * np.tanh(w * np.asarray(x) + self.bias)
        return answers

    def loss(self, w: ArrayLike, b: ArrayLike) -> Floats:
        """Return L at (w, v), numbers or arrays of one shape; over all samples."""
        w, v = np.asarray(w, dtype=float)[..., None], np.asarray(b, dtype=float)[..., None]
        mean: Floats = ((v * np.tanh(w * self.x + self.bias) - self.y) ** 2).mean(axis=-1)
        return mean

    def gradient(self, w: float, b: float, rows: Ints | None = None) -> Floats:
        """Return (∂L/∂w, ∂L/∂v) over the samples ``rows``, or over all."""
        x, y = (self.x, self.y) if rows is None else (self.x[rows], self.y[rows])
        h = np.tanh(w * x + self.bias)
        pull = 2 * (b * h - y)
        return np.array([pull @ (b * (1 - h**2) * x), pull @ h]) / len(x)

    def hessian(self, w: float, b: float) -> Floats:
        """Return the second derivatives as a matrix (2, 2)."""
        x, h = self.x, np.tanh(w * self.x + self.bias)
        slope, error = (1 - h**2) * x, b * h - self.y
        ww = 2 * np.mean((b * slope) ** 2 - 2 * error * b * h * slope * x)
        wv = 2 * np.mean((b * h + error) * slope)
        return np.array([[ww, wv], [wv, 2 * np.mean(h**2)]])

    @cached_property
    def minimum(self) -> Floats:
        """The lowest point (w, v), found by Newton's method."""
        return self._flat_place((1.0, 1.5))

    @cached_property
    def rests(self) -> Mapping[str, Floats]:
        """The higher valley's lowest point, and the saddle between the valleys."""
        return {
            "local minimum": self._flat_place((-1.9, -1.2)),
            "saddle": self._flat_place((0.0, 0.0)),
        }

    def bottom(self, at: ArrayLike) -> Floats:
        """Return the bottom of the valley into which short steps lead from ``at`` (2,).

        The saddle is the lowest place of all with its w: who stands lower stays on his side of it.
        """
        here, saddle = np.array(at, dtype=float), self.rests["saddle"]
        height = self.loss(*saddle)
        for _ in range(200):
            if self.loss(*here) < height:
                break
            slope = self.gradient(*here)
            here -= slope * min(0.1, 0.05 / max(float(np.hypot(*slope)), 1e-9))
        return self.rests["local minimum"] if here[0] < saddle[0] else self.minimum

    @cached_property
    def border(self) -> Floats:
        """The line (n, 2) between the valleys: straight uphill from the saddle, to both sides."""
        saddle = self.rests["saddle"]
        first = 0.01 * np.linalg.eigh(self.hessian(*saddle))[1][:, 1]
        down, up = (self._uphill(saddle + way) for way in (-first, first))
        return np.array([*down[::-1], saddle, *up])

    def _uphill(self, at: Floats) -> list[Floats]:
        points = [at]
        for _ in range(80):
            slope = self.gradient(*points[-1])
            points.append(points[-1] + 0.05 * slope / np.hypot(*slope))
        return points
