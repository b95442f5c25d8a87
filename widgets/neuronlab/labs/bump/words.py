"""What is said about bumps: how far their sum is off, and which units the one in hand is."""

from collections.abc import Sequence

from ...text.numbers import factor, figure, number
from .model import Bump


def height(off: float) -> str:
    """Return the number that matters."""
    return f"off by <b>{number(off, 3)}</b> on average"


def worst(n: int, most: float, x: float) -> str:
    """Return how many bumps there are, and where their sum is worst."""
    return f"{_count(n)}: the sum is off by {number(most)} where it is worst, at x = {number(x, 1)}"


def units(bump: Bump, k: int, sharpness: float, n_parameters: int) -> list[str]:
    """Return which two hidden units bump ``k``, counted from 0, is."""
    s, v = figure(sharpness), factor(bump.height)
    first, second = 2 * k + 1, 2 * k + 2
    left, right = (f"σ({s}·x + {_in_a_sum(-sharpness * e)})" for e in (bump.left, bump.right))
    return [
        f"bump {k + 1} is hidden units {first} and {second}: {left} goes up at "
        f"{number(bump.left)}, {right} at {number(bump.right)}",
        f"the output adds {v} times the first and takes {v} times the second away; "
        f"{n_parameters} parameters in all",
    ]


def seen(
    target: str, bumps: Sequence[Bump], k: int, sharpness: float, off: float, most: float
) -> str:
    """Return in a sentence what is seen."""
    bump = bumps[k]
    return (
        f"{_count(len(bumps))} follow the curve “{target}”, off by {number(off, 3)} on average and "
        f"by {number(most)} at worst; bump {k + 1} from {number(bump.left)} to "
        f"{number(bump.right)}, {number(bump.height)} high, sharpness {number(sharpness, 1)}."
    )


def _count(n: int) -> str:
    return f"{n} bump{'s' * (n > 1)}, {2 * n} hidden units"


def _in_a_sum(value: float) -> str:
    """Return a number as it stands in a sum, a negative one in brackets."""
    return f"({figure(value)})" if value < 0 else figure(value)
