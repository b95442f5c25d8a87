"""Bet, then race: one network trained with four activations, from the same start."""

import traitlets

from ...live.controls import Fold, button, group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.settings import Number
from .model import COURSES, DEEPEST, LAPS, RUNNERS, Race, Standing
from .plot import RacePlot, Scene
from .words import NO_BET, title, verdict, why

BETS = (NO_BET, *RUNNERS)

_COURSE = frozenset({"data", "depth", "learning_rate", "seed"})


class RaceLab(Lab):
    """A network trained with step, sigmoid, tanh and ReLU at once; the learner bets first.

    Whatever changes the race, a bet too, takes everybody back to the start.

    Parameters
    ----------
    data : {"moons", "circles", "four clouds"}
        What is to be learned.
    depth : int
        Hidden layers of 6 units each, from 1 to 6.
    learning_rate : float
        η, from 0.01 to 0.5.
    bet : {"no bet", "step", "sigmoid", "tanh", "relu"}
        Who will be first to have 95 % of the points right.
    seed : int
        Of the weights that all start from, and of the order of the samples.
    epoch : int
        How far the race has gone, from 0 to 80.
    """

    title = "Bet, then race"
    begin = "Place your bet, then press Play."

    size = (940, 380)
    readout_lines = 4

    data = traitlets.Enum(tuple(COURSES), "moons").tag(state=True)
    depth = traitlets.Int(1, min=1, max=DEEPEST).tag(state=True)
    learning_rate = Number(0.05, min=0.01, max=0.5).tag(state=True)
    bet = traitlets.Enum(BETS, NO_BET).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)
    epoch = traitlets.Int(0, min=0, max=LAPS).tag(state=True)

    _told = False
    """Whether the epoch is being set together with the rest."""

    def build(self):
        """Make the controls and the plot."""
        self.plot = RacePlot(self.stage.figure)
        self.player = Player(
            [Action("one epoch", self.one_epoch, "once through all points, all four of them")],
            reset=lambda: self.set(epoch=0),
            scrubber=self.slider("epoch", "epoch", tooltip="how far the race has gone"),
        )
        return (
            panel(
                group(
                    "who is first?",
                    self.menu("bet", "your bet", BETS, "who is first to have 95 % right"),
                ),
                group(
                    "the race",
                    self.menu("data", "points", tuple(COURSES), "what is to be learned"),
                    self.slider("depth", "hidden layers", None, "of 6 units each", "225px"),
                    button("new weights", "another start for all four: seed + 1",
                           self.new_weights, "random"),
                ),
            ),
            self.stage,
            self.player,
            self.readout.with_folds(
                Fold(
                    "how it learns",
                    self.slider("learning_rate", "learning rate η", None, "the size of a step"),
                )
            ),
        )  # fmt: skip

    @property
    def standing(self) -> Standing:
        """How the race stands."""
        return self._race.at(self.epoch)

    @property
    def winners(self) -> list[str]:
        """Who has been first to cross the line, as far as the race has gone."""
        return self.standing.winners

    def one_epoch(self) -> bool:
        """Let all four go once through all points; False where the race is over."""
        if self.epoch < LAPS:
            self.epoch += 1
        return self.epoch < LAPS

    def new_weights(self) -> None:
        """Draw other weights for all four, and go back to the start."""
        self.set(seed=self.seed + 1, epoch=0)

    def set(self, **state):
        """Change several settings, and draw once; where an epoch is among them, it holds."""
        self._told = "epoch" in state
        try:
            super().set(**state)
        finally:
            self._told = False

    def settle(self, changed):
        """Go back to the start where the race is another one, or the bet."""
        if changed & (_COURSE | {"bet"}) and "epoch" not in changed and not self._told:
            self.epoch = 0

    def show(self, changed):
        """Let them run as far as they have not yet."""
        if changed & _COURSE:
            self._race = Race(self.data, self.depth, self.learning_rate, self.seed)
            self.plot.set_points(self._race.X, self._race.y, self._race.box)
        standing = self.standing
        words = title(standing)
        bet = "" if self.bet == NO_BET else self.bet
        self.plot.update(Scene(standing, self._race.maps(self.epoch), words, bet))
        said = verdict(standing, self.bet)
        self.readout.show(said, *why(standing, self.seed + 1))
        rights = ", ".join(
            f"{name} {100 * right:.3g} %" for name, right in zip(RUNNERS, standing.now, strict=True)
        )
        layers = f"{self.depth} hidden layer{'s' if self.depth > 1 else ''}"
        return (
            f"A race over the {self.data}, {layers}, epoch {self.epoch}: {words}; {rights} right."
        )
