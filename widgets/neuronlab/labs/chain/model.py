"""The chain rule on a graph of operations: local slopes multiply along a path, and paths add.

One path: p = w·x, z = p + b, a = σ(z), L = (a − y)². Two paths: behind a stand two outputs,
o₁ = 2·a and o₂ = −1·a, and L = (o₁ − y₁)² + (o₂ − y₂)².
"""

import math
from dataclasses import dataclass

from ...models.activations import ACTIVATIONS

ONE, TWO = "one path", "two paths"
SHAPES = (ONE, TWO)

X, B = 2.0, -1.0
"""The input, and the bias where nobody nudges it."""

Y = 1.0
"""What one output should answer."""

OUT_WEIGHTS, TARGETS = {"o₁": 2.0, "o₂": -1.0}, {"o₁": 0.5, "o₂": -1.0}
"""Of the two outputs: the weight from a, and what each should answer."""

_SIGMOID = ACTIVATIONS["sigmoid"]


@dataclass(frozen=True)
class Joint:
    """Where one number goes into the next.

    Attributes
    ----------
    source, target : str
    slope : float
        How much the target changes for each unit that the source changes, here.
    written : str
        The slope's formula.
    """

    source: str
    target: str
    slope: float
    written: str


@dataclass(frozen=True)
class Chain:
    """A graph of operations at one place.

    Attributes
    ----------
    values : dict of str to float
        Every number by its name, in the order in which they are computed.
    joints : tuple of Joint
    """

    values: dict[str, float]
    joints: tuple[Joint, ...]

    def into(self, name: str) -> list[Joint]:
        """Return the joints that lead into a number."""
        return [joint for joint in self.joints if joint.target == name]

    def out_of(self, name: str) -> list[Joint]:
        """Return the joints that lead on from a number."""
        return [joint for joint in self.joints if joint.source == name]

    def ripple(self, start: str, size: float) -> dict[str, float]:
        """Return what the slopes alone make of a nudge of ``start``, number by number."""
        found = {name: 0.0 for name in self.values}
        found[start] = size
        for name in self.values:
            if name != start:
                found[name] = math.fsum(j.slope * found[j.source] for j in self.into(name))
        return found

    def blame(self) -> dict[str, float]:
        """Return ∂L/∂(number) for every number, from the end to the beginning."""
        found = {"L": 1.0}
        for name in reversed(self.values):
            if name != "L":
                found[name] = math.fsum(j.slope * found[j.target] for j in self.out_of(name))
        return found


def values(shape: str, w: float, b: float = B) -> dict[str, float]:
    """Return every number of the graph, by its name, forwards."""
    p = w * X
    z = p + b
    a = float(_SIGMOID(z))
    found = {"w": w, "b": b, "p": p, "z": z, "a": a}
    if shape == ONE:
        return {**found, "L": (a - Y) ** 2}
    outputs = {name: weight * a for name, weight in OUT_WEIGHTS.items()}
    return {**found, **outputs, "L": math.fsum(parts(outputs).values())}


def parts(outputs: dict[str, float]) -> dict[str, float]:
    """Return what each of two outputs has of the loss: (o − y)²."""
    return {name: (outputs[name] - target) ** 2 for name, target in TARGETS.items()}


def chain(shape: str, w: float) -> Chain:
    """Return the graph at the weight ``w``, with its local slopes.

    Parameters
    ----------
    shape : {"one path", "two paths"}
    w : float
    """
    found = values(shape, w)
    a = found["a"]
    joints = [
        Joint("w", "p", X, "x"),
        Joint("p", "z", 1.0, ""),
        Joint("b", "z", 1.0, ""),
        Joint("z", "a", a * (1 - a), "a(1 − a)"),
    ]
    if shape == ONE:
        joints.append(Joint("a", "L", 2 * (a - Y), "2(a − y)"))
    else:
        for k, (name, weight) in enumerate(OUT_WEIGHTS.items()):
            end = "₁₂"[k]
            slope = 2 * (found[name] - TARGETS[name])
            joints += [
                Joint("a", name, weight, f"w{end}"),
                Joint(name, "L", slope, f"2(o{end} − y{end})"),
            ]
    return Chain(found, tuple(joints))


def changes(shape: str, w: float, moved: str, size: float) -> dict[str, float]:
    """Return how much every number truly changes where ``moved`` is nudged by ``size``.

    With two paths also what comes to the loss over each of them: ``"L over o₁"``, ``"L over o₂"``.
    """
    before = values(shape, w)
    after = values(shape, w + size) if moved == "w" else values(shape, w, B + size)
    found = {name: after[name] - before[name] for name in before}
    if shape == TWO:
        then, now = parts(before), parts(after)
        found |= {f"L over {name}": now[name] - then[name] for name in TARGETS}
    return found


def nudged(shape: str, w: float, moved: str, h: float = 1e-5) -> float:
    """Return ∂L/∂(moved) by a central difference: the loss a little above and a little below."""
    above, below = (changes(shape, w, moved, way)["L"] for way in (h, -h))
    return (above - below) / (2 * h)


def stages(shape: str, moved: str, direction: str) -> list[tuple[str, ...]]:
    """Return which numbers the ripple, or the blame, reaches one after the other."""
    ends: list[tuple[str, ...]] = [("L",)] if shape == ONE else [tuple(OUT_WEIGHTS), ("L",)]
    if direction == "forwards":
        begin: list[tuple[str, ...]] = [("w",), ("p",)] if moved == "w" else [("b",)]
        return [*begin, ("z",), ("a",), *ends]
    return [*ends[::-1], ("a",), ("z",), ("p", "b"), ("w",)]
