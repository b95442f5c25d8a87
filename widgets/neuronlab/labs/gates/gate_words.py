"""What the gate lab says: why the neuron fires or not, and in which rows it is another gate."""

from collections.abc import Sequence

from ...models.arrays import Ints
from ...models.logic import GATES, LogicNeuron, neurons, ways


def how_far(n_wrong: int, n_rows: int, gate: str) -> str:
    """Return how far a gate is, in a few words: "2 of 4 rows are wrong"."""
    if not n_wrong:
        return f"✓ all {n_rows} rows are right: {gate}"
    return f"{n_wrong} of {n_rows} rows {'is' if n_wrong == 1 else 'are'} wrong"


def reason(
    names: Sequence[str], inputs: Sequence[int], neuron: LogicNeuron, count: int, fires: bool
) -> str:
    """Return why a neuron fires or stays silent for the inputs in hand."""
    given = ", ".join(f"{name} = {value}" for name, value in zip(names, inputs, strict=True))
    vetoes = [
        name
        for name, value, veto in zip(names, inputs, neuron.inhibitory, strict=True)
        if value and veto
    ]
    if vetoes:
        return f"{given}: vetoed by {' and '.join(vetoes)}, so it stays silent"
    terms = " + ".join(f"{n}·{value}" for n, value in zip(neuron.excitatory, inputs, strict=True)
                       if n)  # fmt: skip
    sum_ = f"sum = {terms} = {count}" if terms else "sum = 0"
    sign, outcome = ("≥", "it fires") if fires else ("<", "it stays silent")
    return f"{given}: {sum_} {sign} θ = {neuron.threshold}, so {outcome}"


def verdict(target: str, names: Sequence[str], outputs: Ints) -> str:
    """Return which rows are wrong, and how."""
    table, gate = GATES[target], target.upper()
    wrong = [
        f"({', '.join(map(str, inputs))}) "
        + ("fires and should not" if out else "is silent and should fire")
        for inputs, out, wanted in zip(table.inputs, outputs, table.outputs, strict=True)
        if out != wanted
    ]
    if not wrong:
        return f"✓ this is {gate}: all {len(outputs)} rows are right"
    rows = "row" if len(wrong) == 1 else "rows"
    return f"not {gate} yet, {rows} ({', '.join(names)}): {'; '.join(wrong)}"


def searched(target: str) -> str:
    """Return how many of a neuron's settings make a gate."""
    found, tried = len(ways(target)), sum(1 for _ in neurons(GATES[target].n_inputs))
    makes = "makes" if found <= 1 else "make"
    return f"of the {tried} settings of this neuron, {found or 'none'} {makes} {target.upper()}"
