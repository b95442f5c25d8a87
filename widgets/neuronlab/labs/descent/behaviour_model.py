"""A behaviour names, by numbers, how a descent went: it arrives, crawls, zigzags or diverges."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ...models.arrays import Floats
from ...models.optimizers import Momentum
from .landscape_model import Landscape
from .model import Descent

ARRIVED = 0.05
"""The share of the first distance from the minimum that may be left on arrival."""

NEAR = 0.02
"""A distance that is smaller than a mark on the picture."""

SLOW = 0.03
"""Who comes on by less than that share of the way to the minimum with each step crawls."""

AT_REST = 0.1
"""Who is so near to a place where both slopes are 0, and takes small steps, has come to it."""

RECENT = 20
"""How many steps of mini-batches are looked at together."""

LIMITS = {"sgd": 1.0, "momentum": 1 + Momentum.beta, "adam": np.inf}
"""Optimiser → its stability limit on a quadratic, in units of 2/λmax; Adam has none.

For momentum 2·(1 + β)/λmax: B. T. Polyak (1964).
"""


@dataclass(frozen=True)
class Behaviour:
    """What became of a descent.

    Attributes
    ----------
    name : str
        ``"begins"``, ``"diverges"``, ``"overshoots"``, ``"wanders"``, ``"arrives"``,
        ``"is caught"``, ``"balances"``, ``"zigzags"``, ``"goes to and fro"``, ``"crawls"``,
        ``"comes nearer"`` or ``"goes down"``.
    evidence : mapping
        The numbers that show it, by name.
    """

    name: str
    evidence: Mapping[str, float] = field(default_factory=dict)


def behaviour(descent: Descent, steps: int) -> Behaviour:
    """Return what a descent has come to after so many steps."""
    path, landscape = descent.path(steps), descent.landscape
    if len(path) == 1:
        return Behaviour("begins")
    losses = landscape.loss(*path.T)
    away = np.hypot(*(path - landscape.minimum).T)
    moves = np.diff(path, axis=0)
    lengths = np.hypot(*moves.T)
    stopped = descent.stopped_at == len(moves)
    found = None if descent.takes_all or stopped else _wanders(moves, lengths, away)
    if found is None and (stopped or losses[-1] > losses[0] * (1 + 1e-9)):
        found = _rises(descent, losses, stopped)
    way = {"left": away[-1], "first": away[0]}
    if found is None and max(away[-1], lengths[-1]) <= max(ARRIVED * away[0], NEAR):
        found = Behaviour("arrives", way)
    found = found or _rests(landscape, path[-1], lengths[-1])
    if found is None and descent.takes_all:
        found = _zigzags(descent, moves, lengths)
    return found or _crawls(descent, moves, away) or Behaviour(_nearer(away), way)


def _nearer(away: Floats) -> str:
    return "comes nearer" if away[-1] < away[0] else "goes down"


def _rises(descent: Descent, losses: Floats, stopped: bool) -> Behaviour:
    """Judge a descent whose loss is greater than at its start."""
    evidence = {"since": np.flatnonzero(losses <= losses[0])[-1] + 1}
    if stopped:
        return Behaviour("diverges", evidence | {"stopped": len(losses) - 1})
    landscape = descent.landscape
    limit = LIMITS[descent.optimizer] * landscape.stability_limit
    beyond = not descent.takes_all or descent.learning_rate > limit
    return Behaviour("diverges" if landscape.is_quadratic and beyond else "overshoots", evidence)


def _wanders(moves: Floats, lengths: Floats, away: Floats) -> Behaviour | None:
    """Find that the last steps led to and fro, not on, and that they don't grow."""
    recent = min(RECENT, len(moves))
    if recent < RECENT // 2:
        return None
    first, last = slice(-recent, -(recent // 2)), slice(-(recent // 2), None)
    came, travelled = np.hypot(*moves[-recent:].sum(axis=0)), lengths[-recent:].sum()
    grows = lengths[last].mean() > 4 * lengths[first].mean()
    if grows or came > 0.25 * travelled:
        return None
    spread = np.sqrt(np.mean(away[-recent:] ** 2))
    return Behaviour(
        "wanders", {"steps": recent, "came": came, "travelled": travelled, "spread": spread}
    )


def _rests(landscape: Landscape, at: Floats, length: float) -> Behaviour | None:
    """Find that it has come to a local minimum, or to a saddle."""
    for kind, name in (("local minimum", "is caught"), ("saddle", "balances")):
        place = landscape.rests.get(kind)
        if place is not None and max(np.hypot(*(at - place)), 5 * length) <= AT_REST:
            here, least = float(landscape.loss(*place)), landscape.least
            return Behaviour(name, {"loss": here, "least": least})
    return None


def _zigzags(descent: Descent, moves: Floats, lengths: Floats) -> Behaviour | None:
    """Find that every second step at least turns back: successive ones have a negative cosine.

    Plain descent in a bowl, exactly at the limit of stability, goes to and fro for ever.
    """
    turns = (moves[1:] * moves[:-1]).sum(axis=1)
    if not (turns[-2:] < 0).any() or np.mean(turns[-4:] < 0) < 0.5:
        return None
    k = len(turns) - 1 - int(turns[-1] >= 0)  # the last one that turned
    cosine = turns[k] / (lengths[k] * lengths[k + 1])
    angle = float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
    low = descent.landscape
    at_limit = abs(descent.learning_rate / low.stability_limit - 1) < 1e-6
    for_ever = at_limit and low.is_quadratic and descent.optimizer == "sgd"
    return Behaviour(
        "goes to and fro" if for_ever else "zigzags",
        {"step": k + 2, "angle": angle, "ratio": lengths[k + 1] / lengths[k]},
    )


def _crawls(descent: Descent, moves: Floats, away: Floats) -> Behaviour | None:
    """Find that it gets on, but slowly; where steps differ by chance, several together count."""
    recent = 1 if descent.takes_all else min(RECENT, len(moves))
    pace = np.hypot(*moves[-recent:].sum(axis=0)) / recent
    if pace >= SLOW * away[-1]:
        return None
    steps = away[-1] / pace if pace * 1e9 > away[-1] else np.inf
    return Behaviour("crawls", {"pace": pace, "left": away[-1], "steps": steps})
