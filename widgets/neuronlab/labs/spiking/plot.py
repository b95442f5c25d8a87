"""The spiking neuron's picture: its voltage, the spikes that come and go, and its firing rate."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ...models.spiking import LeakyIntegrateAndFire, Simulation
from ...plots import style
from ...plots.put import put_legend
from ...plots.shapes import strokes
from ...plots.sheet import Sheet

PEAK = 30.0
"""How high spikes are drawn, in mV; the model's own spike has no shape."""

LOWEST = -92.0
MOST = 150.0


@dataclass(frozen=True, eq=False)
class Scene:
    """One run of a neuron.

    Attributes
    ----------
    neuron : LeakyIntegrateAndFire
    current : float
        In nA.
    run : Simulation
        Of one second.
    trains : sequence of ndarray
        Incoming spikes in ms, for each synapse.
    strengths : sequence of float
        In mV a spike, for each synapse.
    currents, rates : ndarray (n,)
        The curve of the formula, in nA and Hz.
    rate : float
        What the formula says for this current, in Hz.
    """

    neuron: LeakyIntegrateAndFire
    current: float
    run: Simulation
    trains: Sequence[np.ndarray]
    strengths: Sequence[float]
    currents: np.ndarray
    rates: np.ndarray
    rate: float

    @property
    def counted(self) -> int:
        """How many spikes there were."""
        return len(self.run.spike_times)


class VoltagePlot:
    """The membrane's voltage over time, with threshold, rest and spikes."""

    def __init__(self, ax: Axes, duration: float, rest: float):
        self.ax, self._duration = ax, duration
        ax.set_xlim(0, duration)
        ax.set_ylim(LOWEST, PEAK + 6)
        ax.set_yticks([-80, -60, -40, -20, 0, 20])
        ax.tick_params(labelbottom=False)
        ax.set_ylabel("V in mV", labelpad=2)
        beside = ax.get_yaxis_transform()
        self._beside: dict[str, Any] = {
            "transform": beside,
            "clip_on": False,
            "ha": "left",
            "color": style.GREY,
        }
        ax.text(1.01, rest, "rest", va="top", **self._beside)
        ax.axhline(rest, color=style.GREY, lw=1, ls=(0, (1, 2)), zorder=1)
        self._threshold = ax.axhline(
            0, color=style.MISTAKE, lw=1.2, ls=(0, (5, 3)), animated=True, zorder=2
        )
        self._name = ax.text(
            1.01, 0, "threshold θ", va="bottom", animated=True,
            **{**self._beside, "color": style.MISTAKE},
        )  # fmt: skip
        (self._trace,) = ax.plot([], [], color=style.INK, lw=1.4, animated=True, zorder=3)
        (self._spikes,) = ax.plot([], [], color=style.INK, lw=1.6, animated=True, zorder=4)

    def update(self, run: Simulation, threshold: float, reset: float) -> None:
        """Show a run, and where the threshold lies."""
        shown = slice(0, np.searchsorted(run.times, self._duration, "right"))
        self._trace.set_data(run.times[shown], run.voltages[shown])
        spikes = run.spike_times[run.spike_times <= self._duration]
        self._spikes.set_data(*strokes(spikes, reset, PEAK))
        self._threshold.set_ydata([threshold, threshold])
        self._name.set_y(threshold)


class RasterPlot:
    """Spikes as strokes: a row for each synapse, one for the neuron itself.

    What excites points up and is blue, what inhibits points down and is orange, what is switched
    off is short and grey.
    """

    def __init__(self, ax: Axes, duration: float):
        self.ax, self._duration = ax, duration
        names = ("synapse 1", "synapse 2", "synapse 3", "spikes out")
        ax.set_xlim(0, duration)
        ax.set_ylim(3.6, -0.6)
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        ax.set_xlabel("time in ms", labelpad=1)
        for row, name in enumerate(names):
            ax.axhline(row, color=style.PALE, lw=0.8, zorder=0)
            ax.text(
                1.01, row, name, transform=ax.get_yaxis_transform(), va="center",
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
            line.set_data(*strokes(times[times <= self._duration], low, high))
            line.set_color(color)


class RatePlot:
    """The firing rate against the current, with the working point on it."""

    def __init__(self, ax: Axes, most_current: float):
        self.ax = ax
        ax.set_xlim(0, most_current)
        ax.set_ylim(-4, MOST)
        ax.set_xlabel("current I in nA", labelpad=1)
        ax.set_ylabel("firing rate in Hz", labelpad=1)
        (self._curve,) = ax.plot(
            [], [], color=style.POSITIVE, lw=2.4, animated=True, zorder=3, label="formula"
        )
        self._rheobase = ax.axvline(
            0, color=style.GREY, lw=1.2, ls=(0, (1, 2)), animated=True, label="rheobase"
        )
        (self._point,) = ax.plot(
            [], [], "o", ms=10, color=style.INK, mec=style.PAPER, mew=1.4, ls="", animated=True,
            zorder=5, clip_on=False, label="counted",
        )  # fmt: skip
        self._label = ax.annotate(
            "", (0, 0), (0, 0), textcoords="offset points", va="center", weight="bold",
            bbox={"boxstyle": "square,pad=0.1", "fc": style.PAPER, "ec": "none", "alpha": 0.8},
            animated=True, zorder=4,
        )  # fmt: skip
        put_legend(
            ax,
            loc="lower right", bbox_to_anchor=(1.06, 0.985), ncols=3, handlelength=1.1,
            handletextpad=0.4, columnspacing=1.0,
        )  # fmt: skip

    @property
    def point(self) -> np.ndarray:
        """Where the point that was counted is drawn, (2,)."""
        return np.asarray(self._point.get_xydata())[0]

    def update(self, scene: Scene) -> None:
        """Show the formula's curve, and the point that was counted."""
        current, counted, rheobase = scene.current, scene.counted, scene.neuron.rheobase
        self._curve.set_data(scene.currents, scene.rates)
        self._rheobase.set_xdata([rheobase, rheobase])
        off = counted > MOST
        height = min(counted, MOST - 8)
        self._point.set_data([current], [height])
        self._point.set_marker("^" if off else "o")
        self._label.set_text(f"{counted} Hz{', off the scale' if off else ''}")
        left = current > self.ax.get_xlim()[1] * 0.3
        self._label.xy = (current, height)
        self._label.set_position((-11 if left else 11, 0 if off else 10))
        self._label.set_horizontalalignment("right" if left else "left")


class SpikingPlot:
    """The three pictures on one figure; of the run, the first ``duration`` ms are shown."""

    def __init__(self, figure: Figure, duration: float, rest: float, most_current: float):
        sheet = Sheet(figure)
        width, height = sheet.width, sheet.height
        self.voltage = VoltagePlot(sheet.axes(60, width - 358, 122, height - 28), duration, rest)
        self.raster = RasterPlot(sheet.axes(60, width - 358, 42, 114), duration)
        self.rate = RatePlot(sheet.axes(width - 226, width - 16, 42, height - 28), most_current)
        self.voltage.ax.set_title(f"voltage of the membrane, the first {duration:g} ms", pad=7)

    def update(self, scene: Scene) -> None:
        """Show one run."""
        self.voltage.update(scene.run, scene.neuron.threshold, scene.neuron.reset)
        self.raster.update(scene.trains, scene.strengths, scene.run.spike_times)
        self.rate.update(scene)
