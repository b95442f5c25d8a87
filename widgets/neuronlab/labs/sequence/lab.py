"""Sequence to sequence: an encoder packs a word into a state, a decoder writes it backwards."""

import ipywidgets
import traitlets

from ...live.bound import Bound
from ...live.controls import row
from ...live.lab import Lab
from ...live.player import Action, Player
from ...text.numbers import number
from ...text.symbols import subscript
from .model import ALPHABET, SHARPNESS, Reverser, Translation
from .plot import Scene, SequencePlot

LONGEST = 6


class SequenceLab(Lab):
    """An encoder and a decoder whose weights are built by hand, not learned.

    Parameters
    ----------
    word : str
        What is read: 1 to 6 of the letters a to e.
    room : int
        How many letters the state has room for, from 1 to 6.
    step : int
        How many letters have been read and written; beyond twice the word's length: all.
    """

    title = "Read, then write"
    begin = "Type a word, then press Play."
    size = (940, 290)
    readout_lines = 4

    word = traitlets.Unicode("decade").tag(state=True)
    room = traitlets.Int(6, min=1, max=LONGEST).tag(state=True)
    step = traitlets.Int(9, min=0, max=2 * LONGEST).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = SequencePlot(self.stage.figure, len(ALPHABET))
        box = ipywidgets.Text(
            description="word", tooltip="1 to 6 letters from a to e; then press Enter",
            continuous_update=False, layout={"width": "180px"},
            style={"description_width": "initial"},
        )  # fmt: skip
        self.bind(Bound(box, lambda: self.word, self._typed))
        self.player = Player(
            [Action("one step", self.one_step, "read or write one more letter")],
            reset=lambda: self.go(0),
            per_second=1,
        )
        scrubber = self.scrubber(
            "letters read and written", lambda: self.step, lambda: 2 * len(self.word), self.go
        )
        scrubber.layout.width = "360px"
        return (
            row(
                box,
                self.slider("room", "room in the state (letters)", width="380px"),
            ),
            row(self.player, scrubber),
            self.stage,
            self.readout,
        )

    @property
    def translation(self) -> Translation:
        """The word on its way: ``states``, ``p`` and ``written``."""
        return Reverser(self.room).run(self.word)

    @property
    def answer(self) -> str:
        """What the decoder writes; "?" where it can only guess."""
        return self.translation.written

    def go(self, step: int) -> bool:
        """Show what is there after ``step`` letters; return False where that is no change."""
        before, self.step = self.step, max(0, min(step, 2 * len(self.word)))
        return self.step != before

    def one_step(self) -> bool:
        """Read or write one more letter; return False at the end."""
        return self.go(self.step + 1)

    def settle(self, changed):
        """Keep the step inside the word's way."""
        self.step = min(self.step, 2 * len(self.word))

    def show(self, changed):
        """Let the word go through; show how far it has come."""
        word, n, now = self.word, len(self.word), self.translation
        states = now.states[1:-1].reshape(-1, self.room, len(ALPHABET))
        kept = ["".join(ALPHABET[k] for k in state.nonzero()[1]) for state in states]
        right = [a == b for a, b in zip(now.written, word[::-1], strict=True)]
        notes = [
            f"{100 * p.max():.0f} % {'✓' if ok else '✗'}"
            for p, ok in zip(now.p, right, strict=True)
        ]
        self.plot.update(Scene(word, states, kept, now.written, notes, self.step))
        read, written = word[: self.step], now.written[: max(0, self.step - n)]
        size = self.room * len(ALPHABET)
        self.readout.show(
            *self._last_step(now, kept),
            f"the state: {self.room}·{len(ALPHABET)} = {size} numbers, all that the decoder gets; "
            f"{self._fits()}",
            f"read: <b>{read or '–'}</b> &emsp; written: <b>{written or '–'}</b> &emsp; "
            "weights built by hand, not learned",
        )
        return (
            f"The encoder has read {read or 'nothing'}; the decoder has written "
            f"{written or 'nothing'}. The state has room for {_letters(self.room)}: {self._fits()}."
        )

    def _fits(self) -> str:
        lost = len(self.word) - self.room
        if lost <= 0:
            return f"the word has {_letters(len(self.word))}, and there is room for all"
        letters = f"letter {self.word[0]} is" if lost == 1 else f"letters {self.word[:lost]} are"
        return f"the word has {len(self.word)}: the oldest {letters} lost, there it can only guess"

    def _last_step(self, now: Translation, kept: list[str]) -> tuple[str, str]:
        n, t = len(self.word), self.step
        if not t:
            return "nothing read yet: s₀ = 0", "step by step, the encoder reads the word"
        if t <= n:
            x = self.word[t - 1]
            return (
                f"reading {x}: s{subscript(t)} = W·s{subscript(t - 1)} + U·x{subscript(t)}: "
                f"W moves every letter one place down, U puts {x} in the first",
                f"s{subscript(t)} now holds, the newest first: {kept[t - 1]}",
            )
        p = now.p[t - n - 1]
        sums = [f"{letter} {number(share)}" for letter, share in zip(ALPHABET, p, strict=True)]
        letter = now.written[t - n - 1]
        what = f"{SHARPNESS:.0f} for {letter}, 0 for the rest" if letter != "?" else "0 for all"
        return (
            f"writing {letter}: V·s{subscript(t - 1)} reads the first place ({what}); "
            f"softmax: {', '.join(sums)}",
            "then Wᵀ moves every letter one place up: "
            + (
                f"s{subscript(t)} holds {kept[t - 1] or 'nothing'}"
                if t < 2 * n
                else "the word is done"
            ),
        )

    def _typed(self, text: str) -> None:
        letters = "".join(c for c in text.lower() if c in ALPHABET)[:LONGEST]
        if letters and letters != self.word:
            self.set(word=letters, step=0)

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
