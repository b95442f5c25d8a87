"""``neuronlab`` copies the lessons into a folder of yours and opens them in JupyterLab."""

import argparse
import os
import subprocess
import sys
from io import TextIOWrapper
from pathlib import Path

from .. import __version__
from . import installation, lessons

FOLDER = "neuronlab-lessons"
START = "00-start-here.ipynb"
CONFIG = Path(__file__).parent / "config"


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="neuronlab", description=__doc__)
    parser.add_argument("--version", action="version", version=f"neuronlab {__version__}")
    parser.add_argument(
        "what", nargs="?", default="open", choices=("open", "copy", "check"),
        help="open the lessons (by itself), only copy them, or check the installation",
    )  # fmt: skip
    parser.add_argument(
        "--folder", type=Path, default=Path(FOLDER), help=f"where your copy is: ./{FOLDER}"
    )
    parser.add_argument("--no-browser", action="store_true", help="print the address instead")
    given, more = parser.parse_known_args(arguments)
    if more and given.what != "open":
        parser.error(f"{given.what} takes no {more[0]}")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    found = installation.findings()
    wrong = [one for one in found if not one.well]
    if given.what == "check":
        print(installation.table(found))
        return bool(wrong)
    if wrong:
        print(installation.table(wrong))
    try:
        print("\n".join(told(lessons.copy(given.folder, __version__), given.folder)))
    except OSError as error:
        print(f"the lessons can't be copied into {given.folder}: {error}", file=sys.stderr)
        return 1
    if given.what == "copy":
        return 0
    return open_lab(given.folder, [*(["--no-browser"] if given.no_browser else []), *more])


def told(done: lessons.Copied, folder: Path) -> list[str]:
    """Return in words what was done with the lessons."""
    said = []
    if done.new:
        said.append(f"{len(done.new)} lessons copied into {folder}")
    if done.renewed:
        said.append(f"renewed, since you had changed nothing in it: {', '.join(done.renewed)}")
    for name in done.beside:
        said.append(f"a newer lesson stands beside yours, which is as you left it: {name}")
    return said or [f"your lessons are in {folder}"]


def open_lab(folder: Path, options: list[str]) -> int:
    """Open JupyterLab on the start page; return its exit status when it ends."""
    paths = [os.environ.get("JUPYTER_CONFIG_PATH"), str(CONFIG)]
    environment = {**os.environ, "JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, paths))}
    command = [
        sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder.resolve()}",
        f"--LabApp.default_url=/lab/tree/{START}", *options,
    ]  # fmt: skip
    try:
        return subprocess.run(command, env=environment, check=False).returncode
    except KeyboardInterrupt:  # JupyterLab has heard it too
        return 0
