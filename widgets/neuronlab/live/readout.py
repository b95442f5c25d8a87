"""A readout holds the live numbers: HTML text in a box that keeps its height."""

import html
import re
from collections.abc import Callable, Iterable
from typing import Self

import ipywidgets

from ..plots import style
from .controls import Fold, Folds


class Readout(ipywidgets.HTML):
    """Lines of text with figures of one width, in the page's own colours.

    Parameters
    ----------
    lines : int
        How many lines there is room for; more make the box grow.
    """

    def __init__(self, lines: int = 4):
        self._room = lines
        super().__init__(layout={"width": "auto"})

    def show(self, *lines: str) -> None:
        """Show lines of HTML; use :func:`escape` for text from outside."""
        self.value = boxed(lines, self._room)


def boxed(lines: Iterable[str], room: int, name: str = "") -> str:
    """Return lines of HTML in a box that is at least ``room`` lines high, of a class ``name``."""
    look = (
        f"min-height:{1.5 * room}em;line-height:1.5em;font-variant-numeric:tabular-nums;"
        "color:var(--neuronlab-ink);overflow-wrap:anywhere"
    )
    named = f' class="{name}"' if name else ""
    return f'<div{named} style="{look}">{"<br>".join(lines)}</div>'


class Numbers(ipywidgets.VBox):
    """What a lab says: the line that matters, large; what it means; and more, for who opens it.

    Parameters
    ----------
    lines : int
        How many lines there are at most.
    """

    def __init__(self, lines: int = 4):
        self._said, self._more = ipywidgets.HTML(), Readout(lines=max(0, lines - 2))
        self._said.add_class("neuronlab-said")
        self._fold = Fold("more", self._more)
        self._fold.observe(self._show_more, "active")
        self._lines: tuple[str | Callable[[], str], ...] = ()
        self._fold.layout.display = None if lines > 2 else "none"
        super().__init__([self._said, self._fold])
        self.add_class("neuronlab-numbers")

    def with_folds(self, *folds: Fold) -> Self:
        """Put folds beside "more"; return the numbers, folds and all."""
        self.children = (self._said, Folds(self._fold, *folds))
        return self

    def show(self, first: str, sentence: str = "", *more: str | Callable[[], str]) -> None:
        """Show lines of HTML, the one that matters first; use :func:`escape` for other text.

        Both lines go to the page as one message, and the others only while "more" is open: of
        these, one that costs time or memory can be a function that returns it.
        """
        self._said.value = boxed([first], 1, "neuronlab-first") + boxed([sentence], 2)
        self._lines = more
        self._show_more()

    def _show_more(self, _=None) -> None:
        if self._fold.active:
            self._more.show(*self._all_more())

    def _all_more(self) -> list[str]:
        return [line if isinstance(line, str) else line() for line in self._lines]

    @property
    def value(self) -> str:
        """All that is said, as HTML, whether "more" is open or not."""
        return self._said.value + boxed(self._all_more(), 0)


escape = html.escape


def plain(*lines: str) -> str:
    """Return lines of HTML as running text."""
    text = html.unescape(re.sub(r"<[^>]+>", "", " ".join(lines)))
    return " ".join(text.split())


def raised(text: str) -> str:
    """Return an exponent, which makes its line no higher."""
    return f'<sup style="line-height:0">{text}</sup>'


def term(text: str, name: str, look: str = "") -> str:
    """Return a part of a formula that is known by a name, as the spots where it is seen know it.

    The browser lights both when one is pointed at, and marks for a moment what has changed.
    """
    style_ = f' style="{look}"' if look else ""
    return f'<span data-term="{name}"{style_}>{text}</span>'


def wire(text: str, value: float, name: str) -> str:
    """Return a term underlined as its wire is drawn: blue, or dashed orange."""
    color, dash = (style.POSITIVE, "solid") if value >= 0 else (style.NEGATIVE, "dashed")
    return term(text, name, f"border-bottom:3px {dash} {color}")


def lesson(name: str) -> str:
    """Return a link to a lesson beside the one that is open: "08-gradient-descent"."""
    look = "color:inherit;text-decoration:underline"
    link = f'href="{name}.ipynb" target="_blank" rel="noopener" style="{look}"'
    return f"<a {link}>lesson {name[:2]}</a>"
