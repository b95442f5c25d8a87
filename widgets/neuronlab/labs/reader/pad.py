"""A pad is where a digit is drawn: by the mouse on the sheet, or by a pen that sliders move."""

from ...live.bound import Bound
from ...live.controls import Fold, button, group, menu, row
from ...live.lab import Lab
from .samples_model import DRAWN, HEART, Drawing

LIFTED, DOWN, AWAY = "lifted", "down", "put away"

OWN, A_HEART = "your own", "a heart"

_APART = 3
"""A new point is this far from the last one, in units of the sheet, or further."""

MOST = 400
"""So many points fit on a sheet."""

BEFOREHAND: dict[int | str, Drawing] = {A_HEART: HEART, **{k: DRAWN[k] for k in DRAWN}}
"""What can be put on the sheet from the menu."""

Point = tuple[int, int]


def sample_of(strokes: list) -> int | str:
    """Return which of the drawings made beforehand it is, or OWN."""
    return next((name for name, drawn in BEFOREHAND.items() if drawn == strokes), OWN)


class Pad:
    """The controls of a sheet, and what mouse and pen do on it.

    Parameters
    ----------
    lab : Lab
        Has the settings ``strokes``, ``pen``, ``across`` and ``down``.

    Attributes
    ----------
    controls : VBox
        What everyone needs.
    keyboard : Fold
        The pen, for those who draw without a mouse.
    """

    def __init__(self, lab: Lab):
        self._lab = lab
        options: list = [("your own drawing", OWN)]
        options += [*((f"a drawn {digit}", digit) for digit in DRAWN), (A_HEART, A_HEART)]
        shown = menu("begin with", options, "a drawing made beforehand, or a blank sheet")
        lab.bind(Bound(shown, lambda: sample_of(lab.strokes), self.take))
        self.controls = group(
            "drawing",
            button("clear", "take a blank sheet", self.clear, "trash"),
            button("take back", "take the last stroke back", self.take_back, "undo"),
            shown,
        )
        self.keyboard = Fold(
            "draw with the keyboard",
            row(
                lab.menu("pen", "pen", (AWAY, LIFTED, DOWN), "down: it draws where it is moved"),
                lab.slider("across", "across", step=2, tooltip="where the pen is"),
                lab.slider("down", "down", step=2, tooltip="where the pen is"),
            ),
        )

    def take(self, name: int | str) -> None:
        """Put a drawing made beforehand on the sheet, or take a blank one for your own."""
        self._lab.strokes = [] if name == OWN else BEFOREHAND[name]

    def clear(self) -> None:
        """Take a blank sheet."""
        self._lab.strokes = []

    def take_back(self) -> None:
        """Take the last stroke back."""
        self._lab.strokes = self._lab.strokes[:-1]

    def drag(self, kind: str, at: Point) -> None:
        """Follow the mouse: each press begins a stroke, on a blank sheet if it is not your own."""
        strokes = list(self._lab.strokes)
        if kind == "press" or not strokes:
            self._put([*self._own(), [at]])
        elif _far(at, strokes[-1][-1]) or kind == "release":
            self._put(_longer(strokes, at))

    def follow(self, before: Point, at: Point, was: str) -> None:
        """Draw from where the pen was to where it is now."""
        strokes = list(self._lab.strokes)
        if was != DOWN:
            self._put([*self._own(), [at]])
        elif strokes and strokes[-1][-1] == before:
            self._put(_longer(strokes, at))
        else:
            self._put([*self._own(), [before, at]])

    def _own(self) -> list[list[Point]]:
        return [] if sample_of(self._lab.strokes) != OWN else list(self._lab.strokes)

    def _put(self, strokes: list[list[Point]]) -> None:
        if sum(map(len, strokes)) <= MOST:
            self._lab.strokes = strokes


def _longer(strokes: list[list[Point]], at: Point) -> list[list[Point]]:
    last = strokes[-1]
    return [*strokes[:-1], last if last[-1] == at else [*last, at]]


def _far(at: Point, before: Point) -> bool:
    return max(abs(at[0] - before[0]), abs(at[1] - before[1])) >= _APART
