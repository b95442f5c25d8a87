"""The spiking neuron's picture: its voltage, the spikes that come and go, and its firing rate."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ...models.spiking import LeakyIntegrateAndFire, Simulation
from ...plots import style
from ...plots.put import put_handle
from ...plots.shapes import strokes
from ...plots.sheet import Sheet
from .model import Scene

SHOWN = 500
"""How much of a run is seen, in ms."""

PEAK = -20.0
"""How high spikes are drawn, in mV; the model's own spike has no shape."""

LOWEST = -92.0
MOST = 150.0


class VoltagePlot:
    """The membrane's voltage over time, with threshold, rest and spikes."""

    def __init__(self, ax: Axes, lowest: float, rest: float):
        self.ax = ax
        ax.set_xlim(0, SHOWN)
        ax.set_ylim(lowest, PEAK + 2)
        ax.set_yticks([tick for tick in range(-90, -20, 10) if tick > lowest])
        ax.set_title("the neuron's voltage for half a second: each stroke is a spike", pad=7)
        ax.set_ylabel("voltage V in mV", labelpad=4)
        beside: dict[str, Any] = {
            "transform": ax.get_yaxis_transform(), "clip_on": False, "ha": "left", "va": "center"
        }  # fmt: skip
        ax.text(1.025, rest, "rest", color=style.GREY, **beside)
        ax.axhline(rest, color=style.GREY, lw=1, ls=(0, (1, 2)), zorder=1)
        self._threshold = ax.axhline(
            0, color=style.INK, lw=1.2, ls=(0, (5, 3)), animated=True, zorder=2
        )
        self._handle = put_handle(ax)
        self._name = ax.text(1.025, 0, "threshold θ", animated=True, **beside)
        (self._trace,) = ax.plot([], [], color=style.POSITIVE, lw=1.6, animated=True, zorder=3)
        (self._spikes,) = ax.plot([], [], color=style.INK, lw=1.8, animated=True, zorder=4)

    def update(self, run: Simulation, threshold: float, reset: float) -> None:
        """Show a run, and where the threshold lies."""
        shown = slice(0, np.searchsorted(run.times, SHOWN, "right"))
        self._trace.set_data(run.times[shown], run.voltages[shown])
        spikes = run.spike_times[run.spike_times <= SHOWN]
        self._spikes.set_data(*strokes(spikes, reset, PEAK))
        self._threshold.set_ydata([threshold, threshold])
        self._handle.set_data([SHOWN], [threshold])
        self._name.set_y(threshold)


class RasterPlot:
    """Spikes as strokes: a row for each synapse, one for the neuron itself.

    What excites points up and is blue, what inhibits points down and is orange, what is switched
    off is short and grey.
    """

    def __init__(self, ax: Axes):
        self.ax = ax
        names = ("synapse 1", "synapse 2", "synapse 3", "spikes out")
        ax.set_xlim(0, SHOWN)
        ax.set_ylim(3.6, -0.6)
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        for row, name in enumerate(names):
            ax.axhline(row, color=style.PALE, lw=0.8, zorder=0)
            ax.text(
                1.025, row, name, transform=ax.get_yaxis_transform(), va="center",
                color=style.INK if row == 3 else style.GREY,
            )  # fmt: skip
        self._rows: list[Line2D] = [
            ax.plot([], [], lw=1.5, color=style.INK, animated=True)[0] for _ in names
        ]

    def update(self, trains, strengths, spike_times) -> None:
        """Show incoming spikes, one array and one strength for each synapse, and the neuron's."""
        for row, (line, times, strength) in enumerate(
            zip(self._rows, [*trains, spike_times], [*strengths, None], strict=True)
        ):
            low, high, color = row + 0.36, row - 0.36, style.INK
            if strength == 0:
                low, high, color = row + 0.16, row - 0.16, style.GREY
            elif strength is not None and strength > 0:
                low, color = row, style.POSITIVE
            elif strength is not None:
                high, color = row, style.NEGATIVE
            line.set_data(*strokes(times[times <= SHOWN], low, high))
            line.set_color(color)


