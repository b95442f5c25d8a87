"""Bumps that add up: place a few of them, and their sum becomes the curve."""

import ipywidgets
import numpy as np
import traitlets

from ...live.controls import button, group, panel, primary
from ...live.lab import Lab
from ...live.settings import Number
from ...live.spots import Spot
from ...live.stage import Pointer
from ...text.numbers import factor, number
from . import model as rbf
from .plot import RBFPlot, Scene

MOST = 8
HIGHEST = 5.0

_X = np.linspace(-rbf.LIMIT - 0.15, rbf.LIMIT + 0.15, 160)


class RBFLab(Lab):
    """A radial basis function network of one input: bumps, their heights, and samples to fit.

    Parameters
    ----------
    centres : list of float
        Where the bumps stand, 1 to 8 numbers from −3 to 3.
    heights : list of float
        The weight of each bump, from −5 to 5; missing ones are 0.
    width : float
        s, the same for all bumps, from 0.1 to 2.
    target : {"sine", "step", "two hills"}
        The curve that the samples come from.
    noise : float
        The standard deviation of what is added to the samples, from 0 to 0.5.
    seed : int
        Of the noise.
    chosen : int
        The bump in hand, from 1 on.
    """

    title = "A sum of bumps"
    begin = "Drag the bumps until their sum follows the dots."
    size = (940, 310)
    readout_lines = 4

    centres = traitlets.List(
        Number(0.0, min=-rbf.LIMIT, max=rbf.LIMIT), [-2.0, -1.0, 1.5], minlen=1, maxlen=MOST
    ).tag(state=True)
    heights = traitlets.List(
        Number(0.0, min=-HIGHEST, max=HIGHEST), [-1.0, -0.6, 1.2], maxlen=MOST
    ).tag(state=True)  # fmt: skip
    width = Number(0.6, min=0.1, max=2.0).tag(state=True)
    target = traitlets.Enum(tuple(rbf.TARGETS), "sine").tag(state=True)
    noise = Number(0.1, min=0.0, max=0.5).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)
    chosen = traitlets.Int(3, min=1, max=MOST).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = RBFPlot(self.stage.figure, _X, rbf.LIMIT)
        self.stage.on_drag(self._drag)
        self._note = ""
        return (
            panel(
                group(
                    "the curve",
                    self.menu("target", "target", tuple(rbf.TARGETS), "the curve to learn"),
                    self.slider("noise", "noise", step=0.05, width="190px"),
                    button("new noise", "draw other noise: seed + 1", self.new_noise, "random"),
                ),
                group(
                    "all bumps",
                    self.slider("width", "width s", step=0.05, tooltip="of all", width="200px"),
                    button("add a bump", "where the error is greatest", self.add),
                ),
                group(
                    "the bump in hand",
                    self.menu("chosen", "bump", self._bumps, "which bump the sliders move"),
                    self._slider("centres", "centre c", rbf.LIMIT),
                    self._slider("heights", "height h", HIGHEST),
                    button("remove", "take the bump in hand away", self.remove),
                    primary(
                        button("least squares", "the best heights at once", self.least_squares)
                    ),
                ),
            ),
            self.stage,
            self.readout,
        )

    # What the model says.

    @property
    def error(self) -> float:
        """The mean squared error of the samples."""
        x, y = self.samples
        return rbf.mean_squared_error(x, y, self.centres, self.heights, self.width)

    @property
    def best_heights(self) -> np.ndarray:
        """The heights with the least mean squared error for these centres, (k,)."""
        return rbf.least_squares(*self.samples, self.centres, self.width)

    @property
    def best_error(self) -> float:
        """The least mean squared error that these centres allow."""
        x, y = self.samples
        return rbf.mean_squared_error(x, y, self.centres, self.best_heights, self.width)

    # What can be done.

    def least_squares(self) -> None:
        """Set the heights to those with the least mean squared error."""
        best = self.best_heights
        if np.abs(best).max() > HIGHEST:
            self._refuse(
                f"they go up to {number(np.abs(best).max(), 1)}, above {number(HIGHEST, 0)}: the "
                "bumps overlap too much. Make them narrower, or take one away"
            )
            return
        self.heights = [round(float(h), 4) + 0.0 for h in best]

    def add(self) -> None:
        """Add a bump where the error is greatest, as high as what is missing there."""
        if len(self.centres) == MOST:
            self._refuse(f"{MOST} bumps are the most there is room for")
            return
        x, missing = rbf.worst(*self.samples, self.centres, self.heights, self.width)
        self.set(
            centres=[*self.centres, round(x, 2) + 0.0],
            heights=[*self.heights, float(np.clip(round(missing, 2), -HIGHEST, HIGHEST)) + 0.0],
            chosen=len(self.centres) + 1,
        )

    def remove(self) -> None:
        """Take the bump in hand away."""
        if len(self.centres) == 1:
            self._refuse("the last bump stays")
            return
        k = self.chosen - 1
        self.set(
            centres=[*self.centres[:k], *self.centres[k + 1 :]],
            heights=[*self.heights[:k], *self.heights[k + 1 :]],
            chosen=max(1, k),
        )

    def new_noise(self) -> None:
        """Draw other noise."""
        self.seed += 1

    # One way through.

    def settle(self, changed):
        """Bring heights and the bump in hand in line with the centres."""
        n = len(self.centres)
        if len(self.heights) != n:
            self.heights = [*self.heights, *([0.0] * n)][:n]
        self.chosen = min(self.chosen, n)
        self.samples = rbf.samples(self.target, self.noise, self.seed)

    def show(self, changed):
        """Ask the model for the bumps, their sum, and the error."""
        x, y = self.samples
        k = self.chosen - 1
        best = self.best_heights
        self._scene = Scene(
            x=x,
            y=y,
            predicted=rbf.output(x, self.centres, self.heights, self.width),
            curves=rbf.bumps(_X, self.centres, self.width) * self.heights,
            centres=self.centres,
            heights=self.heights,
            chosen=k,
            best_heights=best,
            error=self.error,
            best_error=rbf.mean_squared_error(x, y, self.centres, best, self.width),
        )
        self.plot.update(self._scene)
        n = len(self.centres)
        self._note = ""
        self._say()
        return (
            f"{_bumps(n)} of width {number(self.width)} over {len(x)} samples of a "
            f"{self.target}; mean squared error {number(self._scene.error, 4)}, least possible "
            f"with these centres {number(self._scene.best_error, 4)}."
        )

    def _say(self) -> None:
        scene, s = self._scene, self.width
        c, h = scene.centres[scene.chosen], scene.heights[scene.chosen]
        heights = ", ".join(number(h) for h in scene.heights)
        if np.abs(scene.best_heights).max() < 1000:
            best = ", ".join(number(h) for h in scene.best_heights)
        else:
            best = "above 1000: the bumps overlap too much"
        n = len(scene.centres)
        self.readout.show(
            f"mean squared error <b>{number(scene.error, 4)}</b>",
            self._note
            or f"{_bumps(n)}: the {n} heights come from linear equations, at once; "
            "centres and width do not.",
            f"bump {scene.chosen + 1}: h·exp(−(x − c)²/(2s²)) = "
            f"{number(h)}·exp(−(x − {factor(c)})²/(2·{number(s)}²))",
            f"heights now {heights}; least squares would make them {best}, and the error "
            f"{number(scene.best_error, 4)}",
        )

    def _refuse(self, why: str) -> None:
        self._note = why
        self._say()

    def _slider(self, name: str, label: str, limit: float) -> ipywidgets.FloatSlider:
        """Return a slider for the number of the bump in hand in the list ``name``."""
        slider = ipywidgets.FloatSlider(
            min=-limit, max=limit, step=0.01, description=label,
            tooltip=f"{label} of the bump in hand", style={"description_width": "initial"},
            layout={"width": "215px"},
        )  # fmt: skip
        return self.element(name, lambda: self.chosen - 1, slider)

    def _bumps(self) -> list[tuple[str, int]]:
        return [(str(j + 1), j + 1) for j in range(len(self.centres))]

    def spots(self) -> list[Spot]:
        """Return the tops of the bumps."""
        tops = zip(self.centres, self.heights, self.plot.tops, strict=True)
        return [
            Spot(
                str(k), f"bump {k + 1}: centre c = {number(c)}, height h = {number(h)}",
                self.plot.ax, at, bound=abs(c) >= rbf.LIMIT or abs(h) >= HIGHEST,
            )
            for k, (c, h, at) in enumerate(tops)
        ]  # fmt: skip

    def _drag(self, pointer: Pointer) -> None:
        if not pointer.spot:
            return
        at, k = np.array([pointer.x, pointer.y]), int(pointer.spot.key)
        if pointer.kind == "press":
            self.chosen = k + 1
            self._from, self._top = at, np.array([self.centres[k], self.heights[k]])
        elif (at != self._from).any() and k < len(self.centres):
            most = np.array([rbf.LIMIT, HIGHEST])
            top = np.clip(self._top + at - self._from, -most, most)
            centre, height = (round(float(v), 2) + 0.0 for v in top)
            self.set(
                centres=[*self.centres[:k], centre, *self.centres[k + 1 :]],
                heights=[*self.heights[:k], height, *self.heights[k + 1 :]],
            )


def _bumps(n: int) -> str:
    return f"{n} bump{'s' if n > 1 else ''}"
