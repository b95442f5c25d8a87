"""A prediction is made before the answer is seen, and judged by what the model computes."""

from collections.abc import Callable, Sequence
from typing import Any

from ..live.controls import button, primary, row
from ..live.readout import escape
from .card import Card, say
from .judging import prediction
from .progress import Progress, progress
from .ways import Choose, Type, Way


class Predict(Card):
    """A question that the learner commits to an answer of, and then sees judged with the reason.

    Parameters
    ----------
    question : str
    options : sequence of str, optional
        To choose from; without them, and without ``way``, the answer is a number.
    answer : callable
        Asks the model: returns one of the options, a number, or what ``way`` compares with.
    why : str
        The reason, shown after the learner has committed.
    reply : callable, optional
        Takes a wrong answer, and returns what is said to it alone, before ``why``; nothing is said
        where that is None or "". The ``get`` of a dict from options to sentences will do.
    tolerance : float
        How far a number may be off.
    way : callable, optional
        Makes another way to answer, such as ``partial(CurveSketch, …)``.
    key : str, optional
        Under which the learner's answer is kept; without one it is not.

    Raises
    ------
    TypeError, ValueError
        Where ``answer`` can't be called, or there is only one option.
    """

    def __init__(
        self,
        question: str,
        options: Sequence[str] | None = None,
        *,
        answer: Callable[[], Any],
        why: str,
        reply: Callable[[Any], str | None] = lambda given: None,
        tolerance: float = 0.0,
        way: Callable[[], Way] | None = None,
        key: str | None = None,
        store: Progress | None = None,
    ):
        if not callable(answer):
            raise TypeError(f"answer is {answer!r}; expected a function that asks the model")
        self.way = way() if way else Type(tolerance) if options is None else Choose(options)
        super().__init__("\n".join([f"Predict: {question}", *self.way.lines]))
        self._answer, self._why, self._reply = answer, why, reply
        self._key = key and f"predict {key}"
        self._store = store or progress()
        self._commit = primary(
            button("commit", "give your answer; then it is judged", self.commit, "check")
        )
        self._again = button("think again", "take your answer back", self.take_back)
        self._says = say(lines=1)
        asked = say(question)
        asked.add_class("neuronlab-question")
        self.children = (
            self.badge,
            asked,
            row(self.way.widget, self._commit, self._again),
            self._says,
        )
        self.way.on_change(self._late)
        kept = self._store.get(self._key) if self._key else None
        if kept is not None and self.way.allowed(kept):
            self.choice = kept
            self._judge(kept)
        else:
            self._wait()

    @property
    def choice(self) -> Any:
        """What is chosen, typed or drawn; None where nothing is yet, or no number. Can be set."""
        try:
            return self.way.read()
        except ValueError:
            return None

    @choice.setter
    def choice(self, value: Any) -> None:
        self.way.write(value)

    def commit(self) -> None:
        """Give the answer that is chosen: from here on it is judged and kept."""
        try:
            given = self.way.read()
        except ValueError as error:
            self._says.show(escape(str(error)))
            return
        if self._key:
            self._store.put(self._key, given)
        self._judge(given)

    def take_back(self) -> None:
        """Forget the answer given, and ask again."""
        if self._key:
            self._store.put(self._key, None)
        self._wait()

    @property
    def right(self) -> bool:
        """Whether what is chosen agrees with what the model computes."""
        given = self.choice
        return given is not None and self.way.agrees(given, self._answer())

    def _late(self) -> None:
        # Where the network is slow, the browser holds a change back while the one before is under
        # way, and the press on "commit" overtakes it: judge what was chosen when it was pressed.
        if self._commit.disabled:
            self.commit()

    def _judge(self, given: Any) -> None:
        computed = self._answer()
        right = self.way.agrees(given, computed)
        self.feel("right" if right else "wrong")
        reply = None if right else self._reply(given)
        self._says.show(
            self.way.compare(given, computed),
            *([escape(reply)] if reply else []),
            escape(self._why),
            escape(self._store.problem),
        )
        self.way.close(computed)
        self._again.disabled, self._commit.disabled = False, True  # the focus needs a place to go

    def _wait(self) -> None:
        self.feel("asked")
        self._says.show("commit first; then the model answers", escape(self._store.problem))
        self.way.ask()
        self._commit.disabled, self._again.disabled = False, True


def predict(key: str) -> Predict:
    """Return the prediction of that number, such as ``predict("04.1")``."""
    return Predict(**prediction(key), key=key)