class RatePlot:
    """The spikes of a second against the current: what was measured, and the formula's curve."""

    def __init__(self, ax: Axes, most_current: float):
        self.ax = ax
        ax.set_xlim(0, most_current)
        ax.set_ylim(-4, MOST)
        ax.set_title("what you have measured", pad=7)
        ax.set_xlabel("current I in nA", labelpad=1)
        ax.set_ylabel("spikes a second (Hz)", labelpad=4)
        (self._curve,) = ax.plot([], [], color=style.POSITIVE, lw=2.4, animated=True, zorder=2)
        self._rheobase = ax.axvline(
            0, color=style.GREY, lw=1.2, ls=(0, (1, 2)), animated=True, zorder=1
        )
        self._name = ax.text(0, MOST - 4, "", va="top", color=style.GREY, animated=True)
        (self._tried,) = ax.plot(
            [], [], "o", ms=6, color=style.INK, mec=style.PAPER, mew=0.8, ls="", animated=True,
            zorder=3, clip_on=False,
        )  # fmt: skip
        self._point = put_handle(ax)
        self._label = ax.annotate(
            "", (0, 0), (0, 0), textcoords="offset points", va="center", weight="bold",
            bbox={"boxstyle": "square,pad=0.1", "fc": style.PAPER, "ec": "none", "alpha": 0.8},
            animated=True, zorder=4,
        )  # fmt: skip

    @property
    def point(self) -> np.ndarray:
        """Where the point that was counted is drawn, (2,)."""
        return np.asarray(self._point.get_xydata())[0]

    def update(self, scene: Scene) -> None:
        """Show the points that were counted, and the formula's curve where it is asked for."""
        current, counted, rheobase = scene.current, scene.counted, scene.neuron.rheobase
        for artist in (self._curve, self._rheobase, self._name):
            artist.set_visible(scene.curve is not None)
        if scene.curve:
            self._curve.set_data(*scene.curve)
            self._rheobase.set_xdata([rheobase, rheobase])
            right = rheobase < 1.7
            self._name.set_text(" rheobase " if right else "rheobase ")
            self._name.set_x(rheobase)
            self._name.set_horizontalalignment("left" if right else "right")
        self._tried.set_data(scene.tried[:, 0], np.minimum(scene.tried[:, 1], MOST - 4))
        off = counted > MOST
        height = min(counted, MOST - 8)
        self._point.set_data([current], [height])
        self._point.set_marker("^" if off else "o")
        self._label.set_text(f"{counted}{', off the scale' if off else ''}")
        left = current > self.ax.get_xlim()[1] * 0.3
        self._label.xy = (current, height)
        self._label.set_position((-13 if left else 13, 0 if off else 12))
        self._label.set_horizontalalignment("right" if left else "left")


class SpikingPlot:
    """The pictures on one figure; that of the synapses is there when one of them is on."""

    def __init__(self, figure: Figure, most_current: float):
        self._sheet, self._most = Sheet(figure), most_current
        self._with_synapses: bool | None = None
        self._set_shape(False)

    def _set_shape(self, with_synapses: bool) -> None:
        """Make room for the synapses, or leave it to the voltage."""
        if with_synapses == self._with_synapses:
            return
        self._with_synapses, sheet = with_synapses, self._sheet
        for ax in list(sheet.figure.axes):
            ax.remove()
        right, top, rest = sheet.width - 398, sheet.height - 28, LeakyIntegrateAndFire().rest
        bottom, lowest = (132, LOWEST) if with_synapses else (42, rest - 5)
        self.voltage = VoltagePlot(sheet.axes(60, right, bottom, top), lowest, rest)
        self.raster = RasterPlot(sheet.axes(60, right, 42, 124)) if with_synapses else None
        if self.raster:
            self.voltage.ax.tick_params(labelbottom=False)
        below = self.raster or self.voltage
        below.ax.set_xlabel("time in ms", labelpad=1)
        self.rate = RatePlot(sheet.axes(sheet.width - 242, sheet.width - 16, 42, top), self._most)

    def update(self, scene: Scene) -> None:
        """Show one run."""
        self._set_shape(scene.on)
        self.voltage.update(scene.run, scene.neuron.threshold, scene.neuron.reset)
        if self.raster:
            self.raster.update(scene.trains, scene.strengths, scene.run.spike_times)
        self.rate.update(scene)
