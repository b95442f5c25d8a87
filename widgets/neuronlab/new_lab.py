"""A new lab begins as a copy of a small one: the room ``labs/template`` and its tests, renamed.

``python -m neuronlab.new_lab leak`` makes ``LeakLab``.
"""

import argparse
import keyword
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The checkout, where the package is in one."""

_ROOMS = ("widgets/neuronlab/labs", "tests/labs")
_LONGEST = 20
"""Letters of a name: with more, lines grow over what the linter allows."""


def class_name(room: str) -> str:
    """Return what the lab of a room is called: "gradient_check" → "GradientCheckLab"."""
    return f"{_camel(room)}Lab"


def new_lab(room: str, root: Path = ROOT) -> list[Path]:
    """Make a room, its tests, and its lines in the package; return the files that are new.

    Raises
    ------
    ValueError
        Where the name can't be a room's.
    FileExistsError
        Where the room, its tests or the lab are there already.
    FileNotFoundError
        Where ``root`` is no checkout of the course.
    """
    _check(room, root)
    package = root / "widgets" / "neuronlab"
    texts = {
        root / rooms / room / file.name: _renamed(_read(file), room)
        for rooms in _ROOMS
        for file in sorted((root / rooms / "template").glob("*.py"))
    }
    lines = {
        package / "__init__.py": _with_home(_read(package / "__init__.py"), room),
        package / "__init__.pyi": _with_type(_read(package / "__init__.pyi"), room),
    }
    for file, text in {**texts, **lines}.items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return list(texts)


def _check(room: str, root: Path) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", room) or keyword.iskeyword(room):
        raise ValueError(f"{room!r} can't be a room's name; take small letters: leak, leaky_unit")
    if len(room) > _LONGEST:
        raise ValueError(f"{room!r} is too long for a name; take at most {_LONGEST} letters")
    wanted = [root / "pyproject.toml", *(root / rooms / "template" for rooms in _ROOMS)]
    if not all(path.exists() for path in wanted):
        raise FileNotFoundError(
            f"{root} is no checkout of neuronlab; take a checkout, and pip install -e"
        )
    for place in (root / rooms / room for rooms in _ROOMS):
        if place.exists():
            raise FileExistsError(f"{place.relative_to(root).as_posix()} is there already")
    if f'"{class_name(room)}"' in _read(root / "widgets" / "neuronlab" / "__init__.py"):
        raise FileExistsError(f"{class_name(room)} is there already, in another room")


def _with_home(source: str, room: str) -> str:
    """Return ``__init__.py`` with the new lab after the last one."""
    *_, last = re.finditer(r'^    "\w+Lab": "labs\..*\n', source, re.MULTILINE)
    line = f'    "{class_name(room)}": "labs.{room}.lab",\n'
    return source[: last.end()] + line + source[last.end() :]


def _with_type(source: str, room: str) -> str:
    """Return ``__init__.pyi`` with the new lab among the imports, which are sorted."""
    lines = source.splitlines(keepends=True)
    module, name = f".labs.{room}.lab", class_name(room)
    before = [k for k, line in enumerate(lines) if [] < _order(_module(line)) < _order(module)]
    lines.insert(before[-1] + 1, f"from {module} import {name} as {name}\n")
    return "".join(lines)


def _module(line: str) -> str:
    return line.split()[1] if line.startswith("from .") else ""


def _order(module: str) -> list[tuple[int, str]]:
    """Return what sorts modules as the linter does: unit_2 before unit_10; [] for no module."""
    parts = re.findall(r"\d+|\D+", module)
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]


def _renamed(text: str, room: str) -> str:
    return text.replace("template", room).replace("Template", _camel(room))


def _camel(room: str) -> str:
    return "".join(word.capitalize() for word in room.split("_"))


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def main(arguments: list[str] | None = None) -> None:
    """Make a room for a new lab, with its tests, and name the lab in the package."""
    parser = argparse.ArgumentParser(prog="python -m neuronlab.new_lab", description=main.__doc__)
    parser.add_argument("room", help="its name in small letters: leak makes LeakLab")
    room = parser.parse_args(arguments).room
    try:
        made = new_lab(room)
    except (ValueError, OSError) as error:
        parser.error(str(error))
    print(*(file.relative_to(ROOT).as_posix() for file in made), sep="\n")
    print(f'\npython -m neuronlab.look "{class_name(room)}()"  shows it; its tests are run by')
    print(f"pytest tests/labs/{room} tests/labs/test_every_lab*.py tests/test_house.py")


if __name__ == "__main__":
    main()
