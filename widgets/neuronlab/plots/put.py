"""What is put on Axes comes back as what it is: Matplotlib's own methods forget its kind."""

from typing import Any, TypeVar, overload

from matplotlib.axes import Axes
from matplotlib.collections import Collection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from . import style

Shape = TypeVar("Shape", bound=Patch)

Marks = Any
"""A collection: its setters take arrays, also where Matplotlib's types speak of lists alone."""


@overload
def put(ax: Axes, artist: Shape) -> Shape: ...
@overload
def put(ax: Axes, artist: Collection) -> Marks: ...
def put(ax: Axes, artist: Patch | Collection) -> Patch | Collection:
    """Add a patch or a collection to ``ax``, and return it."""
    if isinstance(artist, Collection):
        ax.add_collection(artist)
    else:
        ax.add_patch(artist)
    return artist


def put_diamond(ax: Axes, size: float = 11, zorder: float = 6) -> Line2D:
    """Add the mark of what is in hand, the same in every picture; it may lie on the edge."""
    return ax.plot(
        [], [], "D", ms=size, mfc=style.INK, mec="white", mew=1.2, zorder=zorder,
        clip_on=False, animated=True,
    )[0]  # fmt: skip


def put_handle(ax: Axes, color: str = style.INK, zorder: float = 5) -> Line2D:
    """Add the ring that can be dragged, the same in every picture; it may lie on the edge.

    It takes as many places as there are handles (``set_data``).
    """
    return ax.plot(
        [], [], "o", ms=14, mfc=style.PAPER, mec=color, mew=2, zorder=zorder,
        clip_on=False, animated=True,
    )[0]  # fmt: skip
