"""A prediction is made before the answer is seen, and judged by what the model computes."""

import math
from collections.abc import Callable, Sequence

import ipywidgets

from ..live.controls import button, primary, row
from ..live.readout import escape
from ..live.settings import source
from ..models.expressions import evaluate
from .card import Card, say
from .judging import prediction
from .progress import Progress, progress


class Predict(Card):
    """A question that the learner commits to an answer of, and then sees judged with the reason.

    Parameters
    ----------
    question : str
    options : sequence of str, optional
        To choose from; without them the answer is a number.
    answer : callable
        Asks the model: returns one of the options, or a number.
    why : str
        The reason, shown after the learner has committed.
    tolerance : float
        How far a number may be off.
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
        answer: Callable[[], str | float],
        why: str,
        tolerance: float = 0.0,
        key: str | None = None,
        store: Progress | None = None,
    ):
        if not callable(answer):
            raise TypeError(f"answer is {answer!r}; expected a function that asks the model")
        if options is not None and len(options) < 2:
            raise ValueError(f"options is {options!r}; expected at least 2 to choose from")
        lines = [f"Predict: {question}", *(f"  ( ) {option}" for option in options or ())]
        super().__init__("\n".join(lines))
        self.options = None if options is None else tuple(options)
        self._answer, self._why, self._tolerance = answer, why, tolerance
        self._key = key and f"predict {key}"
        self._store = store or progress()
        self._choice = self._make_choice()
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
            row(self._choice, self._commit, self._again),
            self._says,
        )
        kept = self._store.get(self._key) if self._key else None
        if kept is not None and self._allowed(kept):
            self.choice = kept
            self._judge()
        else:
            self._wait()

    @property
    def choice(self) -> str | float | None:
        """What is chosen or typed; None where nothing is yet, or no number. Can be set."""
        try:
            return self._read()
        except ValueError:
            return None

    @choice.setter
    def choice(self, value) -> None:
        self._choice.value = value if self.options is not None else source(value)

    def commit(self) -> None:
        """Give the answer that is chosen: from here on it is judged and kept."""
        try:
            choice = self._read()
        except ValueError as error:
            self._says.show(escape(str(error)))
            return
        if self._key:
            self._store.put(self._key, choice)
        self._judge()

    def _read(self) -> str | float:
        """Return what is chosen or typed; a ValueError says why there is no answer yet."""
        given = self._choice.value
        if self.options is None:
            if not given.strip():
                raise ValueError("type a number first, then commit")
            return evaluate(given)
        if given is None:
            raise ValueError("choose first, then commit")
        return given

    def take_back(self) -> None:
        """Forget the answer given, and ask again."""
        if self._key:
            self._store.put(self._key, None)
        self._wait()

    @property
    def right(self) -> bool:
        """Whether what is chosen agrees with what the model computes."""
        return self._agrees(self._answer())

    def _agrees(self, computed: str | float) -> bool:
        if self.options is None:
            return math.isclose(
                float(self.choice or 0), float(computed), rel_tol=1e-9, abs_tol=self._tolerance
            )
        return self.choice == computed

    def _judge(self) -> None:
        computed = self._answer()
        shown = computed if self.options else f"{computed:g}"
        self.feel("right" if self._agrees(computed) else "wrong")
        self._says.show(
            f"Computed: <b>{escape(str(shown))}</b>.",
            escape(self._why),
            escape(self._store.problem),
        )
        self._choice.disabled = self._commit.disabled = True
        self._again.disabled = False

    def _wait(self) -> None:
        self.feel("asked")
        self._says.show("commit first; then the model answers", escape(self._store.problem))
        self._choice.disabled = self._commit.disabled = False
        self._again.disabled = True

    def _allowed(self, kept) -> bool:
        if self.options is not None:
            return kept in self.options
        return type(kept) in (int, float) and math.isfinite(kept)

    def _make_choice(self) -> ipywidgets.Widget:
        if self.options is None:
            return ipywidgets.Text(
                description="number",
                tooltip="your answer, a number or a calculation",
                placeholder="?",
                layout={"width": "180px"},
                style={"description_width": "initial"},
            )
        return ipywidgets.RadioButtons(
            options=self.options, value=None, layout={"width": "auto", "margin": "0 16px 0 0"}
        )


def predict(key: str) -> Predict:
    """Return the prediction of that number, such as ``predict("04.1")``."""
    return Predict(**prediction(key), key=key)
