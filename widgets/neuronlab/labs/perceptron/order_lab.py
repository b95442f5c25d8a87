"""You are the teacher: choose which sample comes next, and keep a perceptron busy."""

from functools import partial
from typing import Any

import ipywidgets
import traitlets

from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.spots import CLICK, Spot
from ...live.stage import Pointer
from ...models import datasets
from ...models.margin import widest_margin
from ...plots.style import CLASS_SIGNS
from ...text.numbers import vector
from . import words
from .dance_model import view
from .order_model import taught
from .order_plot import OrderPlot, Race

SETS = {"few": "eight points with room", "and": "AND", "or": "OR"}
LONGEST = 200
"""So many samples are shown, at most."""


class OrderLab(Lab):
    """A perceptron that is shown the samples that you choose, one by one.

    Parameters
    ----------
    data : {"few", "and", "or"}
        The samples; a line tells their two classes apart.
    order : list of int
        The samples that it was shown, by their numbers, from 1 on.
    record : int
        The most corrections of an order tried before; this order's, where they are more.
    goal : int
        So many corrections are asked for: a tick beside the bars. 0 for none.
    bound : bool
        Whether Novikoff's bound is shown: that no order needs more.

    Raises
    ------
    traitlets.TraitError, ValueError
        Where there is no such data set, or no sample of such a number.
    """

    title = "You are the teacher"
    begin = "Click on a sample that is crossed out: the perceptron learns from it."
    positional = ("data",)
    size = (940, 370)
    readout_lines = 4
    moves = True

    data = traitlets.Enum(tuple(SETS), "few").tag(state=True)
    order: traitlets.List[Any] = traitlets.List(traitlets.Int(min=1), maxlen=LONGEST).tag(
        state=True
    )

    record = traitlets.Int(0, min=0, max=LONGEST).tag(state=True)
    goal = traitlets.Int(0, min=0, max=LONGEST).tag(state=True)
    bound = traitlets.Bool(True).tag(state=True)

    def __init__(self, data: str = "few", **state):
        super().__init__(data=data, **state)

    def build(self):
        """Make the controls and the plot."""
        self.plot = OrderPlot(self.stage.figure)
        self._told = 0
        self._chosen = ipywidgets.Dropdown(
            description="sample", layout={"width": "210px"}, tooltip="which sample comes next",
            style={"description_width": "initial"},
        )  # fmt: skip
        self.stage.on_pointer(self._click)
        return (
            panel(
                group(
                    "what to teach",
                    self.menu("data", "data", [(text, name) for name, text in SETS.items()]),
                ),
                group(
                    "the next sample",
                    self._chosen,
                    button("show it", "the perceptron sees this sample", self._show_chosen),
                    button("back", "take the last sample back", self.back, "step-backward"),
                    button("reset", "begin the order again", self.reset, "fast-backward"),
                ),
            ),
            self.stage,
            self.readout,
        )

    @property
    def corrections(self) -> int:
        """How many of the samples shown were mistakes."""
        return self._scene.corrections

    @property
    def solved(self) -> bool:
        """Whether every sample is on its side now."""
        return not self._scene.n_wrong

    def teach(self, sample: int) -> None:
        """Let the perceptron see a sample, by its number; one that is right teaches nothing."""
        if not 1 <= sample <= len(self.samples):
            raise ValueError(f"sample is {sample}; expected 1 to {len(self.samples)}")
        if not self._scene.wrong[sample - 1]:
            self._say(f"Sample {sample} is on its side already: it would change nothing.")
        elif len(self.order) < LONGEST:
            self.order = [*self.order, sample]

    def back(self) -> None:
        """Take the last sample back."""
        self.order = self.order[:-1]

    def reset(self) -> None:
        """Begin the order again."""
        self.order = []

    def settle(self, changed):
        """Bring the order in line with the samples."""
        if "data" in changed:
            self.samples = datasets.load(self.data)
            margin = widest_margin(self.samples.X, self.samples.y)
            assert margin is not None  # a line exists for every set that is offered
            self._most = margin.most_mistakes
            if "order" not in changed:
                self.order = []
        beyond = [sample for sample in self.order if sample > len(self.samples)]
        if beyond:
            raise ValueError(f"order holds {beyond[0]}; expected 1 to {len(self.samples)}")
        if "data" in changed and "record" not in changed:
            self.record = 0
        self._scene = taught(self.samples.X, self.samples.y, self.order)
        self.record = max(self.record, self._scene.corrections)

    def show(self, changed):
        """Show what the perceptron has learned, and the race."""
        data = self.samples
        now = self._scene
        if "data" in changed:
            self.plot.set_data(
                data.X, data.y, data.class_names, data.feature_names,
                view(data.X, data.X, self.plot.dance.aspect), n_units=1,
            )  # fmt: skip
            self._chosen.options = [
                (f"{i + 1}, {CLASS_SIGNS[k]} at {vector(x, 1)}", i + 1)
                for i, (x, k) in enumerate(zip(data.X, data.y, strict=True))
            ]
            self._chosen.index = 0
        bound = self._most if self.bound else 0
        self.plot.update(now, Race(now.corrections, self.record, bound, self.goal))
        if changed <= {"order", "record"} and len(self.order) == self._told + 1 and now.mistake:
            before = now.uncorrected(taught(data.X, data.y, self.order[:-1]))
            self.glide(partial(self.plot.glide, now, before), frames=24)
        self._told = len(self.order)
        self._say()
        return words.seen(now)

    def is_default(self, name):
        """Whether a setting need not be named; a record that this order sets is its own."""
        if name == "record":
            return self.record == self._scene.corrections
        return super().is_default(name)

    def _say(self, note: str = "") -> None:
        now, data = self._scene, self.samples
        made = "no corrections yet" if not self.order else words.corrections(now)
        wrong = [i + 1 for i in range(len(data)) if now.wrong[i]]
        if not self.order:
            state = "No line yet: all weights are 0. The first sample that you choose makes one."
        elif wrong:
            state = f"Wrong now: {', '.join(map(str, wrong))}. Which one comes next?"
        else:
            state = "<b>Solved.</b> Nothing is wrong any more; reset, and try another order."
        first, correction = words.last_sample(now, data, 1.0)
        self.readout.show(
            f"<b>{made}</b>" + (f" of at most {self._most}" if self.bound else ""),
            note or state,
            *((first, correction) if self.order else ("", "")),
        )

    def spots(self) -> list[Spot]:
        """Return the samples; those that are wrong teach."""
        wrong = self._scene.wrong
        return [
            Spot(str(i + 1), _offer(i + 1, wrong[i]), self.plot.plane.ax, [x], CLICK, size=14)
            for i, x in enumerate(self.samples.X)
        ]

    def _click(self, pointer: Pointer) -> None:
        if pointer.spot:
            self.teach(int(pointer.spot.key))

    def _show_chosen(self) -> None:
        self.teach(self._chosen.value)


def _offer(sample: int, wrong: bool) -> str:
    return f"teach sample {sample}" if wrong else f"sample {sample} is right: it teaches nothing"
