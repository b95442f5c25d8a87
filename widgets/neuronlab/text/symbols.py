"""The course's notation: how each quantity of a network is written, in plain text."""

from collections.abc import Sequence
from itertools import pairwise, product
from typing import NamedTuple

_BELOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_ABOVE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Place(NamedTuple):
    """Where in a network a number stands.

    Attributes
    ----------
    quantity : str
        ``"z"``, ``"a"`` (of layer 0: an input), ``"y"``, ``"L"``, ``"δ"``, ``"w"``, ``"b"``,
        ``"∂w"``, ``"∂b"`` or ``"η"``.
    layer : int
        0 are the inputs; a weight belongs to the layer that it leads into.
    index : tuple of int
        (unit,), or for a weight (unit before, unit), counted from 0.
    """

    quantity: str
    layer: int
    # A place is never searched, as tuple.index would.
    index: tuple[int, ...] = ()  # type: ignore[assignment]

    @property
    def address(self) -> str:
        """What it is known by where a symbol would be too long, or not the only one: "w1.0.2"."""
        return ".".join(map(str, (f"{self.quantity}{self.layer}", *self.index)))


def subscript(n: int) -> str:
    """Return a whole number as it stands below a letter: ₁₂."""
    return str(n).translate(_BELOW)


def below(*numbers: int) -> str:
    """Return indices, counted from 0, as they stand below a letter, counted from 1: ₁₂."""
    texts = [subscript(n + 1) for n in numbers]
    return ("," if max(numbers, default=0) > 8 else "").join(texts)


def above(layer: int) -> str:
    """Return a layer's number as it stands above a letter: ⁽²⁾."""
    return f"⁽{str(layer).translate(_ABOVE)}⁾"


def symbol(place: Place, sizes: Sequence[int]) -> str:
    """Return how the number at ``place`` is written, in a network of such layer sizes."""
    quantity, layer, index = place
    last = len(sizes) - 1
    if quantity in ("L", "η"):
        return quantity
    if quantity == "a" and layer == 0:
        return f"x{below(*index)}"
    if quantity == "y" or (quantity == "a" and layer == last):
        return ("y" if quantity == "y" else "ŷ") + (below(*index) if sizes[last] > 1 else "")
    if quantity.startswith("∂"):
        return f"∂L/∂{symbol(Place(quantity[1:], layer, index), sizes)}"
    return f"{quantity}{below(*index)}{above(layer)}"


def parameter_places(sizes: Sequence[int]) -> list[Place]:
    """Return where each parameter stands, in the order of ``MLP.parameters``."""
    return [
        Place(*place)
        for k, (m, n) in enumerate(pairwise(sizes), 1)
        for place in (
            *(("w", k, index) for index in product(range(m), range(n))),
            *(("b", k, (j,)) for j in range(n)),
        )
    ]


def layer_name(k: int, last: int, article: str = "") -> str:
    """Return what layer ``k`` is called; 0 are the inputs, ``last`` the outputs.

    Of input and output layer there is one: an ``article`` such as "the " goes before these.
    """
    if k == 0:
        return f"{article}input layer"
    return f"{article}output layer" if k == last else f"hidden layer {k}"
