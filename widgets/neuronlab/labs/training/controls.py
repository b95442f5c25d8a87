"""The training lab's controls: time, the beginner's row, and folds with everything else."""

from collections.abc import Callable

import ipywidgets

from ...export.code import FRAMEWORKS
from ...live.bound import Bound
from ...live.controlled import Controlled
from ...live.controls import Fold, button, menu, panel, row
from ...live.player import Action, Player
from ...live.points_editor import PointsEditor
from ...live.readout import escape
from ...models.activations import ACTIVATIONS
from ...models.optimizers import OPTIMIZERS
from ...models.samples import Dataset
from . import tables_words
from .actions import Actions
from .data_model import DATA
from .inputs_fold import InputsFold
from .layers_controls import LayersControls
from .number_fold import NumberFold
from .recipe_model import CROSS_ENTROPY, SQUARED
from .result_fold import ResultFold
from .runs_model import Outcome
from .scene_model import Scene
from .start_model import STARTS
from .state import TrainingState

LEARNING_RATES = (0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 100)
PENALTIES = (0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1)
BATCH_SIZES = (1, 2, 5, 10, 20, 30, 50, 100, 500)
STOP_LOSSES = (0, 0.001, 0.01, 0.03, 0.1, 0.3)
STOP_EPOCHS = (0, 20, 50, 100, 200, 500, 1000)


class Controls:
    """Everything that is not the picture or the readout.

    Parameters
    ----------
    lab : Controlled
        Whose settings the controls are tied to.
    state : TrainingState
    actions : Actions
    scene : callable
        Returns what is shown now.
    code : callable
        Returns the network as a script of a framework; ``ValueError`` where that can't be.
    """

    def __init__(
        self,
        lab: Controlled,
        state: TrainingState,
        actions: Actions,
        scene: Callable[[], Scene],
        code: Callable[[str], str],
    ):
        self._lab, self._state, self._actions = lab, state, actions
        self._scene, self._code = scene, code
        self.editor = PointsEditor(lab)
        self.player = _player(actions)
        self.data = lab.menu("data", "data", self._sources, "what to learn")
        self.data.layout.width = "160px"
        activation = lab.menu(
            "activation", "activation", tuple(ACTIVATIONS), "of all hidden layers"
        )
        activation.layout.width = "165px"
        self.layers = LayersControls(lab, lambda: state.settings.recipe, actions.set)
        self.first = panel(
            row(
                self.data,
                self._choice("learning_rate", "learning rate η", LEARNING_RATES, "160px"),
                activation,
            ),
            row(self.layers.depth, *self.layers.units),
        )
        self.inputs = InputsFold(lab, lambda: state.settings.recipe.features, actions.set)
        self.number = NumberFold(lab, actions, scene)
        self.runs, self.confusion = self._runs_fold(), ResultFold("confusion", self._confusion)
        self.code = self._code_fold()
        self.folds = (
            self._data_fold(), self.inputs, self._learning_fold(), self.editor, self.number,
            self.runs, self.confusion, self.code,
        )  # fmt: skip

    def show(self) -> None:
        """Show what is made while it is looked at."""
        for fold in (self.runs, self.confusion, self.code):
            fold.show()

    # The parts.

    def _sources(self) -> list[tuple[str, str | Dataset]]:
        """Return the options of the menu of data."""
        options: list[tuple[str, str | Dataset]] = []
        options += [(text, name) for name, (text, *_) in DATA.items()]
        own = self._state.own
        return options if own is None else [*options, (own.name, own)]

    def _choice(
        self, name: str, label: str, values: tuple[float, ...], width: str
    ) -> ipywidgets.Dropdown:
        """Return a menu of usual numbers, which also shows an unusual one."""
        zero = "never" if name.startswith("stop") else "0"

        def now() -> float:
            return getattr(self._lab, name)

        def options() -> list[tuple[str, float]]:
            found = sorted({*values, now()})
            return [(f"{option:g}" if option else zero, option) for option in found]

        def put(value: float) -> None:
            self._actions.set(**{name: value})

        control = menu(label, (), label, width)
        return self._lab.bind(Bound(control, now, put, options=options))

    def _data_fold(self) -> Fold:
        lab = self._lab
        share = lab.slider("test_share", "test share", 0.05, "how many samples are held out")
        share.readout_format = ".0%"
        return Fold(
            "data",
            row(lab.slider("n_samples", "samples", 10), lab.slider("noise", "noise", 0.05), share),
            row(
                button("new data", "draw other samples: data_seed + 1", self._actions.new_data),
                lab.linked(
                    "show_test",
                    ipywidgets.Checkbox(description="show test samples", indent=False),
                ),
                lab.menu("maps", "maps", ("smooth", "two colours"), "how maps are coloured"),
            ),
        )

    def _learning_fold(self) -> Fold:
        lab = self._lab
        return Fold(
            "learning",
            row(
                lab.menu("optimizer", "optimiser", tuple(OPTIMIZERS), "how a step is made"),
                self._choice("batch_size", "batch size", BATCH_SIZES, "140px"),
                lab.menu("loss", "loss", (CROSS_ENTROPY, SQUARED), "what is made small"),
                self._choice("l1", "L1", PENALTIES, "110px"),
                self._choice("l2", "L2", PENALTIES, "110px"),
            ),
            row(
                self._choice("stop_loss", "stop when training loss <", STOP_LOSSES, "250px"),
                self._choice("stop_epoch", "or after epoch", STOP_EPOCHS, "180px"),
            ),
            row(lab.menu("start", "weights at the start", STARTS, "how they are drawn")),
            row(*self.layers.activations),
        )

    # What is made while it is open.

    def _runs_fold(self) -> ResultFold:
        keep = button("keep this run", "to compare others with it", self._actions.keep_run)
        clear = button("clear", "forget the kept runs", self._actions.clear_runs)
        return ResultFold("runs", self._runs, row(keep, clear))

    def _runs(self) -> str:
        settings, scene = self._state.settings, self._scene()
        now = Outcome(scene.curves, scene.standing)
        return tables_words.runs([*settings.runs, settings.recipe.kept()], [*scene.runs, now])

    def _confusion(self) -> str:
        training = self._state.training
        table = training.confusion()
        if len(training.test):
            return tables_words.confusion(training.test, "test", table)
        return tables_words.confusion(training.train, "training", table)

    def _code_fold(self) -> ResultFold:
        self._framework = menu("framework", FRAMEWORKS, "in which the script is written", "200px")
        fold = ResultFold("code", self._script, self._framework)
        self._framework.observe(lambda _: fold.show(), "value")
        return fold

    def _script(self) -> str:
        try:
            text = self._code(self._framework.value)
        except ValueError as error:
            text = str(error)
        # Who has no mouse scrolls what has the focus.
        focus = "tabindex='0' role='region' aria-label='the code'"
        return f"<pre {focus} style='max-height:240px;overflow:auto'>{escape(text)}</pre>"


def _player(actions: Actions) -> Player:
    """Return what moves the training in time."""
    return Player(
        [
            Action("one mini-batch", actions.one_batch, "learn from the next few samples"),
            Action("one epoch", actions.one_epoch, "go on until every sample was seen once more"),
        ],
        actions.reset,
        repeat=1,
        per_second=20,
        new=button("new weights", "begin again with other weights: seed + 1", actions.new_weights),
        fastest=actions.full_speed,
    )
