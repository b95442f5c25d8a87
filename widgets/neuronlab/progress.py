"""Progress is what a learner has answered: a small JSON file that outlives the kernel."""

import json
import os
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

FOLDER_VARIABLE = "NEURONLAB_DATA_DIR"
"""The environment variable that moves the file: tests use a scratch folder."""


def default_path() -> Path:
    """Return where answers are kept: in Jupyter's data directory, unless told otherwise."""
    from jupyter_core.paths import jupyter_data_dir

    folder = os.environ.get(FOLDER_VARIABLE) or Path(jupyter_data_dir(), "neuronlab")
    return Path(folder, "answers.json")


class Progress:
    """Answers by key, kept in a file.

    Nothing that goes wrong with the file stops a lesson: a damaged one is set aside, one that can't
    be written is done without, and ``problem`` says so.

    Parameters
    ----------
    path : path-like, optional

    Attributes
    ----------
    problem : str
        What went wrong last, in words for the learner; empty where all is well.
    """

    def __init__(self, path: str | os.PathLike | None = None):
        self.path = Path(path) if path is not None else default_path()
        self.problem = ""
        self._unsaved: dict = {}

    def get(self, key: str, default=None):
        """Return the answer kept under ``key``."""
        return self._read().get(key, default)

    def put(self, key: str, value) -> None:
        """Keep ``value``, anything that JSON can hold, under ``key``; None forgets it."""
        with self._alone():
            answers = self._read()
            if value is None:
                answers.pop(key, None)
            else:
                answers[key] = value
            self._write(answers)

    @contextmanager
    def _alone(self):
        """Keep other kernels from writing between our reading and our writing."""
        lock = FileLock(f"{self.path}.lock", timeout=5)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except (OSError, Timeout):  # no lock to be had: writing will say what is wrong
            yield
            return
        try:
            yield
        finally:
            lock.release()

    def _read(self) -> dict:
        if self._unsaved:
            return dict(self._unsaved)
        try:
            answers = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except ValueError:
            answers = None
        except OSError as error:
            self.problem = f"Your earlier answers can't be read ({error.strerror})."
            return {}
        if not isinstance(answers, dict):
            self._set_aside()
            return {}
        return answers

    def _write(self, answers: dict) -> None:
        try:
            handle, name = tempfile.mkstemp(dir=self.path.parent, suffix=".tmp")
            try:
                with open(handle, "w", encoding="utf-8") as file:
                    json.dump(answers, file, ensure_ascii=False, indent=1, sort_keys=True)
                os.replace(name, self.path)
            except BaseException:
                os.unlink(name)
                raise
            self._unsaved = {}
        except OSError as error:
            self._unsaved = answers
            self.problem = f"Your answers last only as long as this kernel ({error.strerror})."

    def _set_aside(self) -> None:
        aside = self.path.with_name(f"answers-damaged-{time.strftime('%Y%m%d-%H%M%S')}.json")
        try:
            os.replace(self.path, aside)
            self.problem = f"The file with your earlier answers was damaged; it is now {aside}."
        except OSError as error:
            self.problem = f"The file with your earlier answers is damaged ({error.strerror})."


_shared: dict[Path, Progress] = {}


def progress() -> Progress:
    """Return the learner's progress."""
    path = default_path()
    return _shared.setdefault(path, Progress(path))
