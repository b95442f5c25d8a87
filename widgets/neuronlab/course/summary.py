"""A summary is a page to hand in: what was predicted, what was solved, in the learner's words."""

from collections.abc import Mapping
from contextlib import suppress
from html import escape
from typing import Any

from .contents import Lesson
from .judging import prediction
from .predict import Predict
from .progress import Progress
from .standing import Standing

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #23272b; max-width: 50em; margin: 2em auto;
  padding: 0 1em; }
h1 { margin-bottom: 0; } h2 { margin: 2em 0 .3em; border-bottom: 1px solid #d5d8db; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: .3em .8em .3em 0; }
td { border-top: 1px solid #eef0f1; } pre { margin: 0; white-space: pre-wrap; }
.words { border-left: 4px solid #0072b2; padding-left: .8em; white-space: pre-wrap; }
.quiet { color: #565c63; }
"""


def page(standing: Standing, name: str = "") -> str:
    """Return the summary as one HTML page, everything of the learner's escaped.

    Parameters
    ----------
    standing : Standing
    name : str
        Whose it is.
    """
    lessons = standing.lessons
    predictions = [key for lesson in lessons for key in lesson.predictions]
    exercises = [key for lesson in lessons for key in lesson.exercises]
    head = f"{escape(name.strip())}: neuronlab" if name.strip() else "neuronlab"
    parts = [
        f"<h1>{head}</h1>",
        f"<p class='quiet'>{standing.predicted(predictions)} of {len(predictions)} predictions "
        f"made, {standing.solved(exercises)} of {len(exercises)} exercises solved.</p>",
        *(_lesson(standing, lesson) for lesson in lessons),
    ]
    if not any(_done(standing, lesson) for lesson in lessons):
        parts.append("<p>Nothing is answered yet.</p>")
    return (
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>"
        f"<title>{head}</title><style>{_STYLE}</style></head>\n<body>\n"
        + "\n".join(filter(None, parts))
        + "\n</body></html>\n"
    )


def _done(standing: Standing, lesson: Lesson) -> bool:
    return bool(standing.share(lesson) or standing.answers.get(f"words {lesson.number}"))


def _lesson(standing: Standing, lesson: Lesson) -> str:
    """Return what was done in a lesson; nothing where that is nothing."""
    if not _done(standing, lesson):
        return ""
    answers = standing.answers
    rows = [_predicted(key, answers) for key in lesson.predictions if standing.predicted([key])] + [
        _solved(key, answers) for key in lesson.exercises if standing.solved([key])
    ]
    parts = [f"<h2>{escape(f'{lesson.number} {lesson.title}')}</h2>"]
    words = answers.get(f"words {lesson.number}")
    if isinstance(words, str) and words.strip():
        parts.append(f"<p class='words'>{escape(words.strip())}</p>")
    if rows:
        parts.append(f"<table>{''.join(rows)}</table>")
    return "\n".join(parts)


def _predicted(key: str, answers: Mapping[str, Any]) -> str:
    given = answers[f"predict {key}"]
    asked, verdict = "", "no longer among the answers"
    with suppress(KeyError):
        asked = prediction(key)["question"]
        right = judged(key, given)
        if right is not None:
            verdict = "✓ right" if right else "not what happens"
    shown = "a drawing" if isinstance(given, list) and given else str(given)
    return _row(f"prediction {key}", f"{escape(asked)}<br><b>{escape(shown)}</b>", verdict)


def judged(key: str, given: Any) -> bool | None:
    """Return whether a prediction is what the model computes; None where it can't be judged."""
    card = Predict(**prediction(key), key=key, store=_Kept({f"predict {key}": given}))
    try:
        return card.right if card.choice == given else None
    finally:
        card.close()


class _Kept(Progress):
    """Answers that are given, and in no file."""

    def __init__(self, answers: dict[str, Any]):
        self.problem, self._given = "", answers

    def get(self, key: str, default=None):
        return self._given.get(key, default)


def _solved(key: str, answers: Mapping[str, Any]) -> str:
    answer = answers.get(f"answer {key}")
    shown = f"<pre>{escape(answer)}</pre>" if isinstance(answer, str) else ""
    hints = answers.get(f"hints {key}", 0)
    after = f"after {hints} hint{'s' * (hints != 1)}" if isinstance(hints, int) and hints else ""
    return _row(f"exercise {key}", shown, f"✓ solved {after}".strip())


def _row(what: str, shown: str, verdict: str) -> str:
    return f"<tr><th scope='row'>{escape(what)}</th><td>{shown}</td><td>{escape(verdict)}</td></tr>"
