"""A readout holds the live numbers: HTML text in a box that keeps its height."""

import html

import ipywidgets


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


def lesson(name: str) -> str:
    """Return a link to a lesson beside the one that is open: "08-gradient-descent"."""
    look = "color:inherit;text-decoration:underline"
    link = f'href="{name}.ipynb" target="_blank" rel="noopener" style="{look}"'
    return f"<a {link}>lesson {name[:2]}</a>"
