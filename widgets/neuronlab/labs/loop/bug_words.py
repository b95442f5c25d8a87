"""What is said of a training with a bug in it."""

from ...text.numbers import number
from .bugs_model import EPOCHS, FORGOTTEN, SHAPE, TWICE, Course

_WHY = {
    FORGOTTEN: "Each step goes down the sum of all gradients since the beginning, those of places "
    "long left among them. The weights roll on like a ball without friction, past every valley.",
    TWICE: "The network's answers are probabilities already. Softmax of (1, 0, 0) is only "
    "e/(e + 2) = 0.58, so this loss can't fall below −ln 0.58 = 0.55, however sure the network is.",
    SHAPE: "(n, 1) minus (n,) is a table of n·n differences: each answer is compared with every "
    "target. The best that can be answered is then the mean of all targets, 0.5, to everything.",
}


def lines(bug: str, epoch: int, wrong: Course, right: Course) -> list[str]:
    """Return how both loops stand at an epoch, and, at the end, why."""
    why = _WHY[bug] if epoch == EPOCHS else "Play, and see whether it goes as you predicted."
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
