"""A plain recurrent network and an LSTM learn to add two numbers from far back in a sequence."""

import numpy as np
import traitlets

from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.settings import Number
from ...text.numbers import figure, number
from .model import EVERY, MOST, TESTED, Race
from .networks_model import Learned
from .plot import MemoryPlot, Scene


class MemoryLab(Lab):
    """Two networks of eight units each are trained by backpropagation through time.

    Parameters
    ----------
    length : int
        Of the sequences, 5 to 40.
    forget : float
        The bias of the LSTM's forget gates at the start, −2 to 5.
    step : int
        How many mini-batches of 32 sequences both have learned from, 0 to 600.
    sequence : int
        Which of the test sequences is shown, 1 to 64.
    seed : int
        Of the initial weights and of all sequences.
    """

    title = "Learning to remember"
    begin = "Press Play: two networks learn to add two numbers from far back."
    size = (940, 372)
    readout_lines = 8

    length = traitlets.Int(30, min=5, max=40).tag(state=True)
    forget = Number(3.0, min=-2.0, max=5.0).tag(state=True)
    step = traitlets.Int(0, min=0, max=MOST).tag(state=True)
    sequence = traitlets.Int(1, min=1, max=TESTED).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = MemoryPlot(self.stage.figure, MOST)
        self._furthest = 0
        self.player = Player(
            [
                Action("one step", lambda: self.go(self.step + 1), "learn from one mini-batch"),
                Action("ten steps", lambda: self.go(self.step + EVERY), "learn from ten of them"),
            ],
            reset=lambda: self.go(0),
            per_second=10,
            scrubber=self.scrubber(
                "step", lambda: self.step, lambda: max(1, self._furthest), self.go
            ),
        )
        return (
            panel(
                group(
                    "the task",
                    self.slider("length", "length T", tooltip="of the sequences", width="230px"),
                    self.slider("sequence", "test sequence", width="230px"),
                ),
                group(
                    "how it learns",
                    self.slider("forget", "forget gates' bias", 0.5, "at the start", "260px"),
                    button(
                        "new weights", "and other sequences: seed + 1", self.new_weights, "random"
                    ),
                ),
            ),
            self.stage,
            self.player,
            self.readout,
        )

    @property
    def errors(self) -> tuple[float, float]:
        """The mean squared errors on the test sequences now: of the plain one, of the LSTM."""
        plain, gated = self._tested
        return plain.loss, gated.loss

    @property
    def sizes(self) -> np.ndarray:
        """The slope that gets back to each moment, as a share of the last, (2, length)."""
        return np.array([learned.sizes for learned in self._tested])

    def arriving(self, *roads: str) -> float:
        """Return the LSTM's slope at the first moment, as a share of the last, by some roads only.

        Parameters
        ----------
        roads : {"f", "g", "gates"}
            From cell to cell, times f; through what is offered to the cell; through the gates.
        """
        race = self._race
        return race.networks[1].arriving(race.x, race.y, roads)

    def go(self, step: int) -> bool:
        """Show the moment after ``step`` steps; return False where that is no change."""
        before, self.step = self.step, max(0, min(step, MOST))
        return self.step != before

    def new_weights(self) -> None:
        """Begin with other weights and other sequences."""
        self.set(seed=self.seed + 1, step=0)

    # One way through.

    _tested: tuple[Learned, ...] = ()

    def show(self, changed):
        """Train to the moment, try the test sequences, and show what comes of it."""
        if changed & {"length", "forget", "seed"}:
            self._race, self._furthest = Race(self.length, self.forget, self.seed), 0
        race = self._race
        race.go(self.step)
        self._furthest = max(self._furthest, self.step)
        self._tested = race.tested()
        k, errors = self.sequence - 1, race.errors()
        scene = Scene(
            numbers=race.x[:, k, 0],
            marks=race.x[:, k, 1],
            total=float(race.y[k]),
            answers=tuple(float(learned.answers[k]) for learned in self._tested),
            sizes=self.sizes,
            steps=EVERY * np.arange(errors.shape[1]),
            errors=errors,
            step=self.step,
            zero_error=race.zero_error,
        )
        self.plot.update(scene)
        lines = self._lines(scene)
        self.readout.show(*lines, self._forgetting)
        return f"{lines[0]} {lines[1]}".replace("<b>", "").replace("</b>", "")

    def _lines(self, scene: Scene) -> list[str]:
        plain, gated = self.errors
        first, second = scene.numbers[scene.marks > 0]
        left = [figure(float(size), 2) for size in scene.sizes[:, 0]]
        return [
            f"Error after {self.step} step{'' if self.step == 1 else 's'}: "
            f"plain <b>{number(plain)}</b>, LSTM <b>{number(gated)}</b>; "
            f"always answering 0: {number(scene.zero_error)}",
            f"The slope at the first moment is {left[0]} times that at the last in the plain "
            f"network, {left[1]} times in the LSTM.",
            f"This sequence: {number(first)} + ({number(second)}) = {number(scene.total)}; "
            f"plain answers {number(scene.answers[0])}, LSTM {number(scene.answers[1])}.",
            "Inputs at each moment: a number, and 1 where it is marked, else 0. The answer is what "
            f"stands at the output after moment {self.length}.",
            "The LSTM's curve is the slope at its cells. One road leads back from cell to cell, by "
            "f; others lead by way of what the units said, through g and the gates. All add up.",
            "Parameters: plain 2·8 + 8·8 + 8 + 9 = 97; LSTM four times as many, and 9: "
            "4·(2·8 + 8·8 + 8) + 9 = 361.",
            "Both learn by Adam, η = 0.01, from mini-batches of 32 new sequences.",
        ]

    def _forgetting(self) -> str:
        """Say what the forget gates do; this reads the test sequences anew, so only on demand."""
        race, start = self._race, 1 / (1 + np.exp(-self.forget))
        opened, alone = race.networks[1].opened(race.x), self.arriving("f")
        return (
            f"The forget gates began {number(100 * start, 0)} % open, and are "
            f"{number(100 * opened, 0)} % open now, on average. By f alone the slope at the first "
            f"moment would be {figure(alone, 2)} times that at the last."
        )
