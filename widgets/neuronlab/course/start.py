"""The start card knows the map of the lessons, where the learner is in it, and what comes next."""

import base64
from html import escape
from pathlib import Path

import ipywidgets

from ..live.block import Block
from ..live.controls import Fold, Folds, button, menu, primary, row
from ..live.readout import Readout
from . import carrying, summary
from .contents import Lesson, contents
from .progress import Progress, progress
from .standing import Standing, Step

_TABLE = "border-collapse:collapse;line-height:1.5;color:var(--neuronlab-ink)"
_CELL = "padding:3px 14px 3px 0;vertical-align:top;text-align:left"


class Start(Block):
    """The map with the learner's own progress, and what can be done with the answers.

    Parameters
    ----------
    store : Progress, optional
        Whose answers; the learner's own.
    """

    def __init__(self, store: Progress | None = None):
        super().__init__(layout={"max_width": "974px"})
        self.add_class("neuronlab-card")
        self._store = store or progress()
        self._lessons = contents()
        self._next, self._map, self._says = Readout(lines=1), Readout(lines=1), Readout(lines=1)
        self._next.add_class("neuronlab-first")
        self._files = Readout(lines=1)
        self._name = ipywidgets.Text(
            description="name", tooltip="whose page it is", placeholder="on the page to hand in",
            layout={"width": "300px"}, style={"description_width": "initial"},
        )  # fmt: skip
        self._upload = ipywidgets.FileUpload(
            accept=".json", multiple=False, description="bring answers back",
            tooltip="choose a file of answers", layout={"width": "auto"},
        )  # fmt: skip
        self._upload.observe(self._uploaded, "value")
        self._words = ipywidgets.Textarea(
            tooltip="in your own words", placeholder="What would you tell a friend about it?",
            layout={"width": "100%", "max_width": "700px", "height": "90px"},
        )  # fmt: skip
        options = [(f"{lesson.number} {lesson.short}", lesson.number) for lesson in self._lessons]
        self._about = menu("lesson", options, "which lesson the words are about")
        self._about.observe(lambda _: self._show_words(), "value")
        self._ask = button("start over", "forget every answer; you are asked first", self.ask)
        self._sure = primary(button("yes, forget them", "forget every answer", self.start_over))
        self._no = button("no, keep them", "change nothing", self.keep)
        self.children = (
            ipywidgets.HTML(
                "<div class='neuronlab-head'><b>The course</b> "
                "<span>Where you are, and what comes next.</span></div>"
            ),
            self._next,
            self._map,
            Folds(
                Fold(
                    "in your own words",
                    self._about,
                    self._words,
                    button("keep", "keep these words with your answers", self.keep_words, "check"),
                ),
                Fold(
                    "take your answers along",
                    row(button("make the files", "of all answers so far", self.offer), self._name),
                    self._files,
                    row(self._upload),
                    row(self._ask, self._sure, self._no),
                ),
            ),
            self._says,
            row(button("look again", "read the answers anew", self.refresh, "refresh")),
        )
        self.keep()
        self.refresh()

    def text(self) -> str:
        """Return one line that is the same for every learner, so that a saved lesson is."""
        return "The course: the map of the lessons, where you are in it, and what comes next"

    @property
    def standing(self) -> Standing:
        """Where the learner is now."""
        return Standing(self._lessons, self._store.answers())

    def refresh(self) -> None:
        """Read the answers anew: other notebooks write into the same file."""
        standing = self.standing
        self._next.show(_said_next(standing, standing.next))
        self._map.show(_map(standing))
        self._show_words()
        if self._store.problem:
            self._say(self._store.problem)

    # In the learner's own words.

    def keep_words(self) -> None:
        """Keep what is written about the lesson in hand."""
        words = self._words.value.strip()
        self._store.put(f"words {self._about.value}", words or None)
        self._say(self._store.problem or f"Kept, for lesson {self._about.value}.")

    def _show_words(self) -> None:
        words = self._store.get(f"words {self._about.value}", "")
        self._words.value = words if isinstance(words, str) else ""

    # Out, in, and over.

    def offer(self) -> None:
        """Make the two files, and offer them to be saved."""
        page = summary.page(self.standing, self._name.value)
        self._files.show(
            _download("neuronlab-answers.json", "application/json", self.answers()),
            _download("neuronlab-summary.html", "text/html", page),
        )
        self._say("")

    def answers(self) -> str:
        """Return every answer as the text of one file."""
        return carrying.written(self._store.answers())

    def save(self, folder: str | Path = ".") -> tuple[Path, Path]:
        """Write the answers and the page to hand in into ``folder``; return the two files."""
        files = Path(folder, "neuronlab-answers.json"), Path(folder, "neuronlab-summary.html")
        texts = self.answers(), summary.page(self.standing, self._name.value)
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8", newline="\n")
        return files

    def bring_back(self, content: bytes) -> str:
        """Take the answers of a file that are not here yet; return in words what came of it."""
        try:
            merged = carrying.merge(self._store.answers(), carrying.read(content))
        except ValueError as error:
            said = f"Nothing was changed: {error}."
        else:
            if merged.new:
                self._store.put_all(merged.new)
            said = merged.said()
        self.refresh()
        self._say(said if not self._store.problem else f"{said} {self._store.problem}")
        return said

    def _uploaded(self, _) -> None:
        for file in self._upload.value:
            self.bring_back(bytes(file["content"]))
        if self._upload.value:
            self._upload.value = ()

    def ask(self) -> None:
        """Ask whether every answer is to be forgotten."""
        n = len(self._store.answers())
        self._ask.layout.display = "none"
        self._sure.layout.display = self._no.layout.display = None
        self._say(f"Forget all {n} of your answers, hints and words, in every lesson?")

    def keep(self) -> None:
        """Forget nothing."""
        self._ask.layout.display = None
        self._sure.layout.display = self._no.layout.display = "none"
        self._say("")

    def start_over(self) -> None:
        """Forget every answer; the file is set aside, so that nobody regrets it."""
        aside = self._store.start_over()
        self.keep()
        self._files.show("")
        self.refresh()
        where = f" They are set aside, in {aside}." if aside else ""
        self._say(self._store.problem or f"A fresh start.{where}")

    def _say(self, text: str) -> None:
        self._says.show(escape(text))


