"""The head of a lesson: one picture of where it goes, and how far one has come in it."""

from importlib import import_module

import ipywidgets

from ..live.block import Block
from ..live.stage import Stage
from ..plots import style
from ..plots.strip import HEIGHT, WIDTH, Strip
from .contents import Lesson, contents
from .progress import Progress, progress
from .standing import Standing


class Head(Block):
    """The lesson's picture, and a line of marks that follows every answer.

    A disc stands for each prediction, a box for each exercise; they are filled when done.

    Parameters
    ----------
    lesson : Lesson
    store : Progress, optional
        Whose answers; the learner's own.

    Attributes
    ----------
    stage : Stage
        The picture, drawn by ``openings/opening_NN.py``.
    """

    def __init__(self, lesson: Lesson, store: Progress | None = None):
        super().__init__(layout={"max_width": "974px"})
        self.add_class("neuronlab-opening")
        self._lesson, self._store = lesson, store or progress()
        self.stage = Stage(WIDTH, HEIGHT)
        opening = import_module(f".openings.opening_{lesson.number}", __package__)
        question = lesson.question[:1].upper() + lesson.question[1:]
        with style.context():
            opening.draw(Strip(self.stage.figure, question))
        self.stage.describe(f"{question} {opening.SEEN}")
        self._shown = ipywidgets.HTML()
        self.children = (self.stage, self._shown)
        self._store.watch(self.refresh)
        self.refresh()

    def text(self) -> str:
        """Return one line that is the same for every learner."""
        return f"Lesson {self._lesson.number}: how far you have come"

    def _repr_mimebundle_(self, **kwargs):
        """Return the live view, its line of text, and the picture for where nothing is live."""
        kept, about = self.stage.kept()
        return {**super()._repr_mimebundle_(**kwargs), **kept}, about

    def refresh(self) -> None:
        """Show what is done by now."""
        if self.comm is None:  # closed, and not yet gone
            return
        lesson, standing = self._lesson, Standing([self._lesson], self._store.answers())
        made = [bool(standing.predicted([key])) for key in lesson.predictions]
        solved = [bool(standing.solved([key])) for key in lesson.exercises]
        said = (
            f"{sum(made)} of {len(made)} predictions made, "
            f"{sum(solved)} of {len(solved)} exercises solved"
        )
        marks = "".join("●" if one else "○" for one in made)
        boxes = "".join("■" if one else "□" for one in solved)
        self._shown.value = (
            "<div class='neuronlab-progress'><b>Lesson "
            f"{lesson.number}</b> <span aria-hidden='true'>{marks} {boxes}</span> {said}</div>"
        )


def lesson(number: str) -> Head:
    """Return the head of a lesson, such as ``lesson("04")``.

    Raises
    ------
    ValueError
        Where there is no such lesson.
    """
    found = {one.number: one for one in contents()}
    if number not in found:
        raise ValueError(f"number is {number!r}; expected one of {', '.join(found)}")
    return Head(found[number])
