"""What a hand can do with a training, on a control or on the picture."""

from collections.abc import Callable
from dataclasses import dataclass

from .address_model import Number


@dataclass(frozen=True)
class Actions:
    """The ways to act on a training lab, each of which ends in one frame.

    Attributes
    ----------
    set : callable
        Changes settings, given by name.
    set_parameter : callable
        Gives the weight or the bias at an address a value.
    one_batch, one_epoch, full_speed : callable
        Go on; return False where it goes on no more.
    reset, new_weights, new_data, keep_run, clear_runs : callable
    """

    set: Callable[..., None]
    set_parameter: Callable[[Number, float], None]
    one_batch: Callable[[], bool]
    one_epoch: Callable[[], bool]
    full_speed: Callable[[], bool]
    reset: Callable[[], None]
    new_weights: Callable[[], None]
    new_data: Callable[[], None]
    keep_run: Callable[[], None]
    clear_runs: Callable[[], None]
