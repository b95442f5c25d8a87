"""A nudge runs through a row of operations, its size multiplied at each joint; and the way back."""

import traitlets

from ...live.controls import group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.settings import Number
from ...live.spots import Spot
from ...live.stage import Pointer
from ...text.numbers import figure
from . import words
from .model import ONE, SHAPES, stages
from .plot import ChainPlot
from .scene_model import DIRECTIONS, FORWARDS, Scene, scene


class ChainLab(Lab):
    """One sigmoid neuron taken apart, w → p → z → a → L, at x = 2, b = −1.

    With one path the target is y = 1 and L = (a − y)². With two paths a hidden unit has two
    outputs behind it, o₁ = 2a and o₂ = −a, with the targets 0.5 and −1, and L is the sum of both
    squares.

    Parameters
    ----------
    shape : {"one path", "two paths"}
    direction : {"forwards", "backwards"}
        Whether a nudge runs to the loss, or the slopes are gathered from the loss.
    moved : {"w", "b"}
        What is nudged.
    nudge : float
        By how much, from −0.1 to 0.1.
    guess : float
        What the loss will do, as the learner thinks, from −0.2 to 0.2.
    slope_guess : float
        On the way back, of ∂L/∂w, from −2 to 2.
    w : float
        Where the weight is, from −1.5 to 2.
    step : int
        How many joints the ripple, or the blame, has gone through.
    """

    title = "The chain rule"
    begin = "Drag the ring “your guess” to where it will end, then press Play."

    size = (940, 340)
    moves = True
    readout_lines = 4

    shape = traitlets.Enum(SHAPES, ONE).tag(state=True)
    direction = traitlets.Enum(DIRECTIONS, FORWARDS).tag(state=True)
    moved = traitlets.Enum(("w", "b"), "w").tag(state=True)
    nudge = Number(0.05, min=-0.1, max=0.1).tag(state=True)
    guess = Number(0.0, min=-0.2, max=0.2).tag(state=True)
    slope_guess = Number(0.0, min=-2.0, max=2.0).tag(state=True)
    w = Number(0.5, min=-1.5, max=2.0).tag(state=True)
    step = traitlets.Int(0, min=0, max=5).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = ChainPlot(self.stage.figure)
        self._seen = 0
        self.stage.on_drag(self._drag)
        self.player = Player(
            [Action("one step", self.forward, "through the next joint")],
            self.reset,
            per_second=2,
        )
        sliders = (
            self.slider("nudge", "by", 0.005, "how far it is nudged", "300px"),
            self.slider("guess", "your guess: ΔL", 0.001, "what will the loss do?", "400px"),
        )
        for slider in sliders:
            slider.readout_format = ".3f"
        moved = self.menu("moved", "nudge", ("w", "b"), "what is nudged")
        self._ahead = group("your nudge and your guess", moved, *sliders)
        self._back = group(
            "your guess",
            self.slider(
                "slope_guess", "your guess: ∂L/∂w", 0.05, "how steep is L over w?", "400px"
            ),
        )
        return (
            panel(
                group(
                    "the chain",
                    self.menu("shape", "paths", SHAPES, "one path to the loss, or two that meet"),
                    self.menu("direction", "go", DIRECTIONS, "a nudge ahead, or the blame back"),
                    self.slider("w", "weight w", 0.1, "where the weight is", "220px"),
                ),
                self._ahead,
                self._back,
            ),
            self.stage,
            self.player,
            self.readout,
        )

    @property
    def scene(self) -> Scene:
        """What is seen now."""
        return self._scene

    def forward(self) -> bool:
        """Let it run through one more joint; return False where it has come to the end."""
        if self.step >= self._last():
            return False
        self.step += 1
        return self.step < self._last()

    def reset(self) -> None:
        """Go back to before the first joint."""
        self.step = 0

    def _last(self) -> int:
        return len(stages(self.shape, self.moved, self.direction)) - 1

    def settle(self, changed):
        """Begin anew where it is another chain; refuse a step that there is not."""
        another = changed & {"shape", "direction", "moved"}
        if another and "step" not in changed:
            self.step = 0
        if self.step > self._last():
            if "step" in changed and not another:
                raise ValueError(f"step is {self.step}; expected 0 to {self._last()}")
            self.step = self._last()

    def show(self, changed):
        """Let the ripple run as far as it has come."""
        guess = self.guess if self.direction == FORWARDS else self.slope_guess
        self._scene = scene(
            self.shape, self.direction, self.moved, self.w, self.nudge, guess, self.step
        )
        self._ahead.layout.display = None if self._scene.forwards else "none"
        self._back.layout.display = "none" if self._scene.forwards else None
        self.plot.update(self._scene)
        if changed == {"step"} and self.step == self._seen + 1:
            self.glide(self.plot.advance)
        self._seen = self.step
        self.readout.show(*words.said(self._scene))
        return words.seen(self._scene)

    def spots(self) -> list[Spot]:
        """Return the nudge and the guess of the loss, or on the way back that of the slope."""
        ahead = self.direction == FORWARDS
        handles = {"slope_guess": ("w", "your guess: ∂L/∂w")}
        if ahead:
            handles = {
                "nudge": (self.moved, f"Δ{self.moved}"),
                "guess": ("L", "your guess: ΔL"),
            }
        found = []
        for key, (lane, name) in handles.items():
            value, most = getattr(self, key), self.traits()[key].max
            at = self.plot.handle(lane, value)
            end = abs(value) == most
            found.append(Spot(key, f"{name} = {figure(value)}", self.plot.ax, at, bound=end))
        return found

    def _drag(self, pointer: Pointer) -> None:
        key = pointer.spot.key if pointer.spot else ""
        if not key:
            return
        trait = self.traits()[key]
        lane = {"nudge": self.moved, "guess": "L", "slope_guess": "w"}[key]
        size = round(self.plot.size_at(lane, pointer.y), 2 if key == "slope_guess" else 3)
        setattr(self, key, min(max(size, trait.min), trait.max))
