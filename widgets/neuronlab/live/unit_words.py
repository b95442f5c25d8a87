"""What is said of one unit: its weighted sum with its numbers, and its output."""

from ..models.activations import ACTIVATIONS
from ..models.mlp import MLP, ForwardPass
from ..text.numbers import factor, number, vector
from ..text.symbols import Place, layer_name
from .readout import escape, term, wire

TERMS, MOST = 3, 5
"""So many products of a sum are written out, where it has more than ``MOST``."""


def explained(mlp: MLP, passed: ForwardPass, unit: tuple[int, int], step: int) -> tuple[str, str]:
    """Return two lines: the unit's weighted sum with its numbers, and its output.

    Its terms are known by the addresses of their places.
    """
    k, i = unit
    if k == 0:
        return f"x = {number(passed.inputs[0, i])}", "an input is given, not computed"
    if step < 2 * k - 1:
        return f"z comes with step {2 * k - 1}", f"a comes with step {2 * k}"
    before = (passed.inputs if k == 1 else passed.a[k - 2])[0]
    w, b, z = mlp.weights[k - 1][:, i], mlp.biases[k - 1][i], passed.z[k - 1][0]
    written = TERMS if len(w) > MOST else len(w)
    products = [
        f"{term(factor(value), Place('a', k - 1, (j,)).address)}·"
        f"{wire(factor(weight), weight, Place('w', k, (j, i)).address)}"
        for j, (value, weight) in enumerate(zip(before[:written], w[:written], strict=True))
    ]
    if len(w) > written:
        products.append(f"⋯ ({len(w) - written} more)")
    products.append(term(factor(b), Place("b", k, (i,)).address))
    sum_ = term(number(z[i]), Place("z", k, (i,)).address)
    total = f"z = {' + '.join(products)} = {sum_}"
    if step < 2 * k:
        return total, f"a comes with step {2 * k}"
    a = term(number(float(passed.a[k - 1][0, i])), Place("a", k, (i,)).address)
    return total, _output(mlp.activations[k - 1], z, a, i)


def unit_name(mlp: MLP, unit: tuple[int, int]) -> str:
    """Return what a unit is called."""
    return f"{layer_name(unit[0], len(mlp.weights))}, unit {unit[1] + 1}"


def unit_terms(k: int, i: int) -> tuple[str, ...]:
    """Return the terms that are seen in unit ``i`` of layer ``k``."""
    return tuple(Place(quantity, k, (i,)).address for quantity in ("a", "z", "δ"))


def _output(name: str, z, a: str, i: int) -> str:
    if name == "softmax":
        others = vector(z) if len(z) <= 5 else f"all {len(z)} sums"
        note = "; one unit alone always gives 1" if len(z) == 1 else ""
        return f"a = softmax(z) = eᶻ / Σ eᶻ over {others} = {a}{note}"
    formula = escape(ACTIVATIONS[name].formula)
    return f"a = {name}(z) = {name}({number(z[i])}) = {a}, where {name}(z) = {formula}"
