"""A learner's own copy of the lessons: made, brought up to date, and never written over."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from ..course.contents import source

RECORD = ".neuronlab.json"
"""In the learner's folder: what each lesson was like when it was copied there."""


@dataclass(frozen=True)
class Copied:
    """What was done with the lessons: the names of the files.

    Attributes
    ----------
    new, renewed : tuple of str
        Copied for the first time; replaced, since the learner had written nothing into it.
    beside : tuple of str
        Newer lessons put beside ones into which the learner has written.
    """

    new: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def copy(folder: Path, version: str, lessons: Path | None = None) -> Copied:
    """Copy the lessons into ``folder``; what a learner has changed there is left as it is.

    A lesson counts as changed where its cells' text is: running it changes its outputs alone, and
    those come again. A copy is without what its cells have put out, from the first prediction on.

    Parameters
    ----------
    folder : Path
        Made where it is not there.
    version : str
        In the name of a newer lesson that is put beside a changed one.
    lessons : Path, optional
        Where they are, else :func:`source`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    record = _record(folder)
    done: dict[str, list[str]] = {"new": [], "renewed": [], "beside": []}
    for lesson in sorted((lessons or source()).glob("[0-9]*.ipynb")):
        mine, offered = folder / lesson.name, fingerprint(lesson)
        if not mine.exists():
            _write(mine, unspoiled(lesson))
            done["new"].append(lesson.name)
        elif record.get(lesson.name) == offered:
            continue  # it is the same lesson, whatever the learner has made of it
        elif fingerprint(mine) == offered:
            pass  # it came here another way
        elif fingerprint(mine) == record.get(lesson.name):
            _write(mine, unspoiled(lesson))
            done["renewed"].append(lesson.name)
        else:
            beside = folder / f"{lesson.stem}-new-{version}.ipynb"
            if not beside.exists():
                _write(beside, unspoiled(lesson))
                done["beside"].append(beside.name)
        record[lesson.name] = offered
    (folder / RECORD).write_text(json.dumps(record, indent=1), encoding="utf-8")
    return Copied(*map(tuple, done.values()))


def unspoiled(lesson: Path) -> str:
    """Return a lesson's text without the outputs below its first prediction: they answer it."""
    notebook = json.loads(lesson.read_text(encoding="utf-8"))
    asked = False
    for cell in notebook["cells"]:
        asked = asked or "".join(cell["source"]).startswith("predict(")
        if asked and cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def unspoil(folder: Path) -> None:
    """Take those outputs out of all lessons in a folder, for who opens them there."""
    for lesson in folder.glob("[0-9]*.ipynb"):
        _write(lesson, unspoiled(lesson))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def fingerprint(notebook: Path) -> str:
    """Return a number for what the cells of a notebook say, whatever they have put out."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        text = json.dumps([(cell["cell_type"], "".join(cell["source"])) for cell in cells])
    except (ValueError, KeyError, TypeError):  # not a notebook: some file of the learner's
        text = notebook.read_bytes().hex()
    return hashlib.sha256(text.encode()).hexdigest()


def _record(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
