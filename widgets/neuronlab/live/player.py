"""A player moves time: play and pause, step by step, back to the beginning, faster and slower."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import ipywidgets
import traitlets

from .clock import Clock
from .controls import button, primary, unseen

SPEEDS = (1, 2, 5, 10, 20, 30, 60)
"""Steps a second, at most."""

FASTEST = 1000
"""Stands for as many as there can be."""


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
    """A bar: back to the beginning, back, play, a button for each step, the moment, the speed.

    Play repeats the step whose button was pressed last; that one is marked. The ticks come from
    the browser's :class:`Clock`, and with the page they stop.

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
    back : callable, optional
        Takes one step back.
    scrubber : Widget, optional
        A slider over the moments.
    new : Widget, optional
        What begins again otherwise, such as a button for new weights.
    fastest : callable, optional
        Goes on by as much as fits in a frame: one more speed, "as fast as it goes".
    """

    def __init__(
        self,
        actions: Sequence[Action],
        reset: Callable[[], object],
        repeat: int = 0,
        per_second: int = 10,
        back: Callable[[], object] | None = None,
        scrubber: ipywidgets.Widget | None = None,
        new: ipywidgets.Widget | None = None,
        fastest: Callable[[], bool] | None = None,
    ):
        self._reset, self._first = reset, actions[repeat]
        self._clock = Clock(self._tick)
        self._toggle = primary(
            ipywidgets.ToggleButton(description="Play", icon="play", layout={"width": "86px"})
        )
        self._fastest = fastest
        speeds = [(f"{n} a second", n) for n in sorted({*SPEEDS, per_second})]
        if fastest is not None:
            speeds.append(("as fast as it goes", FASTEST))
        self._speed = ipywidgets.Dropdown(
            options=speeds,
            value=per_second,
            tooltip="how fast it plays: steps a second, at most",
            layout={"width": "112px" if fastest is None else "150px"},
            **unseen("speed"),
        )
        self._steps = [
            (action, button(action.name, action.tooltip, partial(self._step, action)))
            for action in actions
        ]
        first = [button("reset", "back to the beginning", self.reset, "fast-backward")]
        if back is not None:
            first.append(button("back", "take the last step back", back, "step-backward"))
        if scrubber is not None:
            scrubber.add_class("neuronlab-scrubber")
        rest = [part for part in (scrubber, self._speed, new) if part is not None]
        super().__init__(
            [
                self._clock, *first, self._toggle, *(shown for _, shown in self._steps), *rest,
            ]
        )  # fmt: skip
        self.add_class("neuronlab-transport")
        self._choose(actions[repeat])
        traitlets.link((self._clock, "playing"), (self._toggle, "value"))
        self._clock.observe(self._say_playing, "playing")
        self._speed.observe(self._set_speed, "value")
        self._set_speed(None)
        self._say_playing(None)

    @property
    def playing(self) -> bool:
        """Whether it plays now."""
        return self._clock.playing

    def play(self) -> None:
        """Begin to repeat the step that is marked."""
        self._clock.playing = True

    def pause(self) -> None:
        """Stop where it is."""
        self._clock.playing = False

    def rewind(self) -> None:
        """Stop, and let play repeat the step that it repeats at first."""
        self.pause()
        self._choose(self._first)

    def reset(self) -> None:
        """Stop, and go back to the beginning."""
        self.pause()
        self._reset()

    def _step(self, action: Action) -> bool:
        self._choose(action)
        return action.go()

    def _choose(self, action: Action) -> None:
        """Let play repeat an action."""
        self._repeated = action
        for each, shown in self._steps:
            marked = each is action
            (shown.add_class if marked else shown.remove_class)("neuronlab-repeated")
            shown.tooltip = f"{each.tooltip}; Play repeats it" if marked else each.tooltip

    def _set_speed(self, _) -> None:
        self._clock.per_second = min(self._speed.value, SPEEDS[-1])

    def _tick(self) -> bool:
        if self._fastest and self._speed.value == FASTEST:
            return self._fastest()
        return self._repeated.go()

    def _say_playing(self, _) -> None:
        self._toggle.description = "Pause" if self.playing else "Play"
        self._toggle.icon = "pause" if self.playing else "play"
        self._toggle.tooltip = "pause" if self.playing else "repeat the step that is marked"
