"""Bumps that a hand made are kept when a rule lays others in their place."""

from typing import Any


class OwnBumps:
    """What a learner made, so that it comes back at the press of a button.

    Parameters
    ----------
    lab : Lab
        Has the settings ``lefts``, ``rights``, ``heights`` and ``chosen``.

    Attributes
    ----------
    by_hand : bool
        Whether the bumps that there are now were made by hand.
    """

    _SETTINGS = ("lefts", "rights", "heights", "chosen")

    def __init__(self, lab: Any):
        self._lab, self.by_hand = lab, True
        self._kept: list[dict[str, Any]] = []

    def keep(self) -> None:
        """Keep the bumps, where a hand made them, before others take their place."""
        if self.by_hand and self._now() not in self._kept:
            self._kept.append(self._now())

    def bring_back(self) -> None:
        """Put back what was made last; pressed again, what was made before that."""
        if self._kept:
            last = self._kept.pop()
            if self.by_hand and self._now() != last:
                self._kept.insert(0, self._now())
            self._lab.set(**last)

    def _now(self) -> dict[str, Any]:
        found = {name: getattr(self._lab, name) for name in self._SETTINGS}
        return {k: list(v) if isinstance(v, list) else v for k, v in found.items()}
