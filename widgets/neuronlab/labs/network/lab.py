"""A multilayer perceptron at work: one input goes forward through it, layer by layer."""

from collections.abc import Sequence

import ipywidgets
import numpy as np
import traitlets

from ...live import controls
from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.readout import plain
from ...live.spots import AREA, CLICK, LINE, LOOK, Spot
from ...live.stage import Pointer
from ...live.unit_words import explained, unit_name, unit_terms
from ...models.activations import ACTIVATIONS
from ...models.mlp import MLP, OUTPUTS
from ...text.numbers import number, vector
from ...text.symbols import Place, layer_name, symbol
from .inputs import InputSliders, checked, padded
from .plot import LayersPlot, Scene
from .words import answer, beside_circles, in_circles, layer_sum, notes, parameters, seen, step_done

TIMES = (1, 10, 100)
"""So many times as large as their sliders say, inputs can go in."""


class NetworkLab(Lab):
    """A network of layers, its weights, and the forward pass of one input through it.

    Parameters
    ----------
    layers : list of int
        The number of inputs, of units in each hidden layer, and of outputs: 2 to 7 numbers,
        each from 1 to 32.
    hidden : str
        The hidden layers' activation, a name in ``ACTIVATIONS``.
    output : str
        The output layer's activation, also ``"softmax"``.
    inputs : list of float
        The input in hand, each from −3 to 3; as many as there are inputs, missing ones are added.
    times : {1, 10, 100}
        How many times as large they go in.
    seed : int
        Of the weights.
    step : int
        How far the forward pass has come: 0, only the inputs; then two steps a layer, first its
        weighted sums z, then its outputs a. If not given, to the end.
    unit : (int, int)
        The unit in hand, as layer (0: the inputs) and index in it.
    """

    title = "Through the layers"
    begin = "Click on a unit to see how its number comes about."
    positional = ("layers",)
    size = (940, 330)
    readout_lines = 5

    layers = traitlets.List(
        traitlets.Int(min=1, max=32), [3, 4, 4, 1], minlen=2, maxlen=7
    ).tag(state=True)  # fmt: skip
    hidden = traitlets.Enum(tuple(ACTIVATIONS), "tanh").tag(state=True)
    output = traitlets.Enum(OUTPUTS, "sigmoid").tag(state=True)
    inputs = traitlets.List(default_value=padded([], 3)).tag(state=True)
    times = traitlets.Enum(TIMES, 1).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)
    step = traitlets.Int(12, min=0, max=12).tag(state=True)
    unit = traitlets.Tuple(traitlets.Int(min=0), traitlets.Int(min=0), default_value=(1, 0)).tag(
        state=True
    )

    def __init__(self, layers=(3, 4, 4, 1), **state):
        super().__init__(layers=list(layers), **state)

    def build(self):
        """Make the controls and the plot."""
        self.plot = LayersPlot(self.stage.figure)
        self.stage.on_pointer(self._press)
        self._structure = None
        depth = ipywidgets.IntSlider(
            min=1, max=6, description="layers", tooltip="hidden layers and the output layer",
            style={"description_width": "initial"}, layout={"width": "190px"},
        )  # fmt: skip
        self.linked("layers", depth, lambda layers: len(layers) - 1, self._with_layers)
        self._inputs = InputSliders(self)
        self.player = Player(
            [Action("one step", self.one_step, "go on to the next layer's z, or from z to a")],
            self.reset,
            per_second=1,
            back=self.one_step_back,
        )
        names = tuple(ACTIVATIONS)
        return (
            panel(
                group("the layers", depth, *(self._size_box(k) for k in range(7))),
                group(
                    "how it computes",
                    self.menu("hidden", "hidden f", names, "the hidden layers' activation"),
                    self.menu("output", "output f", OUTPUTS, "the output layer's activation"),
                    button("new weights", "draw others: seed + 1", self.new_weights, "random"),
                ),
                group(
                    "the inputs",
                    self._inputs,
                    self.menu("times", "times", TIMES, "how many times as large they go in"),
                ),
                group(
                    "the unit in hand",
                    self._unit_menu(0, "look at", self._layer_names, "the layer of the unit"),
                    self._unit_menu(1, "unit", self._units, "the unit in hand; or click on one"),
                ),
            ),
            self.stage,
            self.player,
            self.readout,
        )

    # Time: the forward pass.

    @property
    def last_step(self) -> int:
        """The step at which the outputs are computed."""
        return 2 * (len(self.layers) - 1)

    def one_step(self) -> bool:
        """Go on by one step, from the end to the beginning; return False at the end."""
        self._walk(0 if self.step == self.last_step else self.step + 1)
        return self.step < self.last_step

    def one_step_back(self) -> None:
        """Undo the last step."""
        self._walk(max(0, self.step - 1))

    def reset(self) -> None:
        """Go back to where only the inputs are there."""
        self._walk(0)

    def _walk(self, step: int) -> None:
        """Go to a step, with the unit in hand in the layer that it computes; at 0, in the first."""
        layer = max(1, (step + 1) // 2)
        self.set(step=step, unit=self.unit if self.unit[0] == layer else (layer, 0))

    def new_weights(self) -> None:
        """Draw other weights."""
        self.seed += 1

    # State that hangs together.

    def is_default(self, name):
        """Whether a setting has the value that it would have if it were not given."""
        if name == "step":
            return self.step == self.last_step
        if name == "inputs":
            return self.inputs == padded([], self.layers[0])
        return super().is_default(name)

    @traitlets.validate("inputs")
    def _check_inputs(self, proposal):
        return checked(proposal["value"])

    def settle(self, changed):
        """Let the inputs, the step and the unit in hand fit the layers."""
        n_layers = len(self.layers) - 1
        self.inputs = padded(self.inputs, self.layers[0])
        before = self._shown
        if before and "step" not in changed and before["step"] == 2 * (len(before["layers"]) - 1):
            self.step = self.last_step
        self.step = min(self.step, self.last_step)
        layer = min(self.unit[0], n_layers)
        self.unit = (layer, min(self.unit[1], self.layers[layer] - 1))

    def _with_layers(self, n_layers: int) -> list[int]:
        """Return the sizes with so many layers after the inputs: hidden ones come and go."""
        *most, last = self.layers
        like = most[-1] if len(most) > 1 else 4
        return [*(most + [like] * 6)[:n_layers], last]

    # One way through.

    def show(self, changed):
        """Compute the forward pass, and show as much of it as has been done."""
        if changed & {"layers", "hidden", "output", "seed"}:
            self.mlp = MLP(self.layers, self.hidden, self.output, self.seed)
        self.passed = self.mlp.forward(self.times * np.array([self.inputs]))
        if self._structure != self.layers:
            self._structure = list(self.layers)
            self.plot.set_layers(
                self.layers, [layer_name(k, len(self.mlp.weights)) for k in self._range()]
            )
        self._inputs.fit()
        layers = [seen(self.mlp, self.passed, k, self.step) for k in self._range()]
        texts = [in_circles(layer.numbers, self.plot.network.radius) for layer in layers]
        self.plot.update(
            Scene(
                weights=self.mlp.weights,
                values=[layer.fillings for layer in layers],
                texts=[text or [""] * n for text, n in zip(texts, self.layers, strict=True)],
                below=[self._below(k, layer.numbers) for k, layer in enumerate(layers)],
                doing=[layer.doing for layer in layers],
                notes=notes(self.mlp),
                chosen=self.unit,
                reached=(self.step + 1) // 2,
            )
        )
        done = step_done(self.mlp, self.step)
        sum_, output = explained(self.mlp, self.passed, self.unit, self.step)
        came = answer(self.mlp, self.passed, self.step)
        unit = unit_name(self.mlp, self.unit)
        self.readout.show(
            sum_, f"{unit}: {output}<br>{came}", done, layer_sum(self.mlp, self.unit[0]),
            parameters(self.mlp),
        )  # fmt: skip
        return (
            f"A network of {', '.join(map(str, self.layers))} units with "
            f"{self.mlp.n_parameters} parameters; inputs {vector(self.passed.inputs)}; {done}. "
            f"{unit}: {plain(sum_)}; {plain(output)}."
        )

    def _below(self, k: int, numbers: Sequence[float]) -> list[str]:
        """Return what stands below a layer's units: the bias of the one in hand, and numbers."""
        layer, unit = self.unit
        texts = beside_circles(numbers, self.plot.network.radius) or [""] * self.layers[k]
        if 0 < k == layer and self.layers[k] <= 8:
            bias = f"b = {number(self.mlp.biases[k - 1][unit])}"
            texts[unit] = f"{texts[unit]},  {bias}" if texts[unit] else bias
        return texts

    def _range(self) -> range:
        return range(len(self.layers))

    # Controls whose number or options change with the layers.

    def _size_box(self, k: int) -> ipywidgets.BoundedIntText:
        box = ipywidgets.BoundedIntText(
            min=1, max=32, tooltip="how many units, 1 to 32",
            style={"description_width": "initial"}, layout={"width": "102px"},
        )  # fmt: skip
        return self.element("layers", k, box, description=lambda: self._size_name(k))

    def _size_name(self, k: int) -> str:
        last = len(self.layers) - 1
        first, between, end = ("inputs", "hidden ", "outputs") if last < 5 else ("in", "h", "out")
        return first if k == 0 else end if k == last else f"{between}{k}"

    def _unit_menu(self, k: int, label: str, options, tooltip: str) -> ipywidgets.Dropdown:
        """Return a menu for the layer of the unit in hand, 0, or for its place in that, 1."""
        return self.element("unit", k, controls.menu(label, (), tooltip), options=options)

    def _layer_names(self) -> list[tuple[str, int]]:
        return [(layer_name(k, len(self.mlp.weights)), k) for k in self._range()]

    def _units(self) -> list[tuple[str, int]]:
        return [(str(i + 1), i) for i in range(self.layers[self.unit[0]])]

    # The mouse.

    def spots(self) -> list[Spot]:
        """Return the units that are drawn, and weights and bias of the one in hand."""
        network = self.plot.network
        names = [f"look at {layer_name(k, len(self.mlp.weights))}, unit " for k in self._range()]
        units = [
            Spot(f"{k} {i}", f"{names[k]}{i + 1}", network.ax, at, CLICK, size=network.radius + 4,
                 terms=unit_terms(k, i))
            for (k, i), at in network.units.items()
        ]  # fmt: skip
        return [*units, *self._parameter_spots()]

    def _parameter_spots(self) -> list[Spot]:
        network, (k, i) = self.plot.network, self.unit
        if not k or (k, i) not in network.units:
            return []
        weights, bias = self.mlp.weights[k - 1][:, i], self.mlp.biases[k - 1][i]
        found = [
            (Place("w", k, (j, i)), weights[j], network.links[k, j, i], LINE)
            for j in range(network.shown[k - 1]) if (k, j, i) in network.links
        ]  # fmt: skip
        found.append((Place("b", k, (i,)), bias, network.foot(k, i), AREA))
        return [
            Spot(place.address, f"{symbol(place, self.layers)} = {number(value)}", network.ax, at,
                 LOOK, kind, terms=(place.address,))
            for place, value, at, kind in found
        ]  # fmt: skip

    def _press(self, pointer: Pointer) -> None:
        if pointer.spot:
            layer, unit = map(int, pointer.spot.key.split())
            self.unit = (layer, unit)
