"""A new lab: made in a copy of the checkout, it passes every test at once; what is there stays."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from neuronlab.new_lab import class_name, main, new_lab

ROOT = Path(__file__).parents[1]
ROOMS = ["newborn", "unit_10", "unit_2", "a", "zoo_of_twenty_letter"]

QUICKLY = ["-o", "addopts=--import-mode=importlib", "-p", "no:cacheprovider"]
QUICKLY += [part for name in ("xdist", "nbval", "benchmark") for part in ("-p", f"no:{name}")]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Return the root of a copy of the package, with the tests that every lab has to pass."""
    root = tmp_path_factory.mktemp("checkout")
    for folder in ("widgets/neuronlab", "tests/labs"):
        unneeded = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, root / folder, ignore=unneeded)
    tests = ("live_screen.py", "test_house.py", "test_types.py")
    for file in ("pyproject.toml", *(f"tests/{name}" for name in tests)):
        shutil.copy(ROOT / file, root / file)
    return root


def run(copy, *arguments) -> str:
    """Run a module of Python in the copy, with the copy's package."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=copy, capture_output=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(copy / "widgets"), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def contents(root) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in root.rglob("*.py*") if file.is_file()}


@pytest.mark.slow
def test_new_labs_pass_every_test_and_the_linter_at_once(copy, pytestconfig):
    before = contents(copy)
    names = "__init__", "lab", "model", "plot"
    files = [f"widgets/neuronlab/labs/newborn/{name}.py" for name in names]
    files += ["tests/labs/newborn/test_lab.py", "tests/labs/newborn/test_model.py"]
    assert run(copy, "neuronlab.new_lab", ROOMS[0]).splitlines()[:6] == files
    for room in ROOMS[1:]:
        assert len(new_lab(room, copy)) == 6
    changed = {file.name for file in before if file.read_bytes() != before[file]}
    assert changed == {"__init__.py", "__init__.pyi"}
    for file in (copy / "widgets" / "neuronlab").glob("__init__.py*"):
        assert len(file.read_bytes().splitlines()) == len(before[file].splitlines()) + len(ROOMS)
    run(copy, "ruff", "check", "--no-cache", ".")
    run(copy, "ruff", "format", "--no-cache", "--check", ".")
    lenient = [f"-W{which}" for which in pytestconfig.getoption("pythonwarnings") or ()]
    said = run(
        copy, "pytest", *QUICKLY, *lenient, "tests/labs/newborn", "tests/labs/test_every_lab.py",
        "tests/labs/test_every_labs_parts.py",
        "tests/test_house.py", "tests/test_types.py",
        "-k", "newborn or NewbornLab or stub or circle",
    )  # fmt: skip
    assert " passed" in said and "skipped" not in said


@pytest.mark.parametrize(
    ("room", "error", "message"),
    [
        ("template", FileExistsError, "widgets/neuronlab/labs/template is there already"),
        ("cost", FileExistsError, "widgets/neuronlab/labs/cost is there already"),
        ("only_tests", FileExistsError, "tests/labs/only_tests is there already"),
        ("gate", FileExistsError, "GateLab is there already, in another room"),
        ("Leak", ValueError, "'Leak' can't be a room's name"),
        ("two words", ValueError, "can't be a room's name"),
        ("../up", ValueError, "can't be a room's name"),
        ("1st", ValueError, "can't be a room's name"),
        ("né", ValueError, "can't be a room's name"),
        ("lambda", ValueError, "can't be a room's name"),
        ("", ValueError, "can't be a room's name"),
        ("l" * 21, ValueError, "too long for a name"),
    ],
)
def test_what_can_not_be_a_new_room_is_refused_and_nothing_is_written(copy, room, error, message):
    (copy / "tests" / "labs" / "only_tests").mkdir(exist_ok=True)
    before = contents(copy)
    with pytest.raises(error, match=message):
        new_lab(room, copy)
    assert contents(copy) == before


def test_outside_of_a_checkout_it_does_nothing(tmp_path):
    shutil.copytree(ROOT / "widgets" / "neuronlab" / "labs" / "template", tmp_path / "template")
    before = contents(tmp_path)
    with pytest.raises(FileNotFoundError, match="is no checkout of neuronlab"):
        new_lab("leak", tmp_path)
    assert contents(tmp_path) == before


def test_a_fault_is_one_line_and_no_traceback(capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["cost"])
    error = capsys.readouterr().err
    assert "labs/cost is there already" in error.splitlines()[-1] and "Traceback" not in error


def test_a_lab_is_called_after_its_room():
    assert class_name("leak") == "LeakLab" and class_name("gradient_check") == "GradientCheckLab"
