"""What the stepper computes: a network in line with its settings, its walk, a place in that."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from ...models import losses
from ...models.activations import ACTIVATIONS
from ...models.arrays import Floats
from ...models.losses import LOSSES
from ...models.small_networks import small_network, tiny_task
from ...text.symbols import Place, parameter_places
from .steps_model import Step
from .walk_model import MiniBatch, Moment, Walk

EPOCHS = 10
"""How many epochs there are to walk through."""

Own = Sequence[tuple[int, int, float]]
"""What was set by hand: the number of the mini-batch, which parameter, and its value."""

MOST = 10.0
"""How large a weight or bias can be set by hand, to either side."""

SETTINGS = frozenset({"layers", "activations", "loss", "batch_size", "learning_rate", "seed"})
"""What a network and its training are told by: a recipe."""


@dataclass(frozen=True)
class Recipe:
    """What a walk is computed from.

    Attributes
    ----------
    layers : list of int
    activations : list of str
        One for each layer after the input.
    loss : str
    batch_size : int
    learning_rate : float
    seed : int
    """

    layers: list[int]
    activations: list[str]
    loss: str
    batch_size: int
    learning_rate: float
    seed: int

    def fitted(self, given: Set[str], first: bool) -> "Recipe":
        """Return it with activations and loss in line with the layers.

        What is in ``given`` was just set; where that can't be, it is refused. ``first`` says that
        all of it is told at once.
        """
        n, names, loss = len(self.layers) - 1, self.activations, self.loss
        if len(names) != n:
            if "activations" in given:
                raise ValueError(f"activations has {len(names)} names; expected {n}, one a layer")
            names = [*(names[:-1] + [names[-2]] * n)[: n - 1], names[-1]]
        if "activations" not in given:  # an output's softmax is no hidden layer's
            names = [*("sigmoid" if f not in ACTIVATIONS else f for f in names[:-1]), names[-1]]
        needed, alone = LOSSES[loss].output, self.layers[-1] == 1
        if alone and loss == "categorical_crossentropy":
            if "loss" in given and first:
                losses.targets([0], 1, loss)
            loss, names = "mean_squared_error", [*names[:-1], "sigmoid"]
        elif needed not in (None, names[-1]):
            if given >= {"loss", "activations"}:
                losses.fitting(loss, names[-1])
            elif "loss" in given:
                names = [*names[:-1], needed]
            else:
                loss = "mean_squared_error" if alone else losses.default(names[-1])
        return replace(self, activations=names, loss=loss)

    def walk(self) -> Walk:
        """Return the training that it tells."""
        return Walk(
            small_network(self.layers, self.activations, self.seed),
            *tiny_task(self.layers[0], self.layers[-1]), self.loss,
            self.learning_rate, self.batch_size, EPOCHS,
        )  # fmt: skip


@dataclass(frozen=True)
class View:
    """What is looked at: a moment of the walk, one of its numbers, a sample, a parameter."""

    moment: Moment
    focus: int
    sample: int
    parameter: int = 0

    def within(self, walk: Walk, given: Set[str], first: bool) -> "View":
        """Return it with nothing beyond the walk; refuse what was ``given`` and is beyond."""

        def kept(name: str, value: int, n: int, has: str) -> int:
            if value >= n and ((name in given and not given & SETTINGS) or first):
                raise ValueError(f"{name} is {value}; {has.format(n)}: expected 0 to {n - 1}")
            return min(value, n - 1)

        epoch, batch, step = self.moment
        batch = kept("batch", batch, walk.n_batches, "an epoch has {} mini-batches")
        step = kept("step", step, walk.n_steps, "a mini-batch has {} steps")
        found = walk.mini_batch(epoch, batch)
        n = len(found.steps[step].entries)
        focus = kept("focus", self.focus, n, "this step has {} numbers")
        parameter = kept(
            "parameter", self.parameter, len(walk.parameters(0)), "there are {} parameters"
        )
        sample = min(self.sample, len(found.rows) - 1)
        return View(Moment(epoch, batch, step), focus, sample, parameter)


class State:
    """The walk of a recipe, and what of it is looked at; both from :meth:`settle` on."""

    recipe: Recipe
    walk: Walk
    view: View
    own: list[tuple[int, int, float]]
    _settled = False
    _curve: tuple[tuple, Floats] | None = None

    def settle(self, recipe: Recipe, view: View, given: Set[str], own: Own = ()) -> None:
        """Take what was just set, of which ``given`` has the names, brought in line.

        Raises
        ------
        ValueError
            Where that can't be; everything is then as it was.
        """
        first = not self._settled
        recipe = recipe.fitted(given, first)
        same = not first and recipe == self.recipe
        walk = self.walk if same else recipe.walk()
        if not (same or "own" in given):
            own = ()  # they belonged to another network
        kept = _fitting(own, walk)
        walk.set_by_hand(kept)
        try:
            self.view = view.within(walk, given, first)
        except ValueError:
            if same:
                walk.set_by_hand(self.own)
            raise
        self.recipe, self.walk, self.own, self._settled = recipe, walk, kept, True

    @property
    def focus(self) -> int:
        """Which of the step's numbers is looked at."""
        return self.view.focus

    @property
    def sample(self) -> int:
        """Which sample of the mini-batch is looked at."""
        return self.view.sample

    @property
    def place(self) -> Place:
        """Where the parameter stands that is in hand."""
        return parameter_places(self.recipe.layers)[self.view.parameter]

    @property
    def at(self) -> int:
        """The number of the mini-batch that is looked at, over all epochs."""
        return self.view.moment.epoch * self.walk.n_batches + self.view.moment.batch

    @property
    def value(self) -> float:
        """The parameter in hand, at the start of the mini-batch that is looked at."""
        return float(self.walk.parameters(self.at)[self.view.parameter])

    @property
    def gradient(self) -> float:
        """∂L/∂(the parameter in hand), of the mini-batch that is looked at."""
        found, (_, layer, index) = self.mini_batch.trace, self.place
        gradients = found.weight_gradients if len(index) == 2 else found.bias_gradients
        return float(gradients[layer - 1][index])

    def loss_change(self, nudge: float) -> float:
        """Return by how much the mini-batch's loss truly changes with a nudge of it."""
        before, after = self.walk.loss_with(
            self.at, self.view.parameter, (self.value, self.value + nudge)
        )
        return float(after - before)

    def loss_over(self, values: Floats) -> Floats:
        """Return the mini-batch's loss with the parameter in hand at each of ``values``.

        Those of the last call are kept: most steps change nothing of it.
        """
        asked = self.walk, self.at, self.view.parameter, self.own, values.tolist()
        if self._curve is None or self._curve[0] != asked:
            losses = self.walk.loss_with(self.at, self.view.parameter, values)
            self._curve = asked, losses
        return self._curve[1]

    def with_value(self, value: float) -> list[tuple[int, int, float]]:
        """Return what is set by hand where the parameter in hand is set to ``value`` here."""
        here = self.at, self.view.parameter
        others = [entry for entry in self.own if entry[:2] != here]
        return sorted([*others, (*here, min(max(value, -MOST), MOST))])

    @property
    def number(self) -> int:
        """Which moment it is, counted in small steps over all epochs."""
        return self.walk.number(self.view.moment)

    @property
    def mini_batch(self) -> MiniBatch:
        """The training step that is looked at, with all its numbers."""
        epoch, batch, _ = self.view.moment
        return self.walk.mini_batch(epoch, batch)

    @property
    def step(self) -> Step:
        """The small step of it that is looked at."""
        return self.mini_batch.steps[self.view.moment.step]


def _fitting(own: Own, walk: Walk) -> list[tuple[int, int, float]]:
    """Return what was set by hand in order, each parameter once at a time; refuse what can't be."""
    bounds = walk.epochs * walk.n_batches, len(walk.parameters(0))
    kept = {}
    for number, parameter, value in own:
        for name, given, n in zip(("mini-batch", "parameter"), (number, parameter), bounds,
                                  strict=True):  # fmt: skip
            if not 0 <= given < n:
                raise ValueError(f"own has {name} {given}; expected 0 to {n - 1}")
        if not abs(value) <= MOST:
            raise ValueError(f"own has the value {value}; expected −{MOST:g} to {MOST:g}")
        kept[number, parameter] = value
    return [(*where, value) for where, value in sorted(kept.items())]
