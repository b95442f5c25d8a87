"""A stage shows frames: a picture whose parts are set, never made again, and who points where."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import RLock
from time import perf_counter
from typing import Any

import numpy as np
import traitlets
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..plots import png, style
from .canvas import Canvas
from .frames import difference
from .scripted import Scripted, sent
from .spots import Spot, messages, nearest, new_names


@dataclass(frozen=True)
class Pointer:
    """What mouse, pen or finger did on the picture.

    Attributes
    ----------
    kind : {"press", "move", "release", "leave"}
    axes : matplotlib Axes or None
        That of ``spot``, or the one that was hit; while a button is held, the one where it was
        pressed.
    x, y : float
        In the data coordinates of ``axes``; NaN where none was hit.
    button : int
        0 left, 1 middle, 2 right.
    shift : bool
        Whether the shift key was held.
    spot : Spot or None
        What it is on; while a button is held, what it was on when it was pressed.
    """

    kind: str
    axes: Axes | None
    x: float
    y: float
    button: int = 0
    shift: bool = False
    spot: Spot | None = None


class Stage(Scripted):
    """A Matplotlib figure shown as a sequence of frames on a canvas.

    A plot draws on ``figure``. What changes often is an artist with ``animated=True``; everything
    else is drawn once and kept as a background until it changes. Frames are drawn inside
    ``style.context()``, and a lab makes and updates its plot in it.

    The browser gets the rectangles in which a frame differs from the one before; a whole one goes
    out when a view asks. As long as nobody looks, nothing is drawn but what :meth:`picture` gives.

    Parameters
    ----------
    width, height : int
        Size as shown, in CSS pixels; a narrow page shows it smaller.
    scale : float
        Rendered pixels for each shown pixel, until a view tells its screen's.
    """

    _esm = sent("flow.js", "spots.js", "theme.js", "stage.js")
    _css = sent("stage.css")

    width = traitlets.Int().tag(sync=True)
    height = traitlets.Int().tag(sync=True)
    wanted = traitlets.List(traitlets.Unicode()).tag(sync=True)

    alt = ""
    """What is seen, in words."""

    moves = False
    """Whether a view is there whose user has not asked for less motion; the view says so."""

    def __init__(self, width: int = 940, height: int = 320, scale: float = 1.5):
        with style.context():
            self.figure = Figure((width / 72, height / 72), dpi=72 * scale)
        self.lock = RLock()
        self._canvas = Canvas(self.figure)
        self._due, self._watched = True, False
        self._number = 0
        self._spots: Sequence[Spot] = ()
        self._looked_at: Sequence[Spot] = ()
        self._offered: list | None = None
        self._told = ""
        self._held: Axes | None = None
        self._grasped: Spot | None = None
        self._handlers: list[tuple[tuple[str, ...], Callable[[Pointer], None]]] = []
        self._rescaled: list[Callable[[], None]] = []
        self._seen: list[Callable[[], None]] = []
        super().__init__(
            width=width, height=height, layout={"width": f"{width}px", "max_width": "100%"}
        )

    def describe(self, text: str) -> None:
        """Say in words, with the next frame, what is seen then, for those who don't see it."""
        self.alt = text

    def offer(self, spots: Sequence[Spot]) -> None:
        """Say, with the next frame, what can be dragged or clicked now.

        Offering the same object again says that nothing in it has moved.
        """
        self._spots = spots

    def refresh(self) -> None:
        """Show the animated artists as they are now, over the background kept."""
        self._due = True
        if self._watched:
            self._ship(self.picture())

    def redraw(self) -> None:
        """Draw everything again, the background too."""
        self._canvas.forget()
        self.refresh()

    def picture(self) -> np.ndarray:
        """Return the frame as it is now, (height, width, 4), uint8."""
        with self.lock:
            return self._drawn().copy()

    def small_png(self) -> bytes:
        """Return the frame that is shown as a palette PNG of at most 40 kB."""
        with self.lock:
            return png.encode_small(self._drawn())

    def kept(self) -> tuple[dict[str, str], dict[str, dict]]:
        """Return the frame for where nothing is live, and its size and words, as Jupyter wants."""
        about = {"width": self.width, "height": self.height, "alt": self.alt}
        return {"image/png": b64encode(self.small_png()).decode()}, {"image/png": about}

    def _drawn(self) -> np.ndarray:
        """Return the frame as it is now, until the next one is drawn."""
        if self._due:
            with style.context():
                self._canvas.draw()
            self._due = False
        return self._canvas.pixels()

    def on_pointer(self, handler: Callable[[Pointer], None], kinds=("press",)) -> None:
        """Call ``handler`` with a :class:`Pointer` for each event of one of ``kinds``.

        A move is told while a button is held; with the kind "hover", also while none is.
        """
        self._handlers.append((tuple(kinds), handler))
        self.wanted = sorted({*self.wanted, *kinds})

    def on_drag(
        self,
        handler: Callable[[Pointer], None],
        hover: Callable[[Pointer], None] | None = None,
    ) -> None:
        """Call ``handler`` for a press on an Axes, and from there on until the button is let go.

        The last call, of kind "release", is where it was let go: the moves before may have come too
        fast to be told. ``hover`` is called where the mouse moves without being pressed, and when
        it leaves.
        """
        dragging = False

        def follow(pointer: Pointer) -> None:
            nonlocal dragging
            if pointer.kind == "press":
                dragging = pointer.axes is not None
            if dragging:
                dragging = pointer.kind in ("press", "move")
                handler(pointer)
            elif hover and pointer.kind != "release":
                hover(pointer)

        hovering = ("hover",) if hover else ()
        self.on_pointer(follow, kinds=("press", "move", "release", "leave", *hovering))

    def on_seen(self, handler: Callable[[], None]) -> None:
        """Call ``handler`` when most of the picture is on a screen for the first time."""
        self._seen.append(handler)
        self.wanted = sorted({*self.wanted, "seen"})

    def on_rescale(self, handler: Callable[[], None]) -> None:
        """Call ``handler`` when the frames' pixels have become larger or smaller."""
        self._rescaled.append(handler)

    def close(self) -> None:
        """Let go of the figure."""
        self._handlers, self._rescaled, self._seen, self._spots = [], [], [], ()
        with self.lock:
            self._watched = False
            if self._canvas is not None:
                self._canvas.close()
            self.figure = None  # type: ignore[assignment]  # nothing is drawn any more
            self._canvas = None  # type: ignore[assignment]  # nor kept
        super().close()

    # What the browser says.

    def receive(self, message: dict) -> None:
        """Take a message of a view: that it is there, or what a pointer did on it."""
        if self.figure is None:
            return
        if message["kind"] == "view":
            self._show_to(float(message.get("ratio", 1)))
            self.moves = bool(message.get("moves", False))
        elif message["kind"] == "seen":
            handlers, self._seen = self._seen, []
            for handler in handlers:
                handler()
        elif message["kind"] == "pointer":
            began = perf_counter()
            try:
                self._point(message)
            finally:
                work = 1000 * (perf_counter() - began)
                self.send({"kind": "done", "number": message.get("number", 0), "work": work})

    def _handle_custom_msg(self, content, buffers) -> None:
        self.receive(content)

    def _show_to(self, ratio: float) -> None:
        """Send a whole frame, in the pixels of the view's screen."""
        dpi = 72 * min(2.0, max(1.0, ratio))
        with self.lock, style.context():
            self._watched, self._canvas.shown = True, None
            if abs(dpi - self.figure.dpi) > 0.01:
                self.figure.dpi = dpi
                self._canvas.forget()
                for handler in self._rescaled:
                    handler()
            if self._canvas.shown is None:
                self.refresh()

    def _point(self, message: dict) -> None:
        pointer = self._pointer(message)
        for kinds, handler in self._handlers:
            if pointer.kind in kinds:
                handler(pointer)

    def _pointer(self, message: dict) -> Pointer:
        """Turn the browser's message into data coordinates of the Axes that was hit."""
        kind = message["type"]
        x = message["x"] * self.figure.bbox.width
        y = (1 - message["y"]) * self.figure.bbox.height
        hit = next((ax for ax in self.figure.axes if ax.bbox.contains(x, y)), None)
        shown = np.array([message["x"], message["y"]]) * (self.width, self.height)
        if kind == "press":
            self._held = self._grasped = None
        spot = self._grasped if self._held else nearest(self._spots, shown)
        axes = self._held or (spot.axes if spot else hit)
        if kind == "press":
            self._held, self._grasped = axes, spot
        elif kind in ("release", "leave"):
            self._held = self._grasped = None
        at = (np.nan, np.nan) if axes is None else axes.transData.inverted().transform((x, y))
        return Pointer(
            kind, axes, float(at[0]), float(at[1]),
            message.get("button", 0), bool(message.get("shift", False)), spot,
        )  # fmt: skip

    # Frames.

    def _ship(self, frame: np.ndarray) -> None:
        """Send what differs from the frame sent last, or the whole of the first one."""
        with self.lock:
            height, width, _ = frame.shape
            before, self._canvas.shown = self._canvas.shown, frame
            whole, (pieces, picture) = before is None, difference(before, frame)
            self._number += 1
            self.send(
                {
                    "kind": "frame", "number": self._number, "whole": whole,
                    "size": [width, height], "pieces": pieces,
                    **self._new_spots(whole), **self._new_words(whole),
                },
                [picture],
            )  # fmt: skip

    def _new_spots(self, whole: bool) -> dict[str, Any]:
        """Return what to say of the spots with a frame: all, those with new names, or nothing."""
        if self._spots is self._looked_at and not whole:
            return {}
        self._looked_at = self._spots
        before, self._offered = self._offered, messages(self._spots)
        renamed = None if whole or before is None else new_names(before, self._offered)
        if renamed is None:
            return {"spots": self._offered}
        return {"names": renamed} if renamed else {}

    def _new_words(self, whole: bool) -> dict[str, str]:
        """Return what to say with a frame of what is seen, where that has changed."""
        if self.alt == self._told and not whole:
            return {}
        self._told = self.alt
        return {"alt": self.alt}
