"""What the mouse can point at on the perceptron's picture: the terms of the sum in hand."""

from ...live.spots import AREA, LINE, LOOK, POINT, Spot
from ...models.samples import Dataset
from . import words
from .plot import PerceptronPlot
from .scene_model import Scene


def sum_spots(plot: PerceptronPlot, scene: Scene, samples: Dataset) -> list[Spot]:
    """Return a spot for each term of the sum in hand; none where no sum is written out."""
    names = words.terms(scene)
    if scene.in_hand is None or not names:
        return []
    network = plot.layer.network
    places = {
        "w1": (network.links[1, 0, 0], LINE),
        "w2": (network.links[1, 1, 0], LINE),
        "x1": (network.units[0, 0], POINT),
        "x2": (network.units[0, 1], POINT),
        "b": (network.foot(1, 0), AREA),
        "z": (network.units[1, 0], POINT),
    }
    also = {"z": ("ŷ",)}
    found = [
        Spot(key, names[key], network.ax, at, LOOK, kind, size=network.radius,
             terms=(key, *also.get(key, ())))
        for key, (at, kind) in places.items()
    ]  # fmt: skip
    name, at = f"sample {scene.in_hand + 1}", samples.X[scene.in_hand]
    return [*found, Spot("sample", name, plot.plane.ax, at, LOOK, terms=("x1", "x2", "y"))]
