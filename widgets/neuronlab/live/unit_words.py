"""What is said of one unit: its weighted sum with its numbers, and its output."""

from ..models.activations import ACTIVATIONS
from ..models.mlp import MLP, ForwardPass
from ..text.numbers import factor, number, vector
from ..text.symbols import layer_name
from .readout import escape

TERMS = 5
"""So many products of a sum are written out."""


def explained(
    mlp: MLP, passed: ForwardPass, unit: tuple[int, int], step: int, terms: int = TERMS
) -> tuple[str, str]:
    """Return two lines: the unit's weighted sum with its numbers, and its output."""
    k, i = unit
    name = f"{layer_name(k, len(mlp.weights))}, unit {i + 1}"
    if k == 0:
        return f"{name}: x = {number(passed.inputs[0, i])}", "an input is given, not computed"
    if step < 2 * k - 1:
        return f"{name}: z comes with step {2 * k - 1}", f"a comes with step {2 * k}"
    before = (passed.inputs if k == 1 else passed.a[k - 2])[0]
    w, b, z = mlp.weights[k - 1][:, i], mlp.biases[k - 1][i], passed.z[k - 1][0]
    products = [
        f"{factor(value)}·{factor(weight)}"
        for value, weight in zip(before[:terms], w[:terms], strict=True)
    ]
    if len(w) > terms:
        products.append(f"⋯ ({len(w) - terms} more)")
    total = f"{name}: z = {' + '.join(products)} + {factor(b)} = {number(z[i])}"
    if step < 2 * k:
        return total, f"a comes with step {2 * k}"
    return total, _output(mlp.activations[k - 1], z, float(passed.a[k - 1][0, i]), i)


def _output(name: str, z, a: float, i: int) -> str:
    if name == "softmax":
        others = vector(z) if len(z) <= TERMS else f"all {len(z)} sums"
        note = "; one unit alone always gives 1" if len(z) == 1 else ""
        return f"a = softmax(z) = eᶻ / Σ eᶻ over {others} = {number(a)}{note}"
    formula = escape(ACTIVATIONS[name].formula)
    return f"a = {name}(z) = {name}({number(z[i])}) = {number(a)}, where {name}(z) = {formula}"
