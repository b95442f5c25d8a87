"""An installation is well where the lessons come alive; what is not is named, with what to do."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ..course.contents import source

NEEDED = {
    "numpy": "1.26", "matplotlib": "3.9", "ipywidgets": "8.1", "anywidget": "0.9.13",
    "scikit-learn": "1.4", "jupyterlab": "4.2",
}  # fmt: skip
"""What the lessons need, and from which version on; pyproject.toml says the same."""

FRONT_ENDS = {
    "@jupyter-widgets/jupyterlab-manager": "pip install --force-reinstall jupyterlab_widgets",
    "anywidget": "pip install --force-reinstall anywidget",
    "neuronlab": "pip install --force-reinstall --no-deps neuronlab",
}
"""What the page is served, and what brings it."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes
    ----------
    what : str
    well : bool
    says : str
        What was found.
    advice : str
        What to do; empty where all is well.
    """

    what: str
    well: bool
    says: str
    advice: str = ""


def findings() -> list[Finding]:
    """Return everything that was looked at in this environment."""
    return [_python(), *_packages(), *_front_ends(), _server(), _answers(), _lessons()]


def _python() -> Finding:
    here = ".".join(map(str, sys.version_info[:3]))
    well = sys.version_info >= (3, 11)
    return Finding("Python", well, here, "" if well else "use Python 3.11 or newer")


def _packages() -> Iterator[Finding]:
    for name, least in NEEDED.items():
        install = f"pip install '{name}>={least}'"
        try:
            found = version(name)
        except PackageNotFoundError:
            yield Finding(name, False, "is not installed", install)
            continue
        old = _numbers(found) < _numbers(least)
        yield Finding(name, not old, f"{found}{' is too old' if old else ''}", install * old)


def _numbers(text: str) -> list[int]:
    parts = []
    for part in text.split("."):
        digits = "".join(c for c in part if c.isdigit())
        if not digits or not part[0].isdigit():
            break
        parts.append(int(digits))
    return parts


def _front_ends() -> Iterator[Finding]:
    from jupyter_core.paths import jupyter_path

    for name, install in FRONT_ENDS.items():
        places = [Path(root, name) for root in jupyter_path("labextensions")]
        there = any((place / "package.json").is_file() for place in places)
        yield Finding(
            f"{name} in the page", there, "is served" if there else "is not served",
            "" if there else f"{install}; then start JupyterLab anew",
        )  # fmt: skip


def _server() -> Finding:
    """Look whether widget messages are sent without delay."""
    from jupyter_core.paths import jupyter_config_path

    name = "the server's extension"
    files = [
        Path(root, "jupyter_server_config.d", "neuronlab.json") for root in jupyter_config_path()
    ]
    if any(file.is_file() for file in files):
        return Finding(name, True, "is on: widget messages are sent at once")
    return Finding(
        name, False, "is off: each widget message may wait 40 ms",
        "jupyter server extension enable neuronlab.server",
    )  # fmt: skip


def _answers() -> Finding:
    from ..course.progress import default_path, writable

    path = default_path()
    problem = writable(path)
    advice = f"set NEURONLAB_DATA_DIR to a folder of yours; {path.parent} is not" if problem else ""
    return Finding("your answers", not problem, problem or f"are kept in {path}", advice)


def _lessons() -> Finding:
    try:
        found = source()
    except FileNotFoundError as error:
        return Finding("the lessons", False, str(error), "pip install --force-reinstall neuronlab")
    return Finding("the lessons", True, f"{len(list(found.glob('[0-9]*.ipynb')))} of them")


def table(found: list[Finding]) -> str:
    """Return findings as lines of text, what is wrong with what to do below it."""
    width = max(len(one.what) for one in found)
    lines = []
    for one in found:
        lines.append(f"{'✓' if one.well else '✗'} {one.what:{width}}  {one.says}")
        if one.advice:
            lines.append(f"  {'':{width}}  → {one.advice}")
    return "\n".join(lines)
