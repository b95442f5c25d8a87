"""The parts of a neuron, what each does, and the way of a pulse from other neurons to the next."""

import traitlets

from ...live.controls import group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.spots import AREA, CLICK, Spot, area
from ...live.stage import Pointer
from ...plots import style
from . import sketch_model as neuron_sketch
from .model import LAST_STEP, PARTS, dots, phase
from .plot import AnatomyPlot


class AnatomyLab(Lab):
    """A drawn neuron: choose a part to read about it, and let a pulse run through.

    Parameters
    ----------
    part : str
        The part that is lit: ``"synapses"``, ``"dendrites"``, ``"soma"``, ``"nucleus"``,
        ``"axon hillock"``, ``"axon"``, ``"myelin sheath"`` or ``"terminals"``.
    pulse : int
        How far the pulse has come, from 0 to 100 steps.

    Raises
    ------
    traitlets.TraitError
        Where there is no such part, or a step is out of range.
    """

    title = "A neuron and its parts"
    begin = "Press Play, then click on a part to read what it does."
    size = (neuron_sketch.WIDTH, neuron_sketch.HEIGHT)
    readout_lines = 2
    moves = True

    part = traitlets.Enum(list(PARTS), "dendrites").tag(state=True)
    pulse = traitlets.Int(26, min=0, max=LAST_STEP).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = AnatomyPlot(self.stage.figure, neuron_sketch.sketch())
        self._hovered: str | None = None
        parts = self.menu(
            "part", "part", list(PARTS), "which part to light up; a click on it does the same"
        )
        pulse = self.slider("pulse", "pulse", tooltip="how far the pulse has come")
        self.player = Player(
            [Action("one step", self.one_step, "let the pulse run on a little")],
            reset=lambda: self.set(pulse=0),
            per_second=20,
            scrubber=pulse,
        )
        self.stage.on_pointer(self._point, kinds=("press", "move", "hover", "leave"))
        self.stage.on_seen(self._play_once)
        return panel(group("what is lit", parts)), self.stage, self.player, self.readout

    def one_step(self) -> bool:
        """Let the pulse run on by two steps; after the last one the next pulse begins."""
        self.pulse = self.pulse + 2 if self.pulse + 2 <= LAST_STEP else 0
        return True

    def _play_once(self) -> None:
        """Let the pulse run round once, to where it is; a touch ends that."""
        if not self.stage.moves:
            return
        way = LAST_STEP + 1

        def draw(part: float) -> None:
            now = (self.pulse + round(part * way)) % way
            self.plot.update(self.part, dots(now), self._hovered)

        with self.stage.lock, style.context():
            self.glide(draw, frames=90)
            self.stage.refresh()

    def show(self, changed):
        """Light the part, move the pulse, and say what both are."""
        part, (now, _) = PARTS[self.part], phase(self.pulse)
        self._hovered = None
        self.plot.update(self.part, dots(self.pulse))
        self.readout.show(
            now.happens,
            f"<div style='min-height:6em'><b>{part.name}</b>: {part.does}<br>"
            f"<b>in an artificial neuron</b>: {part.counterpart}</div>",
        )
        return f"A neuron, {part.name} lit. The pulse, step {self.pulse}: {now.happens}"

    def spots(self) -> list[Spot]:
        """Return the names of the parts, and the drawing."""
        ax = self.plot.ax
        names = [
            Spot(part, f"read about the {part}", ax, place, CLICK, AREA)
            for part, place in self.plot.names.items()
        ]
        return [*names, area("drawing", "click a part to read about it", ax)]

    def _point(self, pointer: Pointer) -> None:
        """Choose the part that is clicked; let the one under the pointer glow."""
        spot = None if pointer.kind == "leave" else pointer.spot
        found = spot.key if spot else None
        if found == "drawing":
            found = self.plot.part_at(pointer.x, pointer.y)
        if pointer.kind == "press":
            self.end_motion()
            self.part = found or self.part
        elif found != self._hovered:
            self._hovered = found
            with self.stage.lock, style.context():
                self.plot.glow(found)
                self.stage.refresh()
