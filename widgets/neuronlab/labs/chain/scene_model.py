"""What is seen of the chain: how far the ripple or the blame has come, and how large it is there.

The picture and the words read the same record.
"""

from dataclasses import dataclass

from .model import ONE, Chain, chain, changes, nudged, stages

FORWARDS, BACKWARDS = "forwards", "backwards"
DIRECTIONS = (FORWARDS, BACKWARDS)


@dataclass(frozen=True)
class Scene:
    """The chain at one weight, with a nudge on its way forwards or the blame on its way back.

    Attributes
    ----------
    shape, direction, moved : str
    chain : Chain
    nudge : float
    guess : float
        Forwards, of how much the loss changes; backwards, of ∂L/∂w.
    reached : tuple of str
        The numbers that it has come to, the first one first.
    sizes : dict of str to float
        Forwards, by how much each number truly changes; backwards, ∂L/∂(number).
    by_slopes : dict of str to float
        Forwards, what the slopes alone make of the nudge; backwards the same as ``sizes``.
    measured : dict of str to float
        ∂L/∂w and ∂L/∂b by nudging.
    done : bool
        Whether it has come to the end.
    """

    shape: str
    direction: str
    moved: str
    chain: Chain
    nudge: float
    guess: float
    reached: tuple[str, ...]
    sizes: dict[str, float]
    by_slopes: dict[str, float]
    measured: dict[str, float]
    done: bool

    @property
    def forwards(self) -> bool:
        """Whether a nudge is on its way to the loss."""
        return self.direction == FORWARDS

    @property
    def guessed(self) -> str:
        """The number that is guessed at."""
        return "L" if self.forwards else "w"

    @property
    def start(self) -> str:
        """The number where it began."""
        return self.reached[0]

    @property
    def splits(self) -> bool:
        """Whether there are two paths."""
        return self.shape != ONE


def scene(
    shape: str, direction: str, moved: str, w: float, nudge: float, guess: float, step: int
) -> Scene:
    """Return what is seen after ``step`` gears."""
    graph, order = chain(shape, w), stages(shape, moved, direction)
    reached = tuple(name for stage in order[: step + 1] for name in stage)
    if direction == FORWARDS:
        sizes, by_slopes = changes(shape, w, moved, nudge), graph.ripple(moved, nudge)
    else:
        sizes = by_slopes = graph.blame()
    measured = {name: nudged(shape, w, name) for name in ("w", "b")}
    done = step >= len(order) - 1
    return Scene(
        shape, direction, moved, graph, nudge, guess, reached, sizes, by_slopes, measured, done
    )
