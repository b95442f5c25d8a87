"""A way to answer a prediction: choose one of several, type a number, or draw."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets

from ..live.readout import escape
from ..live.settings import source
from ..models.expressions import evaluate


class Way:
    """How an answer is given, shown, kept and judged.

    Attributes
    ----------
    widget : ipywidgets.Widget
        What the learner answers with.
    lines : tuple of str
        What ``text/plain`` says of it, below the question.
    """

    widget: ipywidgets.Widget
    lines: tuple[str, ...] = ()

    def read(self) -> Any:
        """Return the answer as JSON can keep it; a ValueError says why there is none yet."""
        raise NotImplementedError

    def write(self, answer: Any) -> None:
        """Show an answer as if it had been given by hand."""
        raise NotImplementedError

    def allowed(self, kept: Any) -> bool:
        """Whether what was kept is an answer to this question, which may have changed since."""
        raise NotImplementedError

    def agrees(self, given: Any, computed: Any) -> bool:
        """Whether the answer counts as right."""
        raise NotImplementedError

    def compare(self, given: Any, computed: Any) -> str:
        """Return in HTML what the model computed, and how the answer compares."""
        raise NotImplementedError

    def close(self, computed: Any) -> None:
        """Take no more answers, and show what the model computed."""
        raise NotImplementedError

    def ask(self) -> None:
        """Take answers, and show nothing that was computed."""
        raise NotImplementedError

    def on_change(self, handler: Callable[[], None]) -> None:
        """Call ``handler`` whenever a hand has changed the answer, after :meth:`close` too."""
        self.widget.observe(lambda _: handler(), "value")


class Choose(Way):
    """One of several options.

    Parameters
    ----------
    options : sequence of str
    """

    def __init__(self, options: Sequence[str]):
        if len(options) < 2:
            raise ValueError(f"options is {options!r}; expected at least 2 to choose from")
        self.options = tuple(options)
        self.lines = tuple(f"  ( ) {option}" for option in options)
        self.widget = ipywidgets.RadioButtons(
            options=self.options, value=None, layout={"width": "auto", "margin": "0 16px 0 0"}
        )

    def read(self) -> str:
        """Return the option chosen."""
        if self.widget.value is None:
            raise ValueError("choose first, then commit")
        return self.widget.value

    def write(self, answer: Any) -> None:
        """Choose an option."""
        self.widget.value = answer

    def allowed(self, kept: Any) -> bool:
        """Whether it is one of the options."""
        return kept in self.options

    def agrees(self, given: Any, computed: Any) -> bool:
        """Whether it is the option that the model names."""
        return given == computed

    def compare(self, given: Any, computed: Any) -> str:
        """Return the right option."""
        said = str(computed)
        return f"Computed: <b>{escape(said)}</b>{'' if said.endswith('.') else '.'}"

    def close(self, computed: Any) -> None:
        """Leave the choice as it is."""
        self.widget.disabled = True

    def ask(self) -> None:
        """Let an option be chosen."""
        self.widget.disabled = False


_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Type(Way):
    """A number, or a calculation that gives one.

    Parameters
    ----------
    tolerance : float
        How far it may be off.
    """

    def __init__(self, tolerance: float = 0.0):
        self._tolerance = tolerance
        # Sent whole when the field is left. Letter by letter, the last ones would come after the
        # press on "commit" where the network is slow, and half a number would be judged.
        self.widget = ipywidgets.Text(
            continuous_update=False,
            description="number",
            tooltip="your answer, a number or a calculation",
            placeholder="?",
            layout={"width": "180px"},
            style={"description_width": "initial"},
        )

    def read(self) -> float:
        """Return the number typed."""
        given = self.widget.value
        if not given.strip():
            raise ValueError("type a number first, then commit")
        word = given.strip().casefold()
        return float(_WORDS.index(word)) if word in _WORDS else evaluate(given)

    def write(self, answer: Any) -> None:
        """Type a number."""
        self.widget.value = source(answer)

    def allowed(self, kept: Any) -> bool:
        """Whether it is a finite number."""
        return type(kept) in (int, float) and math.isfinite(kept)

    def agrees(self, given: Any, computed: Any) -> bool:
        """Whether it is near enough to the computed number."""
        return math.isclose(given, float(computed), rel_tol=1e-9, abs_tol=self._tolerance)

    def compare(self, given: Any, computed: Any) -> str:
        """Return the computed number, and whether another one was taken for it."""
        near = f"{given:g}" != f"{computed:g}" and self.agrees(given, computed)
        said = "; yours is close enough." if near else "."
        return f"Computed: <b>{escape(f'{computed:g}'.replace('-', '−'))}</b>{said}"

    def close(self, computed: Any) -> None:
        """Leave the number as it is."""
        self.widget.disabled = True

    def ask(self) -> None:
        """Let a number be typed."""
        self.widget.disabled = False
