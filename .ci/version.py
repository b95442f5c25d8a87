"""The version, said everywhere by one command.

``version.py`` prints what this is; ``version.py 0.3.0`` makes it another: in the package, from
which the wheel has it, its JupyterLab extension, CITATION.cff, and CHANGELOG.md, where what
was unreleased becomes that version of today. ``version.py --notes`` prints what the changelog says.
"""

import datetime
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

PLACES = {
    "widgets/neuronlab/__init__.py": r'^__version__ = "(.+)"$',
    "widgets/labextension/package.json": r'^  "version": "(.+)",$',
    "CITATION.cff": r"^version: (.+)$",
}
"""File → the line that says the version; the first is what the others have to agree with."""

FORM = r"\d+\.\d+\.\d+((a|b|rc)\d+)?"


def read(root: Path = ROOT) -> str:
    """Return the version; SystemExit where two files say different ones."""
    said = {name: _line(root, name)[1] for name in PLACES}
    if len(set(said.values())) > 1:
        raise SystemExit(f"the files disagree: {said}")
    return next(iter(said.values()))


def write(version: str, root: Path = ROOT, today: str = "") -> None:
    """Make it another version, in every file and in the changelog."""
    if not re.fullmatch(FORM, version):
        raise SystemExit(f"version is {version!r}; expected one such as 0.2.0 or 0.2.0rc1")
    log = root / "CHANGELOG.md"
    text = log.read_text(encoding="utf-8")
    if text.count("## [Unreleased]\n") != 1 or f"## [{version}]" in text:
        raise SystemExit(f'CHANGELOG.md needs one "## [Unreleased]", and no {version} yet')
    for name in PLACES:
        whole, old = _line(root, name)
        file = root / name
        file.write_text(
            file.read_text(encoding="utf-8").replace(whole, whole.replace(old, version)),
            encoding="utf-8",
        )
    heading = f"## [{version}] - {today or datetime.date.today().isoformat()}"
    log.write_text(
        text.replace("## [Unreleased]\n", f"## [Unreleased]\n\n{heading}\n"), encoding="utf-8"
    )


def notes(root: Path = ROOT) -> str:
    """Return what the changelog says of this version."""
    version = read(root)
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(
        rf"^## \[{re.escape(version)}\].*?\n(.*?)(?=^## \[|\Z)", text, re.DOTALL | re.MULTILINE
    )
    if not found:
        raise SystemExit(f"CHANGELOG.md says nothing of {version}")
    return found[1].strip()


def _line(root: Path, name: str) -> tuple[str, str]:
    text = (root / name).read_text(encoding="utf-8")
    found = list(re.finditer(PLACES[name], text, re.MULTILINE))
    if len(found) != 1:
        raise SystemExit(f"{name} has {len(found)} lines with a version; expected one")
    return found[0][0], found[0][1]


if __name__ == "__main__":
    if sys.argv[1:] == ["--notes"]:
        print(notes())
    elif len(sys.argv) == 2:
        write(sys.argv[1])
    else:
        print(read())
