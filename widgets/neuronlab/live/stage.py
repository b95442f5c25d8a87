"""A stage shows frames: a picture whose parts are set, never made again, and who clicks where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import RLock

import ipywidgets
import numpy as np
import traitlets
from ipyevents import Event
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ..plots import png, style

_KINDS = {"press": "mousedown", "move": "mousemove", "release": "mouseup", "leave": "mouseleave"}


@dataclass(frozen=True)
class Pointer:
    """What the mouse did on the picture.

    Attributes
    ----------
    kind : {"press", "move", "release", "leave"}
    axes : matplotlib Axes or None
        The Axes that was hit; while a button is held, the one where it was pressed.
    x, y : float
        In the data coordinates of ``axes``; NaN where none was hit.
    button : int
        0 left, 1 middle, 2 right.
    shift : bool
        Whether the shift key was held.
    """

    kind: str
    axes: Axes | None
    x: float
    y: float
    button: int = 0
    shift: bool = False


class Stage(ipywidgets.Image):
    """A Matplotlib figure shown as a sequence of PNG frames.

    A plot draws on ``figure``. What changes often is an artist with ``animated=True``; everything
    else is drawn once and kept as a background until it changes. Plots are made and frames are
    drawn inside ``style.context()``; a lab sees to that.

    Parameters
    ----------
    width, height : int
        Size as shown, in CSS pixels; a narrow page shows it smaller.
    scale : float
        Rendered pixels for each shown pixel.
    """

    # Before it shows a tooltip, the browser's side of ipywidgets looks at the widget's description,
    # and fails where there is none.
    description = traitlets.Unicode("").tag(sync=True)
    tooltip: str

    def __init__(self, width: int = 940, height: int = 320, scale: float = 1.5):
        with style.context():
            self.figure = Figure((width / 72, height / 72), dpi=72 * scale)
        self.lock = RLock()
        self._canvas = FigureCanvasAgg(self.figure)
        self._background = None
        self._held: Axes | None = None
        self._events: list[Event] = []
        # The attributes give the browser the proportions before the first frame is there.
        super().__init__(
            format="png",
            width=str(width),
            height=str(height),
            layout={"width": f"{width}px", "max_width": "100%", "height": "auto", "margin": "0"},
        )

    def describe(self, text: str) -> None:
        """Say in words what is seen now, for those who don't see it."""
        if self.tooltip != text:
            self.tooltip = text

    def refresh(self) -> None:
        """Show the animated artists as they are now, over the background kept."""
        with self.lock:
            if self._background is None or self.figure.stale:
                self._draw_background()
            self._draw_frame()

    def redraw(self) -> None:
        """Draw everything again, the background too."""
        with self.lock:
            self._draw_background()
            self._draw_frame()

    def picture(self) -> np.ndarray:
        """Return the frame that is shown, (height, width, 4), uint8."""
        with self.lock:
            return np.array(self._canvas.buffer_rgba())

    def small_png(self) -> bytes:
        """Return the frame that is shown as a palette PNG of at most 40 kB."""
        return png.encode_small(self.picture())

    def on_pointer(self, handler: Callable[[Pointer], None], kinds=("press",)) -> None:
        """Call ``handler`` with a :class:`Pointer` for each event of one of ``kinds``.

        Moves come at most every 30 ms, so that a slow kernel is not buried under them.
        """
        event = Event(
            source=self,
            watched_events=[_KINDS[kind] for kind in kinds],
            prevent_default_action=True,
            throttle_or_debounce="throttle",
            wait=30,
        )
        names = {browser: kind for kind, browser in _KINDS.items()}
        event.on_dom_event(lambda message: handler(self._pointer(names[message["type"]], message)))
        self._events.append(event)

    def on_drag(
        self,
        handler: Callable[[Pointer], None],
        hover: Callable[[Pointer], None] | None = None,
    ) -> None:
        """Call ``handler`` for a press on an Axes, and from there on until the button is let go.

        The last call, of kind "release" or "leave", is where it was let go: the moves before may
        have come too fast to be told. ``hover`` is called where the mouse moves without being
        pressed, and when it leaves.
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

        self.on_pointer(follow, kinds=("press", "move", "release", "leave"))

    def on_key(self, handler: Callable[[str], None]) -> None:
        """Call ``handler`` with the name of each key pressed while the pointer is over the picture.

        Names are the browser's: "ArrowLeft", "a".

        The browser gives these keys to nothing else meanwhile: a control that has the focus does
        the same job for those who use the keyboard alone.
        """
        event = Event(source=self, watched_events=["keydown"], ignore_modifier_key_events=True)
        event.on_dom_event(lambda message: handler(message["key"]))
        self._events.append(event)

    def close(self) -> None:
        """Let go of the figure and of the browser's events."""
        for event in self._events:
            event.reset_callbacks()
            event.close()
        self._events = []
        with self.lock:
            self.figure = None  # type: ignore[assignment]  # nothing is drawn any more
            self._canvas = None  # type: ignore[assignment]  # nor kept
            self._background = None
            self._animated: list[Artist] = []
        super().close()

    def _draw_background(self) -> None:
        self._animated = sorted(_animated(self.figure), key=lambda artist: artist.get_zorder())
        self._canvas.draw()
        self._background = self._canvas.copy_from_bbox(self.figure.bbox)

    def _draw_frame(self) -> None:
        self._canvas.restore_region(self._background)
        renderer = self._canvas.get_renderer()
        for artist in self._animated:
            artist.draw(renderer)
        self.value = png.encode_frame(np.asarray(self._canvas.buffer_rgba()))

    def _pointer(self, kind: str, message: dict) -> Pointer:
        """Turn the browser's message into data coordinates of the Axes that was hit."""
        x = message["relativeX"] / message["boundingRectWidth"] * self.figure.bbox.width
        y = (1 - message["relativeY"] / message["boundingRectHeight"]) * self.figure.bbox.height
        hit = next((ax for ax in self.figure.axes if ax.bbox.contains(x, y)), None)
        axes = self._held or hit
        if kind == "press":
            self._held = axes = hit
        elif kind in ("release", "leave"):
            self._held = None
        at = (np.nan, np.nan) if axes is None else axes.transData.inverted().transform((x, y))
        return Pointer(
            kind,
            axes,
            float(at[0]),
            float(at[1]),
            message.get("button", 0),
            bool(message.get("shiftKey", False)),
        )


def _animated(artist: Artist) -> Iterator[Artist]:
    """Yield what is animated in an artist, itself last."""
    for child in artist.get_children():
        # Ticks never move, and an axis that is asked for them makes some that nobody sees.
        if not isinstance(child, Axis):
            yield from _animated(child)
    if artist.get_animated():
        yield artist
