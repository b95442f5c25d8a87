"""A readout holds the live numbers: HTML text in a box that keeps its height."""

import html

import ipywidgets
import numpy as np


class Readout(ipywidgets.HTML):
    """Lines of text with figures of one width, in the page's own colours.

    Parameters
    ----------
    lines : int
        How many lines there is room for; more make the box grow.
    """

    _STYLE = (
        "min-height:{height}em;line-height:1.5em;font-variant-numeric:tabular-nums;"
        "color:var(--jp-content-font-color1);overflow-wrap:anywhere"
    )

    def __init__(self, lines: int = 4):
        self._style = self._STYLE.format(height=1.5 * lines)
        super().__init__(layout={"width": "auto"})

    def show(self, *lines: str) -> None:
        """Show lines of HTML; use :func:`escape` for text from outside."""
        self.value = f'<div style="{self._style}">{"<br>".join(lines)}</div>'


escape = html.escape


def number(value: float, digits: int = 2) -> str:
    """Return ``value`` with a true minus sign, ``digits`` after the point, and no −0.00.

    A number that has run away is written with a power of ten, so that no line grows.
    """
    if 1e7 <= abs(value) < np.inf:
        from ..text.powers import power

        return power(float(value))
    text = f"{float(value):.{digits}f}"
    if not float(text):
        text = text.lstrip("-")
    return text.replace("-", "−")


def factor(value: float, digits: int = 2) -> str:
    """Return ``value`` as it stands in a product or a sum: a negative one in brackets."""
    text = number(value, digits)
    return f"({text})" if text.startswith("−") else text


def vector(values, digits: int = 2) -> str:
    """Return numbers as (1.00, −2.00), or one alone without brackets."""
    texts = [number(value, digits) for value in np.ravel(values)]
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


def lesson(name: str) -> str:
    """Return a link to a lesson beside the one that is open: "08-gradient-descent"."""
    look = "color:inherit;text-decoration:underline"
    link = f'href="{name}.ipynb" target="_blank" rel="noopener" style="{look}"'
    return f"<a {link}>lesson {name[:2]}</a>"
