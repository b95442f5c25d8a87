"""What a block needs of the page that shows it: keys of its own, names, a word where it is dead."""

import ipywidgets

from .scripted import Scripted, sent


class Page(Scripted):
    """Shows nothing; keys stay with the control that has the focus, and sliders get names."""

    _esm = sent("theme.js", "terms.js", "page.js")
    _css = sent("page.css", "lab.css")


_shared: list[Page] = []


def page() -> Page:
    """Return the one that all blocks of this kernel show: a browser needs it once."""
    if not _shared or _shared[0].comm is None:  # all widgets may have been closed
        _shared[:] = [Page()]
    return _shared[0]


def missing() -> ipywidgets.HTML:
    """Return what a page says after some seconds, unless :class:`Page`'s style sheet is there."""
    return ipywidgets.HTML(
        "<style>@keyframes neuronlab-missing { to { visibility: visible; } }"
        # The page's own broken link, beside the one in place of the picture.
        " .neuronlab > :last-child > .jupyter-widgets-error-widget { display: none; }</style>"
        "<div class='neuronlab-missing' style='visibility: hidden; line-height: 1.5;"
        " animation: neuronlab-missing 0s 5s forwards'><b>The picture can't be shown live.</b>"
        " The server that shows this page has no <code>anywidget</code>: where JupyterLab is"
        " installed, run <code>pip install anywidget</code>, then start it anew and load this"
        " page again.</div>",
        layout={"margin": "0"},
    )
