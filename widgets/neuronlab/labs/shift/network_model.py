"""A small convolutional network: kernels, kernels on what they find, and the greatest find of each.

Images (n, height, width) → 8 kernels of 5 × 5 → ReLU → 24 kernels of 3 × 3 over all eight maps →
ReLU → of each map the greatest value anywhere (global max pooling) → 10 softmax outputs. Each
sliding is one matrix product: the windows are laid out as rows ("im2col"; K. Chellapilla and
others, "High performance convolutional neural networks for document processing", 2006).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from ...models.activations import softmax
from ...models.arrays import Floats, Ints
from ...models.losses import LOSSES

KERNELS, MAPS, PADDING, CLASSES = (5, 3), (8, 24), (4, 1), 10
"""The side of a kernel, how many there are, and the padding, for each of the two layers."""

AT_ONCE = 5


@dataclass(frozen=True, eq=False)
class ConvPass:
    """What a network makes of n images, step by step.

    Attributes
    ----------
    windows : ndarray (n, h₁, w₁, 25)
        What the first kernels see at each place.
    maps : ndarray (n, h₁, w₁, 8)
        The first feature maps, after ReLU.
    windows_on_maps : ndarray (n, h₂·w₂, 72)
        What the second kernels see.
    place : ndarray (n, 24)
        Where each second map is greatest.
    found : ndarray (n, 24)
        How great it is there, after ReLU.
    z, p : ndarray (n, 10)
        The output layer's sums, and probabilities.
    """

    windows: Floats
    maps: Floats
    windows_on_maps: Floats
    place: Ints
    found: Floats
    z: Floats

    @property
    def p(self) -> Floats:
        """The probabilities of the ten digits, (n, 10)."""
        return softmax(self.z)


class ConvNet:
    """The network, with all its parameters in one vector, of which the rest are views.

    Parameters
    ----------
    seed : int
        Of the initial weights (K. He and others, 2015); the biases are 0.
    padded : bool
        Whether there is ``PADDING``, or none.

    Attributes
    ----------
    parameters : ndarray (2210,)
    K1, b1 : ndarray (25, 8), (8,)
        The first kernels, a column each.
    K2, b2 : ndarray (72, 24), (24,)
        The second ones; a row for each pixel of the window and, within it, each map.
    W, b : ndarray (24, 10), (10,)
        The output layer.
    """

    def __init__(self, seed: int = 0, padded: bool = True):
        self.padding = PADDING if padded else (0, 0)
        rng = np.random.default_rng(seed)
        self.parameters = np.zeros(sum(n * m + m for n, m in _shapes()))
        self.K1, self.b1, self.K2, self.b2, self.W, self.b = views(self.parameters)
        for weights in (self.K1, self.K2, self.W):
            weights[:] = rng.normal(0, np.sqrt(2 / len(weights)), weights.shape)

    @property
    def kernels(self) -> Floats:
        """The first kernels as pictures, (8, 5, 5)."""
        return self.K1.T.reshape(-1, KERNELS[0], KERNELS[0])

    def forward(self, images: Floats) -> ConvPass:
        """Return what the network makes of images (n, height, width)."""
        seen = windows(images[..., None], KERNELS[0], self.padding[0])
        maps = seen @ self.K1
        maps += self.b1
        np.maximum(maps, 0, out=maps)
        on_maps = windows(maps, KERNELS[1], self.padding[1])
        on_maps = on_maps.reshape(len(images), -1, len(self.K2))
        sums = on_maps @ self.K2
        place = sums.argmax(axis=1)
        # Where a map is greatest does not depend on its bias, which is the same everywhere.
        greatest = np.take_along_axis(sums, place[:, None], 1)[:, 0]
        found = np.maximum(greatest + self.b2, 0)
        return ConvPass(seen, maps, on_maps, place, found, found @ self.W + self.b)

    def scores(self, images: Floats) -> Floats:
        """Return the output layer's sums alone, (n, 10)."""
        return np.concatenate([self.forward(part).z for part in _parts(images)])

    def differentiate(self, images: Floats, y: Floats) -> tuple[float, Floats]:
        """Return the cross-entropy for images with targets y (n, 10), and its gradient.

        Only one place of each second map had a say, the one where it was greatest: so the gradient
        goes back through the windows at these places, and through no other.
        """
        gradient, z = np.zeros_like(self.parameters), []
        for part, targets in zip(_parts(images), _parts(y), strict=True):
            now = self.forward(part)
            self._add(gradient, now, (now.p - targets) / len(y))
            z.append(now.z)
        loss = LOSSES["categorical_crossentropy"]
        return loss.value_from_logits(np.concatenate(z), y), gradient

    def _add(self, gradient: Floats, now: ConvPass, δ: Floats) -> None:
        """Add to a gradient what comes of some images, whose δ = ∂L/∂z (n, 10) is known."""
        dK1, db1, dK2, db2, dW, db = views(gradient)
        dW += now.found.T @ δ
        db += δ.sum(axis=0)
        δ2 = (δ @ self.W.T) * (now.found > 0)
        seen = now.windows_on_maps[np.arange(len(δ))[:, None], now.place]
        dK2 += np.einsum("nm,nmk->km", δ2, seen)
        db2 += δ2.sum(axis=0)
        back = _spread(δ2[:, :, None] * self.K2.T, now.place, now.maps.shape, self.padding[1])
        δ1 = (back * (now.maps > 0)).reshape(-1, len(self.b1))
        dK1 += now.windows.reshape(len(δ1), -1).T @ δ1
        db1 += δ1.sum(axis=0)


