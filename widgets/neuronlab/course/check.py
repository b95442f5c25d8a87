"""A check judges an exercise, says what is wrong, and has a hint when asked for one."""

from dataclasses import dataclass

from ..live.controls import button, row
from ..live.readout import escape
from . import judging as exercises
from .card import Card, say
from .progress import Progress, progress
from .reading import words_of


class Verdict(Card):
    """What a check found, with a button for the next hint where the answer is not right yet."""

    def __init__(self, key: str, judgement: exercises.Judgement, store: Progress):
        right = judgement.right
        hints = Hints(key, exercises.exercise(key).hints, store)
        text = f"{key} {'✓ right' if right else 'not yet'}: {judgement.message}"
        if judgement.attempted and not right:
            hint = f"hint: {judgement.hint}" if judgement.hint else hints.next(asked=False)
            text += f"\n{hint}"
        super().__init__(text, mood="right" if right else "open")
        self.right, self._hints, self._shown = right, hints, say(lines=0)
        self._shown.add_class("neuronlab-hint")
        self._shown.layout.display = "none"
        more = row(button("hint", "show the next hint", self.hint, "lightbulb-o")), self._shown
        self.children = (
            self.badge, say(*text.split("\n"), store.problem), *(() if right else more),
        )  # fmt: skip

    def hint(self) -> None:
        """Show the next hint."""
        self._shown.layout.display = None
        self._shown.show(escape(self._hints.next()))


@dataclass(frozen=True)
class Hints:
    """The hints of one exercise; how many were shown is kept with the learner's answers."""

    key: str
    texts: tuple[str, ...]
    store: Progress

    def next(self, asked: bool = True) -> str:
        """Return the next hint, the last one again at the end.

        The last is nearly the answer: it comes to whoever asks for it, and not by itself.
        """
        kept, last = f"hints {self.key}", len(self.texts) - 1
        before = self.store.get(kept, 0)
        before = before if isinstance(before, int) else 0
        spared = not asked and before == last > 0
        shown = last - 1 if spared else min(before, last)
        self.store.put(kept, shown + 1)
        more = " (The last hint is under the button.)" if spared else ""
        return f"hint {shown + 1} of {last + 1}: {self.texts[shown]}{more}"


def check(key: str, answer) -> Verdict:
    """Judge the answer to an exercise, such as ``check("04.2", (w1, w2, b))``.

    A wrong answer, of whatever type, is told what is wrong with it and given the next hint, but for
    the last one, which has to be asked for. Only an exercise that does not exist raises an error.

    Raises
    ------
    KeyError
        Where there is no exercise ``key``.
    """
    store = progress()
    judgement = exercises.judge(key, answer)
    if judgement.right:
        store.put_all({f"done {key}": True, f"answer {key}": words_of(answer)})
    return Verdict(key, judgement, store)
