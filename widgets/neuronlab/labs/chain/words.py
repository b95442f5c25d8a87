"""What is said of the chain: the slopes multiplied, the paths added, the guess judged."""

from ...text.numbers import figure
from .model import OUT_WEIGHTS, TARGETS, B, X, Y
from .scene_model import Scene


def factor(value: float, digits: int = 4) -> str:
    """Return a number as it stands in a product: a negative one in brackets."""
    text = figure(value, digits)
    return f"({text})" if text.startswith("−") else text


def slopes(scene: Scene, start: str) -> str:
    """Return the product of slopes from ``start`` to the loss, and for two paths their sum."""
    graph = scene.chain
    one = {(joint.source, joint.target): factor(joint.slope) for joint in graph.joints}
    way = [one["w", "p"], one["p", "z"]] if start == "w" else [one["b", "z"]]
    way.append(one["z", "a"])
    if not scene.splits:
        return " · ".join([*way, one["a", "L"]])
    paths = " + ".join(f"{one['a', name]} · {one[name, 'L']}" for name in OUT_WEIGHTS)
    return " · ".join([*way, f"({paths})"])


def said(scene: Scene) -> tuple[str, ...]:
    """Return the number that matters, the sentence that explains it, and the rest."""
    return _forwards(scene) if scene.forwards else _backwards(scene)


def _forwards(scene: Scene) -> tuple[str, ...]:
    moved, nudge, last = scene.moved, figure(scene.nudge), scene.reached[-1]
    size = scene.sizes[last]
    if not scene.done:
        first = f"<b>Δ{moved} = {nudge}</b>"
        if last != moved:
            first = f"<b>Δ{last} = {figure(size)}</b>"
            if len(OUT_WEIGHTS) > 1 and last in OUT_WEIGHTS:
                first = "; ".join(f"<b>Δ{o} = {figure(scene.sizes[o])}</b>" for o in OUT_WEIGHTS)
        return (
            first,
            f"{moved} is nudged by {nudge}; the ripple has come to {last}. Your guess for the "
            f"end: ΔL = {figure(scene.guess)}. Drag the ring on L before you let it run.",
            _values(scene),
        )
    first = f"<b>ΔL = {figure(size)}</b>; {_judged(scene, size)}"
    product = (
        f"Slopes multiplied: {slopes(scene, moved)} · {factor(scene.nudge)} = "
        f"<b>{figure(scene.by_slopes['L'])}</b>."
    )
    if scene.splits:
        return first, f"{_met(scene)}{product} {_gap(scene)}", _values(scene)
    # joint by joint: what the product is, the lesson asks first
    handed_on = " → ".join(figure(scene.by_slopes[name]) for name in scene.reached)
    by_joints = f"By the numbers at the joints: {handed_on}. {_gap(scene)}"
    return first, by_joints, product, _values(scene)


def _judged(scene: Scene, right: float) -> str:
    off = abs(scene.guess - right)
    near = "that was close" if off <= max(0.1 * abs(right), 0.0005) else f"off by {figure(off)}"
    return f"you guessed {figure(scene.guess)}: {near}"


def _gap(scene: Scene) -> str:
    size, straight = scene.sizes["L"], scene.by_slopes["L"]
    if abs(size - straight) <= 0.01 * abs(size):
        return "For so small a nudge, both are nearly the same."
    return "The larger the nudge, the more the bend of σ and of the square shows."


def _met(scene: Scene) -> str:
    over = [f"{figure(scene.sizes[f'L over {o}'])} over {o}" for o in OUT_WEIGHTS]
    return f"Where the ripples meet, they add: {' and '.join(over)}. "


def _backwards(scene: Scene) -> tuple[str, ...]:
    size, last = scene.sizes, scene.reached[-1]
    if scene.done:
        first = f"<b>∂L/∂w = {figure(size['w'])}</b>; {_judged(scene, size['w'])}"
        sentence = (
            f"One δ = {figure(size['z'])} serves both: ∂L/∂w = δ · x = {factor(size['z'])} · "
            f"{figure(X)} and ∂L/∂b = δ · 1 = {figure(size['b'])}"
        )
        found = scene.measured
        return (
            first,
            sentence,
            f"By nudging: ∂L/∂w = {figure(round(found['w'], 6))}, "
            f"∂L/∂b = {figure(round(found['b'], 6))}",
            _values(scene),
        )
    names = {"z": "δ = ∂L/∂z", "L": "∂L/∂L"}
    shown = [last]
    if last in OUT_WEIGHTS:
        shown = list(OUT_WEIGHTS)
    elif last == "b":
        shown = ["p", "b"]
    first = ", ".join(
        f"<b>{names.get(name, f'∂L/∂{name}')} = {figure(size[name])}</b>" for name in shown
    )
    return first, _how_back(scene, last), _values(scene)


def _how_back(scene: Scene, last: str) -> str:
    if last == "L":
        return "L moves once as far as L: 1. From here the arrow goes back."
    if last == "b":
        return "A sum passes every change on as it is: both ways back have slope 1"
    terms = [
        f"{factor(scene.sizes[joint.target])} · {factor(joint.slope)}"
        for joint in scene.chain.out_of(last)
    ]
    text = f"What came back, times the slope of the joint: {' + '.join(terms)}"
    return f"{text}; two paths come back, and add" if len(terms) > 1 else text


def _values(scene: Scene) -> str:
    v = {name: factor(value) for name, value in scene.chain.values.items()}
    text = f"p = w·x = {v['w']}·{figure(X)} = {v['p']}; z = p + b = {v['p']} + {factor(B)} = "
    text += f"{v['z']}; a = σ(z) = {v['a']}; "
    if not scene.splits:
        return f"{text}L = (a − y)² = ({v['a']} − {figure(Y)})² = {v['L']}"
    for name, weight in OUT_WEIGHTS.items():
        text += f"{name} = {factor(weight)}·a = {v[name]}; "
    y = list(TARGETS.values())
    squares = f"({v['o₁']} − {factor(y[0])})² + ({v['o₂']} − {factor(y[1])})²"
    return f"{text}L = {squares} = {v['L']}"


def seen(scene: Scene) -> str:
    """Return in words what the picture shows."""
    if scene.forwards:
        parts = ", ".join(f"Δ{name} = {figure(scene.sizes[name])}" for name in scene.reached)
        return (
            f"A chain with {scene.shape}; {scene.moved} is nudged, and the ripple shows: {parts}."
        )
    parts = ", ".join(f"∂L/∂{name} = {figure(scene.sizes[name])}" for name in scene.reached)
    return f"A chain with {scene.shape}; from the loss backwards: {parts}."
