"""Lesson 08: what its predictions ask of slopes, landscapes, and whole walks."""

import numpy as np

from ...labs.descent.behaviour_model import behaviour
from ...labs.descent.model import Descent
from ...labs.descent.surfaces_model import landscape
from ...models.activations import ACTIVATIONS
from ...models.optimizers import OPTIMIZERS


def one_flower_a_step() -> str:
    """Return what a walk does that begins at the lowest place and looks at one flower a step."""
    low = landscape("line")
    descent = Descent(low, (low.minimum[0], low.minimum[1]), learning_rate=0.05, batch_size=1)
    away = np.hypot(*(descent.path(150) - low.minimum).T)
    if away.max() < 1e-3:
        return "it stays, for this is the bottom"
    if away[-20:].max() < 1e-3:
        return "it leaves, comes back, and then it stays"
    return "it leaves, and goes on wandering about"


def _ends(surface: str, start: tuple[float, float], eta: float, steps: int) -> dict[str, float]:
    """Return the loss after so many steps of each of the three."""
    low = landscape(surface)
    return {
        name: float(low.loss(*Descent(low, start, name, eta).path(steps)[-1]))
        for name in OPTIMIZERS
    }


def held(surface: str, start: tuple[float, float], name: str, steps: int) -> tuple[float, float]:
    """Return the best η up to 1, and the greatest loss from five steps before the end on.

    A loss that is low after one step alone may be luck: the walk swings through the bottom.
    """
    low, worst = landscape(surface), {}
    for eta in (float(f"{10**k:.3g}") for k in np.arange(-3, 0.01, 0.02)):
        path = Descent(low, start, name, eta).path(steps)
        worst[eta] = float(low.loss(*path[-6:].T).max()) if len(path) > steps else np.inf
    return min(worst.items(), key=lambda item: item[1])


def _lowest(ends: dict[str, float]) -> str:
    return min(ends, key=lambda name: ends[name])


def lowest_after_40() -> str:
    """Return which of the three has the lowest loss in the bowl after 40 steps with η = 0.05."""
    return _lowest(_ends("line", (-2.0, -2.0), 0.05, 40))


def plain_in_the_long_valley() -> str:
    """Return how plain descent compares, by what each of the three holds with its best η."""
    least = landscape("valley").least
    best = {name: held("valley", (-2.0, 2.0), name, 100)[1] - least for name in OPTIMIZERS}
    others = best["momentum"], best["adam"]
    if best["sgd"] > 10 * max(others):
        return "behind both"
    return "ahead of both" if best["sgd"] < min(others) else "as low as the best, as in the bowl"


def first_off_the_plateau() -> str:
    """Return which of the three has the lowest loss on the plateau after 10 steps with η = 1."""
    return _lowest(_ends("sigmoid, squared error", (-2.0, -2.0), 1.0, 10))


def corners_that_arrive() -> float:
    """Return from how many of four starts a walk arrives in the deeper of two valleys."""
    low, corners = landscape("chain"), [(w, v) for w in (-2.0, 2.0) for v in (-2.0, 2.0)]
    ends = [behaviour(Descent(low, at, learning_rate=0.3), 200).name for at in corners]
    return float(ends.count("arrives"))


def which_pulls() -> str:
    """Return how the two losses' slopes by z compare at z = −6, where the answer should be 1."""
    sigmoid, h = ACTIVATIONS["sigmoid"], 1e-4

    def slope(loss) -> float:
        return abs(float(loss(sigmoid(-6.0 + h)) - loss(sigmoid(-6.0 - h)))) / (2 * h)

    ratio = slope(lambda a: -np.log(a)) / slope(lambda a: (a - 1) ** 2)
    if ratio < 0.9:
        return "the squared error moves more"
    if ratio < 1.1:
        return "both about as much"
    return f"the cross-entropy about {10 if ratio < 40 else 200} times as much"


def first_step() -> str:
    """Return to which side of the way to the lowest place the way down lies."""
    low, start = landscape("line"), np.array([-2.0, -2.0])
    way, down = low.minimum - start, -low.gradient(*start)
    turn = np.arctan2(way[1], way[0]) - np.arctan2(down[1], down[0])
    if abs(turn) < 0.1:
        return "straight at it"
    return "more to the right, across the valley" if turn > 0 else "more upwards, along the valley"


def constant_slope() -> str:
    """Return which loss has the same slope near and far."""
    losses = {"L = z²": lambda z: z**2, "L = |z|": abs, "L = √|z|": lambda z: abs(z) ** 0.5}
    h = 1e-6
    for name, loss in losses.items():
        near, far = ((loss(z + h) - loss(z - h)) / (2 * h) for z in (0.5, 5.0))
        if abs(near - far) < 1e-6:
            return name
    raise LookupError("none of these has a constant slope")
