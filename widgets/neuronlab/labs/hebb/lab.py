"""Fire together, wire together: a neuron with three synapses learns the pattern it is shown."""

from functools import partial

import ipywidgets
import numpy as np
import traitlets

from ...live.controls import button, group, panel, primary
from ...live.lab import Lab
from ...live.settings import Number
from ...live.spots import AREA, CLICK, LINE, Spot
from ...live.stage import Pointer
from ...text.numbers import number, vector
from .model import PATTERNS, HebbianNeuron, Showing
from .plot import HebbPlot, Scene

MOST = 200


class HebbLab(Lab):
    """A neuron with three synapses, all 0.55 at first, and three patterns to show to it.

    Parameters
    ----------
    shown : list of {"A", "B", "C"}
        The patterns shown until now, at most 200: A = (1, 1, 0), B = (0, 1, 1), C = (1, 0, 1).
    threshold : float
        θ, from 0.5 to 2.
    learning_rate : float
        η, from 0.05 to 0.5.
    forgetting : bool
        Whether the weights of silent inputs fade when the neuron fires.
    """

    title = "Hebb's rule"
    begin = "Show it a pattern, and watch which synapses grow."
    size = (940, 300)

    shown = traitlets.List(traitlets.Enum(tuple(PATTERNS)), [], maxlen=MOST).tag(state=True)
    threshold = Number(1.05, min=0.5, max=2.0).tag(state=True)
    learning_rate = Number(0.2, min=0.05, max=0.5).tag(state=True)
    forgetting = traitlets.Bool(True).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = HebbPlot(self.stage.figure, PATTERNS)
        self.stage.on_drag(self._point)
        forgetting = ipywidgets.Checkbox(
            description="with forgetting", indent=False, layout={"width": "140px"}
        )
        forgetting.tooltip = "when the neuron fires, the weights of silent inputs fade"
        return (
            panel(
                group(
                    "show a pattern",
                    *(
                        primary(
                            button(
                                f"show {name} {vector(x, 0)}",
                                f"let the neuron see pattern {name} once; a click on its bar does "
                                "the same",
                                partial(self.show_pattern, name),
                            )
                        )
                        for name, x in PATTERNS.items()
                    ),
                    button("back", "take back the last pattern", self.undo, "step-backward"),
                    button("reset", "back to the beginning", self.reset, "fast-backward"),
                ),
                group(
                    "how it learns",
                    self.slider(
                        "threshold", "threshold θ", 0.01, "also by dragging its line", "240px"
                    ),
                    self.slider("learning_rate", "learning rate η", 0.05, width="250px"),
                    self.linked("forgetting", forgetting),
                ),
            ),
            self.stage,
            self.readout,
        )

    def show_pattern(self, name: str) -> bool:
        """Show a pattern once more; return False where there is no room for it."""
        if len(self.shown) == MOST:
            return False
        self.shown = [*self.shown, name]
        return True

    def undo(self) -> None:
        """Take back the last pattern."""
        self.shown = self.shown[:-1]

    def reset(self) -> None:
        """Go back to the beginning, where nothing has been shown."""
        self.shown = []

    def show(self, changed):
        """Show all patterns to a new neuron; update the plot and the readout."""
        self.neuron = neuron = HebbianNeuron(
            threshold=self.threshold, learning_rate=self.learning_rate, forgetting=self.forgetting
        )
        start = neuron.weights
        self.showings = neuron.show_all(self.shown)
        last = self.showings[-1] if self.showings else None
        sums = [neuron.weighted_sum(x) for x in PATTERNS.values()]
        fires = [total >= neuron.threshold for total in sums]
        weights = np.array([start, *(showing.after for showing in self.showings)])
        self.plot.update(Scene(weights, last, sums, fires, neuron.threshold))
        verdict = _verdict([name for name, fired in zip(PATTERNS, fires, strict=True) if fired])
        self.readout.show(
            f"answers now to: <b>{verdict}</b>",
            *_last(last, neuron, self.shown),
            _story(self.shown),
        )
        return (
            f"{len(self.shown)} patterns shown; weights {vector(neuron.weights)}; "
            f"the neuron answers now to: {verdict}."
        )

    # By hand: a bar is clicked, the threshold is dragged.

    def spots(self) -> list[Spot]:
        """Return the bars, and the threshold all along its line."""
        answers, setting = self.plot.answers, self.traits()["threshold"]
        bars = [
            Spot(name, f"show {name}", answers.ax, answers.column(k), CLICK, AREA)
            for k, name in enumerate(PATTERNS)
        ]
        line = Spot(
            "threshold", f"threshold θ = {number(self.threshold)}", answers.ax,
            answers.line(self.threshold), kind=LINE,
            bound=self.threshold in (setting.min, setting.max),
        )  # fmt: skip
        return [line, *bars]

    def _point(self, pointer: Pointer) -> None:
        grasped = pointer.spot.key if pointer.spot else ""
        if grasped == "threshold":
            setting = self.traits()["threshold"]
            self.threshold = min(max(round(pointer.y, 2), setting.min), setting.max)
        elif grasped in PATTERNS and pointer.kind == "press":
            self.show_pattern(grasped)


# The sentences of the readout.


def _last(last: Showing | None, neuron: HebbianNeuron, shown: list[str]) -> tuple[str, str]:
    if last is None:
        return (
            f"nothing shown yet: w = {vector(neuron.weights)}, θ = {number(neuron.threshold)}",
            "press a button, or click on a bar, to show it a pattern",
        )
    products = " + ".join(f"{number(w)}·{x:.0f}" for w, x in zip(last.before, last.x, strict=True))
    sign = "≥" if last.fired else "&lt;"
    total = (
        f"pattern {len(shown)}, {shown[-1]} = {vector(last.x, 0)}: sum = {products} = "
        f"{number(last.weighted_sum)} {sign} θ = {number(neuron.threshold)}: "
        f"<b>{'it fires' if last.fired else 'it is silent'}</b>"
    )
    if not last.fired:
        return total, "a = 0, so Δw = 0: without a spike nothing is learned"
    x, before = vector(last.x, 0), vector(last.before)
    rule = (
        f"Δw = η·a·(x − w) = {number(neuron.learning_rate)}·1·({x} − {before})"
        if neuron.forgetting
        else f"Δw = η·a·x = {number(neuron.learning_rate)}·1·{x}, up to w = 1 at most:"
    )
    equals = " = " if neuron.forgetting else " "
    return total, f"{rule}{equals}{vector(last.after - last.before)}; now w = {vector(last.after)}"


def _verdict(answers: list[str]) -> str:
    if not answers:
        return "none of them"
    if len(answers) == len(PATTERNS):
        return "all three"
    return f"{answers[0]} alone" if len(answers) == 1 else " and ".join(answers)


def _story(shown: list[str]) -> str:
    if len(shown) == MOST:
        return f"{MOST} patterns are the most there is room for: press undo or reset"
    recent = " ".join(shown[-30:])
    return f"shown: {'… ' if len(shown) > 30 else ''}{recent or 'nothing'}"
