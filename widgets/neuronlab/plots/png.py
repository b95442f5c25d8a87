"""A picture becomes PNG: fast for a frame that lives a moment, small for one that is kept."""

import io
import struct
import zlib

import numpy as np
from PIL import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def encode_frame(rgba: np.ndarray) -> bytes:
    """Return ``rgba`` (height, width, 4), uint8, as PNG at compression level 1, without its alpha.

    Pillow tries five filters on every row and takes three times as long for the same size; a frame
    is written with none, and it is opaque. PNG (Portable Network Graphics) Specification, W3C,
    sections 5 and 9.
    """
    height, width, _ = rgba.shape
    rows = np.zeros((height, 1 + 3 * width), dtype=np.uint8)
    for channel in range(3):
        rows[:, 1 + channel :: 3] = rgba[..., channel]
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(rows, 1)),
            _chunk(b"IEND", b""),
        )
    )


def encode_small(rgba: np.ndarray, max_bytes: int = 40_000) -> bytes:
    """Return ``rgba`` as a palette PNG of at most ``max_bytes``, with fewer colours if need be.

    Where 16 colours are not few enough, the picture is made smaller.
    """
    image = Image.fromarray(rgba).convert("RGB")
    colors = 128
    while True:
        buffer = io.BytesIO()
        image.quantize(colors, dither=Image.Dither.NONE).save(buffer, "png", optimize=True)
        if buffer.tell() <= max_bytes or image.width < 64:
            return buffer.getvalue()
        if colors > 16:
            colors //= 2
        else:
            image = image.resize((image.width * 3 // 4, image.height * 3 // 4))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
