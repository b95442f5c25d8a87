"""How a number came about: a unit's sum at a place, a weight, and where descent would move it."""

from collections.abc import Sequence

import numpy as np

from ...live.readout import escape, lesson
from ...live.unit_words import explained, unit_name
from ...models.arrays import Floats
from ...models.mlp import ForwardPass
from ...models.samples import Dataset
from ...plots.style import CLASS_SIGNS
from ...text.numbers import factor, number
from .names_words import Names
from .scene_model import Scene

_SUMS, _DESCENT = lesson("07-multilayer-perceptron"), lesson("08-gradient-descent")


def in_hand(scene: Scene) -> list[str]:
    """Return two or three lines: how the chosen number, or the output, came about."""
    mlp, passed, chosen = scene.mlp, scene.passed, scene.chosen
    here = f"at {_at(scene.place)}{_sample(scene, scene.place)}"
    if len(chosen) == 3:
        layer, before, unit = chosen
        w = float(mlp.weights[layer - 1][before, unit])
        a = float((passed.inputs if layer == 1 else passed.a[layer - 2])[0, before])
        carried = (
            f"{escape(_names(scene).number(chosen))}: w = <b>{number(w, 4)}</b>; {here} it carries "
            f"a·w = {factor(a)}·{factor(w)} = {number(a * w)} ({_SUMS})"
        )
        return [carried, _next_step(scene, "w", w)]
    layer, unit = chosen if chosen else (len(mlp.weights), _winner(passed))
    first, second = explained(mlp, passed, (layer, unit), 2 * len(mlp.weights))
    said = [f"{here}: {unit_name(mlp, (layer, unit))}: {first} ({_SUMS})", second]
    if chosen and layer:
        said.append(_next_step(scene, "b", float(mlp.biases[layer - 1][unit])))
    return said


def at_place(scene: Scene, place: Sequence[float], outputs: Floats) -> str:
    """Return what the network answers at a place, ``outputs``, and which sample is there."""
    ŷ = ", ".join(number(a, 4) for a in outputs)
    return (
        f"here x = ({number(place[0], 3)}, {number(place[1], 3)}){_sample(scene, place)}: "
        f"ŷ = <b>{ŷ}</b>"
    )


def at_number(scene: Scene, found: Sequence[int]) -> str:
    """Return a weight, or a unit's bias and output at the place in hand."""
    mlp, names = scene.mlp, _names(scene)
    if len(found) == 3:
        layer, before, unit = found
        w = number(float(mlp.weights[layer - 1][before, unit]), 4)
        return f"here {escape(names.number(found))}: w = <b>{w}</b>"
    layer, unit = found
    a = (scene.passed.inputs if layer == 0 else scene.passed.a[layer - 1])[0, unit]
    said = (
        f"here {escape(names.unit(layer, unit))}: a = <b>{number(a, 4)}</b> at {_at(scene.place)}"
    )
    if not layer:
        return said
    return f"{said}, b = <b>{number(float(mlp.biases[layer - 1][unit]), 4)}</b>"


def _at(place: Sequence[float]) -> str:
    return f"x = ({number(place[0])}, {number(place[1])})"


def _names(scene: Scene) -> Names:
    return Names(scene.features, scene.mlp)


def _winner(passed: ForwardPass) -> int:
    return int(np.nan_to_num(passed.outputs[0]).argmax())


def _next_step(scene: Scene, symbol: str, value: float) -> str:
    """Return how gradient descent would change a number, by all training samples at once."""
    slope, η = scene.slope or 0.0, scene.learning_rate
    return (
        f"down the slope: {symbol} ← {symbol} − η·∂L/∂{symbol} = {factor(value, 4)} − "
        f"{η:g}·{factor(slope, 4)} = {number(value - η * slope, 4)} over all training samples "
        f"({_DESCENT})"
    )


def _sample(scene: Scene, place: Sequence[float]) -> str:
    """Return which sample is at the place, if one is."""
    for part, what in ((scene.train, "training"), (scene.test, "test")):
        here = np.flatnonzero(np.isclose(part.X, place, rtol=1e-9).all(axis=1))
        if len(here):
            k = int(here[0])
            return f" ({what} sample {k + 1}, {_target(part, k)})"
    return ""


def _target(part: Dataset, k: int) -> str:
    y = part.y[k]
    if part.is_regression:
        return f"y = {number(y)}"
    return f"y = {y} {CLASS_SIGNS[y]} {escape(part.class_names[y])}"
