"""What is said about a descent: where it is, where it goes next, and what became of it."""

from math import isinf

from ...text.numbers import number, power, vector
from .behaviour_model import LIMITS, Behaviour
from .model import Descent
from .scene_model import Scene

_SAID = {
    "begins": lambda e: "no step yet",
    "diverges": lambda e: (
        f"the loss is above the start's since step {e['since']}"
        + (f"; step {e['stopped']} left all bounds: try a smaller η" if "stopped" in e else "")
    ),
    "overshoots": lambda e: (
        f"the loss is above the start's since step {e['since']}, but it can't run away here"
    ),
    "wanders": lambda e: (
        f"the last {e['steps']} steps, {_few(e['travelled'])} long in all, led {_few(e['came'])} "
        f"on; about {_few(e['spread'])} from the minimum"
    ),
    "arrives": lambda e: (
        f"{_few(e['left'])} of {_few(e['first'])} is left of the way to the minimum"
    ),
    "zigzags": lambda e: (
        f"step {e['step']} turned by {e['angle']:.0f}° and was {_compared(e['ratio'])} "
        "the one before"
    ),
    "goes to and fro": lambda e: (
        f"step {e['step']} turned by {e['angle']:.0f}° and was {_compared(e['ratio'])} "
        "the one before; so it goes on for ever"
    ),
    "is caught": lambda e: (
        f"all around it is higher, but L = {loss(e['loss'])} is not the least, {loss(e['least'])}: "
        "a local minimum"
    ),
    "balances": lambda e: (
        "both slopes are nearly 0, but it is no valley: up along one way, down along another, "
        "a saddle"
    ),
    "crawls": lambda e: (
        f"each step comes {_few(e['pace'])} on, and {_few(e['left'])} is left: "
        + ("endless" if isinf(e["steps"]) else f"{_count(e['steps'])} more steps like that")
    ),
    "comes nearer": lambda e: (
        f"{_few(e['left'])} of {_few(e['first'])} is left of the way to the minimum"
    ),
    "goes down": lambda e: (
        f"a lower loss, but {_few(e['left'])} from the minimum, {_few(e['first'])} at the start"
    ),
}


def evidence(found: Behaviour) -> str:
    """Return in words the numbers that a behaviour rests on."""
    return _SAID[found.name](found.evidence)


def loss(value: float) -> str:
    """Return a loss as it is written everywhere."""
    return number(value, 3) if 0.0005 <= value < 1000 else power(value)


def rate(value: float) -> str:
    """Return a learning rate, three digits of it."""
    return f"{value:.3g}"


def place(scene: Scene) -> str:
    """Return where the descent is, and how high that is."""
    at, low = scene.path[-1], scene.descent.landscape
    first, second = low.names
    return (
        f"step {scene.step}: {first} = {_coordinate(at[0])}, {second} = {_coordinate(at[1])}; "
        f"least possible L = {loss(low.least)}, at {first} = {number(low.minimum[0])}, "
        f"{second} = {number(low.minimum[1])}"
    )


def height(scene: Scene) -> str:
    """Return the loss where the descent is, the number that matters."""
    return f"loss L = <b>{loss(scene.loss)}</b> after {_steps(scene.step)}"


def following(scene: Scene) -> str:
    """Return the gradient where the descent is, and the next step."""
    descent, step = scene.descent, scene.step
    slopes = ", ".join(f"∂L/∂{name}" for name in descent.landscape.names)
    slope = f"gradient ({slopes}) = {_pair(scene.gradient)}"
    if descent.stopped_at == step:
        return f"{slope}; it stopped here"
    rows = scene.rows
    of = "" if rows is None else f" of {'1 sample' if len(rows) == 1 else f'{len(rows)} samples'}"
    why = {
        "sgd": f"−η·gradient{of}",
        "momentum": "0.9 of the last and −η·gradient" + of,
        "adam": "by Adam's rule",
    }[descent.optimizer]
    return f"{slope}; next step {why} = {_pair(descent.path(step + 1)[-1] - scene.path[-1])}"


def stability(descent: Descent) -> str:
    """Return how the learning rate stands to the limit of stability."""
    low, eta = descent.landscape, descent.learning_rate
    least, limit = low.stability_limit / 2, low.stability_limit
    said = f"η = {rate(eta)}, limit 2/λmax = {rate(limit)}"
    said, there = (said, "") if low.is_quadratic else (f"{said} near the minimum", " there")
    if descent.optimizer == "adam":
        return f"{said} for plain steps; Adam's steps are about η long, whatever the slope"
    if descent.optimizer == "momentum":
        with_velocity = rate(LIMITS["momentum"] * limit)
        return f"{said} for plain steps, {with_velocity} with momentum: its steps add up"
    if eta == limit:
        return f"{said}: η·λmax = 2, along the steep way it neither settles nor runs away"
    if eta > limit:
        return f"{said}: above it, each step{there} lands farther on the other side"
    if eta > least:
        beyond = f"above 1/λmax = {rate(least)} steps{there} land on the other side, but nearer"
        return f"{said}: {beyond}"
    return f"{said}: below 1/λmax = {rate(least)} no step there goes past the bottom"


def judged(scene: Scene) -> str:
    """Return what became of one descent with its evidence, or of several with their losses."""
    if len(scene.behaviours) == 1:
        (found,) = scene.behaviours.values()
        return f"it <b>{found.name}</b>: {evidence(found)}"
    return "the same η for all three: " + " · ".join(
        f"{name} <b>{found.name}</b>, L = {loss(scene.losses[name][-1])}"
        for name, found in scene.behaviours.items()
    )


def seen(scene: Scene, surface: str) -> str:
    """Return in a sentence or two what is seen."""
    begin, (w, b) = scene.path[0], scene.path[-1]
    names = ", ".join(scene.descent.landscape.names)
    ends = "; ".join(
        f"{name} {found.name}: {evidence(found)}" for name, found in scene.behaviours.items()
    )
    return (
        f"Loss ({surface}) over ({names}), and {_steps(scene.step)} from "
        f"{vector(begin)} to ({_coordinate(w)}, {_coordinate(b)}) with η = "
        f"{rate(scene.descent.learning_rate)}, L = {loss(scene.loss)}. {ends}."
    )


def epochs(scene: Scene) -> str:
    """Return what an epoch is here, and how many there have been."""
    descent, step = scene.descent, scene.step
    n, each = descent.steps_per_epoch, descent.batch_size
    of = f"all {each}" if descent.takes_all else str(each)
    return (
        f"one epoch = {_steps(n)} of {of} sample{'s' if each > 1 else ''}; "
        f"until now {step / n:.3g} epoch{'s' * (step != n)}"
    )


def _steps(n: int) -> str:
    return "1 step" if n == 1 else f"{n} steps"


def _compared(ratio: float) -> str:
    return "exactly as long as" if abs(ratio - 1) < 5e-4 else f"{_few(ratio)} times"


def _few(value: float) -> str:
    """Return two or three digits of a number of any size."""
    if 100 <= value < 1e6:
        return f"{value:,.0f}".replace(",", "\u202f")
    return power(value)


def _count(value: float) -> str:
    """Return about how many there are."""
    return number(value, 0) if value < 100 else _few(value)


def _coordinate(value: float) -> str:
    return number(value) if abs(value) < 10_000 else power(value)


def _pair(values) -> str:
    texts = (
        number(v, 3) if abs(v) < 1e-12 or 0.0005 <= abs(v) < 1000 else power(v) for v in values
    )
    return f"({', '.join(texts)})"
