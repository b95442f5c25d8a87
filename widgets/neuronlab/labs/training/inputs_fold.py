"""The inputs fold says which features the network is given."""

from collections.abc import Callable
from typing import Any

import ipywidgets

from ...live.controls import Fold, row
from .features_model import FEATURES


class InputsFold(Fold):
    """A button for each feature.

    Parameters
    ----------
    now : callable
        Returns the features that the network is given.
    set : callable
        Changes settings, given by name.
    """

    def __init__(self, now: Callable[[], list[str]], set: Callable[..., None]):
        self._now, self._set = now, set
        self.boxes = [self._box(name, written) for name, (written, _) in FEATURES.items()]
        super().__init__("inputs", row(*self.boxes))

    def show(self) -> None:
        """Show the features as they are."""
        for name, box in zip(FEATURES, self.boxes, strict=True):
            box.value = name in self._now()

    def _box(self, name: str, written: str) -> ipywidgets.ToggleButton:
        box = ipywidgets.ToggleButton(
            description=written, tooltip=f"whether the network is given {name}",
            layout={"width": "70px"},
        )  # fmt: skip

        def changed(change: dict[str, Any]) -> None:
            now = self._now()
            wanted = {*now} ^ {name}
            if change["new"] != (name in now):
                if wanted:
                    self._set(features=[one for one in FEATURES if one in wanted])
                else:
                    box.value = True  # a network needs an input

        box.observe(changed, "value")
        return box
