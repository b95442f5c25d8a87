"""A network learns before your eyes: each unit's map bends, step by step, towards the samples."""

import numpy as np

from ...export.code import as_code
from ...live.spots import Spot
from . import controls as parts
from . import model as playground
from . import replay_model as replay
from . import words
from .mouse import Mouse
from .plot import PlaygroundPlot
from .runs import Runs
from .settings import RECIPE, STRUCTURE
from .spots import of_network
from .state import TrainingState

FRAME = 0.015


class TrainingLab(TrainingState):
    """A network of two inputs, its samples, its training, and the map of every unit.

    Whatever belongs to the set-up (``STRUCTURE``) starts the training again when it is changed
    alone; with ``epoch`` beside it, ``lab.set(layers=[3], epoch=20)``, the training is computed up
    to there. The rates ``learning_rate``, ``l1`` and ``l2``, and single weights, may change in the
    midst of it: ``log`` says what was changed when, so that the moment can be made again. (A rate
    that is set together with ``epoch`` counts from the beginning.)

    Parameters
    ----------
    data : str, Dataset or array_like (n_samples, 2)
        A name in ``models.playground.DATA``, a data set with two features, or your own array, then
        with ``y``.
    y : array_like (n_samples,), optional
        Classes or values that belong to your own array.
    n_samples, noise, data_seed
        Of data that are generated: 20 to 500, 0 to 0.5, and which draw.
    test_share : float
        The share of the samples that is held out, 0 to 0.5.
    points, erased : list
        Training samples added, (x1, x2, class), and positions of samples left out.
    features : list of str
        What the network is given, names in ``models.playground.FEATURES``.
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
    learning_rate, l1, l2 : float
    epoch, batch : int
        The moment: epochs finished, and mini-batches of the next one.
    log : list of tuple
        What was changed while it learned, see ``models.replay``.
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

    size = (940, 306)
    readout_lines = 6
    recipe_names = RECIPE

    def __init__(self, data="circles", y=None, **state):
        if y is not None:
            data = playground.own_data(data, y)
        super().__init__(data=data, **state)

    def build(self):
        """Make the controls and the plot."""
        self.plot = PlaygroundPlot(self.stage.figure)
        mouse = Mouse(self)
        self.stage.on_drag(mouse.drag, mouse.hover)
        self._sizes: tuple = ()
        self.begin_state()
        self.kept = Runs(self)
        self.controls = parts.Controls(self)
        return (
            self.controls.time,
            self.controls.first,
            self.stage,
            self.readout,
            self.controls.folds,
        )

    # Results, for lessons and tests.

    @property
    def mlp(self):
        """The network."""
        return self.experiment.mlp

    @property
    def trainer(self):
        """What trains it; None where there are no samples."""
        return self.experiment.trainer

    @property
    def train_loss(self) -> float:
        """The loss over the training samples, now."""
        return self.standing.training_loss

    @property
    def test_loss(self) -> float:
        """The loss over the test samples, now; NaN where there are none."""
        return self.standing.test_loss

    @property
    def accuracy(self) -> float:
        """The share of test samples in the right class, now."""
        return self.standing.test_accuracy

    @property
    def diagnosis(self):
        """What is going wrong: see ``models.diagnosis``."""
        return self.experiment.diagnosis

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
        return self.epoch * self.experiment.n_batches + self.batch

    def one_batch(self) -> bool:
        """Learn from one mini-batch; return False where it goes on no more."""
        return self._go_on(self.steps + 1)

    def one_epoch(self) -> bool:
        """Go on to the end of this epoch; return False where it goes on no more."""
        return self.epochs(1)

    def full_speed(self) -> bool:
        """Go on by as many epochs as fit in ``FRAME`` seconds; as :meth:`one_epoch` else."""
        seconds = self.experiment.seconds_a_step * self.experiment.n_batches
        return self.epochs(max(1, min(100, int(FRAME / max(seconds, 1e-6)))))

    def epochs(self, n: int) -> bool:
        """Go on by so many epochs; return False where it goes on no more."""
        return self._go_on((self.epoch + n) * self.experiment.n_batches)

    def _go_on(self, step: int) -> bool:
        n, before = self.experiment.n_batches, self.steps
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
        self.kept.keep()

    def clear_runs(self) -> None:
        """Forget the kept trainings."""
        self.runs = []

    # Single numbers, by hand.

    def set_parameter(self, layer: int, before: int, unit: int, value: float) -> None:
        """Give the weight from ``before`` to ``unit`` of ``layer`` (1, 2, …) a value.

        ``before`` −1 is the bias.
        """
        index = self.experiment.index(layer, before, unit)
        self.log = replay.with_parameter(self.log, self.steps, index, round(float(value), 10))

    @property
    def in_hand(self) -> tuple[int, int, int] | None:
        """The weight or bias that is chosen, as for :meth:`parameter`."""
        match self.chosen:
            case [layer, unit] if layer:
                return layer, -1, unit
            case [layer, before, unit]:
                return layer, before, unit
        return None

    def parameter(self, layer: int, before: int, unit: int) -> float:
        """Return a weight, or with ``before`` −1 a bias."""
        return float(self.mlp.parameters[self.experiment.index(layer, before, unit)])

    # One way through.

    def show(self, changed):
        """Ask the network for its maps, and update picture, readout and controls."""
        ex, mlp = self.experiment, self.mlp
        self.standing = ex.standing()
        if changed & {*STRUCTURE, "show_test"}:
            self._show_structure()
        outputs = self.unit_maps.outputs(mlp)
        names = ["identity"] * len(mlp.activations)
        names.append(mlp.activations[-1] if mlp.activations[-1] != "softmax" else "identity")
        limits = [0.0] * len(mlp.activations) + [self._limit]
        n = round(len(outputs[0]) ** 0.5)
        shades = [
            playground.shades(a, name, limit).T.reshape(-1, n, n)
            for a, name, limit in zip(outputs, names, limits, strict=True)
        ]
        multi = np.nan_to_num(outputs[-1].T.reshape(-1, n, n))
        self.plot.update(
            (mlp.weights, mlp.biases), shades, self.chosen, [words.title(self)],
            words.beside_losses(self.standing), self.place, self.maps != "smooth",
            multi if len(multi) > 1 else None, words.link_label(self),
            ex.curves(), self.kept.curves(),
        )  # fmt: skip
        self.controls.show()
        self.readout.show(*words.lines(self))
        return words.seen(self)

    def spots(self) -> list[Spot]:
        """Return the units and the weights; they stay where they are until the layers change."""
        return self._spots

    def _show_structure(self) -> None:
        ex, base = self.experiment, self.base
        sizes = (self.features, list(self.mlp.layer_sizes), list(self.mlp.activations))
        if self._sizes != sizes:
            self._sizes = (list(self.features), *sizes[1:])
            names = [playground.FEATURES[name][0] for name in self.features]
            heads = words.heads(self.mlp.activations)
            self.plot.set_layers(names, heads, self.mlp.layer_sizes[1:])
            self._spots = of_network(self.plot.network, lambda chosen: words.name(self, chosen))
        self._limit = float(np.abs(base.y).max(initial=0.1)) if base.is_regression else 1.0
        shown = [(ex.training, True)] + [(ex.test, False)] * (self.show_test and len(ex.test) > 0)
        self.plot.map.set_data(
            [(part.X, part.y, filled) for part, filled in shown], self.box, base.class_names,
            base.feature_names, self._limit,
        )  # fmt: skip
