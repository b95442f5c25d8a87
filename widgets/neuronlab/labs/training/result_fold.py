"""A result fold shows what takes long to make: only while it is open."""

from collections.abc import Callable

import ipywidgets

from ...live.controls import Fold


class ResultFold(Fold):
    """A fold with a text.

    Parameters
    ----------
    heading : str
    make : callable
        Returns the text, as HTML.
    above : Widget
        What stands above the text.
    """

    def __init__(self, heading: str, make: Callable[[], str], *above: ipywidgets.Widget):
        self._make = make
        self.text = ipywidgets.HTML()
        super().__init__(heading, *above, self.text)
        self.observe(lambda _: self.show(), "active")

    def show(self) -> None:
        """Show the text as it is now."""
        if self.active:
            self.text.value = self._make()
