"""What is said of a training with a bug in it."""

from ...text.numbers import number
from .bugs_model import EPOCHS, FORGOTTEN, SHAPE, TWICE, Course

_WHY = {
    TWICE: "The network's answers are probabilities already. Softmax of (1, 0, 0) is only "
    "e/(e + 2) = 0.58, so this loss can't fall below −ln 0.58 = 0.55, however sure the network is.",
    SHAPE: "(n, 1) minus (n,) is a table of n·n differences: each answer is compared with every "
    "target. The best that can be answered is then the mean of all targets, 0.5, to everything.",
}

_PLAY = "Play, and see whether it goes as you predicted."

_ROLLS = (
    "Each step goes down the sum of all gradients since the beginning, those of places long left "
    "among them. The weights roll on like a ball without friction"
)

_LUCK = "This time that went well, and faster than anybody chose; another η, and it does not."


def _why(bug: str, wrong: Course, right: Course) -> str:
    """Return what came of a bug in this run, and why."""
    if bug != FORGOTTEN:
        return _WHY[bug]
    if wrong.losses[-1] < right.losses[-1]:
        return f"{_ROLLS}. {_LUCK}"
    ran_away = wrong.losses.max() > wrong.losses[0]
    return f"{_ROLLS}, {'past every valley' if ran_away else 'and not where it is lowest'}."


def lines(bug: str, epoch: int, wrong: Course, right: Course) -> list[str]:
    """Return how both loops stand at an epoch, and, at the end, why."""
    why = (
        _why(bug, wrong, right)
        if epoch == EPOCHS
        else "Play, and see whether it goes as you predicted."
    )
    return [
        f"epoch {epoch}: loss {_loss(wrong, epoch)}",
        why,
        f"without the bug {_loss(right, epoch)}; right {_share(wrong, epoch)} of 200 samples, "
        f"without the bug {_share(right, epoch)}",
    ]


def seen(bug: str, epoch: int, wrong: Course, right: Course) -> str:
    """Return in plain words what the picture shows."""
    return (
        f"A training loop with the bug “{bug}” after {epoch} epochs: its loss is "
        f"{_loss(wrong, epoch)}, that of the loop without the bug {_loss(right, epoch)}."
    )


def _loss(course: Course, epoch: int) -> str:
    return number(float(course.losses[epoch]), 3)


def _share(course: Course, epoch: int) -> str:
    return f"{100 * course.shares[epoch]:.0f} %"
