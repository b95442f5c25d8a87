"""PNGs: a frame keeps every pixel, a small picture its look."""

import io

import numpy as np
import pytest
from neuronlab.plots import png
from PIL import Image


@pytest.mark.parametrize("shape", [(1, 1, 4), (3, 5, 4), (64, 33, 4)])
def test_a_frame_holds_every_pixel(shape):
    pixels = np.random.default_rng(0).integers(0, 256, size=shape, dtype=np.uint8)
    image = Image.open(io.BytesIO(png.encode_frame(pixels)))
    image.verify()
    image = Image.open(io.BytesIO(png.encode_frame(pixels)))
    assert image.format == "PNG" and np.array_equal(np.asarray(image), pixels[..., :3])


def test_a_frame_with_clear_pixels_keeps_them_clear():
    pixels = np.random.default_rng(1).integers(0, 256, size=(7, 5, 4), dtype=np.uint8)
    image = Image.open(io.BytesIO(png.encode_frame(pixels, clear=True)))
    assert image.mode == "RGBA" and np.array_equal(np.asarray(image), pixels)


def test_a_small_picture_is_small_and_still_the_picture():
    gradient = np.zeros((400, 600, 4), dtype=np.uint8)
    gradient[..., 0] = np.linspace(0, 255, 600)
    gradient[..., 3] = 255
    data = png.encode_small(gradient, max_bytes=20_000)
    image = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"), dtype=int)
    assert len(data) <= 20_000 and np.abs(image[..., 0] - gradient[..., 0]).max() < 12
