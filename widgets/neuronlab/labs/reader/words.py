"""What is said of a reading: the answer, the sum behind a unit, and where the numbers come from."""

from ...text.numbers import a, factor, number
from ..digits.model import CLASSES, SIDE
from .model import ACCURACY, HIDDEN, Reading, Sum

TERMS = 3
"""So many products are written out in a line of text."""


def share(p: float) -> str:
    """Return a share as text: no 1.00 for what is only near to it."""
    return number(p) if p < 0.995 else "nearly 1"


def verdict(reading: Reading) -> str:
    """Return what the network says, and how sure it is."""
    first, second, p = reading.answer, reading.second, reading.p
    if reading.blank:
        return "The sheet is <b>blank</b>: nobody asks the network yet"
    text = f"It reads <b>{a(first)}</b>, p = {share(p[first])}"
    if p[second] < 0.005:
        return f"{text}; no other digit gets as much as 0.005"
    return f"{text}; the next best is {a(second)} with {share(p[second])}"


def named(sum_: Sum) -> str:
    """Return what a unit is called: "hidden 12", "output 3"."""
    return f"{sum_.layer} {sum_.unit + (sum_.layer == 'hidden')}"


def place(sum_: Sum, k: int) -> str:
    """Return where input k of a unit comes from."""
    if sum_.layer == "hidden":
        return f"row {k // SIDE + 1}, column {k % SIDE + 1}"
    return f"hidden {k + 1}"


def written(sum_: Sum) -> str:
    """Return a unit's sum with its largest products."""
    n = len(sum_.inputs)
    products = " + ".join(
        f"{factor(sum_.inputs[k])}·{factor(sum_.weights[k])}" for k in sum_.strongest(TERMS)
    )
    return (
        f"{named(sum_)}: z = {products} + ⋯ ({n - TERMS} more) + {factor(sum_.bias)} = "
        f"{number(sum_.z)}"
    )


def meaning(sum_: Sum, reading: Reading) -> str:
    """Return what a unit adds up, and what comes of it."""
    name = f"{named(sum_).capitalize()} adds up {len(sum_.inputs)} products and its bias"
    z = f"z = <b>{number(sum_.z)}</b>"
    if sum_.layer == "hidden":
        if sum_.z > 0:
            return f"{name}: {z}. That is above 0, so it passes it on: a = {number(sum_.z)}."
        return f"{name}: {z}. That is not above 0, so it stays silent: a = 0."
    if reading.blank:
        return f"{name}: {z}. On a blank sheet there are only biases to begin with."
    rank = int((reading.scores > sum_.z).sum()) + 1
    order = "largest" if rank == 1 else "smallest" if rank == CLASSES else f"number {rank}"
    the = "" if order.startswith("number") else "the "
    return f"{name}: {z}. Of the ten sums it is {the}{order}; its share is p = " + (
        f"{share(reading.p[sum_.unit])}."
    )


def origin() -> str:
    """Return where the numbers come from, and how good they are."""
    inputs = SIDE**2
    first, second = inputs * HIDDEN + HIDDEN, HIDDEN * CLASSES + CLASSES
    return (
        f"{inputs}·{HIDDEN} + {HIDDEN} + {HIDDEN}·{CLASSES} + {CLASSES} = {first + second} weights "
        f"and biases, learned from examples; of 450 digits that it had never seen it read "
        f"{ACCURACY} right"
    )


def seen(reading: Reading, sum_: Sum) -> str:
    """Return in words what the picture shows."""
    said = f"A drawing and a network that reads it. {verdict(reading)}. {meaning(sum_, reading)}"
    return said.replace("<b>", "").replace("</b>", "")
