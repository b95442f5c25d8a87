"""Filling in: the learner computes a number of a training step, is checked, hinted and scored."""

from collections.abc import Callable, Hashable

import ipywidgets

from ...live.controls import button, row
from ...live.readout import Readout, escape
from ...models.expressions import evaluate
from ...text.numbers import figure
from . import words
from .slips_model import judge
from .state_model import State
from .steps_words import done

HINTS = 3
"""First in words, then the formula in symbols, then with its numbers."""

HOW = "type a number, or a calculation such as 0.5*(1 − 0.5), and press Enter"


class FillIn(ipywidgets.HBox):
    """A field for the number that is asked, with a check, hints and ways to see it.

    Parameters
    ----------
    state : State
        Says which number is asked.
    changed : callable
        Called after whatever changes what is to be seen.
    """

    def __init__(self, state: State, changed: Callable[[], None]):
        self._state, self._changed = state, changed
        self._text = ipywidgets.Text(
            description="your answer", placeholder="0.25 or 0.5*(1 − 0.5)",
            tooltip=HOW, style={"description_width": "initial"}, layout={"width": "290px"},
            continuous_update=False,
        )  # fmt: skip
        # The browser sends the value with Enter, and when the field is left. (A message of its own
        # for Enter would overtake the last letters.)
        self._text.observe(self._typed, "value")
        self._score = Readout(lines=1)
        self.forget()
        super().__init__(
            [
                row(
                    self._text,
                    button("check", "judge the answer; Enter does the same", self.check),
                    button("hint", "a hint, three times more", self.hint),
                    button("reveal one", "show this number", self.reveal_one),
                    button("reveal all", "show all numbers of this step", self.reveal_all),
                    self._score,
                )
            ]
        )

    def forget(self) -> None:
        """Begin anew: no answers, no score."""
        self._known: dict[Hashable, str] = {}
        self._hints: dict[Hashable, int] = {}
        self._tries = 0
        self._says = ""
        self._key: Hashable = None
        self._judged: tuple = ()
        self._say_score()

    def ask(self) -> None:
        """Ask for the number that is looked at now."""
        key = self._key_of(self._state.focus)
        if key != self._key:
            self._key, self._says = key, ""
            self._text.value = ""

    def hidden(self, focus: int) -> bool:
        """Whether the number of this entry is still asked for."""
        return self._key_of(focus) not in self._known

    @property
    def next_gap(self) -> int | None:
        """Which entry of the step is asked next; None where all are known."""
        n = len(self._state.step.entries)
        places = [*range(self._state.focus + 1, n), *range(self._state.focus)]
        return next((k for k in places if self.hidden(k)), None)

    @property
    def score(self) -> str:
        """How many numbers were right, how many revealed, in how many tries."""
        known = list(self._known.values())
        tries = "1 try" if self._tries == 1 else f"{self._tries} tries"
        return f"{known.count('right')} right, {known.count('revealed')} revealed, {tries}"

    def check(self) -> None:
        """Judge what is typed, once."""
        if self._judged == (self._key, self._text.value):
            return
        self._judged = self._key, self._text.value
        if not self.hidden(self._state.focus):
            self._says = "this number is known already; “next” asks for another"
        else:
            try:
                answer = evaluate(self._text.value)
            except ValueError as error:
                self._says = f"not read: {escape(str(error))}"
            else:
                self._judge(answer)
        self._changed()

    def hint(self) -> None:
        """Say more: in words, then the formula, then with its numbers."""
        self._hints[self._key] = min(HINTS, self._hints.get(self._key, 0) + 1)
        self._changed()

    def reveal_one(self) -> None:
        """Show the number that is asked."""
        self._reveal([self._state.focus])

    def reveal_all(self) -> None:
        """Show all numbers of the step."""
        self._reveal(range(len(self._state.step.entries)))

    def lines(self) -> tuple[str, ...]:
        """Return five lines of a readout: the question, three hints, and the verdict."""
        state = self._state
        step, sample, batch = state.step, state.sample, state.mini_batch
        entry = step.entries[state.focus]
        if not self.hidden(state.focus):
            *lines, _ = words.watched(step, state.focus, sample, batch)
            return (*lines, self._says or "known")
        n = step.trace.n_samples
        what = "Its change must be right" if step.phase == "update" else "Right"
        whose = f" for sample {batch.rows[sample] + 1}" if n > 1 and self._own() else ""
        hints = (
            escape(done(step)),
            escape(words.formula(entry, n)),
            f"= {escape(words.with_numbers(entry, n, sample))}",
        )
        given = self._hints.get(self._key, 0)
        if not given:
            hints = ("“hint” says more: in words, the formula, the numbers.", "", "")
        return (
            f"What is <b>{escape(entry.symbol)}</b>{whose}? {what} to 2 digits, that is enough.",
            *(hint if k < max(given, 1) else "" for k, hint in enumerate(hints)),
            self._says or HOW,
        )

    def _own(self) -> bool:
        """Whether each sample has a number of its own."""
        return not self._state.step.entries[0].mean and self._state.step.phase != "update"

    def _judge(self, answer: float) -> None:
        self._tries += 1
        state = self._state
        verdict = judge(state.step, state.focus, answer, state.sample)
        said = figure(answer)
        if verdict.right:
            self._known[self._key] = "right"
            value = figure(state.step.entries[state.focus].value(state.sample))
            self._says = f"<b>✓ right to 2 digits</b>: {said}; computed {value}"
        elif verdict.slip:
            self._says = f"<b>not yet</b>: {said}. {escape(verdict.slip)}."
        else:
            self._says = f"<b>not yet</b>: {said} is not it; no usual slip leads there"

    def _reveal(self, places) -> None:
        gaps = [k for k in places if self.hidden(k)]
        for k in gaps:
            self._known[self._key_of(k)] = "revealed"
        self._says = "revealed" if gaps else "nothing is hidden here"
        self._changed()

    def _key_of(self, focus: int) -> Hashable:
        return self._state.view.moment, focus, self._state.sample if self._own() else None

    def _typed(self, change) -> None:
        if change["new"]:
            self.check()

    def show_score(self) -> None:
        """Write the score beside the buttons."""
        self._say_score()

    def _say_score(self) -> None:
        self._score.show(f"<b>{self.score}</b>")
