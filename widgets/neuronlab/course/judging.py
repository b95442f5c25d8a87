"""Exercises and predictions: what is asked, how an answer is judged, and the hints on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from . import lessons
from .raised import told
from .reading import NOTHING, QUOTED
from .slip import Right as Right
from .slip import Slip as Slip

_NO_FUNCTION = "that is not a function; hand over the function itself: "

Judge = Callable[[Any], str]
"""Takes an answer; returns what is wrong with it, in words, or "" where it is right."""


@dataclass(frozen=True)
class Exercise:
    """A task with a check.

    Attributes
    ----------
    judge : Judge
        Where it returns a :class:`Slip`, that brings its own hint; a :class:`Right` brings what
        is said in place of ``right``.
    hints : tuple of str
        From a nudge to nearly the answer.
    right : str
        What is said to a right answer.
    """

    judge: Judge
    hints: tuple[str, ...]
    right: str


@dataclass(frozen=True)
class Judgement:
    """What came out: right or not, the message, and whether there was an answer to judge.

    ``hint`` answers the mistake that was made, where that is known; else it is "".
    """

    right: bool
    message: str
    attempted: bool = True
    hint: str = ""


def of_a_function(name: str) -> Callable[[Judge], Judge]:
    """Let a judge see functions alone; whatever else is handed over is told to be none.

    Parameters
    ----------
    name : str
        What the lesson calls the function.
    """

    def sees_functions(judge: Judge) -> Judge:
        @wraps(judge)
        def judged(answer) -> str:
            if callable(answer):
                return judge(answer)
            return f"{_NO_FUNCTION}check(…, {name})"

        return judged

    return sees_functions


def exercise(key: str) -> Exercise:
    """Return the exercise ``key``, such as "04.2"; KeyError where there is none."""
    return _find("EXERCISES", key)


def prediction(key: str) -> dict:
    """Return ``Predict``'s arguments for the prediction ``key``; KeyError where there is none."""
    return _find("PREDICTIONS", key)


def judge(key: str, answer) -> Judgement:
    """Judge an answer of any type; what its code raises is told, not raised."""
    task = exercise(key)
    if answer is ...:
        return Judgement(False, "put your answer in place of the three dots", attempted=False)
    if answer is None:
        wrong = "that is None, nothing at all: print shows a text, and returns nothing"
        return Judgement(False, wrong, attempted=False)
    try:
        wrong = task.judge(answer)
    except Exception as error:
        wrong = told(error)
    message, hint = wrong or getattr(wrong, "said", task.right), getattr(wrong, "hint", "")
    says_what_to_do = wrong.startswith(_NO_FUNCTION) or wrong.endswith((NOTHING, QUOTED))
    return Judgement(not wrong, message, attempted=bool(hint) or not says_what_to_do, hint=hint)


def keys(table: str) -> list[str]:
    """Return all keys of "EXERCISES" or "PREDICTIONS", in order."""
    return list(_entries(table))


def _find(table: str, key: str):
    try:
        return _entries(table, key[:2])[key]
    except (KeyError, TypeError):
        known = ", ".join(keys(table))
        raise KeyError(f"there is no {table.lower()[:-1]} {key!r}; there are {known}") from None


def _entries(table: str, lesson: str = "") -> dict:
    """Return a table of one lesson, or of all: from ``lesson_NN`` and ``lesson_NN_exercises``."""
    names = sorted(module.name for module in iter_modules(lessons.__path__))
    found: dict = {}
    for name in names:
        if name.startswith(f"lesson_{lesson}"):
            found |= getattr(import_module(f".{name}", lessons.__name__), table, {})
    return found
