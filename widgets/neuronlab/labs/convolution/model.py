"""A convolution looks at an image through a small window, with the same weights at every place.

What networks call so is, in the words of signal processing, a cross-correlation: the kernel is laid
on the image as it is, not turned around (Y. LeCun et al., "Gradient-based learning applied to
document recognition", 1998).
"""

from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from ...models import datasets, validate
from ...models.arrays import Floats

SIDE, INK = 8, 16
"""A digit has SIDE × SIDE pixels, each with 0 to INK of ink, as scikit-learn counts it."""

KERNELS = {
    "identity": ((0, 0, 0), (0, 1, 0), (0, 0, 0)),
    "blur": ((1 / 16, 1 / 8, 1 / 16), (1 / 8, 1 / 4, 1 / 8), (1 / 16, 1 / 8, 1 / 16)),
    "horizontal edge": ((-1, -2, -1), (0, 0, 0), (1, 2, 1)),
    "vertical edge": ((-1, 0, 1), (-2, 0, 2), (-1, 0, 1)),
    "sharpen": ((0, -1 / 4, 0), (-1 / 4, 2, -1 / 4), (0, -1 / 4, 0)),
    "outline": ((-1 / 4, -1 / 4, -1 / 4), (-1 / 4, 2, -1 / 4), (-1 / 4, -1 / 4, -1 / 4)),
}
"""Name → kernel; the edges are those of I. Sobel (1968)."""


@cache
def digits(digit: int) -> Floats:
    """Return all pictures of a digit, (n, SIDE, SIDE), each pixel 0 to INK."""
    data = datasets.load("digits")
    ink: Floats = np.rint(INK * data.X[data.y == digit])
    return ink.reshape(-1, SIDE, SIDE)


def output_size(size: int, kernel_size: int, stride: int = 1, padding: int = 0) -> int:
    """Return at how many places a kernel fits along a side: ⌊(n + 2p − k)/s⌋ + 1."""
    return (size + 2 * padding - kernel_size) // stride + 1


def windows(
    image: ArrayLike, kernel_shape: tuple[int, ...], stride: int = 1, padding: int = 0
) -> Floats:
    """Return what is seen at each place, (n_rows, n_columns, *kernel_shape).

    Parameters
    ----------
    image : array_like (height, width)
    kernel_shape : (int, int)
        At most as large as the image with its padding.
    stride : int
        How many pixels the window goes on, at least 1.
    padding : int
        How many pixels of 0 are put around the image.
    """
    validate.whole(stride, "stride", 1)
    padded = np.pad(validate.matrix(image, "image"), validate.whole(padding, "padding"))
    if any(k > n for k, n in zip(kernel_shape, padded.shape, strict=True)):
        raise ValueError(
            f"kernel has shape {tuple(kernel_shape)}; the image with its padding has "
            f"{padded.shape}: expected no more"
        )
    every = np.lib.stride_tricks.sliding_window_view(padded, tuple(kernel_shape))
    return every[::stride, ::stride]


def convolve(image: ArrayLike, kernel: ArrayLike, stride: int = 1, padding: int = 0) -> Floats:
    """Return the feature map: at each place the sum of pixel times weight, over the window.

    Parameters
    ----------
    image : array_like (height, width)
    kernel : array_like (n_rows, n_columns)
    stride, padding : int
        As in :func:`windows`.

    Returns
    -------
    ndarray (:func:`output_size` of the height, :func:`output_size` of the width)
    """
    kernel = validate.matrix(kernel, "kernel")
    seen = windows(image, kernel.shape, stride, padding)
    feature_map: Floats = np.einsum("rcij,ij->rc", seen, kernel)
    return feature_map


def relu(feature_map: Floats) -> Floats:
    """Return what is above 0, and 0 elsewhere."""
    return np.maximum(feature_map, 0.0)
