"""The rules that bring the settings of a training in line with each other.

Each takes the recipe that is wanted, the one that was in force before (None at first), and the
names of the settings that have changed; it returns a recipe.
"""

from collections.abc import Sequence, Set
from dataclasses import replace

from . import replay_model as replay
from .address_model import is_there
from .recipe_model import Recipe
from .replay_model import RATES, Change

MOMENT = frozenset({"epoch", "batch"})


def fit_layers(recipe: Recipe, last: Recipe | None, changed: Set[str]) -> Recipe:
    """Give every hidden layer its activation."""
    n, names = len(recipe.layers), recipe.activations
    if "activation" in changed and "activations" not in changed:
        names = []
    if names and len(names) != n:
        if "activations" in changed and (last is None or names != last.activations):
            raise ValueError(
                f"activations has {len(names)} names; expected {n}, one for each layer"
            )
        names = (names + [recipe.activation] * n)[:n]
    if set(names) <= {recipe.activation}:
        names = []
    return replace(recipe, activations=names)


def begin(recipe: Recipe, changed: Set[str]) -> Recipe:
    """Begin at epoch 0, with nothing changed by hand, unless a moment or a log was asked for."""
    if not changed & MOMENT:
        recipe = replace(recipe, epoch=0, batch=0)
    return recipe if "log" in changed else replace(recipe, log=[])


def fit_log(
    recipe: Recipe, last: Recipe | None, changed: Set[str], n_batches: int, step: int
) -> Recipe:
    """Tell the log which rates have changed and when; going back, the rates are those of then.

    Parameters
    ----------
    last
        None where the training has just begun.
    n_batches : int
        In an epoch.
    step : int
        The mini-batches done at the moment that is wanted.
    """
    # A rate that comes with a moment belongs to the whole training, not to what is left of it.
    whole = bool(changed & set(RATES)) and bool(changed & MOMENT)
    if whole and "log" not in changed:
        return replace(recipe, log=[])
    if last is None or "log" in changed:
        return replace(recipe, log=replay.until(recipe.log, step, {})[0])
    at = min(last.epoch * n_batches + last.batch, step)
    log, then = replay.until(last.log, at, last.rates)
    rates = recipe.rates
    for name in RATES:
        if name not in changed:
            rates[name] = then[name]
        elif rates[name] != then[name]:
            log = replay.with_rate(log, at, name, then[name])
    return replace(
        recipe, log=log, learning_rate=rates["learning_rate"], l1=rates["l1"], l2=rates["l2"]
    )


def check_batch(batch: int, n_batches: int) -> None:
    """Raise ``ValueError`` where an epoch has no such mini-batch."""
    if batch >= n_batches:
        raise ValueError(
            f"batch is {batch}; an epoch has {n_batches}: expected 0 to {n_batches - 1}"
        )


def check_log(log: Sequence[Change], n_parameters: int) -> None:
    """Raise ``ValueError`` where a log names a parameter that is not there."""
    if any(change[1] == "parameter" and change[2] >= n_parameters for change in log):
        raise ValueError(f"log names a parameter beyond the last, {n_parameters - 1}")


def fit_chosen(
    chosen: list[int], last: list[int] | None, changed: Set[str], sizes: Sequence[int]
) -> list[int]:
    """Choose nothing where layers of so many units have not got what was chosen before."""
    if is_there(chosen, sizes):
        return chosen
    if "chosen" in changed and chosen != last:
        raise ValueError(
            f"chosen is {chosen}; the layers have {list(sizes)} units: expected "
            "[layer, unit], [layer, unit before, unit], or [] for the output"
        )
    return []
