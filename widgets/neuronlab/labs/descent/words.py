"""What is said about a descent: where it is, where it goes next, and what became of it."""

from collections.abc import Mapping
from math import isinf

from ...text.numbers import number, power, vector
from .behaviour_model import Behaviour
from .landscape_model import Landscape
from .model import Descent
from .scene_model import Scene

_LIMIT = {"sgd": "2/λmax", "momentum": "3.8/λmax"}
"""Optimiser → its limit of stability as a formula; momentum's is 2(1 + 0.9)/λmax."""


def _left(e: Mapping[str, float]) -> str:
    return f"{_few(e['left'])} of {_few(e['first'])} is left of the way to the minimum"


_SAID = {
    "begins": lambda e: "no step yet",
    "diverges": lambda e: (
        f"it was thrown {_few(e['thrown'])} away from the minimum, {_few(e['first'])} at the start"
        if "thrown" in e
        else f"the loss is above the start's since step {e['since']}"
        + (f"; step {e['stopped']} left all bounds: try a smaller η" if "stopped" in e else "")
    ),
    "overshoots": lambda e: (
        f"the loss is above the start's since step {e['since']}; it may yet come back"
    ),
    "wanders": lambda e: (
        f"the last {e['steps']} steps, {_few(e['travelled'])} long in all, led {_few(e['came'])} "
        f"on; about {_few(e['spread'])} from the minimum"
        + (f", once {_few(e['farthest'])}" if "farthest" in e else "")
    ),
    "arrives": _left,
    "arrives in one step": _left,
    "comes nearer and arrives": _left,
    "zigzags and arrives": _left,
    "steps across": lambda e: f"{_left(e)}, on the other side",
    "zigzags": lambda e: (
        f"step {e['step']} turned by {e['angle']:.0f}° and was {_compared(e['ratio'])} "
        "the one before"
    ),
    "goes to and fro": lambda e: (
        f"step {e['step']} turned by {e['angle']:.0f}° and was {_compared(e['ratio'])} "
        "the one before; at the limit it goes on for ever"
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
        f"a step now comes {_few(e['pace'])} on, {_few(100 * e['pace'] / e['left'])} % of the "
        f"{_few(e['left'])} that is left to the minimum"
    ),
    "drifts away": lambda e: (
        f"a step now comes {_few(e['pace'])} on, neither lower nor nearer to the minimum, "
        f"{_few(e['left'])} away"
    ),
    "drifts down": lambda e: (
        f"a step now comes {_few(e['pace'])} on, to a lower loss, but not nearer to the minimum, "
        f"{_few(e['left'])} away"
    ),
    "comes nearer": _left,
    "goes down": lambda e: (
        f"a lower loss, but {_few(e['left'])} from the minimum, {_few(e['first'])} at the start"
    ),
}


def evidence(found: Behaviour) -> str:
    """Return in words the numbers that a behaviour rests on."""
    return _SAID[found.name](found.evidence).replace("the minimum", f"the {found.goal}")


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
    """Return how the learning rate stands to the limit of stability of the optimiser in hand."""
    eta, limit, name = descent.learning_rate, descent.stability_limit, descent.optimizer
    if isinf(limit):
        return f"η = {rate(eta)}: Adam has no limit, its first step is η long in each parameter"
    said = f"η = {rate(eta)}, limit {_LIMIT[name]} = {rate(limit)}"
    there = "" if descent.landscape.is_quadratic else " near the minimum"
    if not descent.takes_all:
        few = "a single sample" if descent.batch_size == 1 else f"{descent.batch_size} samples"
        return f"{said}{there} for all samples; with {few} a step, walks grow below it already"
    if name == "momentum":
        return f"{said}{there}; its steps add up, so it swings past the bottom below it, too"
    leaves = 1 - eta * float(descent.landscape.curvatures[1])
    where = "lands farther on the other side" if eta > limit else "lands on the other side, nearer"
    if descent.at_limit:
        where = "lands as far on the other side"
    elif eta <= descent.swings_from:
        where = "does not pass the bottom"
    by = "just below 1" if number(leaves) == "1.00" else number(leaves)
    step = "each step there" if there else "each step"
    return f"{said}{there}: along the most curved way {step} leaves {by} of the way and {where}"


def limits(descents: Mapping[str, Descent], chosen: str) -> tuple[str, str]:
    """Return what is written on the scale of η about its limits, and to the right of it."""
    descent = descents[chosen]
    bowl, every = descent.landscape.is_quadratic, descent.takes_all
    beside = "" if bowl else "near the minimum"
    if len(descents) > 1:
        where = ("limits" if bowl else "near minimum") if every else "all samples"
        each = (f"{name} {rate(descents[name].stability_limit)}" for name in _LIMIT)
        return f"{where}: {', '.join(each)}", ""
    if chosen not in _LIMIT:
        return "no limit for Adam", ""
    limit = rate(descent.stability_limit)
    if not every:
        return f"limit {limit} for all samples", beside and "near minimum"
    return f"limit {_LIMIT[chosen]} = {limit}", beside or "→ steps grow"


def judged(scene: Scene) -> str:
    """Return what became of one descent with its evidence, or of several with their losses."""
    if len(scene.behaviours) == 1:
        (found,) = scene.behaviours.values()
        return f"it <b>{found.name}</b>: {evidence(found)}"
    return "the same η for all three: " + " · ".join(
        f"{name} <b>{found.name}</b>, L\u00a0=\u00a0{loss(scene.losses[name][-1])}"
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


def marked(low: Landscape) -> str:
    """Return where else it can rest, and what parts the valleys; "" in a landscape of one."""
    rests = [f"{kind} at {vector(at)}" for kind, at in low.rests.items()]
    return f" Marked: {', '.join(rests)}, a dotted border between the valleys." if rests else ""


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
    if abs(ratio - 1) < 1e-6:
        return "exactly as long as"
    return "about as long as" if abs(ratio - 1) < 0.005 else f"{_few(ratio)} times"


def _few(value: float) -> str:
    """Return two or three digits of a number of any size."""
    if 100 <= value < 1e6:
        return f"{value:,.0f}".replace(",", "\u202f")
    return power(value)


def _coordinate(value: float) -> str:
    return number(value) if abs(value) < 10_000 else power(value)


def _pair(values) -> str:
    texts = (
        number(v, 3) if abs(v) < 1e-12 or 0.0005 <= abs(v) < 1000 else power(v) for v in values
    )
    return f"({', '.join(texts)})"
