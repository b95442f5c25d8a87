"""A block is what a cell shows: it stands for itself in text, and leaves nothing behind."""

import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import ipywidgets
from ipywidgets.widgets.widget import _instances

from . import cells
from .page import Page, missing, page

VIEW = "application/vnd.jupyter.widget-view+json"


class Block(ipywidgets.VBox):
    """The base of labs and cards.

    Re-running its cell closes it. A closed block keeps one thing, its line of text, because
    IPython's history of outputs keeps every object that was ever shown. A block that was never
    shown, one of many made in a loop, goes when nothing refers to it any more.
    """

    _last_words = ""
    _bare: frozenset[str] | None = None
    _loose: tuple[ipywidgets.Widget, ...] = ()
    _around: tuple[ipywidgets.Widget, ...] = ()

    def __init__(self, **options):
        super().__init__(**options)
        self.add_class("neuronlab")  # what the page's script looks for
        self._bare = frozenset(vars(self)) | {"_last_words", "_bare"}
        cells.register(self)

    def text(self) -> str:
        """Return what stands for the block in ``text/plain``."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return self._last_words or self.text()

    def _repr_mimebundle_(self, **kwargs):
        self._stay()
        if not self._around:
            self._around = missing(), page()
            self.children += self._around
        data = {**super()._repr_mimebundle_(**kwargs), "text/plain": repr(self)}
        if VIEW in data:
            data[VIEW] = {**data[VIEW], "made_by": "neuronlab"}  # what the extension looks for
        return data

    def close(self) -> None:
        """Close the block with all its parts, and let go of them."""
        if self.comm is None or self._bare is None:
            super().close()
            return
        try:
            self._last_words = self.text()
        except Exception:  # a block that failed while it was being built has no text yet
            self._last_words = f"{type(self).__name__}()"
        self.unobserve_all()
        for part in reversed(_parts(self)):
            part.close()
        super().close()
        self.children: tuple[ipywidgets.Widget, ...] = ()
        for name in set(vars(self)) - self._bare:
            delattr(self, name)

    def _stay(self) -> None:
        """Be kept, with all parts, for the front end, until the block is closed."""
        _instances.update({part.model_id: part for part in self._loose if part.comm is not None})
        self._loose = ()

    @contextmanager
    def _loosely(self) -> Iterator[None]:
        """Keep ipywidgets from keeping the block, and what is made meanwhile, before it is shown.

        ipywidgets' registry and the messages' callbacks hold every widget until it is closed.
        """
        before = set(_instances) - {self.model_id}
        yield
        self._loose = tuple(_instances.pop(name) for name in set(_instances) - before)
        for part in self._loose:
            part.comm.on_msg(_weak(part._handle_msg))


def _weak(method: Callable[[dict], None]) -> Callable[[dict], None]:
    """Return a callback that does not keep the method's object alive."""
    reference = weakref.WeakMethod(method)

    def call(message: dict) -> None:
        found = reference()
        if found is not None:
            found(message)

    return call


def _parts(widget: ipywidgets.Widget) -> list[ipywidgets.Widget]:
    """Return everything that a widget shows or is styled by, each after what it belongs to.

    The page is not its own.
    """
    found: list[ipywidgets.Widget] = []
    todo = [widget]
    while todo:
        owner = todo.pop()
        for name in owner.keys:
            value = getattr(owner, name)
            for part in value if isinstance(value, tuple | list) else (value,):
                own = isinstance(part, ipywidgets.Widget) and not isinstance(part, Page)
                if own and part not in found:
                    found.append(part)
                    todo.append(part)
    return found
