"""The contents of the course: its lessons and their sections, read from the notebooks."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]

_ASKED = re.compile(r'\b(predict|check)\("(\d\d\.\d+)"')
_ROW = re.compile(r"^\| \*\*\[?(\d\d) [^|]*\| ([^|]*) \|", re.MULTILINE)
_TIME = re.compile(r"\*\*Time\*\* about (\d+)")


@dataclass(frozen=True)
class Section:
    """What stands under one heading.

    Attributes
    ----------
    heading : str
    predictions, exercises : tuple of str
        Their keys, in the order in which they come: "04.1".
    """

    heading: str
    predictions: tuple[str, ...]
    exercises: tuple[str, ...]


@dataclass(frozen=True)
class Lesson:
    """One lesson.

    Attributes
    ----------
    number, name, title : str
        "04", "04-perceptron", "The perceptron".
    question : str
        What it answers.
    minutes : int
    gives : tuple of str
        What one is able to do afterwards.
    sections : tuple of Section
        Those in which something is asked.
    """

    number: str
    name: str
    title: str
    question: str
    minutes: int
    gives: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def short(self) -> str:
        """The title without what stands behind a colon."""
        return self.title.partition(":")[0]

    @property
    def predictions(self) -> tuple[str, ...]:
        """The keys of all its predictions."""
        return tuple(key for section in self.sections for key in section.predictions)

    @property
    def exercises(self) -> tuple[str, ...]:
        """The keys of all its exercises."""
        return tuple(key for section in self.sections for key in section.exercises)


def source() -> Path:
    """Return where the lessons are: in the installed package, or in a copy of the repository.

    Raises
    ------
    FileNotFoundError
        Where they are in neither.
    """
    for folder in (PACKAGE / "lessons", PACKAGE.parents[1] / "lessons"):
        if (folder / "00-start-here.ipynb").is_file():
            return folder
    raise FileNotFoundError(f"no lessons beside {PACKAGE}: install neuronlab again")


def contents() -> tuple[Lesson, ...]:
    """Return all lessons in order, as they are in :func:`source`."""
    return _read(source())


@cache
def _read(folder: Path) -> tuple[Lesson, ...]:
    cells = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))["cells"]
        for path in sorted(folder.glob("[0-9][0-9]-*.ipynb"))
    }
    start = "\n".join(_texts(next(iter(cells.values()))))
    questions = dict(_ROW.findall(start))
    return tuple(_lesson(name, found, questions[name[:2]]) for name, found in cells.items())


def _lesson(name: str, cells: list[dict], question: str) -> Lesson:
    head = _texts(cells)[0]
    minutes = _TIME.search(head)
    able = head.partition("**You will be able to**")[2].partition("\n\n")[0]
    gives = re.findall(r"^- (.*?)[,.;]?$", able, re.MULTILINE)
    return Lesson(
        number=name[:2],
        name=name,
        title=head.splitlines()[0].partition("·")[2].strip(),
        question=question.strip(),
        minutes=int(minutes[1]) if minutes else 30,
        gives=tuple(text.replace("*", "") for text in gives),
        sections=tuple(_sections(cells)),
    )


def _sections(cells: list[dict]) -> list[Section]:
    found: list[tuple[str, dict[str, list[str]]]] = []
    heading = ""
    for cell in cells:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
            heading = headings[-1].strip() if headings else heading
            continue
        for kind, key in _ASKED.findall(text):
            if not found or found[-1][0] != heading:
                found.append((heading, {"predict": [], "check": []}))
            if key not in found[-1][1][kind]:
                found[-1][1][kind].append(key)
    return [Section(name, tuple(k["predict"]), tuple(k["check"])) for name, k in found]


def _texts(cells: list[dict]) -> list[str]:
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
