"""A picture becomes PNG: fast for a frame that lives a moment, small for one that is kept."""

import io
import struct
import zlib

import numpy as np
from PIL import Image

_LEVEL = 3
"""Of compression: 8 % fewer bytes than at 1, for a tenth more time; 4 takes half as much again."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def encode_frame(rgba: np.ndarray, clear: bool = False) -> bytes:
    """Return ``rgba`` (height, width, 4), uint8, as PNG, little compressed.

    It has alpha only where some pixels may be ``clear``.

    Pillow tries five filters on every row and takes three times as long for the same size; a frame
    is written with none. PNG (Portable Network Graphics) Specification, W3C, sections 5 and 9.
    """
    height, width, _ = rgba.shape
    depth, kind = (4, 6) if clear else (3, 2)
    rows = np.zeros((height, 1 + depth * width), dtype=np.uint8)
    rows[:, 1:] = rgba[..., :depth].reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(rows.data, _LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


_STEPS = (
    *((1, colors, Image.Quantize.MEDIANCUT) for colors in (128, 64)),
    *((2 / 3, colors, Image.Quantize.FASTOCTREE) for colors in (96, 64, 48, 32)),
    *((1 / 2, colors, Image.Quantize.FASTOCTREE) for colors in (48, 32, 16)),
)
"""How a kept picture gets smaller: its scale, how many colours, and how they are chosen.

With few colours, median cut gives them all to the large areas, and the ink turns pale; an octree
does not.
"""


def encode_small(rgba: np.ndarray, max_bytes: int = 40_000) -> bytes:
    """Return ``rgba`` as a palette PNG of at most ``max_bytes``, as good as that allows."""
    image = Image.fromarray(rgba).convert("RGB")
    for scale, colors, method in _STEPS:
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        smaller = image if scale == 1 else image.resize(size, Image.Resampling.LANCZOS)
        kept = _palette(smaller, colors, method)
        if len(kept) <= max_bytes:
            return kept
    while len(kept) > max_bytes and smaller.width > 64:
        smaller = smaller.resize((smaller.width * 3 // 4, max(1, smaller.height * 3 // 4)))
        kept = _palette(smaller, 16, Image.Quantize.FASTOCTREE)
    return kept


def _palette(image: Image.Image, colors: int, method: Image.Quantize) -> bytes:
    buffer = io.BytesIO()
    quantized = image.quantize(colors, method=method, dither=Image.Dither.NONE)
    quantized.save(buffer, "png", optimize=True)
    return buffer.getvalue()


def packed(rgba: np.ndarray) -> np.ndarray:
    """Return pixels (height, width, 4), uint8, as one uint32 each."""
    return np.ascontiguousarray(rgba).view(np.uint32)[..., 0]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
