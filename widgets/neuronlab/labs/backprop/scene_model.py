"""What is seen of a training step: the record that the picture reads."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Scene:
    """What is seen of a training step; layer by layer, the loss as one unit more at the end.

    Attributes
    ----------
    weights : sequence of ndarray (n_units before, n_units)
    strengths : sequence of ndarray, as ``weights``
        From 0 to 1, how much of its colour each link has.
    gradients : sequence of (ndarray, as ``weights``, or None)
        What the links of a layer carry in place of their weights.
    labels : sequence of ndarray of str, as ``weights``
    fillings, texts, over, under : sequence of sequences, one for each layer
        What fills each unit, from −1 to 1, what is written in it, above it and below it.
    signs : sequence of sequences of (int or None), as ``under``
        What is below is a gradient of this sign; None: it is none.
    lit_units, lit_links : sequence of tuple
        (layer, unit) and (layer, unit before, unit): where the factors come from.
    chosen : (layer, unit) or None
    flow : (int, int) or None
        The layer into which the links carry something, and +1 forward or −1 back.
    reached : int
        The last layer that is drawn in full.
    targets : sequence of str
        What comes to the loss from outside.
    in_hand : tuple
        The parameter that can be dragged: (layer, unit before, unit), of a bias (layer, unit).
    """

    weights: Sequence[np.ndarray]
    strengths: Sequence[np.ndarray]
    gradients: Sequence[np.ndarray | None]
    labels: Sequence[np.ndarray]
    fillings: Sequence[Sequence[float]]
    texts: Sequence[Sequence[str]]
    over: Sequence[Sequence[str]]
    under: Sequence[Sequence[str]]
    signs: Sequence[Sequence[int | None]]
    lit_units: Sequence[tuple[int, int]]
    lit_links: Sequence[tuple[int, int, int]]
    chosen: tuple[int, int] | None
    flow: tuple[int, int] | None
    reached: int
    targets: Sequence[str]
    in_hand: tuple[int, ...]
