"""One network, trained by four libraries: what comes out is the same, but for rounding."""

from functools import lru_cache, partial
from importlib.metadata import PackageNotFoundError, version

import traitlets

from ... import frameworks
from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.settings import Number
from ...live.spots import LINE, Spot
from ...live.stage import Pointer
from .plot import FrameworksPlot
from .recorded_model import MOST_EPOCHS, recorded, task
from .runs_model import RUNS
from .scene_model import Scene
from .task_model import LibraryRun, difference
from .words import said_of, seen, table

AT_ONCE = 1000
"""So many steps scikit-learn takes without being asked (at most 0.2 s); for more, its button."""

AT_A_PRESS = 3000
"""More steps than that no button starts: Keras would need a minute."""

PACKAGES = {"NumPy": "numpy", "scikit-learn": "sklearn", "Keras": "keras", "PyTorch": "torch"}

UNASKED, RUNS_KEPT = ("NumPy", "scikit-learn"), 200
"""What is run at once, and how many of these runs are kept for when their settings come back."""


class FrameworksLab(Lab):
    """The same training in NumPy, scikit-learn, Keras and PyTorch.

    Each is given the same initial weights, the same samples in the same order, and plain gradient
    descent. NumPy and scikit-learn are run at once, Keras and PyTorch at a press; until then,
    for the default settings, what they computed elsewhere is shown.

    Parameters
    ----------
    learning_rate : float
        η, from 0.1 to 2.
    batch_size : int
        Samples a step, from 1 to 200, which is all of them.
    epochs : int
        How long to train, from 1 to 100.
    seed : int
        Of the initial weights.
    epoch : int
        The epoch in hand. If not given, the last.
    """

    title = "One network, four libraries"
    begin = "Run the libraries and see whether their curves agree."
    size = (940, 290)
    readout_lines = 7

    learning_rate = Number(0.5, min=0.1, max=2.0).tag(state=True)
    batch_size = traitlets.Int(20, min=1, max=200).tag(state=True)
    epochs = traitlets.Int(30, min=1, max=MOST_EPOCHS).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)
    epoch = traitlets.Int(MOST_EPOCHS, min=0, max=MOST_EPOCHS).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = FrameworksPlot(self.stage.figure)
        self.stage.on_drag(self._drag)
        self._live: dict[str, tuple[tuple, LibraryRun]] = {}
        self._kept: dict[tuple, LibraryRun] = {}
        self._failed: dict[str, str] = {}
        self._installed = {
            name: name == "NumPy" or frameworks.installed(module)
            for name, module in PACKAGES.items()
        }
        self._buttons = {
            name: button(f"run {name}", "", partial(self.run, name), "play")
            for name in PACKAGES
            if name != "NumPy"
        }
        self.player = Player(
            [Action("one epoch", self.one_epoch, "look at the epoch after this one")],
            reset=lambda: self._go(0),
            back=lambda: self._go(max(0, self.epoch - 1)),
            scrubber=self.scrubber("epoch", lambda: self.epoch, lambda: self.epochs, self._go),
        )
        return (
            panel(
                group(
                    "how all of them learn",
                    self._patient("learning_rate", "learning rate η", 0.05, "how far a step goes"),
                    self._patient("batch_size", "batch size", 1, "samples a step; 200 is all"),
                    self._patient("epochs", "epochs", 1, "how long to train"),
                ),
                group(
                    "train in",
                    *self._buttons.values(),
                    button(
                        "new weights",
                        "begin at other weights: seed + 1",
                        self.new_weights,
                        "random",
                    ),
                ),
            ),
            self.stage,
            self.player,
            self.readout,
        )

    def _patient(self, name: str, label: str, step: float, tooltip: str):
        """Return a slider that counts when it is let go: scikit-learn trains for some 50 ms."""
        slider = self.slider(name, label, step, tooltip)
        slider.continuous_update = False
        return slider

    def new_weights(self) -> None:
        """Begin at other weights."""
        self.seed += 1

    def run(self, name: str) -> None:
        """Train the network in the library ``name``, for the present settings.

        Where the library can't be imported, the lab says so.
        """
        button = self._buttons[name]
        with self._hold():
            self._pending |= {name}
            button.description = f"{name} is running …"
            button.disabled = True
            try:
                self._train(name)
            except ImportError as error:
                self._failed[name] = f"{type(error).__name__}: {error}"[:70]
            finally:
                self._say_on(name)

    @property
    def n_steps(self) -> int:
        """How many steps the training has."""
        return self.task.n_steps(self.epochs)

    @property
    def runs(self) -> dict[str, LibraryRun]:
        """The runs that are there for the present settings, by the library's name."""
        found = {name: self._found(name) for name in PACKAGES}
        return {name: run for name, run in found.items() if run is not None}

    def is_live(self, name: str) -> bool:
        """Whether the library was run here, with the present settings."""
        settings, run = self._live.get(name, (None, None))
        return run is not None and settings == self._settings and run.epochs >= self.epochs

    # Time: the epoch in hand.

    def is_default(self, name):
        """Whether a setting has the value that it would have if it were not given."""
        return self.epoch == self.epochs if name == "epoch" else super().is_default(name)

    def settle(self, changed):
        """Let the epoch in hand be one of those trained; where it was the last, it stays that."""
        before = self._shown
        if before and "epoch" not in changed and before["epoch"] == before["epochs"]:
            self.epoch = self.epochs
        self.epoch = min(self.epoch, self.epochs)

    def one_epoch(self) -> bool:
        """Look at the epoch after this one; return False where it is the last."""
        return self._go(self.epoch + 1)

    def _go(self, epoch: int) -> bool:
        before, self.epoch = self.epoch, min(epoch, self.epochs)
        return self.epoch != before

    def spots(self) -> list[Spot]:
        """Return the line of the epoch in hand in either picture."""
        runs, differences = self.plot.runs, self.plot.differences
        name, bound = f"epoch {self.epoch}", self.epoch in (0, self.epochs)
        found = [
            Spot(
                key, text, ax, [(self.epoch, y) for y in ax.get_ylim()], kind=LINE, bound=bound
            )
            for key, text, ax in (
                ("runs", f"{name}: the losses", runs.ax),
                ("differences", f"{name}: the differences", differences.ax),
            )
        ]  # fmt: skip
        return found

    def _drag(self, pointer: Pointer) -> None:
        if pointer.spot:
            self.epoch = min(max(round(pointer.x), 0), self.epochs)

    # Runs: made here, or recorded.

    @property
    def _settings(self) -> tuple:
        return self.learning_rate, self.batch_size, self.seed

    def _train(self, name: str) -> None:
        """Run the library, or let it go on."""
        settings, run = self._live.get(name, (None, None))
        if run is None or settings != self._settings:
            run = self._kept.pop((name, *self._settings), None) or RUNS[name](
                self.task, self.epochs
            )
        self._live[name] = (self._settings, run.train(self.epochs))
        if name in UNASKED:
            self._keep((name, *self._settings), run)
        self._failed.pop(name, None)

    def _keep(self, key: tuple, run: LibraryRun) -> None:
        """Keep a run for when its settings come back; forget the oldest of too many."""
        self._kept.pop(key, None)
        self._kept[key] = run
        if len(self._kept) > RUNS_KEPT:
            del self._kept[next(iter(self._kept))]

    def _found(self, name: str) -> LibraryRun | None:
        if self.is_live(name):
            return self._live[name][1]
        defaults = all(map(self.is_default, ("learning_rate", "batch_size", "seed")))
        return recorded()[name][1] if defaults and name in recorded() else None

    # One way through.

    def show(self, changed):
        """Run what is run at once; show all runs, and how far they are from NumPy's."""
        if changed & {"learning_rate", "batch_size", "seed"}:
            self.task = task(*self._settings)
        self._train("NumPy")
        if self.n_steps <= AT_ONCE:
            self._train("scikit-learn")
        runs, n = self.runs, self.epochs
        differences = {
            name: difference(run, runs["NumPy"], n) for name, run in runs.items() if name != "NumPy"
        }
        scene = Scene(
            epoch=self.epoch,
            epochs=n,
            n_steps=self.n_steps,
            curves={name: run.losses[: n + 1] for name, run in runs.items()},
            differences=differences,
            origins={name: self._origin(name) for name in PACKAGES},
            notes={
                name: "" if self.is_live(name) else " (recorded)" if name in runs else " (not run)"
                for name in PACKAGES
            },
        )
        self.plot.update(scene)
        for name in self._buttons:
            self._say_on(name)
        self.readout.show(said_of(scene), table(scene))
        return seen(scene)

    def _origin(self, name: str) -> str:
        """Say where a library's numbers come from, or why there are none."""
        here = _version(name) if self._installed[name] else "not installed"
        if self.is_live(name):
            return f"{here}, live"
        if name in self._failed:
            return f"{self._failed[name]}"
        if self._found(name):
            then = f"recorded with {recorded()[name][0]}"
            return then if self._installed[name] else f"{here}: {then}"
        return f"{here}, not run with these settings" if self._installed[name] else here

    def _say_on(self, name: str) -> None:
        """Let a button say what it will do, or why it won't."""
        button, many = self._buttons[name], self.n_steps > AT_A_PRESS
        installed = self._installed[name]
        button.description = f"run {name}" if installed else f"{name} is not installed"
        button.disabled = not installed or many or self.is_live(name)
        button.tooltip = (
            frameworks.INSTALL[PACKAGES[name]] if not installed
            else f"{self.n_steps} steps are too many; at most {AT_A_PRESS}" if many
            else "it has run with these settings" if self.is_live(name)
            else f"train in {name}: {self.n_steps} steps, some seconds"
        )  # fmt: skip


@lru_cache
def _version(name: str) -> str:
    try:
        return version({"sklearn": "scikit-learn"}.get(PACKAGES[name], PACKAGES[name]))
    except PackageNotFoundError:
        return "of an unknown version"
