"""A check judges an exercise, says what is wrong, and has a hint when asked for one."""

from .. import exercises
from ..progress import Progress, progress
from .card import Card, say
from .controls import button, row


class Verdict(Card):
    """What a check found, with a button for the next hint where the answer is not right yet."""

    def __init__(self, key: str, judgement: exercises.Judgement, store: Progress):
        self.right = judgement.right
        self._exercise, self._store = exercises.exercise(key), store
        self._key = f"hints {key}"
        text = f"{key} {'✓ right' if self.right else 'not yet'}: {judgement.message}"
        if judgement.attempted and not self.right:
            text += f"\n{self._next_hint()}"
        self._hint = say(lines=0)
        more = [row(button("hint", "show the next hint", self.hint)), self._hint]
        super().__init__(
            text,
            [say(*text.split("\n"), store.problem), *([] if self.right else more)],
            mood="right" if self.right else "open",
        )

    def hint(self) -> None:
        """Show the next hint."""
        self._hint.show(self._next_hint())

    def _next_hint(self) -> str:
        hints = self._exercise.hints
        shown = min(self._store.get(self._key, 0), len(hints) - 1)
        self._store.put(self._key, shown + 1)
        return f"hint {shown + 1} of {len(hints)}: {hints[shown]}"


def check(key: str, answer) -> Verdict:
    """Judge the answer to an exercise, such as ``check("04.2", (w1, w2, b))``.

    A wrong answer, of whatever type, is told what is wrong with it and given the next hint. Only an
    exercise that does not exist raises an error.

    Raises
    ------
    KeyError
        Where there is no exercise ``key``.
    """
    store = progress()
    judgement = exercises.judge(key, answer)
    if judgement.right:
        store.put(f"done {key}", True)
    return Verdict(key, judgement, store)
