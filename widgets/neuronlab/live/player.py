"""A player moves time: play and pause, one step, back to the beginning, faster and slower."""

from collections.abc import Callable
from dataclasses import dataclass

import ipywidgets
import traitlets

from .clock import Clock
from .controls import button, menu


@dataclass(frozen=True)
class Action:
    """One way to go on.

    Attributes
    ----------
    name : str
        On its button.
    go : callable
        Goes on by so much; returns False where there is nothing more to do.
    tooltip : str
    """

    name: str
    go: Callable[[], bool]
    tooltip: str


class Player(ipywidgets.HBox):
    """Buttons for each action and for the way back; a play button that repeats a chosen one.

    The ticks come from the browser's :class:`Clock`, and with the page they stop.

    Parameters
    ----------
    actions : sequence of Action
        A button for each.
    reset : callable
        Goes back to the beginning.
    repeat : int
        Which of the actions play repeats at first.
    per_second : int
        How often, at most.
    """

    def __init__(self, actions, reset: Callable[[], object], repeat: int = 0, per_second: int = 10):
        self._reset = reset
        self._clock = Clock(self._tick)
        self._toggle = ipywidgets.ToggleButton(
            description="Play", icon="play", layout={"width": "90px"}
        )
        named = [(action.name, action) for action in actions]
        self._repeated = menu("repeating", named, "what each tick of play does", "200px")
        self._repeated.value = actions[repeat]
        if len(actions) == 1:
            self._repeated.layout.display = "none"
        speeds = sorted({1, 2, 5, 10, 20, 30, 60, per_second})
        self._speed = menu("times a second", speeds, "how often play repeats it", "160px")
        self._speed.value = per_second
        buttons = [button(action.name, action.tooltip, action.go) for action in actions]
        back = button("reset", "back to the beginning", self.reset, "undo")
        super().__init__(
            [self._clock, *buttons, back, self._toggle, self._repeated, self._speed],
            layout={"flex_flow": "row wrap", "align_items": "center"},
        )
        traitlets.link((self._clock, "playing"), (self._toggle, "value"))
        self._clock.observe(self._say_playing, "playing")
        traitlets.link((self._speed, "value"), (self._clock, "per_second"))
        self._say_playing(None)

    @property
    def playing(self) -> bool:
        """Whether it plays now."""
        return self._clock.playing

    def play(self) -> None:
        """Begin to repeat the chosen action."""
        self._clock.playing = True

    def pause(self) -> None:
        """Stop where it is."""
        self._clock.playing = False

    def reset(self) -> None:
        """Stop, and go back to the beginning."""
        self.pause()
        self._reset()

    def _tick(self) -> bool:
        return self._repeated.value.go()

    def _say_playing(self, _) -> None:
        self._toggle.description = "Pause" if self.playing else "Play"
        self._toggle.icon = "pause" if self.playing else "play"
        self._toggle.tooltip = "pause" if self.playing else "repeat the chosen step"
