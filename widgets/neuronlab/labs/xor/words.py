"""What XorLab says: the verdict, what the hidden plane has become, and the sums in hand."""

import numpy as np

from ...text.numbers import decimals, factor, number
from .model import ROWS, XOR, Street, TwoLayer, mixed_spots


def row_text(x) -> str:
    """Return a row as "(0, 1)"."""
    return f"({_value(x[0])}, {_value(x[1])})"


def sums(net: TwoLayer, x, h) -> str:
    """Return the hidden units' sums for one row, with what they answer."""
    z = net.hidden_sums(x)
    return " &emsp; ".join(
        f"h{'₁₂'[k]}: {_sum(net.W[:, k], x, net.b[k], z[k])} {_fires(net, z[k], h[k])}"
        for k in (0, 1)
    )


def output_sum(net: TwoLayer, h, target: int) -> str:
    """Return the output's sum for one row's hidden answers, and what it should say."""
    z = float(net.output_sums(h))
    return (
        f"h = {row_text(h)}: &nbsp;ŷ: {_sum(net.v, h, net.c, z)} {_threshold(z)}, target {target}"
    )


def verdict(outputs: np.ndarray) -> str:
    """Return how many rows are right."""
    right = int((outputs == XOR).sum())
    return "✓ XOR: all four rows right" if right == 4 else f"{right} of 4 rows right"


def mistakes(outputs: np.ndarray) -> str:
    """Return which rows are wrong, and how; "" where none is."""
    said = [
        f"{_rows(ROWS[wrong])} {words if wrong.sum() > 1 else singular}"
        for wrong, singular, words in (
            ((outputs > XOR), "fires and should not", "fire and should not"),
            ((outputs < XOR), "is silent and should fire", "are silent and should fire"),
        )
        if wrong.any()
    ]
    return f"wrong: {'; '.join(said)}" if said else ""


def plane(hidden: np.ndarray, outputs: np.ndarray, found: Street | None) -> str:
    """Return whether any output unit could be right, with these hidden units."""
    mixed = mixed_spots(hidden, XOR)
    if mixed:
        spots = "; ".join(
            f"{_rows(ROWS[rows])} land on h = {row_text(h)}" for h, rows in mixed.items()
        )
        return f"hidden plane: {spots}, with different targets: no output unit can tell them apart"
    if found is None and {tuple(h) for h in hidden.tolist()} == {tuple(x) for x in ROWS.tolist()}:
        return "hidden plane: the four points lie as for XOR again, and no line cuts them apart"
    if found is None:
        return "hidden plane: no line cuts the four points apart"
    cut = "the output's line does" if (outputs == XOR).all() else "the output's line does not yet"
    ones, zeros = (
        dict.fromkeys(row_text(h) for h in hidden[target == XOR].tolist()) for target in (1, 0)
    )
    return (
        f"hidden plane: a line can cut it, target 1 is at h = {' and '.join(ones)}, "
        f"target 0 at {' and '.join(zeros)}, {gap(found)} apart; {cut}"
    )


def title(hidden: np.ndarray, outputs: np.ndarray, found: Street | None, fold: float) -> str:
    """Return what has become of the four points, in a few words."""
    if fold == 0:
        return "the same plane, not yet folded"
    if fold < 1:
        return f"folded by {fold:.0%}".replace("%", " %")
    if (outputs == XOR).all():
        return "✓ XOR: one line does it here"
    if found is not None:
        return f"✓ now one line is enough: gap {gap(found)}"
    if mixed_spots(hidden, XOR):
        return "folded: ● and ▲ on one spot"
    return "folded: no line is enough yet"


def gap(found: Street) -> str:
    """Return how wide the street is, as text."""
    return number(found.gap) if found.gap >= 0.005 else "less than 0.01"


def _fires(net: TwoLayer, z: float, h: float) -> str:
    if net.sharpness is None:
        return _threshold(z)
    return f"→ σ({number(net.sharpness, decimals(net.sharpness))}·z) = <b>{number(h)}</b>"


def _threshold(z: float) -> str:
    sign, answer = ("≥", 1) if z >= 0 else ("&lt;", 0)
    return f"{sign} 0 → <b>{answer}</b>"


def _sum(w, x, b: float, z: float) -> str:
    terms = " + ".join(
        f"{factor(wi, decimals(wi))}·{_value(xi)}" for wi, xi in zip(w, x, strict=True)
    )
    return f"{terms} + {factor(b, decimals(b))} = {number(z, decimals(z))}"


def _value(x: float) -> str:
    return str(int(x)) if x in (0, 1) else number(x)


def _rows(rows, last: str = "and") -> str:
    """Return rows as "(0, 0), (0, 1) and (1, 0)"."""
    *most, end = map(row_text, rows)
    return f"{', '.join(most)} {last} {end}" if most else end
