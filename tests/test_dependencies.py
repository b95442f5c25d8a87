"""Whatever the code imports is declared, and Binder's pins are among what is allowed."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
OF_BENCHMARKS = {"micrograd"}  # a row of a table where it is installed


def name_of(requirement: str) -> str:
    """Return the name of a requirement such as "jupyter_core>=5", as PyPI writes it."""
    name = re.match(r"[\w.-]+", requirement)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def bound(requirement: str) -> tuple[int, ...]:
    """Return the version after ``>=`` or ``==``."""
    return tuple(map(int, re.search(r"[>=]=([\d.]+)$", requirement)[1].split(".")))


def imported(source: str) -> set[str]:
    """Return the top modules that a text imports, those in strings of code among them."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module)
        elif isinstance(node, ast.Constant) and "import " in str(node.value):
            try:
                found |= imported(str(node.value))
            except SyntaxError:
                pass  # words, not code
    return {name.partition(".")[0] for name in found} - sys.stdlib_module_names


def undeclared(folder: Path, *lists: list[str]) -> set[str]:
    """Return the packages that the files of a folder import and that no list names."""
    own = {path.stem for path in folder.rglob("*") if path.suffix in ("", ".py")}
    files = folder.rglob("*.py")
    modules = set().union(*(imported(file.read_text(encoding="utf-8")) for file in files))
    known = packages_distributions()
    packages = {name_of(known.get(module, [module])[0]) for module in modules - own}
    return packages - {"neuronlab"} - {name_of(one) for names in lists for one in names}


@pytest.mark.slow
def test_what_the_package_imports_is_declared():
    lists = PROJECT["dependencies"], EXTRAS["keras"], EXTRAS["torch"], EXTRAS["tensorflow"]
    assert undeclared(ROOT / "widgets", *lists) == set()


@pytest.mark.slow
def test_what_the_tests_import_is_declared():
    lists = (
        PROJECT["dependencies"],
        EXTRAS["test"],
        EXTRAS["keras"],
        EXTRAS["torch"],
        EXTRAS["tensorflow"],
    )
    assert undeclared(ROOT / "tests", *lists) == OF_BENCHMARKS


def test_what_is_not_declared_is_noticed(tmp_path):
    source = "import os, numpy\nRUN = 'import psutil; psutil.Process()'\nfrom .own import x\n"
    (tmp_path / "code.py").write_text(source, encoding="utf-8")
    assert undeclared(tmp_path, ["NumPy>=1"]) == {"psutil"}


@pytest.mark.parametrize("extra", ["", "keras", "test"])
def test_every_bound_is_told(extra):
    for requirement in EXTRAS[extra] if extra else PROJECT["dependencies"]:
        assert requirement.startswith("neuronlab[") or bound(requirement)


def test_binder_pins_every_dependency_to_a_version_that_is_allowed():
    lines = (ROOT / "binder" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = {name_of(line): line for line in lines if "==" in line}
    for requirement in PROJECT["dependencies"]:
        assert bound(pins[name_of(requirement)]) >= bound(requirement), requirement
    # All of it is pinned, what those need too; the course comes last, from the repository.
    packages = [line for line in lines if line and not line.startswith("#")]
    assert packages.pop() == "." and len(packages) > 80
    assert all("==" in package for package in packages) and "notebook" in pins


def test_the_first_lesson_looks_at_what_the_command_looks_at():
    # What that asks for is held in tests/command/test_installation.py.
    lesson = (ROOT / "lessons" / "00-start-here.ipynb").read_text(encoding="utf-8")
    assert "findings()" in lesson
