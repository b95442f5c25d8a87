"""A choice is a menu of usual numbers, which also shows an unusual one."""

from collections.abc import Sequence

from ...live.lab import Lab


class Choice:
    """A menu tied to a setting.

    Parameters
    ----------
    lab : Lab
        Whose setting it is.
    name, label : str
        The setting's, and the menu's.
    values : sequence of float
        The usual ones.
    width : str
        As in CSS.
    zero : str
        What 0 is called.
    """

    def __init__(
        self, lab: Lab, name: str, label: str, values: Sequence[float], width: str, zero: str = "0"
    ):
        self._lab, self._name, self._values, self._zero = lab, name, values, zero
        self.menu = lab.changing_menu(name, label, label)
        self.menu.layout.width = width

    def show(self) -> None:
        """Show the setting as it is."""
        value = getattr(self._lab, self._name)
        options = sorted({*self._values, value})
        texts = [(f"{option:g}" if option else self._zero, option) for option in options]
        self._lab.offer(self.menu, texts, value)
