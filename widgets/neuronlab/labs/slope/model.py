"""A slope is what a nudge does, for each unit of the nudge: w moves by a little, and L follows.

Here for one sample and one weight: ŷ = w·x and L = (ŷ − y)².
"""

from dataclasses import dataclass

from ...models import validate

X, Y = 2.0, 3.0
"""The sample: input and target."""

LOW, HIGH = 0.0, 3.0
"""What the weight can be."""


@dataclass(frozen=True)
class Nudge:
    """What happens to the loss when w becomes w + h.

    Attributes
    ----------
    w, h : float
        The weight and the nudge.
    e, de : float
        The error ŷ − y before, and how much it moves: x·h.
    """

    w: float
    h: float
    e: float
    de: float

    @property
    def before(self) -> float:
        """The loss before, e²."""
        return self.e**2

    @property
    def after(self) -> float:
        """The loss after, (e + Δe)²."""
        return (self.e + self.de) ** 2

    @property
    def shrinks(self) -> bool:
        """Whether the strips lie inside of the square, where both of them hold the corner."""
        return self.e < 0 and self.e + self.de < 0

    @property
    def strips(self) -> float:
        """The part of the change that counts, 2·e·Δe: two strips of the square."""
        return 2 * self.e * self.de

    @property
    def corner(self) -> float:
        """The part that vanishes faster, Δe²: the corner of the square."""
        return self.de**2

    @property
    def change(self) -> float:
        """By how much the loss changes, ΔL."""
        return self.strips + self.corner

    @property
    def ratio(self) -> float:
        """The change for each unit of the nudge, ΔL/h."""
        return self.change / self.h

    @property
    def slope(self) -> float:
        """What the ratio comes to for smaller and smaller nudges, 2·e·x."""
        return 2 * self.e * X


def loss(w: float) -> float:
    """Return the loss of the one sample, (w·x − y)²."""
    return float((w * X - Y) ** 2)


def nudge(w: float, h: float) -> Nudge:
    """Return what a nudge of ``h``, above 0, does at the weight ``w``."""
    return Nudge(w, validate.positive(h, "h"), w * X - Y, X * h)
