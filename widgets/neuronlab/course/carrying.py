"""Answers are carried from one computer to another: as one file out, and merged coming in."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..text.numbers import counted

_KINDS: dict[str, type | tuple[type, ...]] = {
    "predict": (str, int, float, list), "done": bool, "hints": int, "answer": str, "words": str,
}  # fmt: skip
_KEY = re.compile(rf"({'|'.join(_KINDS)}) \d\d(\.\d+)?")

LARGEST = 1_000_000
"""So many bytes are read of a file; a whole course's answers are a hundredth of it."""


@dataclass(frozen=True)
class Merged:
    """What came of two learners' answers, or of one learner's from two computers.

    Attributes
    ----------
    new : dict
        What is only in the file, and is taken.
    same : int
        What is in both, and alike.
    kept : list of str
        The keys of what is in both and differs: what was here stays.
    strange : int
        What is in the file and is no answer of this course; it is left out.
    """

    new: dict[str, Any] = field(default_factory=dict)
    same: int = 0
    kept: tuple[str, ...] = ()
    strange: int = 0

    def said(self) -> str:
        """Return in words what happened."""
        parts = [f"{_counted(len(self.new), 'answer')} came in"]
        if self.same:
            parts.append(f"{self.same} you had already")
        if self.kept:
            parts.append(f"{len(self.kept)} differed, and stay as they are here: " + (
                ", ".join(self.kept)
            ))  # fmt: skip
        if self.strange:
            parts.append(f"{self.strange} no answer of this course, left out")
        return "; ".join(parts) + "."


def written(answers: Mapping[str, Any]) -> str:
    """Return answers as the text of one file."""
    return json.dumps(dict(answers), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read(content: bytes) -> dict[str, Any]:
    """Return what a file of answers holds.

    Raises
    ------
    ValueError
        Where it is none; the message says why, for the learner.
    """
    if len(content) > LARGEST:
        raise ValueError("this file is too large to hold answers")
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ValueError("this file is damaged, or is no file of answers") from None
    if not isinstance(found, dict):
        raise ValueError("this file holds no answers")
    return found


def merge(here: Mapping[str, Any], there: Mapping[str, Any]) -> Merged:
    """Return what is to be taken from ``there``, so that nothing that is here is lost."""
    new, same, kept, strange = {}, 0, [], 0
    for key, value in there.items():
        if not sound(key, value):
            strange += 1
        elif key not in here:
            new[key] = value
        elif here[key] == value or key.startswith("hints"):  # nobody misses a hint
            same += 1
        else:
            kept.append(key)
    return Merged(new, same, tuple(sorted(kept)), strange)


def sound(key: str, value: Any) -> bool:
    """Whether this can be an answer of the course."""
    kind = _KEY.fullmatch(key)
    if kind is None:
        return False
    if isinstance(value, bool) and kind[1] != "done":
        return False
    return isinstance(value, _KINDS[kind[1]])


def _counted(n: int, what: str) -> str:
    return counted(n, what) if n else f"no {what}s"
