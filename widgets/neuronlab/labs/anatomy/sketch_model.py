"""A sketch of a neuron is a set of limbs, lines with a thickness, and the ways of a pulse on them.

The unit of length is a shown pixel, on a sheet of 940 × 360 with its origin at the lower left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from ...models.arrays import Floats

WIDTH, HEIGHT = 940, 360

_SOMA = np.array([292.0, 184.0])
_SOMA_RADIUS = 40.0
_NEXT = np.array([948.0, 182.0])
_GAP = 3.0


@dataclass(frozen=True)
class Limb:
    """A line with a thickness: ``points`` (n, 2) and ``radii`` (n,); its end is round."""

    points: Floats
    radii: Floats
    round_start: bool = False

    def outline(self, extra: float = 0.0) -> Floats:
        """Return the polygon around it, (m, 2), wider by ``extra`` all round."""
        along = np.gradient(self.points, axis=0)
        along /= np.linalg.norm(along, axis=1, keepdims=True)
        across = along @ [[0, 1], [-1, 0]]
        radii = (self.radii + extra)[:, None]
        turn = np.linspace(np.pi / 2, -np.pi / 2, 25)[1:-1, None]
        end = self.points[-1] + radii[-1] * (np.cos(turn) * along[-1] + np.sin(turn) * across[-1])
        sides = [self.points + radii * across, end, (self.points - radii * across)[::-1]]
        if self.round_start:
            sides.append(
                self.points[0] - radii[0] * (np.cos(turn) * along[0] + np.sin(turn) * across[0])
            )
        return np.concatenate(sides)

    def distance(self, point: Floats) -> float:
        """Return how far ``point`` is outside of the limb; 0 inside."""
        return max(0.0, float(np.min(np.linalg.norm(self.points - point, axis=1) - self.radii)))


@dataclass(frozen=True)
class Sketch:
    """A neuron as drawn.

    Attributes
    ----------
    parts : dict of str to tuple of Limb
    others, following : tuple of Limb
        The axons that come in, and the next neuron.
    signs : ndarray (n_synapses,)
        +1 excitatory, −1 inhibitory.
    ways_in, ways_out : tuple of ndarray (n, 2)
        From each synapse to the soma; from the axon's end into each terminal.
    gaps_in, gaps_out : ndarray (n, 2, 2)
        From a swelling to the membrane opposite.
    axon : ndarray (n, 2)
        From the hillock to the axon's end.
    stops : ndarray (n,)
        Where a spike is made anew, in parts of the axon's length: first the initial segment.
    """

    parts: dict[str, tuple[Limb, ...]]
    others: tuple[Limb, ...]
    following: tuple[Limb, ...]
    signs: Floats
    ways_in: tuple[Floats, ...]
    ways_out: tuple[Floats, ...]
    gaps_in: Floats
    gaps_out: Floats
    axon: Floats
    stops: Floats

    def part_at(self, x: float, y: float, tolerance: float = 7.0) -> str | None:
        """Return the part at a point, or the nearest within ``tolerance``, or None."""
        at = np.array([x, y])
        distances = {
            name: min(limb.distance(at) for limb in self.parts[name]) for name in _FRONT_TO_BACK
        }
        nearest = min(distances, key=distances.__getitem__)
        return nearest if distances[nearest] <= tolerance else None


_FRONT_TO_BACK = (
    "synapses", "nucleus", "soma", "axon hillock", "myelin sheath", "terminals", "axon", "dendrites"
)  # fmt: skip


def at(way: Floats, part: float) -> Floats:
    """Return the point (2,) after so much of the length of a line of points (n, 2), 0 to 1."""
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(way, axis=0), axis=1))])
    return np.array([np.interp(part * length[-1], length, values) for values in way.T])


@cache
def sketch() -> Sketch:
    """Return the neuron of the course; its dendrites are drawn by lot, always the same."""
    dendrites, parents = _dendrites(np.random.default_rng(_SEED))
    others, swellings, ways_in, gaps_in = [], [], [], []
    for limb, part, side, origin, _ in _INPUTS:
        way = dendrites[limb].points
        contact, ahead = at(way, part), at(way, part + 0.05)
        outward = side * (ahead - contact)[::-1] * [-1, 1] / np.linalg.norm(ahead - contact)
        radius = np.interp(part, np.linspace(0, 1, len(way)), dendrites[limb].radii)
        swelling = contact + outward * (radius + _GAP + _SWELLING)
        others.append(_limb(_curve(origin, 0.5 * swelling + 0.5 * np.array(origin),
                                   swelling + 34 * outward, swelling), 1.6, 1.6))  # fmt: skip
        swellings.append(_disc(swelling, _SWELLING))
        gaps_in.append([swelling + outward * -_SWELLING * 0.4, contact])
        route = [way[: int(part * len(way))][::-1]]
        parent = parents[limb]
        while parent is not None:
            route.append(dendrites[parent].points[::-1])
            parent = parents[parent]
        ways_in.append(np.concatenate([contact[None], *route]))
    axon = _curve((325, 176), (440, 149), (580, 240), (716, 190))
    start, *ends = np.linspace(0.215, 0.985, _SHEATHS + 1)
    gap = 0.02  # on each side of the middle of a node
    starts = [start, *(end + gap for end in ends[:-1])]
    sheaths = [_sheath(axon, *each) for each in zip(starts, [e - gap for e in ends], strict=True)]
    boutons, branches, gaps_out = [], [], []
    for bouton, opposite in _OUTPUTS:
        branches.append(_curve((716, 190), (764, 174), (775, bouton[1]), bouton))
        boutons.append(_disc(bouton, 7.5))
        gaps_out.append([bouton, opposite])
    cone = np.array([at(axon, part) for part in np.linspace(0, 0.11, 16)])
    rest = np.array([at(axon, part) for part in np.linspace(0.11, 1, 100)])
    body = _disc(_SOMA, _SOMA_RADIUS)
    return Sketch(
        parts={
            "synapses": tuple(swellings),
            "dendrites": tuple(dendrites),
            "soma": (body,),
            "nucleus": (_disc((285, 188), 15), _disc((281, 191), 4)),
            "axon hillock": (Limb(cone, 4.5 + 15 * (1 - np.linspace(0, 1, 16)) ** 1.8),),
            "axon": (_limb(rest, 4.5, 4.5),),
            "myelin sheath": tuple(sheaths),
            "terminals": (*(_limb(way, 4.2, 2.2) for way in branches), *boutons),
        },
        others=tuple(others),
        following=_following(),
        signs=np.array([sign for *_, sign in _INPUTS]),
        ways_in=tuple(ways_in),
        ways_out=tuple(branches),
        gaps_in=np.array(gaps_in),
        gaps_out=np.array(gaps_out, dtype=float),
        axon=axon,
        stops=np.array([0.17, *(end for end in ends[:-1]), 1.0]),
    )


_SEED = 3
_SHEATHS = 5
_SWELLING = 6.5
_ROOTS = ((92, 36), (136, 62), (178, 72), (219, 62), (264, 36))
"""The dendrites' directions, in degrees, and the lengths of their first limbs."""

