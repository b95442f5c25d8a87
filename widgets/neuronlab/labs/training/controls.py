"""The training lab's controls: time, the beginner's row, and folds with everything else."""

import ipywidgets

from ...export.code import FRAMEWORKS
from ...live.controls import Fold, button, menu, row, unseen
from ...live.player import Action, Player
from ...live.points_editor import PointsEditor
from ...live.readout import escape
from ...models.activations import ACTIVATIONS
from ...models.optimizers import OPTIMIZERS
from ...models.training import TOO_LARGE
from . import model as playground
from . import words
from .experiment_model import CROSS_ENTROPY, SQUARED
from .settings import FARTHEST

LEARNING_RATES = (0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 100)
PENALTIES = (0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1)
BATCH_SIZES = (1, 2, 5, 10, 20, 30, 50, 100, 500)
MOST_LAYERS, MOST_UNITS = 6, 8
STOP_LOSSES = (0, 0.001, 0.01, 0.03, 0.1, 0.3)
STOP_EPOCHS = (0, 20, 50, 100, 200, 500, 1000)
_NARROW = {"style": {"description_width": "initial"}}


class Controls:
    """Everything that is not the picture or the readout, made for one lab."""

    def __init__(self, lab):
        self._lab = lab
        self._choices: list[tuple] = []
        self.editor = PointsEditor(lab)
        self.player = Player(
            [
                Action("one mini-batch", lab.one_batch, "learn from the next few samples"),
                Action("one epoch", lab.one_epoch, "go on until every sample was seen once more"),
                Action("full speed", lab.full_speed, "as many epochs as fit in 15 milliseconds"),
            ],
            lab.reset,
            repeat=1,
            per_second=20,
        )
        new = button("new weights", "begin again with other weights: seed + 1", lab.new_weights)
        self.time = row(self.player, new)
        self.data = lab.changing_menu("data", "data", "what to learn")
        self._depth = ipywidgets.BoundedIntText(
            min=0, max=MOST_LAYERS, description="hidden layers", tooltip="how many, 0 to 6",
            layout={"width": "134px"}, **_NARROW,
        )  # fmt: skip
        lab.linked("layers", self._depth, len, self._with_layers)
        self._units = [self._unit_box(k) for k in range(MOST_LAYERS)]
        self.first = row(
            self.data,
            self._choice("learning_rate", "learning rate η", LEARNING_RATES, "160px"),
            lab.menu("activation", "activation", tuple(ACTIVATIONS), "of all hidden layers"),
            self._depth,
            *self._units,
        )
        self.first.children[2].layout.width = "165px"
        self.data.layout.width = "160px"
        self._extra = [self._data_fold(), self._inputs_fold(), self._learning_fold()]
        self._number = NumberFold(lab)
        self._runs = Fold(
            "runs",
            row(
                button("keep this run", "to compare others with it", lab.keep_run),
                button("clear", "forget the kept runs", lab.clear_runs),
            ),
            ipywidgets.HTML(),
        )
        self._confusion = Fold("confusion", ipywidgets.HTML())
        self._code = self._code_fold()
        folds = [*self._extra, self.editor, self._number, self._runs, self._confusion, self._code]
        for fold in (self._runs, self._confusion, self._code):
            fold.observe(lambda _: self.show(), "active")
        self.folds = row(*folds)

    # The parts.

    def _choice(self, name: str, label: str, values, width: str):
        """Return a menu of usual numbers, which also shows an unusual one."""
        control = self._lab.changing_menu(name, label, label)
        control.layout.width = width
        self._choices.append((name, control, values))
        return control

    def _data_fold(self) -> Fold:
        lab = self._lab
        share = lab.slider("test_share", "test share", 0.05, "how many samples are held out")
        share.readout_format = ".0%"
        return Fold(
            "data",
            row(lab.slider("n_samples", "samples", 10), lab.slider("noise", "noise", 0.05), share),
            row(
                button("new data", "draw other samples: data_seed + 1", lab.new_data),
                lab.linked(
                    "show_test",
                    ipywidgets.Checkbox(description="show test samples", indent=False),
                ),
                lab.menu("maps", "maps", ("smooth", "two colours"), "how maps are coloured"),
            ),
        )

    def _inputs_fold(self) -> Fold:
        lab, boxes = self._lab, []
        for name, (written, _) in playground.FEATURES.items():
            box = ipywidgets.ToggleButton(
                description=written, tooltip=f"whether the network is given {name}",
                layout={"width": "70px"},
            )  # fmt: skip

            def changed(change, name=name):
                wanted = set(lab.features) ^ {name}
                if change["new"] != (name in lab.features):
                    if wanted:
                        lab.features = [f for f in playground.FEATURES if f in wanted]
                    else:
                        change["owner"].value = True  # a network needs an input

            box.observe(changed, "value")
            boxes.append(box)
        self._features = boxes
        return Fold("inputs", row(*boxes))

    def _learning_fold(self) -> Fold:
        lab = self._lab
        self._layer_menus = [
            menu(f"layer {k + 1}", tuple(ACTIVATIONS), "this layer's activation", "165px")
            for k in range(MOST_LAYERS)
        ]
        for k, control in enumerate(self._layer_menus):
            control.observe(lambda change, k=k: self._set_activation(k, change["new"]), "value")
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
            row(*self._layer_menus),
        )

    def _code_fold(self) -> Fold:
        self._framework = menu("framework", FRAMEWORKS, "in which the script is written", "200px")
        self._framework.observe(lambda _: self.show(), "value")
        return Fold("code", self._framework, ipywidgets.HTML())

    def _unit_box(self, k: int) -> ipywidgets.BoundedIntText:
        said = f"units in hidden layer {k + 1}"
        box = ipywidgets.BoundedIntText(
            min=1, max=MOST_UNITS, tooltip=f"{said}, 1 to 8", layout={"width": "46px"},
            **unseen(said),
        )  # fmt: skip

        def changed(change):
            layers = self._lab.layers
            if k < len(layers) and layers[k] != change["new"]:
                self._lab.layers = [*layers[:k], change["new"], *layers[k + 1 :]]

        box.observe(changed, "value")
        return box

    # What the controls do.

    def _with_layers(self, n: int) -> list[int]:
        layers = self._lab.layers
        return (layers + [layers[-1] if layers else 4] * n)[:n]

    def _set_activation(self, k: int, name: str) -> None:
        lab = self._lab
        names = lab.activations or [lab.activation] * len(lab.layers)
        if k < len(names) and names[k] != name:
            lab.activations = [*names[:k], name, *names[k + 1 :]]

    def offer_data(self, own) -> None:
        """Fill the menu of data."""
        options = [(text, name) for name, (text, *_) in playground.DATA.items()]
        self._lab.offer(self.data, options + [(part.name, part) for part in own], self._lab.data)

    def show(self) -> None:
        """Bring the controls up to the lab's settings."""
        lab = self._lab
        for name, control, values in self._choices:
            value = getattr(lab, name)
            options = sorted({*values, value})
            zero = "never" if name.startswith("stop") else "0"
            texts = [(f"{option:g}" if option else zero, option) for option in options]
            lab.offer(control, texts, value)
        for k, box in enumerate(self._units):
            box.layout.display = None if k < len(lab.layers) else "none"
            if k < len(lab.layers):
                box.value = lab.layers[k]
        names = lab.activations or [lab.activation] * len(lab.layers)
        for k, control in enumerate(self._layer_menus):
            control.layout.display = None if k < len(names) else "none"
            if k < len(names):
                control.value = names[k]
        for name, box in zip(playground.FEATURES, self._features, strict=True):
            box.value = name in lab.features
        self._number.show()
        if self._runs.active:
            _content(self._runs)[-1].value = lab.kept.table()
        if self._confusion.active:
            _content(self._confusion)[-1].value = words.confusion(lab)
        if self._code.active:
            try:
                text = lab.code(self._framework.value)
            except ValueError as error:
                text = str(error)
            _content(self._code)[
                -1
            ].value = f"<pre style='max-height:240px;overflow:auto'>{escape(text)}</pre>"


