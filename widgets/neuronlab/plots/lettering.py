"""Lettering: many short texts that change with every frame, drawn as one artist."""

from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, ScaledTranslation

from . import style


class Lettering:
    """Texts at points of an Axes, centred on them.

    Matplotlib lays out and rasters each text anew: 0.5 to 1.5 ms for one that has changed. Here a
    letter's outline is made once, and all texts are filled in one go.

    Parameters
    ----------
    ax : matplotlib Axes
    at : array_like (n, 2)
        Where the texts stand, in data coordinates.
    size : float
        Of the letters, in pixels as shown.
    below : float
        How many pixels below its point a text stands.
    zorder : float
    clip : bool
        Whether what is beyond the Axes is not shown.
    halo : bool
        Whether paper shines around the letters, so that they are read on anything.
    family : str
        Of the letters, such as "monospace"; "" is that of other texts.
    animated : bool
        False for what seldom changes.
    """

    def __init__(
        self, ax: Axes, at, size: float = 12, below: float = 0, zorder: float = 6,
        clip: bool = True, halo: bool = False, family: str = "", animated: bool = True,
    ):  # fmt: skip
        self._look = size, family
        figure = ax.figure
        shift = ScaledTranslation(0, -below / 72, figure.dpi_scale_trans)
        looks: list[dict[str, Any]] = [{"facecolors": style.INK, "linewidths": 0}]
        if halo:
            looks.insert(0, {"color": style.PAPER, "linewidths": 5, "alpha": 0.75})
        self._artists = [
            PathCollection(
                [], offsets=np.reshape(at, (-1, 2)), offset_transform=ax.transData + shift,
                zorder=zorder, animated=animated, clip_on=clip, **look,
            )
            for look in looks
        ]  # fmt: skip
        for artist in self._artists:
            artist.set_transform(Affine2D().scale(1 / 72) + figure.dpi_scale_trans)
            ax.add_collection(artist, autolim=False)
        self.texts: list[str] = []

    @property
    def places(self) -> np.ndarray:
        """Where the texts stand, (n, 2), in data coordinates."""
        return np.asarray(self._artists[-1].get_offsets())

    def write(self, texts, at=None) -> None:
        """Show a text at each point, and none where there are fewer; ``at`` (n, 2) moves them."""
        texts = list(texts)
        self.texts = texts + [""] * (len(self.places) - len(texts))
        paths = [_outline(text, *self._look) for text in self.texts]
        for artist in self._artists:
            artist.set_paths(paths)
            if at is not None:
                artist.set_offsets(at)

    def paint(self, colors) -> None:
        """Give each text a colour of its own; ink is the one they have."""
        self._artists[-1].set_facecolor(colors)

    def widths(self) -> np.ndarray:
        """Return how wide each text is, (n,), in pixels as shown."""
        return np.array([sum(_letter(c, *self._look)[2] for c in text) for text in self.texts])


@lru_cache(maxsize=5000)
def _outline(text: str, size: float, family: str) -> Path:
    """Return a text's outline, in pixels, its middle at (0, 0)."""
    pen, vertices, codes = 0.0, [np.empty((0, 2))], [np.empty(0, np.uint8)]
    for character in text:
        outline, kinds, advance = _letter(character, size, family)
        vertices.append(outline + np.array([pen, 0.0]))
        codes.append(kinds)
        pen += advance
    middle = (pen / 2, 0.36 * size)  # half of a digit's height
    return Path(np.concatenate(vertices) - middle, np.concatenate(codes))


@lru_cache(maxsize=1000)
def _letter(character: str, size: float, family: str) -> tuple[np.ndarray, np.ndarray, float]:
    """Return one letter's vertices, their codes, and how far the pen moves on."""
    vertices, codes = _trace(character, size, family)
    # How wide a letter is, with the room around it, shows in where a second one comes to stand.
    both, bar = (_trace(text, size, family)[0][:, 0].max() for text in (character + "|", "|"))
    return vertices, codes, float(both - bar)


def _trace(text: str, size: float, family: str) -> tuple[np.ndarray, np.ndarray]:
    font = FontProperties(family=[family] if family else None)
    vertices, codes = text_to_path.get_text_path(font, text)
    scale = size / text_to_path.FONT_SCALE
    return np.reshape(vertices, (-1, 2)) * scale, np.array(codes, dtype=np.uint8)
