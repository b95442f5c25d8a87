"""What the units and the weights of a network are called."""

from collections.abc import Sequence

from ...models.activations import ACTIVATIONS
from ...models.mlp import MLP


class Names:
    """The names of what can be chosen in a network.

    Parameters
    ----------
    features : sequence of str
        What the network is given.
    mlp : MLP
    """

    def __init__(self, features: Sequence[str], mlp: MLP):
        self._features, self._mlp = features, mlp

    def unit(self, layer: int, unit: int) -> str:
        """Return what a unit is called, in short."""
        if layer == 0:
            return self._features[unit]
        last = layer == len(self._mlp.weights)
        return f"output {unit + 1}" if last else f"hidden {layer}, unit {unit + 1}"

    def number(self, chosen: Sequence[int]) -> str:
        """Return what a weight is called, or of a unit its bias, or of an input itself."""
        match chosen:
            case [layer, unit]:
                return ("" if layer == 0 else "bias of ") + self.unit(layer, unit)
            case [layer, before, unit]:
                return f"{self.unit(layer - 1, before)} → {self.unit(layer, unit)}"
        return "none"

    def title(self, chosen: Sequence[int]) -> str:
        """Return what stands above the map."""
        if len(chosen) != 2:
            return "what the network answers, ŷ"
        layer, unit = chosen
        hidden = 0 < layer < len(self._mlp.weights)
        what = f", a = {self._mlp.activations[layer - 1]}(z)" if hidden else ""
        return self.unit(layer, unit) + what


def heads(activations: Sequence[str]) -> list[str]:
    """Return what stands above each layer: its activation, by a short name."""
    return [name if name == "softmax" else ACTIVATIONS[name].short for name in activations]
