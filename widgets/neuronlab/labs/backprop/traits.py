"""The settings of the stepper: what each of them can be, and what they tell together."""

import traitlets

from ...live.lab import Lab
from ...live.settings import Number
from ...models.losses import LOSSES
from ...models.mlp import OUTPUTS
from .state_model import EPOCHS, Recipe, View
from .walk_model import Moment

BESIDE = ("this weight", "the training")
"""Over what the loss is drawn, beside the network."""


class BackpropTraits(Lab):
    """The settings of :class:`BackpropLab`, which says what each of them means."""

    positional = ("layers",)

    layers = traitlets.List(
        traitlets.Int(min=1, max=6), [2, 2, 1], minlen=2, maxlen=5
    ).tag(state=True)  # fmt: skip
    activations = traitlets.Any("sigmoid").tag(state=True)
    loss = traitlets.Enum(tuple(LOSSES), "mean_squared_error").tag(state=True)
    batch_size = traitlets.Int(1, min=1, max=4).tag(state=True)
    learning_rate = Number(2.0, min=0.01, max=10.0).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)
    epoch = traitlets.Int(0, min=0, max=EPOCHS - 1).tag(state=True)
    batch = traitlets.Int(0, min=0).tag(state=True)
    step = traitlets.Int(0, min=0).tag(state=True)
    focus = traitlets.Int(0, min=0).tag(state=True)
    sample = traitlets.Int(0, min=0, max=3).tag(state=True)
    mode = traitlets.Enum(("watch", "fill in"), "watch").tag(state=True)
    own = traitlets.List(
        traitlets.Tuple(traitlets.Int(min=0), traitlets.Int(min=0), Number(0.0))
    ).tag(state=True)  # fmt: skip
    parameter = traitlets.Int(0, min=0).tag(state=True)
    nudged = traitlets.Bool(False).tag(state=True)
    beside = traitlets.Enum(BESIDE, BESIDE[0]).tag(state=True)

    @traitlets.validate("activations")
    def _check_activations(self, proposal):
        names = proposal["value"]
        several = [names] if isinstance(names, str) else names
        if not isinstance(several, list | tuple) or not several:
            raise traitlets.TraitError(f"activations is {names!r}; expected names, one or several")
        for name in several:
            if name not in OUTPUTS:
                raise traitlets.TraitError(
                    f"activations has {name!r}; expected names of {', '.join(OUTPUTS)}"
                )
        return several[0] if len(set(several)) == 1 else list(several)

    def recipe(self) -> Recipe:
        """Return what the walk is computed from."""
        n, names = len(self.layers) - 1, self.activations
        return Recipe(
            list(self.layers),
            [names] * n if isinstance(names, str) else list(names),
            self.loss,
            self.batch_size,
            self.learning_rate,
            self.seed,
        )

    def view(self) -> View:
        """Return what of the walk is looked at."""
        return View(
            Moment(self.epoch, self.batch, self.step), self.focus, self.sample, self.parameter
        )
