"""A unit that sees two pixels: it weighs each, adds up, and is silent unless the sum is above 0."""

from dataclasses import dataclass
from itertools import product

BIAS = -0.5

PICTURES = tuple((left, right) for right, left in product((0, 1), repeat=2))
"""All there is to see: nothing, ink on the left, ink on the right, both."""

NAMES = ("no ink", "left", "right", "both")


@dataclass(frozen=True)
class Answer:
    """What the unit makes of one picture.

    Attributes
    ----------
    left, right : int
        The ink, 0 or 1.
    z : float
        w₁·left + w₂·right + b.
    """

    left: int
    right: int
    z: float

    @property
    def a(self) -> float:
        """What the unit passes on: z where that is above 0, else 0."""
        return max(0.0, self.z)


def answers(w1: float, w2: float) -> tuple[Answer, ...]:
    """Return what a unit with these weights makes of the four pictures."""
    # Rounded: 0.3 + 0.2 − 0.5 is to be 0 on every machine.
    return tuple(
        Answer(left, right, round(w1 * left + w2 * right + BIAS, 9) + 0.0)
        for left, right in PICTURES
    )
