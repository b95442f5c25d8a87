"""Why backwards: nudging takes two forward passes a parameter, backpropagation three in all."""

import traitlets

from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...text.numbers import number
from .model import SAMPLES, Times, cost, measure
from .plot import CostPlot, Scene

_WIDEST, _DEEPEST = 128, 6


class CostLab(Lab):
    """What the gradient of a network with 3 inputs and 1 output costs, counted and measured.

    Parameters
    ----------
    width : int
        Units in each hidden layer, from 1 to 128.
    depth : int
        Hidden layers, from 1 to 6.
    """

    title = "What a gradient costs"
    begin = "Add units, and compare nudging with going back once."
    size = (940, 280)
    readout_lines = 5

    width = traitlets.Int(4, min=1, max=_WIDEST).tag(state=True)
    depth = traitlets.Int(2, min=1, max=_DEEPEST).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = CostPlot(self.stage.figure)
        self.times: Times | None = None
        return (
            panel(
                group(
                    "the network",
                    self.slider("width", "units a layer", tooltip="units in each hidden layer"),
                    self.slider("depth", "hidden layers"),
                    button("measure", "take the times here and now", self.measure, "clock-o"),
                )
            ),
            self.stage,
            self.readout,
        )

    @property
    def layers(self) -> list[int]:
        """The network's layer sizes."""
        return self._layers(self.width)

    def measure(self) -> None:
        """Measure how long each way takes; kept until the network is another."""
        self.times = measure(self.layers)
        self.show_again("times")

    def show(self, changed):
        """Count what both ways cost."""
        if changed & {"width", "depth"}:
            self.times = None
        here = cost(self.layers)
        grown = [cost(self._layers(width)) for width in (1, 2, 4, 8, 16, 32, 64, _WIDEST, 200)]
        times = self.times
        measured = None
        if times is not None:
            measured = times.backprop / times.forward, times.nudging / times.forward
        self.plot.update(Scene(grown, here, measured))
        sizes = "–".join(map(str, self.layers))
        self.readout.show(
            f"nudging is <b>{here.nudging / here.backprop:.0f}</b> times the work",
            f"<b>{sizes}</b>: {here.parameters} parameters; a forward pass multiplies "
            f"{here.forward} times a sample",
            f"nudging: 2 forward passes for each parameter = 2·{here.parameters} = "
            f"<b>{here.nudging}</b> forward passes",
            f"backpropagation: one forward pass, and one back with {here.backward} "
            f"multiplications: ({here.forward} + {here.backward})/{here.forward} = "
            f"<b>{number(here.backprop)}</b> forward passes",
            self._measured(),
        )
        return (
            f"A network {sizes} of {here.parameters} parameters: its gradient takes "
            f"{here.nudging} forward passes by nudging, {number(here.backprop)} by backpropagation."
        )

    def _measured(self) -> str:
        times = self.times
        if times is None:
            return "“measure” takes the times on this machine"
        how = " (so many forward passes)" if times.extrapolated else ""
        return (
            f"measured, {SAMPLES} samples: forward {_ms(times.forward)}, backpropagation "
            f"{_ms(times.backprop)} = {number(times.backprop / times.forward, 1)} times that; "
            f"nudging {_ms(times.nudging)}{how}"
        )

    def _layers(self, width: int) -> list[int]:
        return [3, *[width] * self.depth, 1]


def _ms(seconds: float) -> str:
    return f"{number(1000 * seconds, 2 if seconds < 0.01 else 0)} ms"
