"""The formula in hand as the picture shows it: how much of it, and each factor's wire."""

from ...plots import style
from ...text.numbers import figure
from .flow_plot import COLORS, DASHES
from .formula_plot import Column, columns
from .formulas_model import Entry, Factor
from .words import in_product

NOTHING, SYMBOLS, NUMBERS, ALL = range(4)
"""How much of a formula is shown while its number is asked for, from hint to hint."""


def formula_parts(entry: Entry, sample: int, n_samples: int, level: int) -> list[Column]:
    """Return the formula of ``entry`` with one sample's numbers, as far as ``level`` allows."""
    head = [Column(entry.symbol, ""), Column(" = ", " = " if level >= NUMBERS else "")]
    if level == NOTHING:
        return [*head, Column("?", "")]
    symbols = [factor.symbol for factor in entry.factors]
    numbers = [in_product(float(factor.values[sample])) for factor in entry.factors]
    found = [
        Column(
            part.above,
            part.below if level >= NUMBERS else "",
            *(_wire(entry.factors[part.factor], sample) if part.factor >= 0 else ("", "-")),
            part.factor,
        )
        for part in columns(entry.pattern, symbols, numbers)
    ]
    if level < ALL:
        return [*head, *found]
    tail = [Column("", " = "), Column("", figure(float(entry.values[sample])))]
    if entry.mean and n_samples > 1:
        tail.append(Column("", f"   mean of {n_samples}: {figure(entry.value())}"))
    return [*head, *found, *tail]


def _wire(factor: Factor, sample: int) -> tuple[str, object]:
    """Return colour and dash of the wire that a factor is drawn as; none for a unit's number."""
    value = float(factor.values[sample])
    sign = (value > 0) - (value < 0)
    if factor.source.quantity == "w":
        return style.sign_color(value), DASHES[sign]
    if factor.source.quantity in ("δ", "∂w", "∂b"):
        return COLORS[sign], DASHES[sign]
    return "", "-"
