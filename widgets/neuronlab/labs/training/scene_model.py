"""A scene is all that one frame shows: the picture is drawn from it, and the words are."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...models.arrays import Floats
from ...models.diagnosis import Finding
from ...models.mlp import MLP, ForwardPass
from ...models.samples import Dataset
from .model import Standing
from .runs_model import Outcome


@dataclass(frozen=True, eq=False)
class Scene:
    """One moment of a training, with all that was asked of the network for it.

    Attributes
    ----------
    epoch, batch, n_batches : int
        Epochs finished, mini-batches of the next one, and how many an epoch has.
    train, test : Dataset
        The samples.
    loss : str or None
        A name in ``LOSSES``; None where there are no samples to learn from.
    learning_rate : float
    mlp : MLP
    features : sequence of str
        What the network is given.
    standing : Standing
    findings : tuple of Finding
        What is going wrong.
    curves : ndarray (n, 3)
        Epoch, training loss, test loss (NaN where there is none).
    runs : sequence of Outcome
        What the kept runs came to.
    chosen : sequence of int
        Nothing; (layer, unit); or (layer, unit before, unit): the link into ``layer``.
    slope : float or None
        ∂L/∂ of the weight or the bias that is chosen, over all training samples.
    place : sequence of float
        (x1, x2), what is ringed on the map.
    passed : ForwardPass
        What the network computes there.
    shades : sequence of ndarray (n_units, n, n)
        For each layer, the inputs first, from −1 to 1.
    shares : ndarray (n_classes, n, n) or None
        Where there are several outputs, what they are all over the map.
    two_colours : bool
        Whether maps show the sign alone.
    title : str
        Above the map.
    data : str
        The name of the data set.
    label : str
        The number on the chosen link.
    """

    epoch: int
    batch: int
    n_batches: int
    train: Dataset
    test: Dataset
    loss: str | None
    learning_rate: float
    mlp: MLP
    features: Sequence[str]
    standing: Standing
    findings: tuple[Finding, ...]
    curves: Floats
    runs: Sequence[Outcome]
    chosen: Sequence[int]
    slope: float | None
    place: Sequence[float]
    passed: ForwardPass
    shades: Sequence[Floats]
    shares: Floats | None
    two_colours: bool
    title: str
    data: str
    label: str

    @property
    def step(self) -> int:
        """Mini-batches done until now."""
        return self.epoch * self.n_batches + self.batch
