"""A lab is one live thing in a lesson: numbers to set, a model to ask, a picture that follows."""

import base64
import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

import ipywidgets
import traitlets

from ..plots import style
from . import controls, settings
from .block import Block
from .readout import Readout
from .settings import source
from .spots import Spot
from .stage import Stage


class Lab(Block):
    """The base of every lab.

    A subclass declares its state as traits tagged ``state=True``, builds its controls, its stage
    and its plot in ``build``, and in ``show`` asks the model and updates the plot. Whatever changes
    the state, a slider, a click on the picture or a line of code, ends in one ``show`` and one
    frame. ``repr(lab)`` is the call that makes the same picture again.

    Raises
    ------
    TypeError
        Where a setting has no such name.
    traitlets.TraitError
        Where a value is not allowed.
    """

    positional: tuple[str, ...] = ()
    """The settings that ``repr`` gives without a name, first of all."""

    size = (940, 320)
    """The picture's width and height as shown, in pixels."""

    readout_lines = 4
    """How many lines of live numbers there is room for."""

    _holding = False
    _offering = False
    _pending: frozenset = frozenset()
    _shown: Mapping[str, Any] | None = None
    _links: Mapping[str, traitlets.link] = MappingProxyType({})

    def __init__(self, **state):
        self._check_names(state)
        super().__init__(layout={"max_width": f"{self.size[0] + 20}px"})
        self.add_class("neuronlab-lab")
        with self._loosely():
            self._make(state)

    def _make(self, state: dict) -> None:
        """Make every part, and show the state given."""
        self._links = {}
        self.stage = Stage(*self.size)
        self.stage.on_rescale(self._rescale)
        self.readout = Readout(lines=self.readout_lines)
        with style.context():
            self.children = self.build()
        self.observe(self._on_state, names=self.state_names())
        try:
            with self._hold():
                self._pending = frozenset(self.state_names())
                self.set(**state)
        except Exception:
            self.close()
            raise

    def __setattr__(self, name: str, value) -> None:
        """Keep a setting as a decimal number, or say what is allowed."""
        trait = getattr(type(self), name, None)
        if isinstance(trait, traitlets.TraitType) and trait.metadata.get("state"):
            value = settings.checked(trait, self, value)
        super().__setattr__(name, value)

    def build(self) -> tuple[ipywidgets.Widget, ...]:
        """Make the controls and the plot; return the lab's children, top to bottom."""
        raise NotImplementedError

    def settle(self, changed: frozenset) -> None:
        """Bring settings that depend on each other in line, before anything is shown.

        What is raised here refuses the change: every setting is as it was shown last.
        """

    def show(self, changed: frozenset) -> str:
        """Ask the model, update the plot and the readout; return in words what is seen."""
        raise NotImplementedError

    def spots(self) -> Sequence[Spot]:
        """Return what can be dragged or clicked on the picture now, in an order that stays."""
        return ()

    @classmethod
    def state_names(cls) -> list[str]:
        """Return the names of the settings that make up the lab's state."""
        return [name for name, trait in cls.class_traits().items() if trait.metadata.get("state")]

    def set(self, **state) -> None:
        """Change several settings, and draw once."""
        self._check_names(state)
        with self.hold_trait_notifications():
            for name, value in state.items():
                setattr(self, name, value)

    @contextmanager
    def hold_trait_notifications(self):
        """Collect changes; they are checked together and shown once, at the end."""
        with self._hold(), super().hold_trait_notifications():
            yield

    def show_again(self, what: str) -> None:
        """Show the lab anew, where ``what`` has changed that is no setting."""
        self._on_state({"name": what})

    def _rescale(self) -> None:
        self._pending |= frozenset(self.state_names())
        self.show_again("scale")

    def redraw(self) -> None:
        """Draw the whole picture again."""
        with self.stage.lock, style.context():
            self.stage.redraw()

    def close(self) -> None:
        """Close the lab with all its parts, and let go of its figure."""
        for link in self._links.values():
            link.unlink()
        super().close()

    # Controls, each wired to a setting of the same name.

    def slider(
        self,
        name: str,
        label: str,
        step: float | None = None,
        tooltip: str = "",
        width: str | None = None,
    ):
        """Return a slider for a bounded number, both ways linked to it; ``width`` as in CSS."""
        trait = self.traits()[name]
        whole = isinstance(trait, traitlets.Int)
        kind = ipywidgets.IntSlider if whole else ipywidgets.FloatSlider
        slider = kind(
            value=getattr(self, name),
            min=trait.min,
            max=trait.max,
            step=step or (1 if whole else 0.01),
            description=label,
            tooltip=tooltip or label,
            style={"description_width": "initial"},
            layout={"width": width},
        )
        return self.linked(name, slider, *(() if whole else self._nearest(name, slider)))

    def menu(self, name: str, label: str, options, tooltip: str = "") -> ipywidgets.Dropdown:
        """Return a menu of options, texts or (text, value) pairs, both ways linked to a setting."""
        return self.linked(name, controls.menu(label, options, tooltip))

    def linked(self, name: str, control: ipywidgets.Widget, *transform) -> ipywidgets.Widget:
        """Tie ``control.value`` to the setting ``name``, both ways; return the control."""
        link = traitlets.link((self, name), (control, "value"), transform or None)
        self._links = {**self._links, name: link}
        return control

    def _nearest(self, name: str, slider: ipywidgets.FloatSlider) -> tuple[Callable, Callable]:
        """Return what a slider shows of a setting, and what it makes of it when it is moved.

        The browser puts a slider on one of its steps and, where that changes the value, says so to
        the kernel: too late, if the setting has gone on meanwhile. So the value sent is already
        the one that the browser would make of it, to the last bit (noUiSlider computes in percent
        of the range), and a setting between two steps, such as 1/3, stays what it is.
        """
        low, span = slider.min, slider.max - slider.min
        step = slider.step * 100 / span

        def shown(value: float) -> float:
            percent = (value - low) * 100 / span
            return min(max(math.floor(percent / step + 0.5) * step, 0.0), 100.0) * span / 100 + low

        def moved(value: float) -> float:
            now = getattr(self, name)
            return now if shown(value) == shown(now) else round(shown(value), 10)

        return shown, moved

    def changing_menu(self, name: str, label: str, tooltip: str = "") -> ipywidgets.Dropdown:
        """Return a menu for a setting whose options depend on others; :meth:`offer` fills it."""
        menu = controls.menu(label, (), tooltip)

        def chosen(change):
            if not self._offering:
                setattr(self, name, change["new"])

        menu.observe(chosen, "value")
        return menu

    def offer(self, menu: ipywidgets.Dropdown, options, value) -> None:
        """Fill a changing menu, and show ``value`` as chosen."""
        self._offering = True
        try:
            if tuple(options) != tuple(menu.options):
                menu.options = options
            menu.value = value
        finally:
            self._offering = False

    def scrubber(self, label: str, go: Callable[[int], object]) -> ipywidgets.IntSlider:
        """Return a slider over moments, 0 to the furthest; ``go`` is told where it is dragged."""
        slider = ipywidgets.IntSlider(
            max=1,
            description=label,
            tooltip="drag back and forth through the history",
            style={"description_width": "initial"},
            layout={"width": "auto"},
        )
        slider.observe(lambda change: go(change["new"]), "value")
        return slider

    @staticmethod
    def move(scrubber: ipywidgets.IntSlider, value: int, furthest: int) -> None:
        """Set a scrubber's value and range, so that neither is ever outside of the other."""
        if furthest < scrubber.max:
            scrubber.value = value
        scrubber.max = furthest
        scrubber.value = value

    # State as text and as a picture.

    def is_default(self, name: str) -> bool:
        """Whether a setting has the value that it would have if it were not given."""
        return getattr(self, name) == self.traits()[name].default()

    def arguments(self) -> tuple[list[str], dict[str, str]]:
        """Return the source text of the positional and of the named arguments."""
        named = {
            name: source(getattr(self, name))
            for name in self.state_names()
            if name not in self.positional and not self.is_default(name)
        }
        return [source(getattr(self, name)) for name in self.positional], named

    def text(self) -> str:
        """Return the call that makes the same lab again."""
        positional, named = self.arguments()
        inside = [*positional, *(f"{name}={text}" for name, text in named.items())]
        return f"{type(self).__name__}({', '.join(inside)})"

    def _repr_mimebundle_(self, **kwargs):
        """Return the live view, the state as text, and a picture for where nothing is live."""
        data = super()._repr_mimebundle_(**kwargs)
        data["image/png"] = base64.b64encode(self.stage.small_png()).decode()
        return data, {"image/png": dict(zip(("width", "height"), self.size, strict=True))}

    # One way through: a change of state, the model, the plot, one frame.

    def _on_state(self, change) -> None:
        with self._hold():
            self._pending |= {change["name"]}

    @contextmanager
    def _hold(self):
        """Settle and show once, when the outermost hold ends; where that fails, undo it all."""
        if self._holding:
            yield
            return
        self._holding = True
        try:
            yield
            if self._pending:
                self.settle(self._pending)
        except Exception:
            self._restore()
            raise
        finally:
            changed, self._pending = self._pending, frozenset()
            self._holding = False
        if changed:
            self._shown = {name: getattr(self, name) for name in self.state_names()}
            # Picture and text in one message: the browser draws the picture anew for each.
            with self.stage.lock, style.context(), self.stage.hold_sync():
                self.stage.describe(self.show(changed))
                self.stage.offer(self.spots())
                self.stage.refresh()

    def _restore(self) -> None:
        """Bring every setting back to what was shown last."""
        if self._shown is not None:
            with super().hold_trait_notifications():
                for name, value in self._shown.items():
                    setattr(self, name, value)
            self.settle(frozenset(self._shown))
        self._pending = frozenset()

    def _check_names(self, state: dict) -> None:
        for name in state:
            if name not in self.state_names():
                raise TypeError(
                    f"{type(self).__name__} has no setting {name!r}; "
                    f"it has {', '.join(self.state_names())}"
                )