def _parts(rows: Floats) -> list[Floats]:
    """Return so many rows at a time that what is made of them stays in a processor's cache."""
    return [rows[k : k + AT_ONCE] for k in range(0, len(rows), AT_ONCE)]


def windows(maps: Floats, side: int, padding: int) -> Floats:
    """Return what a window of ``side`` × ``side`` sees at each place, as a row of numbers.

    Parameters
    ----------
    maps : ndarray (n, height, width, n_maps)
    side, padding : int

    Returns
    -------
    ndarray (n, height + 2·padding − side + 1, …, side·side·n_maps)
    """
    padded = np.pad(maps, ((0, 0), (padding, padding), (padding, padding), (0, 0)))
    every = np.lib.stride_tricks.sliding_window_view(padded, (side, side), (1, 2))
    every = every.transpose(0, 1, 2, 4, 5, 3)
    return every.reshape(*every.shape[:3], -1)


def views(vector: Floats) -> list[Floats]:
    """Return weights and biases of the three layers as views of one vector."""
    parts, start = [], 0
    for n, m in _shapes():
        middle, stop = start + n * m, start + n * m + m
        parts += [vector[start:middle].reshape(n, m), vector[middle:stop]]
        start = stop
    return parts


def _shapes() -> list[tuple[int, int]]:
    """Return inputs and outputs of each layer."""
    return [
        (KERNELS[0] ** 2, MAPS[0]),
        (KERNELS[1] ** 2 * MAPS[0], MAPS[1]),
        (MAPS[1], CLASSES),
    ]


def _spread(values: Floats, place: Ints, shape: tuple[int, ...], padding: int) -> Floats:
    """Return ``values`` (n, n_places, 72), window by window, added up where the windows lay.

    ``place`` (n, n_places) says where; the first maps have the ``shape`` (n, h, w, 8).
    """
    n, height, width, n_maps = shape
    side = KERNELS[1]
    high, wide = height + 2 * padding, width + 2 * padding
    top, left = np.divmod(place, wide - side + 1)
    corner = ((np.arange(n)[:, None] * high + top) * wide + left) * n_maps
    row, column, m = np.indices((side, side, n_maps)).reshape(3, -1)
    at = corner[:, :, None] + (row * wide + column) * n_maps + m
    total: Any = np.bincount(at.ravel(), values.ravel(), n * high * wide * n_maps)
    rows, columns = slice(padding, padding + height), slice(padding, padding + width)
    back: Floats = total.reshape(n, high, wide, n_maps)[:, rows, columns]
    return back
