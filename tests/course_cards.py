"""What the cards of the course say, for the tests of questions, checks and lessons."""

import re

from neuronlab import check
from neuronlab.course.judging import judge


def text(card) -> str:
    """Return everything a card says, without tags."""
    said, todo = [], [card]
    while todo:
        widget = todo.pop(0)
        todo[:0] = getattr(widget, "children", ())
        said.append(re.sub(r"<[^>]+>", " ", str(getattr(widget, "value", ""))))
    return " ".join(" ".join(said).split())


def said(key, answer) -> str:
    """Return the verdict on an answer, without its hint."""
    return repr(check(key, answer)).partition("\n")[0]


def hint(key, answer) -> str:
    """Return the hint that answers the mistake that was made."""
    return judge(key, answer).hint
