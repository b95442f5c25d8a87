"""Sequence to sequence: an encoder packs a word into a state, a decoder writes it backwards."""

import ipywidgets
import numpy as np
import traitlets

from ...live.bound import Bound
from ...live.controls import group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...text.numbers import number
from ...text.symbols import subscript
from .attention_model import KEENNESS, Attending
from .model import ALPHABET, END, END_BIAS, SHARPNESS, Reverser, Translation
from .plot import Scene, SequencePlot

LONGEST, MOST_ROOM = 6, 12

TASKS = {"backwards": 1, "backwards, each letter twice": 2}
"""Name → how often each letter is written."""

_LOOKING_BACK = (
    "s = α₀·s₀ + α₁·s₁ + …, with α = softmax(q·k₀, q·k₁, …). The key kⱼ is the hand of a clock, "
    f"two numbers, that points at place j; q, {KEENNESS:.0f} times as long, points at the last "
    "letter first, and turns back with every sign"
)


class SequenceLab(Lab):
    """An encoder and a decoder whose weights are built by hand, not learned.

    Parameters
    ----------
    word : str
        What is read: 1 to 6 of the letters a to e.
    task : {"backwards", "backwards, each letter twice"}
        What is to be written; then a full stop, and that is the end.
    room : int
        How many letters the state has room for, from 1 to 12.
    attention : bool
        Whether the decoder looks back at the state after every letter, not at the last one alone.
    step : int
        How many letters have been read, and signs written; beyond the end: all.
    """

    title = "Read, then write"
    begin = "Type a word, then press Play."

    _note = ""
    size = (940, 376)
    readout_lines = 6

    word = traitlets.Unicode("decade").tag(state=True)
    task = traitlets.Enum(tuple(TASKS), "backwards").tag(state=True)
    room = traitlets.Int(6, min=1, max=MOST_ROOM).tag(state=True)
    attention = traitlets.Bool(False).tag(state=True)
    step = traitlets.Int(9, min=0, max=LONGEST + MOST_ROOM + 1).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = SequencePlot(self.stage.figure, len(ALPHABET))
        box = ipywidgets.Text(
            description="word", tooltip="1 to 6 letters from a to e; then press Enter",
            continuous_update=False, layout={"width": "180px"},
            style={"description_width": "initial"},
        )  # fmt: skip
        self.bind(Bound(box, lambda: self.word, self._typed))
        attention = ipywidgets.Checkbox(
            description="attention", indent=False, layout={"width": "100px"},
            tooltip="the decoder looks back at the state after every letter",
        )  # fmt: skip
        self.player = Player(
            [Action("one step", self.one_step, "read or write one more letter")],
            reset=lambda: self.go(0),
            per_second=1,
            back=lambda: self.go(self.step - 1),
            scrubber=self.scrubber(
                "letters so far", lambda: self.step, lambda: self._last, self.go
            ),
        )
        return (
            panel(
                group("the task", box, self.menu("task", "write it", tuple(TASKS))),
                group(
                    "the state",
                    self.slider("room", "room for letters", tooltip="rows in the state",
                                width="260px"),
                    self.linked("attention", attention),
                ),
            ),
            self.stage,
            self.player,
            self.readout,
        )  # fmt: skip

    @property
    def reverser(self) -> Reverser:
        """The encoder and the decoder: ``U``, ``W``, ``V``, ``b`` and ``D``."""
        return (Attending if self.attention else Reverser)(self.room, TASKS[self.task])

    @property
    def translation(self) -> Translation:
        """The word on its way: ``states``, ``p``, ``written``; with attention ``weights``."""
        return self.reverser.run(self.word)

    @property
    def answer(self) -> str:
        """What the decoder writes, with its full stop."""
        return self.translation.written

    @property
    def _last(self) -> int:
        return len(self.word) + len(self.translation.written)

    def go(self, step: int) -> bool:
        """Show what is there after ``step`` letters; return False where that is no change."""
        before, self.step = self.step, max(0, min(step, self._last))
        return self.step != before

    def one_step(self) -> bool:
        """Read or write one more letter; return False at the end."""
        return self.go(self.step + 1)

    def settle(self, changed):
        """Keep the step inside the word's way."""
        self.step = min(self.step, self._last)

    def show(self, changed):
        """Let the word go through; show how far it has come."""
        word, n, now, reverser = self.word, len(self.word), self.translation, self.reverser
        note, self._note = self._note, ""
        states = now.states[1 : n + 1] if self.attention else now.states[1:-1]
        states = states.reshape(-1, self.room, len(ALPHABET))
        kept = ["".join(ALPHABET[k] for k in state.nonzero()[1]) for state in states]
        wanted = reverser.wanted(word)
        notes = [
            f"{100 * p.max():.0f}% {'✓' if sign == right else '✗'}"
            for p, sign, right in zip(now.p, now.written, wanted, strict=False)
        ]
        self.plot.update(
            Scene(word, states, kept, now.written, notes, self.step, self._meaning(), now.weights)
        )
        read, written = word[: self.step], now.written[: max(0, self.step - n)]
        size = self.room * len(ALPHABET)
        self.readout.show(
            f"read: <b>{read or '–'}</b> &emsp; written: <b>{written or '–'}</b>",
            f"{note}{self._last_step(now, kept)} {self._fits(now.written, wanted)}",
            f"The state s: {self.room}·{len(ALPHABET)} = {size} numbers. "
            + ("" if self.attention else "The last one is all that the decoder gets. ")
            + "Weights built by hand, not learned.",
            f"Encoder: s ← W·s + U·x, with U ({size} × {len(ALPHABET)}) and W ({size} × {size}), "
            "the same at every letter.",
            f"Decoder: p = softmax(V·s + b), with V ({len(ALPHABET) + 1} × {size}); "
            f"{_LOOKING_BACK if self.attention else 'then s ← D·s'}. "
            f"V gives {SHARPNESS:.0f} to the letter in the first row, b gives {END_BIAS:.0f} to "
            f"“{END}”: it wins where no letter is left.",
            f"The answer should be “{wanted}”: {_letters(n)} in, {len(wanted) - 1} out, and a full "
            "stop. No one tells the decoder how long.",
        )
        return (
            f"The encoder has read {read or 'nothing'}; the decoder has written "
            f"{written or 'nothing'}. {self._fits(now.written, wanted)}"
        )

    def _meaning(self) -> str:
        if self.attention:
            return (
                "At each sign, a column: how much α (the bluer, the more) it looks at the state "
                "after no letter, ·, and after each; V reads Σ α·s."
            )
        rows, by = ("row", "") if TASKS[self.task] == 1 else ("two rows", " by two")
        return (
            f"U puts the letter read into the first {rows}, W moves the rows down{by}. V reads the "
            "first row, D moves the rows up."
        )

    def _fits(self, written: str, wanted: str) -> str:
        if self.attention:
            return "However small the room, it can look back at the state after each letter."
        lost = len(wanted) - len(written)
        if not lost:
            return f"The state has room for {_letters(self.room)}: enough."
        room = (
            f"{_letters(len(wanted) - 1).capitalize()} should come out, and the state has room for "
            f"{self.room}"
        )
        if self.step <= self.room:  # nothing has fallen out yet
            return f"{room}."
        are = "is" if lost == 1 else f"{lost} are"
        return f"{room}: the oldest {are} lost, and it stops too soon."

    def _last_step(self, now: Translation, kept: list[str]) -> str:
        n, t = len(self.word), self.step
        if not t:
            return "Nothing read yet: s₀ = 0. Step by step, the encoder reads the word."
        if t <= n:
            x, rows = self.word[t - 1], ("row", "2 rows")[TASKS[self.task] - 1]
            moves = "pushes the letter before out" if self.room == 1 else "moves every letter down"
            return (
                f"Reading {x}: s{subscript(t)} = W·s{subscript(t - 1)} + U·x{subscript(t)}. W "
                f"{moves}, U puts {x} in the first {rows}: {kept[t - 1]}."
            )
        sign, p = now.written[t - n - 1], now.p[t - n - 1]
        if now.weights is not None:
            weights = now.weights[t - n - 1]
            most = int(np.argmax(weights))
            return (
                f"Writing {sign if sign != END else f'“{END}”'} with {number(100 * p.max(), 0)} %: "
                f"α = {number(float(weights[most]))} is on s{subscript(most)}, the state "
                + (f"after {self.word[:most]}." if most else "before the first letter.")
            )
        if sign == END:
            return (
                f"Writing “{END}” with {number(100 * p.max(), 0)} %: the first row is empty, so "
                f"it stops after {_letters(len(now.written) - 1)}."
            )
        return (
            f"Writing {sign} with {number(100 * p.max(), 0)} %: V·s{subscript(t - 1)} reads the "
            f"first row. Then D moves every letter one row up: {kept[t - 1] or 'none is left'}."
        )

    def _typed(self, text: str) -> None:
        letters = "".join(c for c in text.lower() if c in ALPHABET)[:LONGEST]
        left = letters or self.word
        if text.lower() != letters:
            self._note = f"Only a to e, {LONGEST} letters at most: “{left}” is left. "
        if left != self.word:
            self.set(word=left, step=0)
        elif self._note:
            self.show_again("word")

    @traitlets.validate("word")
    def _check_word(self, proposal):
        word = proposal["value"]
        if not 1 <= len(word) <= LONGEST or set(word) - set(ALPHABET):
            raise traitlets.TraitError(
                f"word is {word!r}; expected 1 to {LONGEST} letters from {ALPHABET!r}"
            )
        return word


def _letters(n: int) -> str:
    return f"{n} letter{'s' if n > 1 else ''}"
