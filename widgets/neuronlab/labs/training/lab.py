"""A network learns before your eyes: each unit's map bends, step by step, towards the samples."""

from typing import Any

import ipywidgets
from numpy.typing import ArrayLike

from ...export.code import as_code
from ...live.spots import Spot
from ...models.diagnosis import Finding
from ...models.mlp import MLP
from ...models.samples import Dataset
from ...models.training import Trainer
from . import words
from .actions import Actions
from .address_model import Number, in_hand
from .controls import Controls
from .data_model import own_data
from .features_model import FEATURES
from .model import Training
from .mouse import Mouse
from .names_words import heads
from .plot import TrainingPlot
from .recipe_model import STRUCTURE
from .scene import scene
from .scene_model import Scene
from .settings import TrainingSettings
from .state import TrainingState

FRAME = 0.015

_POINTS = frozenset({"points", "erased"})
"""The state has set them itself."""


class TrainingLab(TrainingSettings):
    """A network of two inputs, its samples, its training, and the map of every unit.

    Whatever belongs to the set-up (``STRUCTURE``) starts the training again when it is changed
    alone; with ``epoch`` beside it, ``lab.set(layers=[3], epoch=20)``, the training is computed up
    to there. The rates ``learning_rate``, ``l1`` and ``l2``, and single weights, may change in the
    midst of it: ``log`` says what was changed when, so that the moment can be made again. (A rate
    that is set together with ``epoch`` counts from the beginning.)

    Parameters
    ----------
    data : str, Dataset or array_like (n_samples, 2)
        A name in ``labs.training.data_model.DATA``, a data set with two features, or your own
        array, then with ``y``.
    y : array_like (n_samples,), optional
        Classes or values that belong to your own array.
    n_samples, noise, data_seed
        Of data that are generated: 20 to 500, 0 to 0.5, and which draw.
    test_share : float
        The share of the samples that is held out, 0 to 0.5.
    points, erased : list
        Training samples added, (x1, x2, class), and positions of samples left out.
    features : list of str
        What the network is given, names in ``labs.training.features_model.FEATURES``.
    layers : list of int
        The units of each hidden layer: up to 6 layers of 1 to 8.
    activation : str
        Of all hidden layers.
    activations : list of str
        One name for each hidden layer, where they differ.
    loss : str
        ``"cross-entropy"`` or ``"squared error"``; a regression has the latter.
    optimizer, batch_size, seed
        The seed is that of the initial weights and of the order of the samples.
    start : {"random", "equal", "nearly equal", "zeros"}
        What is made of the weights that were drawn: see ``labs.training.start_model``.
    learning_rate, l1, l2 : float
    epoch, batch : int
        The moment: epochs finished, and mini-batches of the next one.
    log : list of tuple
        What was changed while it learned, see ``labs.training.replay_model``.
    stop_loss, stop_epoch
        Play stops when the training loss is below, or so many epochs are done; 0: it does not.
    chosen : list of int
        Nothing; [layer, unit]; or [layer, unit before, unit], a weight.
    place : list of float
        The input [x1, x2] whose numbers are written out.
    maps : str
        ``"smooth"`` or ``"two colours"``.
    show_test : bool
        Whether test samples are drawn.
    runs : list of dict
        Trainings kept, each by the settings that repeat it.

    Raises
    ------
    TypeError, ValueError, traitlets.TraitError
        Where data or a setting can't be used; the message says which and why.
    """

    title = "Train a network"
    begin = "Press Play and watch the colours find the points."
    size = (940, 384)
    readout_lines = 6
    scene: Scene
    """What is shown now."""

    _given: frozenset[str] = frozenset()

    def __init__(
        self, data: str | Dataset | ArrayLike = "circles", y: ArrayLike | None = None, **state: Any
    ):
        if y is not None:
            data = own_data(data, y)  # type: ignore[arg-type]  # a text is refused there
        super().__init__(data=data, **state)

    def build(self) -> tuple[ipywidgets.Widget, ...]:
        """Make the state, the plot, and the controls."""
        self.state = TrainingState()
        self.plot = TrainingPlot(self.stage.figure)
        actions = Actions(
            set=self.set, set_parameter=self._set_number, one_batch=self.one_batch,
            one_epoch=self.one_epoch, full_speed=self.full_speed, reset=self.reset,
            new_weights=self.new_weights, new_data=self.new_data, keep_run=self.keep_run,
            clear_runs=self.clear_runs,
        )  # fmt: skip
        parts = self.controls = Controls(self, self.state, actions, self._now, self.code)
        self._mouse = Mouse(
            self.plot, self.state, parts.editor, actions, self._now, self._say, self._peek
        )
        self.stage.on_drag(self._mouse.drag, self._mouse.hover)
        return parts.first, self.stage, parts.player, self.readout.with_folds(*parts.folds)

    # Results, for lessons and tests.

    @property
    def training(self) -> Training:
        """The samples, the network, and what trains it."""
        return self.state.training

    @property
    def mlp(self) -> MLP:
        """The network."""
        return self.training.mlp

    @property
    def trainer(self) -> Trainer | None:
        """What trains it; None where there are no samples."""
        return self.training.trainer

    @property
    def train_loss(self) -> float:
        """The loss over the training samples, now."""
        return self.scene.standing.training_loss

    @property
    def test_loss(self) -> float:
        """The loss over the test samples, now; NaN where there are none."""
        return self.scene.standing.test_loss

    @property
    def accuracy(self) -> float:
        """The share of test samples in the right class, now."""
        return self.scene.standing.test_accuracy

    @property
    def diagnosis(self) -> tuple[Finding, ...]:
        """What is going wrong: see ``models.diagnosis``."""
        return self.scene.findings

    def code(self, framework: str = "numpy") -> str:
        """Return a script that rebuilds the network with its weights; see ``export.as_code``."""
        text = as_code(self.mlp, framework)
        if self.features != ["x1", "x2"]:
            text = f"# The columns of X are {', '.join(self.features)}.\n{text}"
        return text

    # Time.

    @property
    def steps(self) -> int:
        """Mini-batches done until now."""
        return self.epoch * self.training.n_batches + self.batch

    def one_batch(self) -> bool:
        """Learn from one mini-batch; return False where it goes on no more."""
        return self._go_on(self.steps + 1)

    def one_epoch(self) -> bool:
        """Go on to the end of this epoch; return False where it goes on no more."""
        return self.epochs(1)

    def full_speed(self) -> bool:
        """Go on by as many epochs as fit in ``FRAME`` seconds; as :meth:`one_epoch` else."""
        seconds = self.training.seconds_a_step * self.training.n_batches
        return self.epochs(max(1, min(100, int(FRAME / max(seconds, 1e-6)))))

    def epochs(self, n: int) -> bool:
        """Go on by so many epochs; return False where it goes on no more."""
        return self._go_on((self.epoch + n) * self.training.n_batches)

    def _go_on(self, step: int) -> bool:
        n, before = self.training.n_batches, self.steps
        most = self.traits()["epoch"].max
        epoch, batch = min(divmod(step, n), (most, 0))
        self.set(epoch=epoch, batch=batch)
        reached = 0 < self.stop_epoch <= self.epoch or self.train_loss < self.stop_loss
        return self.steps > before and not reached

    def reset(self) -> None:
        """Go back to the same initial weights."""
        self.set(epoch=0, batch=0, log=[])

    def new_weights(self) -> None:
        """Begin again with other initial weights."""
        self.seed += 1

    def new_data(self) -> None:
        """Draw other samples from the same formula, and begin again."""
        self.data_seed += 1

    def keep_run(self) -> None:
        """Keep this training, to compare others with it."""
        self.runs = self.state.kept()

    def clear_runs(self) -> None:
        """Forget the kept trainings."""
        self.runs = []

    # Single numbers, by hand.

    def set_parameter(self, layer: int, before: int, unit: int, value: float) -> None:
        """Give the weight from ``before`` to ``unit`` of ``layer`` (1, 2, …) a value.

        ``before`` −1 is the bias.
        """
        self._set_number((layer, before, unit), value)

    def _set_number(self, number: Number, value: float) -> None:
        self.log = self.state.with_parameter(self.log, self.steps, number, value)

    @property
    def in_hand(self) -> tuple[int, int, int] | None:
        """The weight or bias that is chosen, as for :meth:`parameter`."""
        return in_hand(self.chosen)

    def parameter(self, layer: int, before: int, unit: int) -> float:
        """Return a weight, or with ``before`` −1 a bias."""
        return self.training.parameter((layer, before, unit))

    # One way through.

    def set(self, **state: Any) -> None:
        """Change several settings, and draw once."""
        self._given = frozenset(state)
        try:
            super().set(**state)
        finally:
            self._given = frozenset()

    def settle(self, changed: frozenset[str]) -> None:
        """Hand the settings to the state, and take over what it makes of them."""
        last = self.state.ground.base if self._shown else None
        settled = self.state.settle(self.settings(), changed | self._given)
        for name, value in settled.values().items():
            if getattr(self, name) != value:
                setattr(self, name, value)
        base = self.state.ground.base
        if base is not last:
            self.controls.editor.set_data(base, str(base.name), self._shown, _POINTS)

    def show(self, changed: frozenset[str]) -> str:
        """Ask the network for its maps, and update picture, readout and controls."""
        self.scene = scene(self.state, self.place, self.maps != "smooth")
        if changed & {*STRUCTURE, "show_test"}:
            self._show_structure()
        self.plot.update(self.scene)
        self.controls.show()
        self._say()
        return words.seen(self.scene)

    def spots(self) -> list[Spot]:
        """Return the units and weights, the place in hand, and the map."""
        return self._mouse.spots()

    def _now(self) -> Scene:
        return self.scene

    def _peek(self, unit: list[int]) -> None:
        self._show_frame(lambda: self.plot.peek(self.scene, unit))

    def _say(self, over: str = "") -> None:
        self.readout.show(*words.lines(self.scene, over))

    def _show_structure(self) -> None:
        ground, mlp = self.state.ground, self.mlp
        names = [FEATURES[name][0] for name in self.features]
        self.plot.set_layers(names, heads(mlp.activations), mlp.layer_sizes[1:])
        test = self.training.test
        shown = [(self.training.train, True)] + [(test, False)] * (self.show_test and len(test) > 0)
        self.plot.map.set_data(
            [(part.X, part.y, filled) for part, filled in shown], ground.box,
            ground.base.class_names, ground.base.feature_names, ground.limit,
        )  # fmt: skip
