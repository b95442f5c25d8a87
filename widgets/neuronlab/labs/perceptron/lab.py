"""A perceptron learns before your eyes: one sample, one mistake, one correction at a time."""

from functools import partial
from typing import Any

import ipywidgets
import traitlets

from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.points_editor import PointsEditor
from ...live.settings import Number
from ...live.spots import Spot, area
from ...live.stage import Pointer
from ...models import datasets, validate
from ...models.margin import Margin, widest_margin
from ...models.samples import Dataset
from ...plots.style import CLASS_COLORS
from . import mouse, words
from .dance_model import view
from .data_model import DATA, checked, tasks
from .history_model import PerceptronHistory
from .plot import PerceptronPlot
from .scene_model import Scene, scene


class PerceptronLab(Lab):
    """A perceptron with two inputs, its samples, and everything that it learns from them.

    Parameters
    ----------
    data : str, Dataset or array_like (n_samples, 2)
        A name of the menu (``"few"``, ``"iris"``, ``"linear"``, ``"blobs"``, ``"and"``, ``"or"``,
        ``"xor"``, ``"own points"``), a data set with two features, or your own array, then with
        ``y``.
    y : array_like (n_samples,), optional
        The labels that belong to your own array.
    classes : str
        Which classes to tell apart, such as ``"setosa against the rest"`` or ``"all classes"``.
    learning_rate : float
        η, from 0.1 to 5.
    shuffle : bool
        Whether the samples come in an order drawn with ``seed``, not as they are listed.
    seed : int
    epoch, sample : int
        The moment that is shown: epochs finished, and samples seen in the next one.
    points, erased : list
        Samples added, (x1, x2, class), and positions of samples left out.

    Raises
    ------
    TypeError, ValueError, traitlets.TraitError
        Where data or a setting can't be used; the message says which and why.
    """

    title = "A perceptron learns"
    begin = "Press “next mistake”: x glides onto the tip of w, and the line swings."
    positional = ("data",)
    size = (940, 370)
    readout_lines = 6
    moves = True

    data = traitlets.Any("iris").tag(state=True)
    classes = traitlets.Unicode().tag(state=True)
    learning_rate = Number(1.0, min=0.1, max=5.0).tag(state=True)
    shuffle = traitlets.Bool(False).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)
    epoch = traitlets.Int(0, min=0, max=500).tag(state=True)
    sample = traitlets.Int(0, min=0).tag(state=True)
    points: traitlets.List[Any] = traitlets.List().tag(state=True)
    erased = traitlets.List(traitlets.Int(min=0)).tag(state=True)

    def __init__(self, data="iris", y=None, **state):
        if y is not None:
            data = datasets.from_arrays(data, y)
        super().__init__(data=data, **state)

    def build(self):
        """Make the controls and the plot."""
        self.plot = PerceptronPlot(self.stage.figure)
        self._furthest = self._told = 0
        self._own: list[tuple[str, Dataset]] = []
        self._margins: list[Margin | None] | None = None
        order = ipywidgets.Checkbox(description="shuffled", indent=False, layout={"width": "90px"})
        order.tooltip = "take the samples in an order drawn by chance"
        scrubber = self.scrubber(
            "samples seen",
            lambda: self.moment,
            lambda: max(self._furthest, len(self.samples), 1),
            self.go,
        )
        self.player = Player(
            [
                Action("next mistake", self.next_mistake, "go on to the next correction"),
                Action("one sample", self.one_sample, "look at the next sample"),
                Action("one epoch", self.one_epoch, "go on to the end of this epoch"),
            ],
            reset=lambda: self.go(0),
            per_second=1,
            scrubber=scrubber,
        )
        self._editor = PointsEditor(self)
        self.stage.on_pointer(self._click)
        return (
            panel(
                group(
                    "what to learn",
                    self.menu("data", "data", self._data_offered, "which samples to learn"),
                    self.menu(
                        "classes", "classes", lambda: list(self._tasks),
                        "which classes to tell apart",
                    ),
                ),
                group(
                    "how it learns",
                    self.slider("learning_rate", "learning rate η", step=0.1, width="250px"),
                    self.linked("shuffle", order),
                    button("new order", "shuffle the samples another way", self.new_order),
                ),
            ),
            self.stage,
            self.player,
            self.readout.with_folds(self._editor),
        )  # fmt: skip

    @property
    def n_units(self) -> int:
        """One unit for two classes, or one for each class."""
        return 1 if self.samples.n_classes == 2 else self.samples.n_classes

    @property
    def margins(self) -> list[Margin | None]:
        """The widest margin of each unit, None where no line separates; found when it is asked."""
        if self._margins is None:
            X, y, first = self.samples.X, self.samples.y, self.n_units == 1
            self._margins = [widest_margin(X, y == k + first) for k in range(self.n_units)]
        return self._margins

    # The moment that is shown, counted in samples seen.

    @property
    def moment(self) -> int:
        """Samples seen until now, all epochs together."""
        return self.epoch * len(self.samples) + self.sample

    def go(self, moment: int) -> bool:
        """Show the moment after so many samples; return False where that is no change."""
        n = len(self.samples)
        last = self.traits()["epoch"].max * n
        before, moment = self.moment, min(moment, last)
        if n:
            self.set(epoch=moment // n, sample=moment % n)
        return self.moment != before

    def one_sample(self) -> bool:
        """Look at the next sample; return False where nothing will change any more."""
        return self._go_on(self.moment + 1)

    def one_epoch(self) -> bool:
        """Go on to the end of the epoch; return False where nothing will change any more."""
        return self._go_on((self.epoch + 1) * len(self.samples))

    def next_mistake(self) -> bool:
        """Go on to the next correction; return False where there will be no other."""
        following = self.history.next_mistake(self.moment)
        if following is not None:
            return self.go(following)
        if not self.go(self.history.settling_moment()):
            self._say_done()
        return False

    def new_order(self) -> None:
        """Shuffle the samples another way, and begin again."""
        self.set(shuffle=True, seed=self.seed + 1, epoch=0, sample=0)

    def _go_on(self, moment: int) -> bool:
        if self.history.settled(self.moment):
            self._say_done()
            return False
        return self.go(moment)

    # One way through.

    def settle(self, changed):
        """Bring classes, samples and moment in line with the data."""
        if changed & {"data", "classes"}:
            self._set_task(changed)
        if changed & {"data", "classes", "points", "erased", "shuffle", "seed"}:
            samples = self._editor.edited()
            self.samples = samples.shuffled(self.seed) if self.shuffle else samples
            self._margins = None
        if changed - {"epoch", "sample"}:
            self.history = PerceptronHistory(
                self.samples.X, self.samples.y, self.n_units, self.learning_rate
            )
            self._furthest = 0
        n = len(self.samples)
        if self.sample >= max(1, n):
            wrong, self.sample = self.sample, 0
            if "sample" in changed:
                raise ValueError(
                    f"sample is {wrong}; an epoch has {n} samples: expected 0 to {max(1, n) - 1}"
                )

    def _set_task(self, changed: frozenset) -> None:
        self._tasks = tasks(self.data)
        if self.classes not in self._tasks:
            self.classes = next(iter(self._tasks))
        if isinstance(self.data, Dataset):
            self._own = [(self.data.name, self.data)]
        task = self._tasks[self.classes]
        self._editor.set_data(task, f"{task.name} {self.classes}", self._shown, changed)
        if not changed & {"epoch", "sample"}:
            self.epoch = self.sample = 0

    def _data_offered(self) -> list[tuple[str, object]]:
        return [*((text, name) for name, text in DATA.items()), *self._own]

    def show(self, changed):
        """Show the moment: ask the history, update the plot and the readout."""
        samples, history, t = self.samples, self.history, self.moment
        if changed - {"epoch", "sample", "learning_rate"}:
            self._box = view(self._editor.base.X, samples.X, self.plot.dance.aspect)
            self.plot.set_data(
                samples.X, samples.y, samples.class_names, samples.feature_names, self._box,
                n_units=self.n_units, own=[point[:2] for point in self.points],
            )  # fmt: skip
        self._scene = now = scene(history, t)
        self.plot.update(now)
        if changed <= {"epoch", "sample"} and now.mistake and now.corrections == self._told + 1:
            before = now.uncorrected(scene(history, t - 1))
            self.glide(partial(self.plot.glide, now, before), frames=24)
        self._told = now.corrections
        self._say(now)
        self._furthest = max(self._furthest, t)
        return words.seen(now)

    def _say(self, now: Scene, note: str = "") -> None:
        first, correction = words.last_sample(now, self.samples, self.learning_rate)
        self.readout.show(
            first,
            note or words.outcome(now, self.history),
            correction,
            words.standing(now),
            lambda: words.progress(now, self.history, lambda: self.margins),
        )

    def _say_done(self) -> None:
        """Say why nothing happens."""
        self._say(self._scene, words.DONE)

    def is_default(self, name):
        """Whether a setting need not be named; the first question is the data set's own."""
        if name == "classes":
            return self.classes == next(iter(self._tasks))
        return super().is_default(name)

    def arguments(self):
        """Return the arguments' source text; arrays of one's own go by the names X and y."""
        positional, named = super().arguments()
        if isinstance(self.data, Dataset):
            positional = ["X", "y"]
        return positional, named

    def spots(self) -> list[Spot]:
        """Return the plane while points of one's own are made; and the terms of the sum in hand."""
        plane = [area("plane", self._editor.doing, self.plot.plane.ax)]
        sum_ = mouse.sum_spots(self.plot, self._scene, self.samples)
        return [*sum_, *(plane if self._editor.active else [])]

    def _click(self, pointer: Pointer) -> None:
        if pointer.spot:
            left, right, bottom, top = self._box
            self._editor.click(pointer.x, pointer.y, (right - left, top - bottom))

    @traitlets.validate("data")
    def _validate_data(self, proposal):
        return checked(proposal["value"], len(CLASS_COLORS))

    @traitlets.validate("classes")
    def _validate_classes(self, proposal):
        return validate.choice(proposal["value"], "classes", tuple(tasks(self.data)))
