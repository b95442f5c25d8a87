"""A convolution: nine weights slide over a digit, and what they find becomes an image again."""

import ipywidgets
import numpy as np
import traitlets

from ...live.controls import group, menu, panel, row, unseen
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.settings import Number
from ...live.spots import AREA, CLICK, Spot
from ...live.stage import Pointer
from ...text.numbers import a, factor, number
from . import model as convolution
from .model import KERNELS, SIDE
from .plot import KERNEL, ConvolutionPlot, Scene

OWN = "your own"
_PICTURE, _SLIDING = ("digit", "example"), ("stride", "padding")
STEP = 0.25
PIXELS_A_STEP = 8
"""So far up a cell of the kernel is dragged to add STEP to it."""

_FINDS = {
    "identity": "identity: the image stays as it is",
    "blur": "blur: the mean around each pixel, the nearest count most",
    "horizontal edge": "horizontal edge: above 0 where there is more ink below than above",
    "vertical edge": "vertical edge: above 0 where there is more ink on the right than on the left",
    "sharpen": "sharpen: a pixel stands out from the four beside it",
    "outline": "outline: 0 where a pixel is as dark as all around it",
    OWN: "a kernel of your own; a network learns its nine weights from data",
}


class ConvolutionLab(Lab):
    """A 3 × 3 kernel over a handwritten digit, the window at one place, and the feature map.

    Parameters
    ----------
    digit : int
        Which digit, 0 to 9.
    example : int
        Which of its pictures, 1 to 174.
    kernel : list of float
        Nine weights, row by row, each from −2 to 2.
    stride : int
        How many pixels the window goes on, 1 to 3.
    padding : int
        How many pixels of 0 are put around the digit, 0 to 2.
    relu : bool
        Whether what is below 0 becomes 0.
    row, column : int
        The place of the window, from 1 to at most 10: the cell of the feature map in hand.
    """

    title = "A kernel slides"
    begin = "Press Play and watch the kernel cross the digit."
    size = (940, 322)
    readout_lines = 4
    moves = True

    digit = traitlets.Int(3, min=0, max=9).tag(state=True)
    example = traitlets.Int(1, min=1, max=174).tag(state=True)
    kernel = traitlets.List(
        Number(0.0, min=-2.0, max=2.0), list(map(float, sum(KERNELS["vertical edge"], ()))),
        minlen=9, maxlen=9,
    ).tag(state=True)  # fmt: skip
    stride = traitlets.Int(1, min=1, max=3).tag(state=True)
    padding = traitlets.Int(1, min=0, max=2).tag(state=True)
    relu = traitlets.Bool(False).tag(state=True)
    row = traitlets.Int(3, min=1, max=10).tag(state=True)
    column = traitlets.Int(4, min=1, max=10).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = ConvolutionPlot(self.stage.figure)
        self.stage.on_drag(self._drag)
        self._start = 0.0, 0.0
        relu = ipywidgets.Checkbox(description="ReLU", indent=False, layout={"width": "75px"})
        relu.tooltip = "what is below 0 becomes 0"
        self.player = Player(
            [Action("one step", self.one_step, "on to the next place, row by row")],
            reset=lambda: self.set(row=1, column=1),
            per_second=5,
            scrubber=row(self._place("row"), self._place("column")),
        )
        presets = menu("kernel", [*KERNELS, OWN], "kernels to begin with", "180px")
        self.linked("kernel", presets, _name, self._preset)
        widths = {"digit": 180, "example": 200, "stride": 170, "padding": 180}
        return (
            panel(
                group("the picture", *(self._bounded(name, widths[name]) for name in _PICTURE)),
                group(
                    "how the kernel slides",
                    *(self._bounded(name, widths[name]) for name in _SLIDING),
                    self.linked("relu", relu),
                ),
                group(
                    "the kernel, row by row",
                    presets,
                    *(self._cell(k) for k in range(KERNEL**2)),
                ),
            ),
            self.stage,
            self.player,
            self.readout,
        )

    @property
    def image(self) -> np.ndarray:
        """The digit, (8, 8), each pixel from 0 to 16."""
        return convolution.digits(self.digit)[self.example - 1]

    @property
    def weights(self) -> np.ndarray:
        """The kernel, (3, 3)."""
        return np.reshape(self.kernel, (KERNEL, KERNEL))

    @property
    def feature_map(self) -> np.ndarray:
        """What the kernel finds at each place, after ReLU where it is on."""
        found = convolution.convolve(self.image, self.weights, self.stride, self.padding)
        return convolution.relu(found) if self.relu else found

    @property
    def window(self) -> np.ndarray:
        """What is seen at the place in hand, (3, 3)."""
        every = convolution.windows(self.image, (KERNEL, KERNEL), self.stride, self.padding)
        return every[self.row - 1, self.column - 1]

    @property
    def n_places(self) -> int:
        """How many places the window has along a side."""
        return convolution.output_size(SIDE, KERNEL, self.stride, self.padding)

    def one_step(self) -> bool:
        """Go on to the next place, row by row; return False after the last one."""
        n = self.n_places
        place = (self.row - 1) * n + self.column
        if place == n * n:
            return False
        self.set(row=place // n + 1, column=place % n + 1)
        return True

    # One way through.

    def settle(self, changed):
        """Keep the window where there is a place for it."""
        self.row, self.column = min(self.row, self.n_places), min(self.column, self.n_places)

    def show(self, changed):
        """Show the digit, the window, and all that the kernel finds."""
        n, window, outputs = self.n_places, self.window, self.feature_map
        products = window * self.weights
        total = float(products.sum())
        place = (self.row - 1, self.column - 1)
        result = outputs[place]
        self.plot.update(
            Scene(
                image=self.image,
                padding=self.padding,
                stride=self.stride,
                kernel=self.weights,
                products=products,
                outputs=outputs,
                place=place,
                titles=(
                    f"{a(self.digit)}: {SIDE} × {SIDE}, padding {self.padding}",
                    f"feature map: {n} × {n}",
                ),
                notes=("ink from 0 to 16", "ReLU(z), rounded" if self.relu else "sums z, rounded"),
                sums=(
                    f"sum z = {number(total)}",
                    f"ReLU(z) = {number(result)}" if self.relu else "",
                ),
            )
        )
        if changed <= {"row", "column"}:
            self.glide(self.plot.slide, frames=5)
        self.readout.show(*self._lines(window, total, n))
        return (
            f"{a(self.digit).capitalize()} under a 3 × 3 kernel ({_name(self.kernel)}), "
            f"stride {self.stride}, padding {self.padding}{', ReLU' if self.relu else ''}: "
            f"{n} × {n} numbers; at row {self.row}, column {self.column} the sum is "
            f"{number(total)}{f', the output {number(result)}' if self.relu else ''}."
        )

    def _lines(self, window: np.ndarray, total: float, n: int) -> list[str]:
        products = " + ".join(
            f"{factor(w, _digits(w))}·{x:.0f}"
            for w, x in zip(self.kernel, window.flat, strict=True)
        )
        z = number(total)
        above = f"; ReLU: max(0, {z}) = <b>{number(max(0.0, total))}</b>" if self.relu else ""
        padding, stride = self.padding, self.stride
        exact = (SIDE + 2 * padding - KERNEL) / stride + 1
        size = f"({SIDE} + 2·{padding} − {KERNEL})/{stride} + 1 = {number(exact, _digits(exact))}"
        if exact != n:
            size += f", rounded down {n}: the last pixels are left out"
        return [
            f"row {self.row}, column {self.column}: z = <b>{z}</b>{above}",
            f"{_FINDS[_name(self.kernel)]}. z = {products}.",
            f"size: {size}; {n}·{n} = {n * n} places",
            f"parameters: 3·3 = 9 weights, no bias, shared by all {n * n} places; a dense layer "
            f"from {SIDE}·{SIDE} pixels to as many outputs: {SIDE**2}·{n * n} = {SIDE**2 * n * n}",
        ]

    def _cell(self, k: int) -> ipywidgets.BoundedFloatText:
        line, column = divmod(k, KERNEL)
        cell = ipywidgets.BoundedFloatText(
            min=-2.0, max=2.0, step=STEP, layout={"width": "50px"},
            tooltip=f"the kernel's weight in row {line + 1}, column {column + 1}",
            **unseen(f"kernel, row {line + 1}, column {column + 1}"),
        )  # fmt: skip
        return self.element("kernel", k, cell)

    def _bounded(self, name: str, width: int) -> ipywidgets.IntSlider:
        return self.slider(name, name, width=f"{width}px")

    def _place(self, name: str) -> ipywidgets.IntSlider:
        return self.slider(name, name, width="190px", max=lambda: self.n_places)

    def _preset(self, name: str) -> list[float]:
        return self.kernel if name == OWN else list(map(float, sum(KERNELS[name], ())))

    # Dragging: the window by its place on either side, a weight up and down.

    def spots(self) -> list[Spot]:
        """Return the kernel's cells, the window, and the cells on either side of them."""
        plot, places = self.plot, self.plot.places

        def of(key: str, name: str, **more) -> Spot:
            return Spot(key, name, plot.ax, places[key], kind=AREA, **more)

        where = f"row {self.row}, column {self.column}"
        weights = [
            of(
                f"kernel {k}",
                f"weight in row {k // KERNEL + 1}, column {k % KERNEL + 1}: {number(weight)}",
                bound=abs(weight) >= 2.0,
            )
            for k, weight in enumerate(self.kernel)
        ]
        return [
            *weights,
            of("window", f"window: {where}"),
            of("cell", f"feature map: {where}"),
            of("image", "put the window's middle on a pixel", does=CLICK),
            of("map", "choose a cell of the feature map", does=CLICK),
        ]

    def _drag(self, pointer: Pointer) -> None:
        grasped = pointer.spot.key if pointer.spot else ""
        if grasped in ("window", "image"):
            self._look(self.plot.image.cell_at(pointer.x, pointer.y), 1)
        elif grasped in ("cell", "map"):
            self._look(self.plot.map.cell_at(pointer.x, pointer.y), 0)
        elif grasped:
            self._weigh(int(grasped.removeprefix("kernel ")), pointer)

    def _weigh(self, k: int, pointer: Pointer) -> None:
        """Add to a weight as far as it is dragged up."""
        if pointer.kind == "press":
            self._start = self.kernel[k], pointer.y
        weight, start = self._start
        steps = round((pointer.y - start) / PIXELS_A_STEP)
        weight = float(np.clip(weight + STEP * steps, -2, 2))
        self.kernel = [*self.kernel[:k], weight, *self.kernel[k + 1 :]]

    def _look(self, cell: tuple[int, int] | None, on_image: int) -> None:
        """Put the window's middle at a cell of the image, or take a cell of the feature map."""
        if cell is not None:
            stride = self.stride if on_image else 1
            line, column = (
                int(np.clip(round((at - on_image) / stride), 0, self.n_places - 1)) + 1
                for at in cell
            )
            self.set(row=line, column=column)


def _name(kernel: list[float]) -> str:
    """Return the name of a kernel."""
    return next((name for name, k in KERNELS.items() if list(sum(k, ())) == kernel), OWN)


def _digits(value: float) -> int:
    """Return how many digits after the point a number needs, at most 4."""
    return next((n for n in range(4) if round(value, n) == value), 4)
