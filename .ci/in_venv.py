"""Run the Python of .venv, wherever this system keeps it: ``in_venv.py -m pytest``."""

import subprocess
import sys
from pathlib import Path

PLACES = ("bin/python", "Scripts/python.exe")


def python_in(folder: Path) -> Path:
    """Return the Python of a virtual environment."""
    found = [folder / place for place in PLACES if (folder / place).exists()]
    if not found:
        raise SystemExit(f"no Python in {folder}: CONTRIBUTING.md says how to set up")
    return found[0]


if __name__ == "__main__":
    python = python_in(Path(__file__).parents[1] / ".venv")
    sys.exit(subprocess.run([python, *sys.argv[1:]]).returncode)
