"""A kept run is a training told by its settings: it is repeated from them, and compared."""

import numpy as np

from ...live.readout import escape
from ...live.settings import source
from ...models.samples import Dataset
from ...text.numbers import number
from .experiment_model import Standing
from .replay_model import RATES, checked

MOST = 6
LETTERS = "ABCDEF"
OWN = "your data"


class Runs:
    """The runs that a lab has kept, in its setting ``runs``, with what they came to.

    Parameters
    ----------
    lab : TrainingLab
    """

    def __init__(self, lab):
        self._lab = lab
        self._known: dict[str, tuple[np.ndarray, Standing]] = {}

    def recipe(self) -> dict:
        """Return the settings that repeat the present training, those at their default left out."""
        lab, found = self._lab, {}
        for name in lab.recipe_names:
            value = getattr(lab, name)
            if isinstance(value, Dataset):
                found[name] = OWN
            elif not lab.is_default(name):
                found[name] = value
        return found

    def keep(self) -> None:
        """Keep the present training; the oldest makes room where there are too many."""
        lab, recipe = self._lab, self.recipe()
        if lab.trainer is None or recipe in lab.runs:
            return
        self._known[_key(recipe)] = _outcome(lab.experiment)
        lab.runs = [*lab.runs, recipe][-MOST:]

    def settle(self) -> None:
        """Compute the runs that are not known yet; forget those that can't be told any more."""
        lab = self._lab
        if not isinstance(lab.data, Dataset) and any(run.get("data") == OWN for run in lab.runs):
            lab.runs = [run for run in lab.runs if run.get("data") != OWN]
        for run in lab.runs:
            if _key(run) not in self._known:
                self._known[_key(run)] = self._repeat(run)

    def curves(self) -> list[np.ndarray]:
        """Return (epoch, loss) of each run: of the test loss, where there is one."""
        return [_compared(self._known[_key(run)][0]) for run in self._lab.runs]

    def names(self) -> list[str]:
        """Return what each run, and at the end the present one, is called: what differs."""
        lab = self._lab
        recipes = [*lab.runs, self.recipe()]
        shown = [
            name for name in lab.recipe_names
            if name not in ("epoch", "batch", "log", "points", "erased")
            and len({source(run.get(name)) for run in recipes}) > 1
        ]  # fmt: skip
        found = []
        for run in recipes:
            parts = [
                f"{name} {_plain(run.get(name, lab.traits()[name].default()))}" for name in shown
            ]
            by_hand = ["changed by hand"] if run.get("log") else []
            found.append(", ".join(parts + by_hand) or "the same settings")
        return found

    def table(self) -> str:
        """Return the comparison as an HTML table."""
        lab = self._lab
        if not lab.runs:
            return "no run is kept yet"
        outcomes = [self._known[_key(run)] for run in lab.runs] + [_outcome(lab.experiment)]
        rows = "".join(
            f"<tr><td>{letter}</td><td>{escape(name)}</td>"
            + "".join(
                f"<td style='text-align:right'>{text}</td>"
                for text in (
                    f"{curves[-1, 0]:g}" if len(curves) else "–",
                    *(_number(value) for value in (now.training_loss, now.test_loss)),
                    _number(100 * now.test_accuracy, 1),
                )
            )
            + "</tr>"
            for letter, name, (curves, now) in zip(
                [*LETTERS[: len(lab.runs)], "now"], self.names(), outcomes, strict=True
            )
        )
        heads = ("run", "name", "epochs", "training loss", "test loss", "test right %")
        head = "".join(f"<th style='padding:0 8px'>{text}</th>" for text in heads)
        return f"<table><tr>{head}</tr>{rows}</table>"

    def _repeat(self, run: dict) -> tuple[np.ndarray, Standing]:
        lab = self._lab
        unknown = set(run) - set(lab.recipe_names)
        if unknown:
            raise ValueError(f"runs has a setting {min(unknown)!r}; expected {lab.recipe_names}")
        settings = {name: run.get(name, lab.traits()[name].default()) for name in lab.recipe_names}
        experiment = lab.experiment_of(settings)
        step = settings["epoch"] * experiment.n_batches + settings["batch"]
        experiment.go(step, checked(settings["log"]), {name: settings[name] for name in RATES})
        return _outcome(experiment)


def _key(run: dict) -> str:
    return repr(sorted(run.items()))


def _outcome(experiment) -> tuple[np.ndarray, Standing]:
    return experiment.curves(), experiment.standing()


def _compared(curves: np.ndarray) -> np.ndarray:
    with_test = len(curves) and np.isfinite(curves[0, 2])
    return curves[:, ::2] if with_test else curves[:, :2]


def _plain(value) -> str:
    return "–".join(map(str, value)) if isinstance(value, list) else f"{value}"


def _number(value: float, digits: int = 3) -> str:
    return "–" if np.isnan(value) else number(value, digits)
