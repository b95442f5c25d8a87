"""Lesson 01 opens with a neuron: a current goes in, charge gathers, spikes come out."""

import numpy as np
from matplotlib.transforms import Affine2D

from ...labs.anatomy.plot import draw_cells
from ...labs.anatomy.sketch_model import sketch
from ...models.spiking import LeakyIntegrateAndFire
from ...plots import style
from ...plots.strip import MIDDLE, Place, Strip

SEEN = (
    "A current that is switched on, a nerve cell that it goes into, and the cell's voltage over "
    "time: at rest until the current comes, then it climbs and a spike stands up, again and again."
)
STEP = 0.1


def draw(strip: Strip) -> None:
    """Draw it."""
    neuron = LeakyIntegrateAndFire()
    times = np.arange(0, 150, STEP)
    current = np.where(times < 25, 0.0, 2.6)
    run = neuron.simulate(current, 150, STEP)
    first, last = Place(4, 210, 62, 142), Place(700, 936, 42, 160)
    strip.curve(first, times, current, (0, 150, 0, 3.2))
    small = Affine2D().scale(0.41).translate(252, MIDDLE - 74)
    draw_cells(strip.ax, sketch(), transform=small + strip.ax.transData)
    view = (0.0, 150.0, neuron.rest, neuron.threshold + 24)
    strip.curve(last, times[[0, -1]], [neuron.threshold] * 2, view, lw=1, ls="--",
                color=style.GREY)  # fmt: skip
    strip.curve(last, run.times, run.voltages, view, lw=1.6)
    for t in run.spike_times:
        strip.curve(last, [t, t], [neuron.threshold, neuron.threshold + 22], view)
    strip.arrow(216, 244)
    strip.arrow(664, 692)
    strip.caption(107, "a current goes in")
    strip.caption(455, "charge gathers")
    strip.caption(818, "what comes out?")
