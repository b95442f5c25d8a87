"""A lab is one live thing in a lesson: numbers to set, a model to ask, a picture that follows."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import ipywidgets
import traitlets

from ..plots import style
from . import settings
from .controlled import Controlled
from .motion import Draw, Motion
from .readout import Numbers, escape
from .settings import source
from .spots import Spot
from .stage import Stage

MARGIN = 34
"""How much wider a lab is than its picture, in pixels: the card's padding and border."""


class Lab(Controlled):
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

    title = ""
    """What the lab is called, in two to four words."""

    begin = ""
    """What to do first, in one line."""

    positional: tuple[str, ...] = ()
    """The settings that ``repr`` gives without a name, first of all."""

    size = (940, 320)
    """The picture's width and height as shown, in pixels."""

    readout_lines = 4
    """How many lines of live numbers there is room for."""

    moves = False
    """Whether some changes are shown as movements, with :meth:`glide`."""

    _holding = False
    _pending: frozenset = frozenset()
    _shown: Mapping[str, Any] | None = None
    _motion: Motion | None = None

    def __init__(self, **state):
        self._check_names(state)
        super().__init__(layout={"max_width": f"{self.size[0] + MARGIN}px"})
        self.add_class("neuronlab-lab")
        with self._loosely():
            self._make(state)

    def _make(self, state: dict) -> None:
        """Make every part, and show the state given."""
        self.stage = Stage(*self.size)
        self.stage.on_rescale(self._rescale)
        self.readout = Numbers(lines=self.readout_lines)
        with style.context():
            self.children = (self._head(), *self.build())
        if self.moves:
            self._motion = Motion(self.stage, self._show_frame)
            self.children += (self._motion,)
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

    def _head(self) -> ipywidgets.HTML:
        title, begin = escape(self.title), escape(self.begin)
        return ipywidgets.HTML(
            f"<div class='neuronlab-head'><b>{title}</b> <span>{begin}</span></div>"
        )

    def build(self) -> tuple[ipywidgets.Widget, ...]:
        """Make the controls and the plot; return the lab's children, top to bottom.

        That is a panel of controls, the stage, a player where there is time, the readout, folds.
        """
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

    def offer_again(self) -> None:
        """Say anew what can be done on the picture, where that has changed with no setting."""
        if not self._holding:
            with self.stage.lock, style.context():
                self.stage.offer(self.spots())
                self.stage.refresh()

    def glide(self, draw: Draw, frames: int = 10) -> None:
        """Show what has changed as a movement: ``draw(0)`` is what was, ``draw(1)`` what is.

        To be called in :meth:`show`. Only the picture moves: settings, readout and ``repr`` are
        what they will be from the first frame on, and the next change ends the movement.
        """
        if self._motion is None:
            raise TypeError(f"{type(self).__name__} glides, but has not said: moves = True")
        self._motion.begin(draw, frames)

    def end_motion(self) -> None:
        """Show at once what a movement, if there is one now, leads to."""
        if self._motion:
            self._motion.finish()

    def _show_frame(self, draw: Callable[[], object]) -> None:
        with self.stage.lock, style.context():
            draw()
            self.stage.refresh()

    def _rescale(self) -> None:
        self._pending |= frozenset(self.state_names())
        self.show_again("scale")

    def redraw(self) -> None:
        """Draw the whole picture again."""
        with self.stage.lock, style.context():
            self.stage.redraw()

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
        self.end_motion()
        kept, about = self.stage.kept()
        return {**super()._repr_mimebundle_(**kwargs), **kept}, about

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
            if self._motion:
                self._motion.stop()
            self._shown = {name: getattr(self, name) for name in self.state_names()}
            with self.stage.lock, style.context():
                self.stage.describe(self.show(changed))
                self.stage.offer(self.spots())
                self.show_controls()
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