_INPUTS = (
    (13, 0.7, -1, (318, 360), 1),
    (10, 0.5, -1, (112, 360), 1),
    (17, 0.65, -1, (0, 196), 1),
    (27, 0.6, -1, (0, 122), 1),
    (24, 0.6, -1, (112, 0), 1),
    (28, 0.65, 1, (338, 0), -1),
    (0, 0.75, -1, (372, 360), -1),
)
"""The synapses: on which limb, after how much of it, on which side, from where, and the sign."""

_OUTPUTS = (
    ((855, 269), (859, 279)),
    ((893, 208), (903, 203)),
    ((893, 156), (903, 161)),
    ((854, 101), (857, 91)),
)
"""The terminals: the swelling, and the point opposite on the next neuron."""


def _dendrites(rng: np.random.Generator) -> tuple[list[Limb], list[int | None]]:
    limbs: list[Limb] = []
    parents: list[int | None] = []

    def grow(
        start: Floats, angle: float, length: float, radius: float, depth: int, parent: int | None
    ) -> None:
        bend = rng.normal(0, 0.15)
        turns = angle + bend * np.linspace(0, 1, 14) + 0.10 * np.sin(np.linspace(0, 6, 14))
        steps = length / 14 * np.column_stack([np.cos(turns), np.sin(turns)])
        points = np.vstack([start, start + np.cumsum(steps, axis=0)])
        here = len(limbs)
        limbs.append(_limb(points, radius, radius * (0.66 if depth else 0.45)))
        parents.append(parent)
        if depth:
            for side in (1, -1):
                grow(points[-1], turns[-1] + side * rng.uniform(0.26, 0.42),
                     length * rng.uniform(0.8, 0.95), radius * 0.62, depth - 1, here)  # fmt: skip

    for degrees, length in _ROOTS:
        angle = np.radians(degrees)
        start = _SOMA + (_SOMA_RADIUS - 3) * np.array([np.cos(angle), np.sin(angle)])
        grow(start, angle, length, 9.0, 2, None)
    return limbs, parents


def _following() -> tuple[Limb, ...]:
    return (
        _disc(_NEXT, 50),
        _limb(_curve((925, 220), (905, 250), (890, 280), (830, 292)), 9, 3),
        _limb(_curve((890, 262), (880, 282), (880, 300), (868, 318)), 5, 2.5),
        _limb(_curve((925, 142), (905, 115), (890, 90), (826, 78)), 9, 3),
        _limb(_curve((890, 102), (880, 84), (880, 66), (868, 46)), 5, 2.5),
    )


def _curve(*corners: ArrayLike) -> Floats:
    """Return 40 points of a cubic Bézier curve."""
    a, b, c, d = np.array(corners, dtype=float)
    t = np.linspace(0, 1, 40)[:, None]
    points: Floats = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
    return points


def _limb(points: Floats, radius: float, end: float) -> Limb:
    return Limb(points, np.linspace(radius, end, len(points)))


def _disc(centre: Sequence[float] | Floats, radius: float) -> Limb:
    x, y = centre
    return Limb(np.array([[x - 0.01, y], [x + 0.01, y]]), np.full(2, radius), round_start=True)


def _sheath(axon: Floats, start: float, end: float) -> Limb:
    points = np.array([at(axon, part) for part in np.linspace(start, end, 24)])
    return Limb(points, 5 + 6.5 * (1 - np.abs(np.linspace(-1, 1, 24)) ** 5), round_start=True)
