"""The inputs fold says which features the network is given."""

from collections.abc import Callable

import ipywidgets

from ...live.bound import Bound
from ...live.controlled import Controlled
from ...live.controls import Fold, row
from .features_model import FEATURES


class InputsFold(Fold):
    """A button for each feature.

    Parameters
    ----------
    lab : Controlled
    now : callable
        Returns the features that the network is given.
    set : callable
        Changes settings, given by name.
    """

    def __init__(self, lab: Controlled, now: Callable[[], list[str]], set: Callable[..., None]):
        def bound(name: str, written: str) -> Bound:
            def put(on: bool) -> None:
                wanted = [one for one in FEATURES if (on if one == name else one in now())]
                if wanted:  # a network needs an input
                    set(features=wanted)

            return Bound(_button(name, written), lambda: name in now(), put)

        self.boxes = [lab.bind(bound(name, written)) for name, (written, _) in FEATURES.items()]
        super().__init__("inputs", row(*self.boxes))


def _button(name: str, written: str) -> ipywidgets.ToggleButton:
    said = f"whether the network is given {name}"
    return ipywidgets.ToggleButton(description=written, tooltip=said, layout={"width": "70px"})
