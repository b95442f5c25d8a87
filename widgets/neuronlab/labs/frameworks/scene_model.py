"""What there is to see of several libraries' runs, for the picture and for what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...models.arrays import Floats
from .task_model import Difference


@dataclass(frozen=True, eq=False)
class Scene:
    """The runs that are there, NumPy's among them.

    Attributes
    ----------
    epoch, epochs : int
        The epoch in hand, and how far the curves go.
    n_steps : int
        How many steps the training has.
    curves : mapping of str to ndarray (epochs + 1,)
        Name of a library → the losses of its run.
    differences : mapping of str to Difference
        How far each run but NumPy's own is from NumPy's.
    origins, notes : mapping of str to str
        For every library, where its numbers come from, at length and in a word or two.
    """

    epoch: int
    epochs: int
    n_steps: int
    curves: Mapping[str, Floats]
    differences: Mapping[str, Difference]
    origins: Mapping[str, str]
    notes: Mapping[str, str]

    @property
    def losses(self) -> dict[str, float]:
        """The losses at the epoch in hand."""
        return {name: float(curve[self.epoch]) for name, curve in self.curves.items()}
