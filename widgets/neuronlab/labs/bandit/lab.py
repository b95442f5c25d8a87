"""Reinforcement: no one says which arm is right, only a reward tells; explore, or use the best."""

import ipywidgets
import numpy as np
import traitlets

from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.settings import Number
from ...text.numbers import number
from . import model as bandit
from .model import ARMS, MOST, BanditRun
from .plot import BanditPlot, Scene


class BanditLab(Lab):
    """Four arms with hidden probabilities of winning, and an ε-greedy player.

    Parameters
    ----------
    epsilon : float
        ε, how often the player takes an arm by chance, from 0 to 1.
    step : int
        How many pulls there have been, from 0 to 500.
    seed : int
        Of the arms and of the luck.
    reveal : bool
        Whether the true probabilities are shown.
    """

    title = "Learning by reward"
    begin = "Press Play, then explore more or less."
    size = (940, 310)
    readout_lines = 4

    epsilon = Number(0.1, min=0.0, max=1.0).tag(state=True)
    step = traitlets.Int(100, min=0, max=MOST).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)
    reveal = traitlets.Bool(False).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = BanditPlot(self.stage.figure, ARMS)
        self.player = Player(
            [
                Action("one pull", lambda: self.go(self.step + 1), "pull one arm"),
                Action("ten pulls", lambda: self.go(self.step + 10), "pull ten times"),
            ],
            reset=lambda: self.go(0),
            scrubber=self.slider("step", "pulls"),
        )
        reveal = ipywidgets.Checkbox(
            description="reveal the truth (▬)", indent=False, layout={"width": "170px"},
            tooltip="show how often each arm really wins",
        )  # fmt: skip
        return (
            panel(
                group(
                    "how it plays",
                    self.slider(
                        "epsilon", "exploring ε", 0.01, "how often an arm is taken by chance"
                    ),
                ),
                group(
                    "the machines",
                    self.linked("reveal", reveal),
                    button("new arms", "other arms, other luck: seed + 1", self.new_arms, "random"),
                ),
            ),
            self.stage,
            self.player,
            self.readout,
        )

    @property
    def probabilities(self) -> np.ndarray:
        """How often each arm really wins, (4,)."""
        return bandit.arm_probabilities(self.seed)

    @property
    def run(self) -> BanditRun:
        """All 500 pulls, those ahead too."""
        return self._run

    @property
    def values(self) -> np.ndarray:
        """The estimates Q now, (4,)."""
        return self._run.values[self.step]

    @property
    def counts(self) -> np.ndarray:
        """How often each arm has been pulled, (4,)."""
        return self._run.counts[self.step]

    @property
    def average(self) -> float:
        """The average reward until now; 0 before the first pull."""
        return float(self._run.averages[self.step - 1]) if self.step else 0.0

    def go(self, step: int) -> bool:
        """Show the moment after ``step`` pulls; return False where that is no change."""
        before, self.step = self.step, min(step, MOST)
        return self.step != before

    def new_arms(self) -> None:
        """Take other arms."""
        self.seed += 1

    def settle(self, changed):
        """Play anew where the arms or the player are others."""
        if changed & {"epsilon", "seed"}:
            self._run = bandit.play(self.probabilities, self.epsilon, seed=self.seed)

    def show(self, changed):
        """Show the pulls until now."""
        t, run, values = self.step, self._run, self.values
        scene = Scene(
            values=values,
            counts=self.counts,
            thought=int(values.argmax()) if values.any() else -1,
            true=self.probabilities,
            revealed=self.reveal,
            averages=run.averages[:t],
            arms=run.arms[:t],
            rewards=run.rewards[:t],
        )
        self.plot.update(scene)
        won, best, truth = int(scene.rewards.sum()), scene.best, _truth(scene)
        explored = int(run.explored[:t].sum())
        self.readout.show(
            f"<b>{number(self.average)}</b> a pull on average: {won} rewards in {t} pulls"
            + (f"; the best arm always: {number(best)}" if self.reveal else ""),
            " ".join(self._last_pull()),
            f"pulls to explore: {explored}, with the best known: {t - explored}; {_opinion(scene)}",
            truth,
        )
        most = f", the best arm gives {number(best)}" if self.reveal else ""
        return (
            f"{t} pulls, ε = {number(self.epsilon)}: average reward {number(self.average)}{most}; "
            f"pulled {', '.join(map(str, scene.counts))} times; {truth}."
        )

    def _last_pull(self) -> tuple[str, str]:
        t, run = self.step, self._run
        if not t:
            return "No pull yet: all values Q = 0.", "Press “one pull”, or Play."
        arm, reward, draw = run.arms[t - 1], run.rewards[t - 1], run.draws[t - 1]
        before, n, now = run.values[t - 1, arm], run.counts[t, arm], run.values[t, arm]
        if run.explored[t - 1]:
            sign, what = "&lt;", "it explores"
        elif (run.values[t - 1] == before).sum() > 1:
            sign, what = "≥", "several share the best Q, and chance takes one"
        else:
            sign, what = "≥", "it takes the best known"
        q = f"Q{'₁₂₃₄'[arm]}"
        return (
            f"Pull {t}: drew {number(draw)} {sign} ε = {number(self.epsilon)}: {what}, "
            f"<b>arm {arm + 1}</b>, and {'wins' if reward else 'wins nothing'}: r = {reward}.",
            f"{q}, the mean of {n - 1} {'reward' if n == 2 else 'rewards'}, was {number(before)}; "
            f"with reward {n}, r = {reward}, it is <b>{number(now)}</b>."
            if n > 1
            else f"{q} is the first reward of this arm: <b>{number(now)}</b>.",
        )


def _opinion(scene: Scene) -> str:
    if scene.thought < 0:
        return "no arm has won yet"
    return f"the best known is arm {scene.thought + 1}"


def _truth(scene: Scene) -> str:
    if not scene.revealed:
        return "what the arms are really worth is hidden"
    true, thought = scene.true, scene.thought
    right = thought >= 0 and true[thought] == scene.best
    shares = ", ".join(number(p) for p in true)
    return (
        f"really they win with probabilities {shares}: the best is arm {true.argmax() + 1}, "
        f"{'and that is what the player thinks' if right else 'the player does not know it'}"
    )