def start() -> Start:
    """Return the start card: the map, where you are in it, what comes next."""
    return Start()


def _said_next(standing: Standing, step: Step | None) -> str:
    if step is None:
        return "<b>Everything is done</b>: every prediction made, every exercise solved"
    word = "Next" if standing.begun else "Begin with"
    place = f" in “{escape(step.section.heading)}”" if step.section.heading else ""
    return f"{word}: <b>{step.kind} {step.key}</b>{place}, {_link(step.lesson)}"


def _map(standing: Standing) -> str:
    heads = ("lesson", "minutes", "what it answers", "predictions", "exercises", "")
    rows = "".join(_row(standing, lesson) for lesson in standing.lessons)
    head = "".join(f"<th style='{_CELL};white-space:nowrap'>{name}</th>" for name in heads)
    minutes = sum(lesson.minutes for lesson in standing.lessons)
    hours = f"about {minutes / 60:.0f} hours in all"
    return f"<table style='{_TABLE}'><tr>{head}</tr>{rows}</table><div>{hours}</div>"


def _row(standing: Standing, lesson: Lesson) -> str:
    share = round(100 * standing.share(lesson))
    cells = (
        f"<b>{_link(lesson)}</b>{_sections(standing, lesson)}",
        str(lesson.minutes),
        escape(lesson.question),
        _of(standing.predicted(lesson.predictions), len(lesson.predictions)),
        _of(standing.solved(lesson.exercises), len(lesson.exercises)),
        _bar(share),
    )
    return f"<tr>{''.join(f'<td style={_CELL!r}>{cell}</td>' for cell in cells)}</tr>"


def _sections(standing: Standing, lesson: Lesson) -> str:
    """Return what one will be able to do, and what is open in each section, folded."""
    gives = "".join(f"<li>{escape(text)}</li>" for text in lesson.gives)
    lines = []
    for section in lesson.sections:
        keys = section.predictions, section.exercises
        done = standing.predicted(keys[0]) + standing.solved(keys[1])
        asked = len(keys[0]) + len(keys[1])
        mark = "✓" if done == asked else "·"
        lines.append(f"<li>{mark} {escape(section.heading)}: {done} of {asked}</li>")
    plain = "style='margin:0 0 4px;padding-left:18px'"
    return (
        "<details><summary>section by section</summary>"
        f"<ul {plain}>{''.join(lines)}</ul>You will be able to<ul {plain}>{gives}</ul></details>"
    )


def _of(done: int, asked: int) -> str:
    return f"{'✓ ' if asked and done == asked else ''}{done} of {asked}"


def _bar(percent: int) -> str:
    outside = "width:70px;height:8px;margin-top:8px;background:var(--neuronlab-line)"
    inside = f"width:{percent}%;height:8px;background:var(--neuronlab-blue)"
    return (
        f"<div style='{outside}' role='img' aria-label='{percent} % done'>"
        f"<div style='{inside}'></div></div>"
    )


def _link(lesson: Lesson) -> str:
    look = "color:inherit;text-decoration:underline"
    link = f"href='{escape(lesson.name)}.ipynb' target='_blank' rel='noopener' style='{look}'"
    return f"<a {link}>{escape(f'{lesson.number} {lesson.short}')}</a>"


def _download(name: str, kind: str, text: str) -> str:
    """Return a link that saves ``text`` as a file: no server and no folder is asked."""
    data = base64.b64encode(text.encode()).decode()
    return (
        f"<a download='{name}' href='data:{kind};base64,{data}' "
        f"style='color:inherit;text-decoration:underline'>save {name}</a>"
    )
