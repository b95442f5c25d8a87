"""Progress is what a learner has answered: a small JSON file that outlives the kernel."""

import json
import os
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from weakref import WeakMethod

from filelock import FileLock, Timeout

FOLDER_VARIABLE = "NEURONLAB_DATA_DIR"
"""The environment variable that moves the file: tests use a scratch folder."""

_PAUSES = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32)
"""Seconds between tries at a file that another kernel has open; it has it for milliseconds."""

_HALF = ".tmp"
"""How a file's name ends until it is whole and takes the other's place."""

_NOT_KEPT = "Your answers last only as long as this kernel"


def default_path() -> Path:
    """Return where answers are kept: in Jupyter's data directory, unless told otherwise.

    In Voilà every visitor is the same user: there each kernel has a folder of its own, which goes
    with it.
    """
    from jupyter_core.paths import jupyter_data_dir

    folder = os.environ.get(FOLDER_VARIABLE)
    if not folder and os.environ.get("SERVER_SOFTWARE", "").startswith("voila"):
        folder = _visitors().name
    return Path(folder or Path(jupyter_data_dir(), "neuronlab"), "answers.json")


@cache
def _visitors() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix="neuronlab-")


def writable(path: Path) -> str:
    """Return why a file can't be written, in words; nothing where it can."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
        if path.exists() and not os.access(path, os.W_OK):
            return f"{path} may only be read"
    except OSError as error:
        return f"nothing can be written in {path.parent} ({_reason(error)})"
    return ""


class Progress:
    """Answers by key, kept in a file.

    Nothing that goes wrong with the file stops a lesson, and nothing that is in it is lost: a
    damaged one is set aside; one that can't be read or written is left alone, this kernel
    remembers what it was told meanwhile and writes it with the next answer, and ``problem`` says
    so.

    Parameters
    ----------
    path : path-like, optional

    Attributes
    ----------
    problem : str
        What is wrong, in words for the learner; empty where all is well.
    """

    def __init__(self, path: str | os.PathLike | None = None):
        self.path = Path(path) if path is not None else default_path()
        self.problem = ""
        self._unsaved: dict = {}
        self._watching: list[WeakMethod] = []

    def get(self, key: str, default=None):
        """Return the answer kept under ``key``."""
        if key in self._unsaved:
            answer = self._unsaved[key]
            return default if answer is None else answer
        try:
            return self._read().get(key, default)
        except OSError as error:
            self.problem = f"Your earlier answers can't be read ({_reason(error)})."
        except ValueError:
            self._repair()
        return default

    def put(self, key: str, value) -> None:
        """Keep ``value``, anything that JSON can hold, under ``key``; None forgets it."""
        self.put_all({key: value})

    def put_all(self, answers: Mapping[str, Any]) -> None:
        """Keep several answers, in one go."""
        json.dumps(answers)  # what JSON can't hold is refused before it is noted
        self._unsaved |= answers
        with self._alone():
            try:
                kept = self._read_or_set_aside() | self._unsaved
                self._write({k: v for k, v in kept.items() if v is not None})
            except OSError as error:
                self.problem = f"{_NOT_KEPT} ({_reason(error)})."
                return
        self._unsaved = {}
        if self.problem.startswith(_NOT_KEPT):
            self.problem = ""
        self._tell()

    def watch(self, method: Callable[[], object]) -> None:
        """Call a method after each answer, for as long as its object is there."""
        self._watching.append(WeakMethod(method))

    def _tell(self) -> None:
        self._watching = [one for one in self._watching if one() is not None]
        for one in self._watching:
            if method := one():
                method()

    def answers(self) -> dict[str, Any]:
        """Return everything that is kept, by key."""
        kept: dict[str, Any] = {}
        try:
            kept = self._read()
        except OSError as error:
            self.problem = f"Your earlier answers can't be read ({_reason(error)})."
        except ValueError:
            self._repair()
        return {k: v for k, v in (kept | self._unsaved).items() if v is not None}

    def start_over(self) -> Path | None:
        """Forget every answer; return where they are from now on, set aside, if there were any."""
        with self._alone():
            try:
                aside = self._beside("before") if self.path.exists() else None
                if aside:
                    _patiently(os.replace, self.path, aside)
            except OSError as error:
                self.problem = f"Your answers can't be set aside ({_reason(error)})."
                return None
        self._unsaved = {}
        self.problem = ""
        self._tell()
        return aside

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
            self._clear_halves()
            yield
        finally:
            lock.release()

    def _read(self) -> dict:
        """Return what the file holds; OSError where it can't be read, ValueError where damaged."""
        try:
            answers = json.loads(_patiently(self.path.read_text, encoding="utf-8"))
        except FileNotFoundError:
            return {}
        if not isinstance(answers, dict):
            raise ValueError("answers are kept as one JSON object")
        return answers

    def _read_or_set_aside(self) -> dict:
        try:
            return self._read()
        except ValueError:
            self._set_aside()
            return {}

    def _repair(self) -> None:
        """Set a damaged file aside, unless another kernel has done so while we waited for it."""
        with self._alone():
            try:
                self._read_or_set_aside()
            except OSError as error:
                self.problem = f"The file with your earlier answers is damaged ({_reason(error)})."

    def _write(self, answers: dict) -> None:
        handle, name = tempfile.mkstemp(_HALF, f"{self.path.stem}-", self.path.parent)
        try:
            with open(handle, "w", encoding="utf-8") as file:
                json.dump(answers, file, ensure_ascii=False, indent=1, sort_keys=True)
            _patiently(os.replace, name, self.path)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise

    def _clear_halves(self) -> None:
        """Remove what kernels that were killed in the midst of writing have left."""
        for half in self.path.parent.glob(f"{self.path.stem}-*{_HALF}"):
            with suppress(OSError):
                half.unlink()

    def _set_aside(self) -> None:
        aside = self._beside("damaged")
        _patiently(os.replace, self.path, aside)
        self.problem = f"The file with your earlier answers was damaged; it is now {aside}."

    def _beside(self, what: str) -> Path:
        """Return a name that no file has yet, for answers that are set aside."""
        now = time.strftime("%Y%m%d-%H%M%S")
        names = (self.path.with_name(f"answers-{what}-{now}-{n}.json") for n in count(1))
        return next(name for name in names if not name.exists())


def _patiently(action, *arguments, **options):
    """Do ``action``; where Windows forbids it, because another kernel has the file open, wait."""
    for pause in _PAUSES:
        try:
            return action(*arguments, **options)
        except PermissionError:
            time.sleep(pause)
    return action(*arguments, **options)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


_shared: dict[Path, Progress] = {}


def progress() -> Progress:
    """Return the learner's progress."""
    path = default_path()
    return _shared.setdefault(path, Progress(path))
