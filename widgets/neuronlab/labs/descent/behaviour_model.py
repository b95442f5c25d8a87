"""A behaviour names, by numbers, how a descent went: it arrives, crawls, zigzags or diverges."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from ...models.arrays import Floats
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

FAR = 6.0
"""Who has come that far from the minimum with mini-batches, as far as the map is wide, diverges."""


@dataclass(frozen=True)
class Behaviour:
    """What became of a descent.

    Attributes
    ----------
    name : str
        ``"begins"``, ``"diverges"``, ``"overshoots"``, ``"wanders"``, ``"arrives"``,
        ``"is caught"``, ``"balances"``, ``"zigzags"``, ``"goes to and fro"``, ``"crawls"``,
        ``"drifts away"``, ``"drifts down"``, ``"steps across"``, ``"comes nearer"`` or
        ``"goes down"``. Where a step multiplies the way that is left by one factor, also how it
        arrives:
        ``"arrives in one step"``, ``"comes nearer and arrives"`` or ``"zigzags and arrives"``.
    evidence : mapping
        The numbers that show it, by name.
    goal : {"minimum", "local minimum"}
        The bottom of the valley in which it is: distances are those from there.
    """

    name: str
    evidence: Mapping[str, float] = field(default_factory=dict)
    goal: str = "minimum"


def behaviour(descent: Descent, steps: int) -> Behaviour:
    """Return what a descent has come to after so many steps."""
    path, landscape = descent.path(steps), descent.landscape
    if len(path) == 1:
        return Behaviour("begins")
    losses = landscape.loss(*path.T)
    goal = landscape.bottom(path[-1])
    away, lowest = np.hypot(*(path - goal).T), np.array_equal(goal, landscape.minimum)
    moves = np.diff(path, axis=0)
    lengths = np.hypot(*moves.T)
    stopped = descent.stopped_at == len(moves)
    risen = stopped or losses[-1] > losses[0] * (1 + 1e-9)
    found = None
    if not (descent.takes_all or stopped):
        found = _thrown(descent, away) or _wanders(moves, away, risen and landscape.is_quadratic)
    at_limit = landscape.is_quadratic and descent.takes_all and descent.at_limit
    if at_limit and not stopped:
        found = _zigzags(descent, moves, lengths)
    if found is None and risen:
        found = _rises(descent, losses, stopped)
    if found is None and lowest and max(away[-1], lengths[-1]) <= max(ARRIVED * away[0], NEAR):
        found = _arrives(descent, path, away)
    found = found or _rests(landscape, path[-1], lengths[-1])
    if found is None and descent.takes_all:
        found = _zigzags(descent, moves, lengths)
    found = found or _crawls(descent, moves, away, losses)
    found = found or _nears(descent, path, away)
    return found if lowest else replace(found, goal="local minimum")


def _arrives(descent: Descent, path: Floats, away: Floats) -> Behaviour:
    """Say that it has come to the minimum; and how, where one factor tells of each step."""
    way, on_the_way = _way(away), np.flatnonzero(away > max(ARRIVED * away[0], NEAR))
    if not (descent.is_plain and len(on_the_way)):
        return Behaviour("arrives", way)
    if away[1] <= ARRIVED * away[0]:
        return Behaviour("arrives in one step", way)
    turns = _factor(descent, path, on_the_way[-1] + 1) < 0
    return Behaviour("zigzags and arrives" if turns else "comes nearer and arrives", way)


def _nears(descent: Descent, path: Floats, away: Floats) -> Behaviour:
    """Say that it is on its way."""
    if descent.is_plain and len(path) == 2 and _factor(descent, path, 1) < 0:
        return Behaviour("steps across", _way(away))
    return Behaviour("comes nearer" if away[-1] < away[0] else "goes down", _way(away))


def _way(away: Floats) -> dict[str, float]:
    return {"left": away[-1], "first": away[0]}


def _factor(descent: Descent, path: Floats, step: int) -> float:
    """Return by how much a step multiplied the way that was left; below 0 it crossed the bottom."""
    before, after = path[step - 1 : step + 1] - descent.landscape.minimum
    return float(after @ before / (before @ before))


def _rises(descent: Descent, losses: Floats, stopped: bool) -> Behaviour:
    """Judge a descent whose loss is greater than at its start."""
    evidence = {"since": np.flatnonzero(losses <= losses[0])[-1] + 1}
    if stopped:
        return Behaviour("diverges", evidence | {"stopped": len(losses) - 1})
    landscape = descent.landscape
    beyond = descent.learning_rate > descent.stability_limit
    # A classifier's slopes are bounded: it can't run away. Two units in a row can.
    grows = len(losses) > 3 and bool((np.diff(losses[-4:]) > 0).all())
    runs_away = landscape.is_quadratic or (grows and not landscape.is_classifier)
    return Behaviour("diverges" if runs_away and beyond else "overshoots", evidence)


def _thrown(descent: Descent, away: Floats) -> Behaviour | None:
    """Find that single samples have lately thrown it far away, as no walk is that settles."""
    farthest = away[-RECENT:].max()
    bounded = not descent.landscape.is_quadratic or np.isinf(descent.stability_limit)
    if bounded or farthest <= max(FAR, 2 * away[0]):
        return None
    return Behaviour("diverges", {"thrown": farthest, "first": away[0]})


def _wanders(moves: Floats, away: Floats, risen: bool) -> Behaviour | None:
    """Find that the last steps led to and fro, not on; or higher than its start, in a bowl."""
    recent = min(RECENT, len(moves))
    came, travelled = _travel(moves[-recent:])
    if not risen and (recent < RECENT // 2 or came > 0.25 * travelled):
        return None
    spread = np.sqrt(np.mean(away[-recent:] ** 2))
    return Behaviour(
        "wanders",
        {"steps": recent, "came": came, "travelled": travelled, "spread": spread}
        | ({"farthest": away.max()} if away.max() > max(FAR, 2 * away[0]) else {}),
    )


def _travel(moves: Floats) -> tuple[float, float]:
    """Return how far ``moves`` led, and how long they were in all."""
    return float(np.hypot(*moves.sum(axis=0))), float(np.hypot(*moves.T).sum())


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

    Exactly at its limit of stability, a descent in a bowl goes to and fro for ever.
    """
    turns = (moves[1:] * moves[:-1]).sum(axis=1)
    if not (turns[-2:] < 0).any() or np.mean(turns[-4:] < 0) < 0.5:
        return None
    k = len(turns) - 1 - int(turns[-1] >= 0)  # the last one that turned
    cosine = turns[k] / (lengths[k] * lengths[k + 1])
    angle = float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
    for_ever = descent.at_limit and descent.landscape.is_quadratic
    return Behaviour(
        "goes to and fro" if for_ever else "zigzags",
        {"step": k + 2, "angle": angle, "ratio": lengths[k + 1] / lengths[k]},
    )


def _crawls(descent: Descent, moves: Floats, away: Floats, losses: Floats) -> Behaviour | None:
    """Find that it gets on, but slowly, or away; where steps differ by chance, several count."""
    recent = 1 if descent.takes_all else min(RECENT, len(moves))
    pace = np.hypot(*moves[-recent:].sum(axis=0)) / recent
    if pace >= SLOW * away[-1]:
        return None
    name = "crawls"
    if away[-1] > away[-1 - recent]:
        name = "drifts down" if losses[-1] < losses[-1 - recent] else "drifts away"
    return Behaviour(name, {"pace": pace, "left": away[-1]})
