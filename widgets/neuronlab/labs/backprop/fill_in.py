"""Filling in: the learner computes a number of a training step, is checked, hinted and scored."""

from collections.abc import Callable, Hashable

import ipywidgets

from ...live.controls import button, row
from ...live.readout import Readout, escape
from ...models.expressions import evaluate
from ...text.numbers import figure
from ...text.symbols import Place
from . import words
from .formula_scene import ALL, NOTHING
from .slips_model import judge
from .state_model import State
from .steps_words import done

HINTS = 3
"""First in words, then the formula in symbols, then with its numbers."""

HOW = "type a number, or a calculation such as 0.5*(1 − 0.5), and press Enter"


class FillIn(ipywidgets.VBox):
    """The question, a field under it, and the verdict: Enter judges, and Enter again goes on.

    Parameters
    ----------
    state : State
        Says which number is asked.
    changed : callable
        Called after whatever changes what is to be seen.
    go_on : callable
        Goes on to the next number.
    """

    def __init__(self, state: State, changed: Callable[[], None], go_on: Callable[[], object]):
        self._state, self._changed, self._go_on = state, changed, go_on
        self._text = ipywidgets.Text(
            description="your answer", placeholder="0.25 or 0.5*(1 − 0.5)",
            tooltip=HOW, style={"description_width": "initial"}, layout={"width": "290px"},
            continuous_update=False,
        )  # fmt: skip
        # The browser sends the value with Enter, and when the field is left. Its message of Enter
        # itself comes before that: where the number is known by then, it is the second Enter.
        self._text.observe(self._typed, "value")
        self._text.on_msg(self._entered)
        self._question, self._verdict = Readout(lines=1), Readout(lines=1)
        self._question.add_class("neuronlab-first")
        self.forget()
        super().__init__(
            [
                self._question,
                row(
                    self._text,
                    button("check", "judge the answer; Enter does the same", self.check),
                    button("next number", "go on; Enter again does the same", self._go_on),
                    button("hint", "a hint, three times more", self.hint),
                    button("reveal one", "show this number", self.reveal_one),
                    button("reveal all", "show all numbers of this step", self.reveal_all),
                ),
                self._verdict,
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

    def ask(self) -> None:
        """Ask for the number that is looked at now."""
        key = self._key_of(self._state.focus)
        if key != self._key:
            self._key, self._says = key, ""
            self._text.value = ""

    def hidden(self, focus: int) -> bool:
        """Whether the number of this entry is still asked for."""
        return self._key_of(focus) not in self._known

    def asks(self, place: Place) -> bool:
        """Whether the gradient of the parameter at ``place`` is still to be found."""
        gradient = place._replace(quantity=f"∂{place.quantity}")
        moment = self._state.view.moment
        for k, step in enumerate(self._state.mini_batch.steps):
            focus = step.find(gradient)
            if focus is not None:
                return (moment._replace(step=k), focus, None) not in self._known
        return False

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

    @property
    def standing(self) -> str:
        """What matters most: at the beginning where to look, from then on the score."""
        if self._known or self._tries:
            return self.score
        entry = self._state.step.entries[self._state.focus]
        return f"All that {words.result(entry, entry.symbol)} is made of is lit in the picture."

    def check(self) -> None:
        """Judge what is typed, once."""
        if self._judged == (self._key, self._text.value):
            return
        self._judged = self._key, self._text.value
        if not self.hidden(self._state.focus):
            self._says = "this number is known already; Enter again asks for another"
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

    @property
    def level(self) -> int:
        """How much of the formula is shown: nothing, its symbols, its numbers, or all of it."""
        if not self.hidden(self._state.focus):
            return ALL
        return max(self._hints.get(self._key, 0) - 1, NOTHING)

    def lines(self) -> tuple[str, ...]:
        """Return the lines of a readout: three hints, or all that can be said of a known number."""
        state = self._state
        step, sample, batch = state.step, state.sample, state.mini_batch
        entry = step.entries[state.focus]
        if not self.hidden(state.focus):
            return words.watched(step, state.focus, sample, batch)[:-1]
        n = step.trace.n_samples
        hints = (
            escape(done(step)),
            words.formula(entry, n),
            f"= {words.with_numbers(entry, n, sample)}",
        )
        given = self._hints.get(self._key, 0)
        if not given:
            return ("“hint” says more: in words, the formula, the numbers.",)
        return hints[:given]

    def show(self) -> None:
        """Write the question and the verdict."""
        state = self._state
        step = state.step
        entry, batch = step.entries[state.focus], state.mini_batch
        n = step.trace.n_samples
        what = "Its change must be right" if step.phase == "update" else "Right"
        whose = f" for sample {batch.rows[state.sample] + 1}" if n > 1 and self._own() else ""
        if self.hidden(state.focus):
            asked = words.result(entry, entry.symbol)
            self._question.show(
                f"What is <b>{asked}</b>{whose}? {what} to 2 digits, that is enough."
            )
            self._verdict.show(self._says or HOW)
        else:
            value = figure(entry.value(state.sample))
            found = words.result(entry, f"{entry.symbol} = {value}")
            self._question.show(f"<b>{found}</b>{whose}")
            self._verdict.show(f"{self._says or 'known'}. <b>Enter again</b> goes on.")

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

    def _entered(self, widget, content, buffers) -> None:
        if content.get("event") == "submit" and not self.hidden(self._state.focus):
            self._go_on()
