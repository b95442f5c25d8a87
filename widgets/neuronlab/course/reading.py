"""Reading a learner's answer: numbers may come as a list, a tuple, an array, or not at all."""

import inspect
import textwrap

import numpy as np

_LONGEST = 2000
"""So many letters of an answer are kept."""

_NONE = np.empty(0)

NOTHING = "it returned nothing; is there a return?"
"""What is said to a function without a result."""

QUOTED = ", without quotes"
"""How it ends where a text was handed over for numbers."""


def numbers(answer, count: int) -> tuple[np.ndarray, str]:
    """Return ``answer`` as ``count`` finite floats, or none of them and what is wrong with it."""
    if answer is None:
        return _NONE, NOTHING
    try:
        values = np.asarray(answer, dtype=float).ravel()
    except (TypeError, ValueError):
        quotes = QUOTED if isinstance(answer, str) else ""
        parts = answer if isinstance(answer, list | tuple) else ()
        odd = next((part for part in parts if not np.isscalar(part) or isinstance(part, str)), None)
        what = f"{_named(odd)} among the numbers" if odd is not None else _named(answer)
        return _NONE, f"that is {what}; expected {_several(count)}{quotes}"
    if values.size != count:
        return _NONE, f"that is {values.size} number{'s' * (values.size != 1)}; expected {count}"
    if not np.isfinite(values).all():
        return _NONE, f"{values[~np.isfinite(values)][0]} is not a finite number"
    return values, ""


def rows_wrong(inputs, outputs, wanted) -> str:
    """Return which rows of a truth table are wrong and how, "" where none is."""
    wrong = [
        f"{written(row)} {'fires and should not' if out else 'is silent and should fire'}"
        for row, out, should in zip(inputs, outputs, wanted, strict=True)
        if out != should
    ]
    are = "is" if len(wrong) == 1 else "are"
    return f"{len(wrong)} of {len(wanted)} rows {are} wrong: {'; '.join(wrong)}" if wrong else ""


def written(values) -> str:
    """Return numbers as they are written in a message: (1.4, 0.2)."""
    texts = [f"{value:.6g}".replace("-", "−") for value in np.ravel(values)]
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


def words_of(answer) -> str:
    """Return an answer as the learner wrote it: a function's lines, or the value; cut if long."""
    try:
        text = inspect.getsource(answer) if inspect.isfunction(answer) else repr(answer)
    except Exception:  # an answer of whatever kind: its own repr may raise
        text = f"{_named(answer)}"
    text = textwrap.dedent(text).strip()
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def _several(count: int) -> str:
    return "a number" if count == 1 else f"{count} numbers in brackets"


def _named(answer) -> str:
    article = "an" if type(answer).__name__[0] in "aeiou" else "a"
    return f"{article} {type(answer).__name__}"
