"""The tables of a training: who was taken for whom, and how the kept runs compare."""

from collections.abc import Sequence

import numpy as np

from ...live.readout import escape
from ...live.settings import source
from ...models.arrays import Ints
from ...models.samples import Dataset
from ...plots.style import CLASS_SIGNS
from ...text.numbers import number
from .recipe_model import NAMES, START, Run
from .runs_model import Outcome

LETTERS = "ABCDEF"

_UNNAMED = ("epoch", "batch", "log", "points", "erased")
"""What a run is not named by."""


def confusion(part: Dataset, which: str, table: Ints | None) -> str:
    """Return the confusion matrix of ``part``, the test samples, say, as an HTML table."""
    if table is None:
        return "a regression has no classes to confuse, and no samples none to count"
    signs = [f"{CLASS_SIGNS[k]} {escape(text)}" for k, text in enumerate(part.class_names)]
    head = "".join(f"<th style='padding:0 8px'>says {sign}</th>" for sign in signs)
    rows = "".join(
        f"<tr><th>is {sign}</th>{''.join(_count(n, i == k) for i, n in enumerate(row))}</tr>"
        for k, (sign, row) in enumerate(zip(signs, table, strict=True))
    )
    return f"<table><tr><th>{len(part)} {which} samples</th>{head}</tr>{rows}</table>"


def _count(n: int, right: bool) -> str:
    return _right(f"<b>{n}</b>" if right else f"{n}")


def run_names(runs: Sequence[Run]) -> list[str]:
    """Return what each run is called: what differs."""
    shown = [
        name for name in NAMES
        if name not in _UNNAMED and len({source(run.get(name)) for run in runs}) > 1
    ]  # fmt: skip
    found = []
    for run in runs:
        parts = [f"{name} {_plain(run.get(name, getattr(START, name)))}" for name in shown]
        by_hand = ["changed by hand"] if run.get("log") else []
        found.append(", ".join(parts + by_hand) or "the same settings")
    return found


def runs(kept: Sequence[Run], outcomes: Sequence[Outcome]) -> str:
    """Return the comparison as an HTML table: the kept runs and, at the end, the present one."""
    if len(kept) < 2:
        return "no run is kept yet"
    names = zip([*LETTERS[: len(kept) - 1], "now"], run_names(kept), outcomes, strict=True)
    rows = "".join(_run(letter, name, outcome) for letter, name, outcome in names)
    heads = ("run", "name", "epochs", "training loss", "test loss", "test right %")
    head = "".join(f"<th style='padding:0 8px'>{text}</th>" for text in heads)
    return f"<table><tr>{head}</tr>{rows}</table>"


def _run(letter: str, name: str, outcome: Outcome) -> str:
    curves, now = outcome.curves, outcome.standing
    epochs = f"{curves[-1, 0]:g}" if len(curves) else "–"
    losses = [_number(value) for value in (now.training_loss, now.test_loss)]
    texts = "".join(map(_right, [epochs, *losses, _number(100 * now.test_accuracy, 1)]))
    return f"<tr><td>{letter}</td><td>{escape(name)}</td>{texts}</tr>"


def _right(text: str) -> str:
    return f"<td style='text-align:right'>{text}</td>"


def _plain(value: object) -> str:
    return "–".join(map(str, value)) if isinstance(value, list) else f"{value}"


def _number(value: float, digits: int = 3) -> str:
    return "–" if np.isnan(value) else number(value, digits)
