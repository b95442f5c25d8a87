"""A cell that is run again closes the labs that its last run made, so that memory stays level."""

import gc
import weakref

import ipywidgets

_made_by: dict[str, tuple[str | None, list[weakref.ref]]] = {}


def register(widget: ipywidgets.Widget) -> None:
    """Note that the cell being run made ``widget``; close what its earlier run made.

    A front end that does not name its cells (JupyterLab does) closes nothing.
    """
    cell, run = _current()
    if cell is None:
        return
    last_run, widgets = _made_by.get(cell, (run, []))
    if last_run != run:
        earlier = [found for found in (reference() for reference in widgets) if found is not None]
        for closed in earlier:
            closed.close()
        if earlier:
            # A figure and its parts hold each other, and Python looks for such rings too rarely for
            # things so large.
            gc.collect()
        widgets = []
    _made_by[cell] = run, [*widgets, weakref.ref(widget)]


def _current() -> tuple[str | None, str | None]:
    """Return the identity of the cell that is being run, and of this run."""
    from IPython import get_ipython

    kernel = getattr(get_ipython(), "kernel", None)
    if kernel is None:
        return None, None
    request = kernel.get_parent("shell")
    return request.get("metadata", {}).get("cellId"), request.get("header", {}).get("msg_id")
