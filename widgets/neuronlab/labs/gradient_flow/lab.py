"""Gradients shrink on the way back: how large they are in each layer of a real network."""

import traitlets

from ...live.controls import button, panel
from ...live.lab import Lab
from ...text.numbers import number, power
from .model import COMPARED, DEEPEST, WIDTH, Flow, flow
from .plot import GradientFlowPlot, Scene


class GradientFlowLab(Lab):
    """Untrained networks of 1 to 10 hidden layers on the circles, and their gradients.

    Parameters
    ----------
    depth : int
        Hidden layers, from 1 to 10, of 8 units each.
    activation : {"sigmoid", "tanh", "relu"}
        Which of the three networks is explained.
    seed : int
        Of the initial weights: Glorot's for sigmoid and tanh, He's for relu.
    """

    title = "Gradients, layer by layer"
    begin = "Add layers and see how much gradient the first one gets."
    size = (940, 312)
    readout_lines = 4

    depth = traitlets.Int(6, min=1, max=DEEPEST).tag(state=True)
    activation = traitlets.Enum(COMPARED, "sigmoid").tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = GradientFlowPlot(self.stage.figure)
        return (
            panel(
                self.slider("depth", "hidden layers", tooltip="how deep the network is"),
                self.menu("activation", "activation f", COMPARED, "the network that is explained"),
                button("new weights", "draw other weights: seed + 1", self.new_weights, "random"),
            ),
            self.stage,
            self.readout,
        )

    @property
    def flows(self) -> dict[str, Flow]:
        """The gradients for each activation."""
        return self._flows

    def new_weights(self) -> None:
        """Draw other weights."""
        self.seed += 1

    def show(self, changed):
        """Send the circles through all three networks and back."""
        if changed & {"depth", "seed"}:
            self._flows = {name: flow(self.depth, name, self.seed) for name in COMPARED}
        self.plot.update(
            Scene(
                {name: found.gradients for name, found in self._flows.items()},
                {name: found.products for name, found in self._flows.items()},
                self.activation,
            )
        )
        now, name = self._flows[self.activation], self.activation
        n = f"{self.depth} hidden layer{'s' if self.depth > 1 else ''} of {WIDTH} {name} units"
        first, last = power(float(now.gradients[0])), power(float(now.gradients[-1]))
        left = power(now.left)
        slopes = " × ".join(number(value) for value in now.slopes[::-1])
        self.readout.show(
            f"what arrives at the first layer is <b>{left}</b> of the output layer's gradient",
            f"{n}: {self._fate(now)}. Mean |∂L/∂w| is {last} in the output layer, {first} in the "
            "first.",
            f"the slopes alone, from the last hidden layer back: {slopes} = "
            f"<b>{power(float(now.products[0]))}</b>",
            "the rest is the weights: each δ comes back as a sum over weights times δ, and only "
            "then times the slope",
        )
        return f"{n}: the first layer's gradient is {left} of the output layer's."

    def _fate(self, now: Flow) -> str:
        if now.left < 0.01:
            return "the first layers hardly learn"
        return "every layer learns at about the same pace" if now.left < 10 else "it has grown"
