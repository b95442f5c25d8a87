"""The state of the stepper: its network, how it learns, and which moment of it is shown."""

import traitlets

from ...live.lab import Lab
from ...live.settings import Number
from ...models import losses
from ...models.losses import LOSSES
from ...models.mlp import OUTPUTS
from ...models.small_networks import small_network, tiny_task
from .steps_model import Step
from .walk_model import MiniBatch, Moment, Walk

EPOCHS = 10
"""How many epochs there are to walk through."""

SETTINGS = frozenset({"layers", "activations", "loss", "batch_size", "learning_rate", "seed"})


class WalkingLab(Lab):
    """The settings of :class:`BackpropLab`, which says what each of them means, and the walk."""

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

    # The moment that is shown, counted in small steps.

    @property
    def moment(self) -> int:
        """The number of the step, counted from 0 over all epochs."""
        return self.walk.number(Moment(self.epoch, self.batch, self.step))

    @property
    def mini_batch(self) -> MiniBatch:
        """The training step that is shown, with all its numbers."""
        return self.walk.mini_batch(self.epoch, self.batch)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The small steps of this training step."""
        return self.mini_batch.steps

    def go(self, moment: int) -> bool:
        """Show the step of this number; return False where that is no change."""
        before = self.moment
        moment = min(max(moment, 0), self.walk.n_moments - 1)
        self.set(**self.walk.moment(moment)._asdict())
        return self.moment != before

    def back(self) -> bool:
        """Take the last step back."""
        return self.go(self.moment - 1)

    def next_batch(self) -> bool:
        """Go on to the first step of the next mini-batch."""
        return self._next(self.walk.n_steps)

    def next_epoch(self) -> bool:
        """Go on to the first step of the next epoch."""
        return self._next(self.walk.n_steps * self.walk.n_batches)

    def reset(self) -> None:
        """Go back to the first step of all."""
        self.go(0)

    def _next(self, size: int) -> bool:
        moment = (self.moment // size + 1) * size
        return moment < self.walk.n_moments and self.go(moment)

    # State that hangs together.

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

    @property
    def names(self) -> list[str]:
        """The activation of each layer after the input."""
        n = len(self.layers) - 1
        return [self.activations] * n if isinstance(self.activations, str) else self.activations

    def settle(self, changed):
        """Bring activations, loss and moment in line with the layers."""
        if changed & SETTINGS:
            self._settle_network(changed)
            self.network = small_network(self.layers, self.names, self.seed)
            self.walk = Walk(
                self.network, *tiny_task(self.layers[0], self.layers[-1]), self.loss,
                self.learning_rate, self.batch_size, EPOCHS,
            )  # fmt: skip
        self._keep("batch", self.walk.n_batches, "an epoch has {} mini-batches", changed)
        self._keep("step", self.walk.n_steps, "a mini-batch has {} steps", changed)
        self._keep("focus", len(self.steps[self.step].entries), "this step has {} numbers", changed)
        self.sample = min(self.sample, len(self.mini_batch.rows) - 1)

    def _settle_network(self, changed: frozenset) -> None:
        n, names = len(self.layers) - 1, self.names
        if len(names) != n:
            if "activations" in changed:
                raise ValueError(f"activations has {len(names)} names; expected {n}, one a layer")
            names = [*(names[:-1] + [names[-2]] * n)[: n - 1], names[-1]]
        needed = LOSSES[self.loss].output
        if self.layers[-1] == 1 and self.loss == "categorical_crossentropy":
            if "loss" in changed and self._shown is None:
                losses.targets([0], 1, self.loss)
            self.loss, names = "mean_squared_error", [*names[:-1], "sigmoid"]
        elif needed not in (None, names[-1]):
            if changed >= {"loss", "activations"}:
                losses.fitting(self.loss, names[-1])
            elif "loss" in changed:
                names = [*names[:-1], needed]
            else:
                self.loss = losses.default(names[-1])
        self.activations = names

    def _keep(self, name: str, n: int, has: str, changed: frozenset) -> None:
        """Keep a counter below ``n``; refuse it where it was just set beyond."""
        value = getattr(self, name)
        if value >= n:
            if (name in changed and not changed & (SETTINGS - {name})) or self._shown is None:
                raise ValueError(f"{name} is {value}; {has.format(n)}: expected 0 to {n - 1}")
            setattr(self, name, n - 1)
