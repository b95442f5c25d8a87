"""Bumps that chase a curve: two hidden units each, placed by hand or by themselves."""

from dataclasses import replace

import ipywidgets
import numpy as np
import traitlets

from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.settings import Number
from ...live.spots import CLICK, DRAG, Spot, area
from ...live.stage import Pointer
from ...text.numbers import number
from . import model, words
from .curve import HIGHEST, OwnCurve
from .model import GRID, HIGH, INSIDE, KNOTS, LOW, MOST, OUTSIDE, TARGETS, WIDE, Bump
from .own import OwnBumps
from .plot import BumpPlot, Scene, handles

_LEFTMOST, _RIGHTMOST = LOW - OUTSIDE, HIGH + OUTSIDE


def _edge() -> Number:
    return Number(0.0, min=_LEFTMOST, max=_RIGHTMOST)


class BumpLab(Lab):
    """Pairs of sigmoids that make bumps, their sum, and a curve that they are to follow.

    Parameters
    ----------
    lefts, rights : list of float
        Where each bump begins and ends, 1 to 20 numbers from −1 to 11.
    heights : list of float
        How high each is, from −1.5 to 1.5; missing ones are 0.
    sharpness : float
        s, the weight of every hidden unit, from 0.5 to 50.
    target : str
        The curve to follow: "two hills", "sine", "stairs", "ripples" or "own curve".
    curve : list of float
        The heights of one's own curve at 41 inputs from 0 to 10.
    draw : bool
        Whether the mouse draws one's own curve.
    chosen : int
        The bump in hand, from 1 on.
    """

    title = "Bumps follow a curve"
    begin = "Drag the bump by its rings: the line shall follow the grey curve."
    size = (940, 420)
    readout_lines = 4
    moves = True

    lefts = traitlets.List(_edge(), [4.0], minlen=1, maxlen=MOST).tag(state=True)
    rights = traitlets.List(_edge(), [5.5], minlen=1, maxlen=MOST).tag(state=True)
    heights = traitlets.List(
        Number(0.0, min=-HIGHEST, max=HIGHEST), [0.6], maxlen=MOST
    ).tag(state=True)  # fmt: skip
    sharpness = Number(20.0, min=0.5, max=50.0).tag(state=True)
    target = traitlets.Enum((*TARGETS, "own curve"), "two hills").tag(state=True)
    curve = traitlets.List(
        Number(0.0, min=-HIGHEST, max=HIGHEST), [0.0] * len(KNOTS), minlen=len(KNOTS),
        maxlen=len(KNOTS),
    ).tag(state=True)  # fmt: skip
    draw = traitlets.Bool(False).tag(state=True)
    chosen = traitlets.Int(1, min=1, max=MOST).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = BumpPlot(self.stage.figure)
        self.stage.on_drag(self._drag)
        self._own = OwnCurve(self)
        self._sum, self._slides = np.zeros(len(GRID)), False
        self._own_bumps = OwnBumps(self)
        self.player = Player(
            [Action("one more fitted", self.one_more, "side by side, one more than there are")],
            self.reset,
            per_second=2,
        )
        drawing = ipywidgets.ToggleButton(
            description="draw a curve", icon="pencil", layout={"width": "auto"},
            tooltip="draw the curve to follow with the mouse, on the upper picture",
        )  # fmt: skip
        return (
            panel(
                group(
                    "the curve to follow",
                    self.menu("target", "curve", (*TARGETS, "own curve"), "the curve to follow"),
                    self.linked("draw", drawing),
                    *self._own.controls,
                ),
                group(
                    "the bump in hand",
                    self.menu("chosen", "bump", self._numbered, "the bump in hand"),
                    self._of_bump("lefts", "left edge", _LEFTMOST, _RIGHTMOST),
                    self._of_bump("rights", "right edge", _LEFTMOST, _RIGHTMOST),
                    self._of_bump("heights", "height", -HIGHEST, HIGHEST),
                ),
                group(
                    "all bumps",
                    self.slider("sharpness", "sharpness s", step=0.5, width="210px",
                                tooltip="the weight of every hidden unit: how steep the edges are"),
                    button("add a bump", "where most is missing", self.add),
                    button("remove", "take the bump in hand away", self.remove),
                    button("fit", "equal widths, each as high as the curve on average", self.fit),
                    button("my bumps", "those that you made, before the rule or reset laid others",
                           self._own_bumps.bring_back),
                ),
            ),
            self.stage,
            self.player,
            self.readout,
        )  # fmt: skip

    # What the model says.

    @property
    def bumps(self) -> list[Bump]:
        """The bumps that there are."""
        return [Bump(*each) for each in zip(self.lefts, self.rights, self.heights, strict=True)]

    @property
    def mlp(self):
        """The network that the bumps are."""
        return model.network(self.bumps, self.sharpness)

    @property
    def error(self) -> float:
        """How far the sum is from the curve, on average over the inputs from 0 to 10."""
        return model.off(self.bumps, self.sharpness, self._y)

    # What can be done.

    def add(self) -> None:
        """Add a bump one unit wide where most is missing; how high is left to the hand."""
        bumps = self.bumps
        if len(bumps) == MOST:
            return
        missing = self._y - self.mlp(GRID[:, None])[:, 0]
        k = int(np.abs(missing).argmax())
        x = round(float(GRID[k]), 1)
        height = 0.5 if missing[k] >= 0 else -0.5
        self._place([*bumps, Bump(x - 0.5, x + 0.5, height)], len(bumps) + 1)

    def remove(self) -> None:
        """Take the bump in hand away; the last one stays."""
        k, bumps = self.chosen - 1, self.bumps
        if len(bumps) > 1:
            self._place(bumps[:k] + bumps[k + 1 :], max(1, k))

    def fit(self) -> None:
        """Lay as many bumps as there are side by side, each as high as the curve on average."""
        self._fit(len(self.lefts), self.chosen)

    def one_more(self) -> bool:
        """Fit with one bump more; return False where there is no room for another."""
        n = min(len(self.lefts) + 1, MOST)
        self._fit(n, n)
        return n < MOST

    def _fit(self, n: int, chosen: int) -> None:
        """Lay ``n`` bumps side by side, and let the sum slide to where it will be."""
        self._own_bumps.keep()
        self._slides = True
        try:
            self._place(model.fitted(self._y, n), chosen)
        finally:
            self._slides = self._own_bumps.by_hand = False

    def reset(self) -> None:
        """Go back to the one bump of the beginning."""
        self._own_bumps.keep()
        traits = self.traits()
        self.set(**{k: traits[k].default() for k in ("lefts", "rights", "heights", "chosen")})
        self._own_bumps.by_hand = False

    def _place(self, bumps: list[Bump], chosen: int) -> None:
        self.set(
            lefts=[bump.left for bump in bumps],
            rights=[bump.right for bump in bumps],
            heights=[bump.height for bump in bumps],
            chosen=chosen,
        )

    # One way through.

    def settle(self, changed):
        """Bring the edges, the heights and the bump in hand in line with each other."""
        n = len(self.lefts)
        if len(self.rights) != n:
            self.rights = [*self.rights, *(min(x + 1, _RIGHTMOST) for x in self.lefts)][:n]
        if len(self.heights) != n:
            self.heights = [*self.heights, *([0.0] * n)][:n]
        self.chosen = min(self.chosen, n)
        if changed & {"lefts", "rights", "heights"}:
            self._own_bumps.by_hand = True  # a rule says otherwise when it is done
        if changed & {"target", "curve"}:
            self._y = model.target(self.target, self.curve, GRID)
        if changed & {"target", "curve", "sharpness"}:
            self._errors = [
                model.off(model.fitted(self._y, k), self.sharpness, self._y)
                for k in range(1, MOST + 1)
            ]

    def show(self, changed):
        """Ask the network for the sum; show it, its pieces and how far it is off."""
        mlp, bumps, k = self.mlp, self.bumps, self.chosen - 1
        passed = mlp.forward(WIDE[:, None])
        y_hat = passed.outputs[INSIDE, 0]
        away = np.abs(y_hat - self._y)
        error, worst = float(away.mean()), int(away.argmax())
        scene = Scene(
            x=GRID, y=self._y, y_hat=y_hat, bumps=bumps,
            pieces=(passed.a[0] * mlp.weights[1][:, 0]).T, chosen=k, mlp=mlp,
            error=error, errors=self._errors[: len(bumps)],
        )  # fmt: skip
        before, self._sum = self._sum, y_hat
        if self._slides:
            way = y_hat - before
            self.glide(
                lambda part: self.plot.update(replace(scene, y_hat=y_hat - (1 - part) * way))
            )
        else:
            self.plot.update(scene)
        off, most, x = error, float(away[worst]), float(GRID[worst])
        which, adds = words.units(bumps[k], k, self.sharpness, mlp.n_parameters)
        self.readout.show(
            words.height(off),
            f"{words.worst(len(bumps), most, x)}<br>{which}",
            adds,
        )
        return words.seen(self.target, bumps, k, self.sharpness, off, most)

    # Controls.

    def _of_bump(self, name: str, label: str, low: float, high: float) -> ipywidgets.FloatSlider:
        slider = ipywidgets.FloatSlider(
            min=low, max=high, step=0.01, description=label, tooltip=f"{label} of the bump in hand",
            style={"description_width": "initial"}, layout={"width": "192px"},
        )  # fmt: skip
        return self.element(name, lambda: self.chosen - 1, slider)

    def _numbered(self) -> list[tuple[str, int]]:
        return [(str(j + 1), j + 1) for j in range(len(self.lefts))]

    # The mouse.

    def spots(self) -> list[Spot]:
        """Return where a curve can be drawn, or the handles of the bump in hand and the others."""
        if self.draw:
            return [area("draw", "draw the curve to follow", self.plot.sum.ax, DRAG)]
        ax, bumps, k = self.plot.pieces.ax, self.bumps, self.chosen - 1
        bump = bumps[k]
        names = {
            "left": f"left edge {number(bump.left)}",
            "right": f"right edge {number(bump.right)}",
            "top": f"bump {k + 1}, height {number(bump.height)}",
        }
        ends = (_LEFTMOST, _RIGHTMOST)
        bound = {
            "left": bump.left in ends,
            "right": bump.right in ends,
            "top": abs(bump.height) >= HIGHEST,
        }
        held = [
            Spot(key, names[key], ax, at, bound=bound[key]) for key, at in handles(bump).items()
        ]
        return held + [
            Spot(f"bump {j}", f"take bump {j + 1} in hand", ax, handles(each)["top"], CLICK)
            for j, each in enumerate(bumps)
            if j != k
        ]

    def _drag(self, pointer: Pointer) -> None:
        if not pointer.spot:
            return
        key, at = pointer.spot.key, np.array([pointer.x, pointer.y])
        if key == "draw":
            self._own.stroke(pointer.kind, at)
        elif key.startswith("bump"):
            self.chosen = min(int(key.split()[1]) + 1, len(self.lefts))
        elif pointer.kind == "press":
            self._from, self._before = at, self.bumps[self.chosen - 1]
        elif (at != self._from).any():
            self._move(key, at - self._from)

    def _move(self, key: str, by: np.ndarray) -> None:
        before, k = self._before, self.chosen - 1
        ends = np.array([before.left, before.right])
        ends += by[0] * np.array({"left": (1, 0), "right": (0, 1), "top": (1, 1)}[key])
        left, right = (round(float(e), 2) + 0.0 for e in np.clip(ends, _LEFTMOST, _RIGHTMOST))
        height = before.height
        if key == "top":
            height = round(float(np.clip(height + by[1], -HIGHEST, HIGHEST)), 2) + 0.0
        bumps = self.bumps
        bumps[k] = Bump(left, right, height)
        self._place(bumps, self.chosen)
