"""What is said where an answer raises: the error, the line, and what to look at there."""

import traceback
from pathlib import Path

from .slip import Slip

_PACKAGE = str(Path(__file__).parents[1])

LOOK_AT = (
    (
        NameError,
        "is the name spelt as where it was given its value, and given one before that line?",
    ),
    (ZeroDivisionError, "what is 0 there, and for which answer?"),
    (IndexError, "how long is what you take an element of? Counting begins at 0."),
    (AttributeError, "print what stands before the dot: is it what you think it is?"),
    (TypeError, "print what goes in there: is something None, or a list where a number belongs?"),
    (ValueError, "print the shapes of the arrays there, such as x.shape: do they fit together?"),
)
"""For each kind of error, where its cause is mostly found."""


def told(error: Exception) -> str:
    """Return what is wrong with an answer that raised ``error``.

    Where a line of the learner's own raised it, or their function takes too few arguments or too
    many, that is a :class:`Slip`: what to look at, in place of a hint of the exercise.
    """
    wrong = f"your answer led to {type(error).__name__}: {error}"
    line = _line(error)
    if not line:
        keep = "keep all the names between the brackets after def, as they were given"
        given = isinstance(error, TypeError) and "positional argument" in wrong
        return Slip(wrong, keep) if given else wrong
    advice = next((text for kind, text in LOOK_AT if isinstance(error, kind)), "what is it there?")
    if "unpack" in str(error):
        advice = "how many values are there, and how many names for them?"
    return Slip(wrong, f"it happened at “{line}”: {advice}")


def _line(error: Exception) -> str:
    """Return the learner's line that was reached last, "" where none was: not the course's own."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if not frame.filename.startswith(_PACKAGE)]
    mine = [frame for frame in own if "site-packages" not in frame.filename and frame.line]
    return mine[-1].line or "" if mine else ""
