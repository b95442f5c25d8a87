"""A standing is how far a learner has come: what is answered, what is open, what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .contents import Lesson, Section


@dataclass(frozen=True)
class Step:
    """One thing to do: "prediction" or "exercise", its key, and where it stands."""

    kind: str
    key: str
    lesson: Lesson
    section: Section


@dataclass(frozen=True)
class Standing:
    """Where a learner is.

    Parameters
    ----------
    lessons : sequence of Lesson
    answers : mapping
        As they are kept: "predict 04.1", "done 04.2", …
    """

    lessons: Sequence[Lesson]
    answers: Mapping[str, Any]

    def predicted(self, keys: Sequence[str]) -> int:
        """Return how many of these predictions were made."""
        return sum(self.answers.get(f"predict {key}") is not None for key in keys)

    def solved(self, keys: Sequence[str]) -> int:
        """Return how many of these exercises were solved."""
        return sum(self.answers.get(f"done {key}") is True for key in keys)

    def share(self, lesson: Lesson) -> float:
        """Return how much of a lesson's predictions and exercises is done, from 0 to 1."""
        done = self.predicted(lesson.predictions) + self.solved(lesson.exercises)
        asked = len(lesson.predictions) + len(lesson.exercises)
        return done / asked if asked else 0.0

    def unanswered(self, section: Section) -> list[tuple[str, str]]:
        """Return what is still to do in a section, as (kind, key): predictions first."""
        return [
            *(("prediction", key) for key in section.predictions if not self.predicted([key])),
            *(("exercise", key) for key in section.exercises if not self.solved([key])),
        ]

    @property
    def begun(self) -> bool:
        """Whether anything is answered."""
        return any(self.share(lesson) for lesson in self.lessons)

    @property
    def next(self) -> Step | None:
        """What to do next: the first thing that is open, from the lesson on where one is.

        That is the last lesson of which something is done; what is left open before it was left on
        purpose, and comes when everything after it is done.
        """
        shares = [self.share(lesson) for lesson in self.lessons]
        here = max((k for k, share in enumerate(shares) if share), default=0)
        for lesson in (*self.lessons[here:], *self.lessons[:here]):
            for section in lesson.sections:
                for kind, key in self.unanswered(section):
                    return Step(kind, key, lesson, section)
        return None
