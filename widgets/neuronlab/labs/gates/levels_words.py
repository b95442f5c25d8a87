"""What a level says: how far the circuit is, what is wrong where, and who does what in a row."""

from ...models.logic import LogicNeuron
from .levels_model import LEVELS, write_neuron
from .levels_scene_model import Scene


def lines(scene: Scene) -> list[str]:
    """Return the readout, as plain text: what is wrong, the row in hand, the circuit written."""
    given = ", ".join(
        f"{name} = {value}" for name, value in zip(scene.level.inputs, scene.now, strict=False)
    )
    written = "; ".join(
        f"n{k + 1}: {write_neuron(neuron, scene.wires[: len(scene.level.inputs) + k])}"
        for k, neuron in enumerate(scene.circuit)
    )
    return [_what_next(scene), f"{given}: {_row(scene)}", written]


def seen(scene: Scene) -> str:
    """Return what is seen, for those who don't see it."""
    _, row, written = lines(scene)
    return (
        f"Level {scene.level.name}, {scene.level.asks}: {scene.verdict}. "
        f"The circuit is {written}. {row}. {_ladder(scene)}"
    )


def _what_next(scene: Scene) -> str:
    if scene.n_wrong:
        return f"not yet: {'; '.join(_faults(scene))}"
    if not scene.best:
        return "every row is right; take a neuron away, and wire the others anew"
    left = [name for name in LEVELS if name not in scene.solved]
    if left:
        return f"every row is right; next: {left[0]}"
    if any(scene.solved[name] > level.fewest for name, level in LEVELS.items()):
        return "every row is right; on some rungs of the ladder there is a neuron to save"
    return "all levels, each in the fewest neurons that there can be"


def _faults(scene: Scene) -> list[str]:
    """Return what is wrong in the first rows where something is."""
    found = []
    for row, given, wanted in zip(scene.level.rows, scene.given, scene.level.wanted, strict=True):
        for name, is_, should in zip(scene.level.outputs, given, wanted, strict=True):
            if is_ != should:
                output = f"{name} " if len(scene.level.outputs) > 1 else ""
                inputs = ", ".join(map(str, row))
                found.append(f"({inputs}) gives {output}{is_}, should be {should}")
    return [*found[:2], *(["…"] if len(found) > 2 else [])]


def _row(scene: Scene) -> str:
    return "; ".join(
        f"n{k + 1} {_reason(scene, neuron, k)}" for k, neuron in enumerate(scene.circuit)
    )


def _reason(scene: Scene, neuron: LogicNeuron, k: int) -> str:
    heard = scene.now[: len(scene.level.inputs) + k]
    vetoes = [
        name
        for name, value, veto in zip(scene.wires, heard, neuron.inhibitory, strict=False)
        if value and veto
    ]
    if vetoes:
        return f"is vetoed by {' and '.join(vetoes)}"
    count = int(neuron.count(heard))
    fires = count >= neuron.threshold
    sign = "≥" if fires else "<"
    return f"counts {count} {sign} {neuron.threshold}, {'fires' if fires else 'is silent'}"


def _ladder(scene: Scene) -> str:
    done = [f"{name} in {n}" for name, n in scene.solved.items()]
    return f"Solved: {', '.join(done)}." if done else "No level solved yet."
