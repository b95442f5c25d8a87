"""Learning without labels: k-means sorts flowers into groups, and nobody tells it the species."""

import ipywidgets
import numpy as np
import traitlets

from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...text.numbers import number, vector
from . import model as kmeans
from .plot import MOST, KMeansPlot, Scene

BOX = (0.6, 7.4, -0.2, 2.8)


class KMeansLab(Lab):
    """The petals of 150 iris flowers, and k centres that look for their groups, step by step.

    Parameters
    ----------
    k : int
        The number of groups, from 1 to 6.
    seed : int
        Of the flowers that the centres start from.
    step : int
        The moment that is shown: 0, only the centres; then by turns the flowers are assigned to
        the nearest centre, and the centres move to the mean of their flowers. At most until no
        flower changes its group.
    reveal : bool
        Whether the species are shown, which k-means never sees.
    """

    title = "Groups without labels"
    begin = "Press “one step” until the centres rest."
    size = (940, 310)
    readout_lines = 6

    k = traitlets.Int(3, min=1, max=MOST).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)
    step = traitlets.Int(3, min=0, max=kmeans.MOST_STEPS).tag(state=True)
    reveal = traitlets.Bool(False).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.flowers = flowers = kmeans.iris()
        self.plot = KMeansPlot(
            self.stage.figure, flowers.X, flowers.y, flowers.class_names, flowers.feature_names, BOX
        )
        reveal = ipywidgets.Checkbox(
            description="show the species", indent=False, layout={"width": "150px"}
        )
        reveal.tooltip = "each species gets its own mark"
        self.player = Player(
            [
                Action("one step", self.one_step, "assign the flowers, or move the centres"),
                Action("to the end", self.to_the_end, "go on until no flower changes its group"),
            ],
            reset=lambda: self.set(step=0),
            per_second=2,
            back=lambda: self._go(max(0, self.step - 1)),
            scrubber=self.scrubber(
                "step", lambda: self.step, lambda: len(self.history) - 1, self._go
            ),
        )
        return (
            panel(
                group(
                    "how it groups",
                    self.slider("k", "groups k", tooltip="how many centres", width="230px"),
                    button("new start", "begin at other flowers: seed + 1", self.another_start),
                ),
                group("what is shown", self.linked("reveal", reveal)),
            ),
            self.stage,
            self.player,
            self.readout,
        )

    @property
    def moment(self) -> kmeans.Clustering:
        """The moment that is shown: its centres, groups and inertia."""
        return self.history[self.step]

    @property
    def settled(self) -> bool:
        """Whether no flower changes its group any more."""
        return self.step == len(self.history) - 1

    @property
    def table(self) -> np.ndarray:
        """How many flowers of each species (row) are in each group (column), (3, k)."""
        groups = self.moment.groups
        return kmeans.table(groups, self.flowers.y, self.k, self.flowers.n_classes)

    def one_step(self) -> bool:
        """Go on by one step; return False where nothing changes any more."""
        return self._go(self.step + 1)

    def to_the_end(self) -> bool:
        """Go on until no flower changes its group."""
        return self._go(len(self.history) - 1)

    def another_start(self) -> None:
        """Begin again, at other flowers."""
        self.set(seed=self.seed + 1, step=0)

    def _go(self, step: int) -> bool:
        before, self.step = self.step, min(step, len(self.history) - 1)
        return self.step != before

    def settle(self, changed):
        """Run k-means where it starts anew; no moment is later than its last."""
        if changed & {"k", "seed"}:
            X = self.flowers.X
            self.history = kmeans.history(X, kmeans.start(X, self.k, self.seed))
            self._seen = 0
        self.step = min(self.step, len(self.history) - 1)
        self._seen = max(self._seen, self.step)

    def show(self, changed):
        """Show the moment: the flowers in their groups, and the inertia until now."""
        regions = kmeans.regions(self.moment.centres, BOX)
        scene = Scene(self.history, self.step, regions, self.reveal, self.table, self._seen)
        self.plot.update(scene)
        did, total = _did(scene), _total(scene)
        self.readout.show(
            f"step {self.step} of {scene.last}, <b>{did}</b>",
            f"{f'The {total}. ' if total else ''}{self._judged(scene)}",
            _groups(scene),
            self._species(scene),
        )
        said = "; ".join(filter(None, (did, total)))
        place = f"step {self.step} of {scene.last}"
        return f"Petals of 150 flowers in {self.k} groups. {place}, {said}."

    def _judged(self, scene: Scene) -> str:
        if not scene.reveal:
            return "K-means sees lengths and widths alone; which species they are, it is not told."
        if scene.step == 0:
            return "No flower is in a group yet."
        strangers = int((scene.table.sum(axis=0) - scene.table.max(axis=0)).sum())
        return (
            f"{strangers} of {len(self.flowers)} flowers are in a group in which another species "
            "is more frequent."
        )

    def _species(self, scene: Scene) -> str:
        if not scene.reveal or scene.step == 0:
            return ""
        heads = ["", *(f"group {j + 1}" for j in range(self.k))]
        rows = [
            [name, *(str(n) if n else "·" for n in counts)]
            for name, counts in zip(self.flowers.class_names, scene.table, strict=True)
        ]
        return (
            '<table style="line-height:1.4em;text-align:right;border-spacing:14px 0">'
            + _row("th", heads) + "".join(_row("td", cells) for cells in rows) + "</table>"
        )  # fmt: skip


def _did(scene: Scene) -> str:
    now = scene.now
    if now.kind == "start":
        return "start: the centres are at flowers drawn by chance"
    if now.kind == "move":
        return "move: each centre went to the mean of its group"
    n = int(now.changed.sum())
    if not n:
        return "assign: no flower changed its group, it has settled"
    return f"assign: {n} flower{'s' if n > 1 else ''} (ringed) joined another group"


def _total(scene: Scene) -> str:
    now = scene.now
    if now.kind == "start":
        return ""
    total = f"sum of squared distances is {number(now.inertia, 1)}"
    if now.kind == "move":
        return f"{total}, was {number(scene.history[scene.step - 1].inertia, 1)}"
    return total


def _groups(scene: Scene) -> str:
    now, sizes = scene.now, scene.table.sum(axis=0)
    return "&emsp;".join(
        f"{j + 1}:{f' {n} flowers' if now.groups[0] >= 0 else ''} at {vector(c, 1)}"
        for j, (n, c) in enumerate(zip(sizes, now.centres, strict=True))
    )


def _row(kind: str, cells: list[str]) -> str:
    return f"<tr>{''.join(f'<{kind}>{cell}</{kind}>' for cell in cells)}</tr>"
