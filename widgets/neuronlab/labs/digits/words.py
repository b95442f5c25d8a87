"""What is said about a network that reads digits: how good it is, and what it says of a picture."""

import numpy as np

from ...live.readout import escape
from ...text.numbers import a, counted, number
from .model import DigitsTraining, most_confused

_TRY = {
    "diverged": "a smaller learning rate",
    "no progress": "another learning rate",
    "plateau": "another learning rate, or new weights",
    "overfitting": "fewer epochs, or fewer units",
}


def standing(training: DigitsTraining) -> str:
    """Return one line: how many pictures are read right after so many epochs."""
    trainer, n = training.trainer, len(training.test)
    history, epoch = trainer.history, trainer.epoch
    on_training, on_test = history.training_accuracy[-1], history.validation_accuracy[-1]
    return (
        f"after {counted(epoch, 'epoch')}: training accuracy <b>{percent(on_training)}</b>,"
        f" test <b>{percent(on_test)}</b> ({round(on_test * n)} of {n})"
    )


def losses(training: DigitsTraining) -> str:
    """Return one line: the losses after so many epochs."""
    history = training.trainer.history
    loss, test_loss = history.training_loss[-1], history.validation_loss[-1]
    return f"loss {number(loss, 3)}, on the test pictures {number(test_loss, 3)}"


def place(number_: int, position: int, n_mistakes: int, n: int, first: bool) -> str:
    """Return which test picture it is, and its position in the order."""
    if first and position < n_mistakes:
        return f"test picture {number_} (mistake {position + 1} of {n_mistakes})"
    return f"test picture {number_} of {n}"


def answer(what: str, p: np.ndarray, true: int | None, empty: bool) -> str:
    """Return one line: the network's answer, the next best, and whether it is right."""
    second, first = np.argsort(p, kind="stable")[-2:]
    text = (
        f"{what}: the network says <b>{first}</b> with p = {share(p[first])}, next {second} with "
        f"{share(p[second])}"
    )
    if empty:
        return f"{text}; there is no ink, and it answers all the same"
    if true is None:
        return text
    return f"{text}; it is {a(true)}: <b>{'right' if first == true else 'wrong'}</b>"


def mistakes(confusion: np.ndarray, cell: tuple[int, int] | None) -> str:
    """Return one line: the most frequent mistake, and how often the one in hand is made."""
    digit, taken_for, count = most_confused(confusion)
    if not count:
        return "no test picture is read wrong"
    text = f"most often confused: {a(digit)} taken for {taken_for}, {times(count)}"
    if cell in (None, (digit, taken_for)) or cell[0] == cell[1]:
        return text
    return f"{text}; {a(cell[0])} taken for {cell[1]}, {times(confusion[cell])}"


def parameters(hidden: int, learning_rate: float) -> str:
    """Return one line: how the parameters are counted, and what trains them."""
    total = 64 * hidden + hidden + hidden * 10 + 10
    return (
        f"parameters: 64·{hidden} + {hidden} + {hidden}·10 + 10 = <b>{total}</b>, trained by Adam "
        f"with η = {learning_rate:.4g}, batches of 32"
    )


def diagnosis(training: DigitsTraining) -> str:
    """Return one line: what goes wrong, and what to try."""
    for found in training.trainer.diagnosis[:1]:
        return f"<b>{found.name}</b>: {escape(found.evidence)}; try {_TRY[found.name]}"
    return "diagnosis: nothing found"


def percent(accuracy: float) -> str:
    """Return a share as text in percent."""
    return f"{number(100 * accuracy, 1)} %"


def share(p: float) -> str:
    """Return a probability as text; no 1.000 for what is only near to it."""
    return number(p, 3) if p < 0.9995 else "nearly 1"


def times(count: int) -> str:
    """Return how often."""
    return "once" if count == 1 else f"{count} times"
