"""A scripted widget has a browser's side of its own, written in files of ``live/js``."""

from pathlib import Path
from typing import Any

import anywidget
import traitlets

_JS = Path(__file__).parent / "js"


def sent(*names: str) -> traitlets.Unicode:
    """Return a trait that sends the browser some files of ``live/js``, one after the other."""
    text = "\n".join((_JS / name).read_text(encoding="utf-8") for name in names)
    return traitlets.Unicode(text).tag(sync=True)


class Scripted(anywidget.AnyWidget):
    """The base of widgets with a script, ``_esm``, and perhaps a style sheet, ``_css``."""

    _anywidget_id = traitlets.Unicode().tag(sync=True)

    @traitlets.default("_anywidget_id")
    def _named_by_class(self) -> str:
        return f"{type(self).__module__}.{type(self).__name__}"

    def add_traits(self, **traits: Any) -> None:
        """Leave out what the class has: anywidget would make a class for each widget otherwise."""
        new = {name: trait for name, trait in traits.items() if not self.has_trait(name)}
        if new:
            super().add_traits(**new)
