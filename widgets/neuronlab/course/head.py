"""The head of a lesson shows how far one has come in it, and follows every answer."""

import ipywidgets

from ..live.block import Block
from .contents import Lesson, contents
from .progress import Progress, progress
from .standing import Standing


class Head(Block):
    """A line of marks: a disc for each prediction, a box for each exercise, filled when done.

    Parameters
    ----------
    lesson : Lesson
    store : Progress, optional
        Whose answers; the learner's own.
    """

    def __init__(self, lesson: Lesson, store: Progress | None = None):
        super().__init__(layout={"max_width": "974px"})
        self._lesson, self._store = lesson, store or progress()
        self._shown = ipywidgets.HTML()
        self.children = (self._shown,)
        self._store.watch(self.refresh)
        self.refresh()

    def text(self) -> str:
        """Return one line that is the same for every learner."""
        return f"Lesson {self._lesson.number}: how far you have come"

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