class NumberFold(Fold):
    """The keyboard's way to a weight, to a bias and to a place on the map."""

    def __init__(self, lab):
        self._lab = lab
        self._which = lab.changing_menu("chosen", "weight or bias", "the number to set")
        self._which.layout.width = "300px"
        self._value = _float_box("value", "the weight or the bias that is chosen")
        self._value.observe(self._set, "value")
        self._place = [_float_box(name, "the input written out", FARTHEST) for name in ("x₁", "x₂")]
        for box in self._place:
            box.observe(self._go_there, "value")
        self._showing, self._names = False, None
        none = button("none", "look at the whole network again", self._let_go)
        super().__init__("one number", row(self._which, self._value, *self._place, none))
        self.observe(lambda _: self.show(), "active")

    def _let_go(self) -> None:
        self._lab.chosen = []

    def show(self) -> None:
        """Show the number that is chosen."""
        lab = self._lab
        if not self.active:
            return
        self._showing = True
        names = list(lab.mlp.layer_sizes), lab.features
        if self._names != names:
            self._names = names
            found = [((k, i) if row < 0 else (k, row, i)) for k, row, i in lab.experiment.names()]
            self._options = [("none", []), *((words.name(lab, key), list(key)) for key in found)]
        options = self._options
        if lab.chosen not in [value for _, value in options]:  # an input
            options = [*options, (words.name(lab, lab.chosen), lab.chosen)]
        lab.offer(self._which, options, lab.chosen)
        which = lab.in_hand
        self._value.disabled = which is None
        if which:
            self._value.value = round(lab.parameter(*which), 4)
        for box, value in zip(self._place, lab.place, strict=True):
            box.value = value
        self._showing = False

    def _set(self, change) -> None:
        if not self._showing and self._lab.in_hand:
            self._lab.set_parameter(*self._lab.in_hand, change["new"])

    def _go_there(self, _) -> None:
        if not self._showing:
            self._lab.place = [box.value for box in self._place]


def fit_layers(lab, changed: frozenset) -> None:
    """Give every hidden layer its activation."""
    n = len(lab.layers)
    if "activation" in changed and "activations" not in changed:
        lab.activations = []
    if not lab.activations:
        return
    if len(lab.activations) != n:
        if "activations" in changed and lab.activations != (lab._shown or {}).get("activations"):
            raise ValueError(
                f"activations has {len(lab.activations)} names; expected {n}, one for each layer"
            )
        lab.activations = (lab.activations + [lab.activation] * n)[:n]
    if set(lab.activations) <= {lab.activation}:
        lab.activations = []


def _content(fold: Fold):
    return fold.children[1].children


def _float_box(label: str, tooltip: str, most: float = TOO_LARGE):
    return ipywidgets.BoundedFloatText(
        description=label, tooltip=tooltip, step=0.1, min=-most, max=most,
        layout={"width": "130px"}, **_NARROW,
    )  # fmt: skip
