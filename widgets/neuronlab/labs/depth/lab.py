"""Wide or deep: two networks of equal cost learn one curve, from as many starts as one likes."""

import ipywidgets
import traitlets

from ...live import controls
from ...live.bound import Bound
from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...text.numbers import number
from . import model
from .model import EPOCHS, EVERY, GRID, LAYERS, RATE, TARGETS, Run, X, closer
from .plot import DepthPlot, Scene

STARTS = 20
"""So many starts are kept."""


class DepthLab(Lab):
    """A network 1–17–1 and a network 1–4–4–4–1, trained side by side on the same curve.

    Parameters
    ----------
    target : {"four teeth", "teeth, moved", "battlements", "smooth wave", "faster and faster"}
        The curve to learn.
    start : {"gentle", "steep"}
        How both networks begin; steep: first-layer weights ten times as large, and biases that
        spread the units over the inputs.
    seed : int
        Of both networks' initial weights.
    epoch : int
        How far they have come, from 0 to 2000; a multiple of 20.
    starts : int
        From how many starts, seeds 0, 1, …, the end is shown: 0 to 20.
    """

    title = "Wide or deep"
    begin = "Guess which of the two will come closer, then press Play."
    size = (940, 400)
    readout_lines = 4

    target = traitlets.Enum(tuple(TARGETS), "four teeth").tag(state=True)
    start = traitlets.Enum(tuple(model.STARTS), "gentle").tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)
    epoch = traitlets.Int(0, min=0, max=EPOCHS).tag(state=True)
    starts = traitlets.Int(0, min=0, max=STARTS).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = DepthPlot(self.stage.figure)
        self.player = Player(
            [
                Action("20 epochs", self.go_on, "train both networks further"),
                Action("one more start", self.one_more_start, "other weights, and to the end"),
            ],
            self.reset,
            per_second=30,
            scrubber=self.slider("epoch", "epoch", step=EVERY),
        )
        return (
            panel(
                group(
                    "what is learned",
                    self._menu("target", "curve", tuple(TARGETS), "the curve to learn"),
                ),
                group(
                    "how both begin",
                    self._menu("start", "start", tuple(model.STARTS), _start_tooltip()),
                    button("new weights", "draw others: seed + 1", self.new_weights, "random"),
                ),
            ),
            self.stage,
            self.player,
            self.readout,
        )

    def _menu(self, setting: str, label: str, options, tooltip: str) -> ipywidgets.Dropdown:
        """Return a menu with which another race begins: at epoch 0, and no start is kept."""

        def another(value: str) -> None:
            self.player.rewind()
            self.set(**{setting: value}, epoch=0, starts=0)

        bound = Bound(
            controls.menu(label, options, tooltip), lambda: getattr(self, setting), another
        )
        bound.setting = setting
        return self.bind(bound)

    @property
    def errors(self) -> dict[str, float]:
        """How far each network is off now, on average."""
        return {name: float(run.at(self.epoch)[1][-1]) for name, run in self._runs.items()}

    @property
    def tally(self) -> dict[str, int]:
        """From how many of the starts each ended closer; "both": less than 0.01 between them."""
        ends = [closer(end) for end in self._ends()]
        return {name: ends.count(name) for name in (*LAYERS, "both")}

    def go_on(self) -> bool:
        """Train both networks 20 epochs further; return False at the end."""
        self.epoch = min(self.epoch + EVERY, EPOCHS)
        return self.epoch < EPOCHS

    def one_more_start(self) -> bool:
        """Train from another start to the end, and keep how far off both are.

        Where the first start has been played to its end already, that one counts.
        """
        played = not self.starts and self.seed == 0 and self.epoch == EPOCHS
        n = 1 if played else self.starts
        if n < STARTS:
            self.set(seed=n, epoch=EPOCHS, starts=n + 1)
        return self.starts < STARTS

    def _ends(self) -> list[dict[str, float]]:
        return [model.final(self.target, seed, self.start) for seed in range(self.starts)]

    def new_weights(self) -> None:
        """Draw other weights, and go back to the beginning."""
        self.set(seed=self.seed + 1, epoch=0)

    def reset(self) -> None:
        """Go back to the weights of the beginning."""
        self.epoch = 0

    def settle(self, changed):
        """Make the runs anew where curve or start is another one."""
        self.epoch -= self.epoch % EVERY
        if changed & {"target", "seed", "start"}:
            self._runs = {name: Run(name, self.target, self.seed, self.start) for name in LAYERS}

    def show(self, changed):
        """Train as far as ``epoch``; show both networks and their errors."""
        seen = {name: run.at(self.epoch) for name, run in self._runs.items()}
        mlps = {name: mlp for name, (mlp, _) in seen.items()}
        errors = {name: off for name, (_, off) in seen.items()}
        self.plot.update(
            Scene(
                mlps=mlps,
                y=TARGETS[self.target](GRID),
                y_hat={name: mlp(GRID[:, None])[:, 0] for name, mlp in mlps.items()},
                errors=errors,
                ends=self._ends(),
            )
        )
        now = {name: float(off[-1]) for name, off in errors.items()}
        wide, deep = number(now["wide"]), number(now["deep"])
        ahead = {"both": "they are level", "deep": "the deep one is closer"}
        said = ahead.get(closer(now), "the wide one is closer")
        counts = " and ".join(
            f"{mlps[name].n_parameters} parameters {where}"
            for name, where in (("wide", "in one hidden layer"), ("deep", "in three"))
        )
        self.readout.show(
            f"wide off by <b>{wide}</b>, deep off by <b>{deep}</b>",
            f"start {self.seed + 1}, after {self.epoch} epochs: "
            f"{said if self.epoch else 'not trained yet'}<br>{self._kept()}",
            f"{counts}; Adam, η = {RATE}, all {len(X)} points in each step",
            f"a {self.start} start: {model.STARTS[self.start]}",
        )
        return (
            f"Two networks learn “{self.target}”, with a {self.start} start: after {self.epoch} "
            f"epochs from start {self.seed + 1} the wide one is off by {wide}, the deep one by "
            f"{deep}. {self._kept()}."
        )

    def _kept(self) -> str:
        n = self.starts
        if not n:
            return "one start may be luck: “one more start” runs others to the end"
        tally = self.tally
        return (
            f"of {n} start{'s' * (n > 1)}: the deep one ended closer in {tally['deep']}, "
            f"the wide one in {tally['wide']}, level in {tally['both']}"
        )


def _start_tooltip() -> str:
    return "; ".join(f"{name}: {what}" for name, what in model.STARTS.items())
