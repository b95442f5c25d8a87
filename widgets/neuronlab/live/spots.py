"""A spot is a place on the picture where something can be done, and what it is called."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, cast

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

DRAG, CLICK = "drag", "click"
POINT, LINE, AREA = "point", "line", "area"
NEAR = {POINT: 14.0, LINE: 9.0}
"""How near the pointer has to come, in pixels as shown."""


@dataclass(frozen=True)
class Spot:
    """What can be dragged or clicked, told to the browser with a frame.

    The browser shows what can be done there, and the name in a tag, as soon as the pointer comes
    near, however far away the kernel is.

    Attributes
    ----------
    key : str
        What the lab knows it by.
    name : str
        What the tag says: what it is, with its value where it has one.
    axes : matplotlib Axes
    at : array_like (n, 2)
        In data coordinates: the place of a handle, the corners of a line, or two opposite corners
        of an area.
    does : {"drag", "click"}
    kind : {"point", "line", "area"}
    bound : bool
        Whether it has been dragged as far as it goes.
    """

    key: str
    name: str
    axes: Axes = field(repr=False)
    at: Any
    does: str = DRAG
    kind: str = POINT
    bound: bool = False

    def pixels(self) -> np.ndarray:
        """Return its places in pixels as shown, from the left and from the top, (n, 2)."""
        figure = cast(Figure, self.axes.figure)
        dots = figure.dpi / 72
        places = self.axes.transData.transform(np.reshape(self.at, (-1, 2))) / dots
        return np.column_stack([places[:, 0], figure.bbox.height / dots - places[:, 1]])

    def message(self) -> dict[str, Any]:
        """Return what the browser is told."""
        return {
            "name": self.name, "does": self.does, "kind": self.kind, "bound": self.bound,
            "at": np.round(self.pixels(), 1).tolist(),
        }  # fmt: skip

    def away(self, at: np.ndarray) -> float:
        """Return how far a place, in pixels as shown, is from it; infinity where it is too far.

        The same is asked in ``spots.js`` for what is shown there.
        """
        places = self.pixels()
        if self.kind == AREA:
            inside = (at >= places.min(axis=0)).all() and (at <= places.max(axis=0)).all()
            return 1000.0 if inside else np.inf
        if self.kind == POINT:
            found = float(np.hypot(*(places[0] - at)))
        else:
            found = 2 + min(_from_line(at, *ends) for ends in pairwise(places))
        return found if found <= NEAR[self.kind] else np.inf


def area(key: str, name: str, axes: Axes, does: str = CLICK) -> Spot:
    """Return a whole Axes as one spot."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    return Spot(key, name, axes, [(left, bottom), (right, top)], does, AREA)


def messages(spots: Sequence[Spot]) -> list[dict[str, Any]]:
    """Return what the browser is told of spots; those that are nowhere are left out."""
    told = [spot.message() for spot in spots]
    return [spot for spot in told if np.isfinite(spot["at"]).all()]


def nearest(spots: Sequence[Spot], at: np.ndarray) -> Spot | None:
    """Return the spot that a place, in pixels as shown, is on, or None."""
    found = [(spot.away(at), k) for k, spot in enumerate(spots)]
    distance, k = min(found, default=(np.inf, 0))
    return spots[k] if distance < np.inf else None


def _from_line(at: np.ndarray, start: np.ndarray, end: np.ndarray) -> float:
    along = end - start
    share = np.clip((at - start) @ along / (along @ along or 1.0), 0, 1)
    return float(np.hypot(*(at - start - share * along)))
