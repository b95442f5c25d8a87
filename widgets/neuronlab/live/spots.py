"""A spot is a place on the picture where something can be done, and what it is called."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

DRAG, CLICK, LOOK = "drag", "click", "look"
POINT, LINE, AREA = "point", "line", "area"
NEAR = {POINT: 14.0, LINE: 9.0}
"""How near the pointer has to come, in pixels as shown."""


@dataclass(frozen=True)
class Spot:
    """What can be dragged, clicked or pointed at, told to the browser with a frame.

    The browser shows what can be done there, and the name in a tag, as soon as the pointer comes
    near, however far away the kernel is. With it lights up whatever else belongs to the same terms
    of a formula: other spots, and the terms themselves (``readout.term``).

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
    does : {"drag", "click", "look"}
        What can only be looked at lies behind everything else, and the kernel is not told of it.
    kind : {"point", "line", "area"}
    bound : bool
        Whether it has been dragged as far as it goes.
    size : float
        The radius of a point in pixels as shown, where it is large: within it, it is in front.
    terms : tuple of str
        The terms of the formula that are seen here.
    """

    key: str
    name: str
    axes: Axes = field(repr=False)
    at: Any
    does: str = DRAG
    kind: str = POINT
    bound: bool = False
    size: float = 1.0
    terms: tuple[str, ...] = ()

    def pixels(self) -> np.ndarray:
        """Return its places in pixels as shown, from the left and from the top, (n, 2)."""
        return pixels([self])[0]

    def away(self, at: np.ndarray, places: np.ndarray) -> float:
        """Return how far ``at`` is from its ``places``; infinity where that is too far.

        All is in pixels as shown. The same is asked in ``spots.js`` for what is shown there.
        """
        if self.kind == AREA:
            inside = (at >= places.min(axis=0)).all() and (at <= places.max(axis=0)).all()
            return 1000.0 if inside else np.inf
        if self.kind == POINT:
            found = float(np.hypot(*(places[0] - at)))
            if found <= self.size:
                return found / self.size
            return 1 + found - self.size if found <= max(NEAR[POINT], self.size) else np.inf
        found = 2 + _from_line(at, places)
        return found if found <= NEAR[LINE] else np.inf


def area(key: str, name: str, axes: Axes, does: str = CLICK) -> Spot:
    """Return a whole Axes as one spot."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    return Spot(key, name, axes, [(left, bottom), (right, top)], does, AREA)


def pixels(spots: Sequence[Spot]) -> list[np.ndarray]:
    """Return each spot's places in pixels as shown, from the left and from the top.

    Those of one Axes are turned into pixels together.
    """
    found: list[np.ndarray] = [np.empty((0, 2))] * len(spots)
    by_axes: dict[Axes, list[int]] = {}
    for k, spot in enumerate(spots):
        by_axes.setdefault(spot.axes, []).append(k)
    for axes, members in by_axes.items():
        places = [np.reshape(spots[k].at, (-1, 2)) for k in members]
        figure = cast(Figure, axes.figure)
        dots = figure.dpi / 72
        at = axes.transData.transform(np.concatenate(places)) / dots
        at[:, 1] = figure.bbox.height / dots - at[:, 1]
        ends = np.cumsum([len(part) for part in places])
        for k, end, part in zip(members, ends, places, strict=True):
            found[k] = at[end - len(part) : end]
    return found


def messages(spots: Sequence[Spot]) -> list[dict[str, Any]]:
    """Return what the browser is told of spots; those that are nowhere are left out."""
    return [
        {
            "name": spot.name, "does": spot.does, "kind": spot.kind, "bound": bool(spot.bound),
            "size": round(spot.size, 1), "at": at.round(1).tolist(),
            **({"terms": spot.terms} if spot.terms else {}),
        }
        for spot, at in zip(spots, pixels(spots), strict=True)
        if np.isfinite(at).all()
    ]  # fmt: skip


def new_names(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> dict[int, str] | None:
    """Return by their order the names that are new, where nothing else is; None where it is."""
    if len(before) != len(now):
        return None
    found = {}
    for k, (old, new) in enumerate(zip(before, now, strict=True)):
        if old == new:
            continue
        if {**old, "name": new["name"]} != new:
            return None
        found[k] = new["name"]
    return found


def nearest(spots: Sequence[Spot], at: np.ndarray) -> Spot | None:
    """Return the spot that a place, in pixels as shown, is on and can be used, or None."""
    spots = [spot for spot in spots if spot.does != LOOK]
    places = pixels(spots)
    found = [(spot.away(at, places[k]), k) for k, spot in enumerate(spots)]
    distance, k = min(found, default=(np.inf, 0))
    return spots[k] if distance < np.inf else None


def _from_line(at: np.ndarray, corners: np.ndarray) -> float:
    starts, ways = corners[:-1], np.diff(corners, axis=0)
    lengths = np.maximum((ways**2).sum(axis=1), 1e-12)
    shares = (((at - starts) * ways).sum(axis=1) / lengths).clip(0, 1)
    return float(np.hypot(*(at - starts - shares[:, None] * ways).T).min())
