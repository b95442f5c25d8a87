"""A unit's map is what it answers all over the plane of the inputs, as shades of two colours."""

from collections.abc import Sequence

import numpy as np

from ...models.activations import ACTIVATIONS
from ...models.arrays import Floats
from ...models.geometry import Box
from ...models.mlp import MLP
from .features_model import features

OUTPUT_MIDDLE = 0.5


class UnitMaps:
    """What every unit answers at each point of a grid over the plane.

    Parameters
    ----------
    names : sequence of str
        The features that the network is given, names in ``FEATURES``.
    box : tuple
        The part of the plane.
    n : int
        The grid has n × n points, each in the middle of its cell.
    """

    def __init__(self, names: Sequence[str], box: Box, n: int = 72):
        left, right, bottom, top = box
        middles = (np.arange(n) + 0.5) / n
        x1, x2 = np.meshgrid(left + middles * (right - left), bottom + middles * (top - bottom))
        self.points = np.column_stack([x1.ravel(), x2.ravel()])
        self.inputs = features(self.points, names)
        self._of_inputs = as_maps(shades(self.inputs))

    def outputs(self, mlp: MLP) -> list[Floats]:
        """Return one array (n·n, n_units) a layer, the inputs first; rows from the bottom up."""
        return [self.inputs, *mlp.forward(self.inputs).a]

    def shades(
        self, outputs: Sequence[Floats], activations: Sequence[str], limit: float
    ) -> list[Floats]:
        """Return the shades of every unit's map, for each layer (n_units, n, n).

        Parameters
        ----------
        outputs : sequence of ndarray (n·n, n_units)
            From :meth:`outputs`, the inputs first.
        activations : sequence of str
            Of each layer after the inputs.
        limit : float
            The value of the output layer that is 1.
        """
        _, *hidden, last = outputs
        output = activations[-1] if activations[-1] != "softmax" else "identity"
        shaded = [as_maps(shades(a)) for a in hidden]
        return [self._of_inputs, *shaded, as_maps(shades(last, output, limit))]


def shades(a: Floats, activation: str = "identity", limit: float = 0.0) -> Floats:
    """Return values as shades from −1 (all orange) over 0 to 1 (all blue), of the same shape.

    Parameters
    ----------
    a : ndarray (n_points, n_units)
    activation : str
        Of an output layer of two classes: the middle of its range is 0 then. Of other layers
        ``"identity"``: 0 is 0.
    limit : float
        The value that is 1; if 0, for each unit its greatest one, where that is above 1.
    """
    with np.errstate(all="ignore"):
        if activation != "identity" and ACTIVATIONS[activation].range == (0, 1):
            a = (a - OUTPUT_MIDDLE) / OUTPUT_MIDDLE
        if not np.isfinite(a).all():
            a = np.nan_to_num(a, nan=0.0, posinf=1e300, neginf=-1e300)
        return np.clip(a / (limit or np.maximum(1.0, np.abs(a).max(axis=0))), -1, 1)


def as_maps(a: Floats) -> Floats:
    """Return values (n·n, n_units) as one map a unit, (n_units, n, n)."""
    n = round(len(a) ** 0.5)
    return a.T.reshape(-1, n, n)
