"""What is put on Axes comes back as what it is: Matplotlib's own methods forget its kind."""

from typing import Any, TypeVar, overload

from matplotlib.axes import Axes
from matplotlib.collections import Collection
from matplotlib.patches import Patch

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
