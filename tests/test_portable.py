"""What works on one system works on the others: Linux, macOS and Windows."""

import ast
import importlib.util
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = "widgets", "tests", ".ci"
CODE = [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.py"))]
RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}


def without_encoding(source: str) -> list[int]:
    """Return the lines that read or write text in whatever encoding the system likes."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and "open(" in str(node.value):
            try:
                lines += [node.lineno] * len(without_encoding(str(node.value)))
            except SyntaxError:
                pass  # words, not code
        if not isinstance(node, ast.Call) or any(k.arg == "encoding" for k in node.keywords):
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        of = getattr(getattr(function, "value", None), "id", "")
        words = [a.value for a in node.args if isinstance(a, ast.Constant)]
        binary = any(re.fullmatch("[rwax+]*b[rwax+]*", str(word)) for word in words)
        opens = name == "open" and not binary and of not in ("Image", "os")
        if opens or name in ("read_text", "write_text"):
            lines.append(node.lineno)
    return lines


@pytest.mark.slow
def test_texts_are_read_and_written_as_utf_8():
    here = Path(__file__)  # the examples below are in whatever encoding the system likes
    found = {file: without_encoding(file.read_text(encoding="utf-8")) for file in CODE}
    assert {file: lines for file, lines in found.items() if lines and file != here} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("open(path)", 1),
        ("open(path, 'w')", 1),
        ("path.read_text()", 1),
        ("path.open('w')", 1),
        ("CODE = 'open(name).read()'", 1),
        ("open(path, encoding='utf-8')", 0),
        ("open(path, 'rb')", 0),
        ("Image.open(path)", 0),
    ],
)
def test_a_text_without_an_encoding_is_noticed(source, found):
    assert len(without_encoding(source)) == found


def tracked() -> list[str]:
    """Return the names of all files of the repository."""
    try:
        done = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no repository here, or no git: its files can't be listed")
    return done.stdout.strip("\0").split("\0")


def test_every_file_can_be_checked_out_on_every_system():
    names = tracked()
    assert len({name.lower() for name in names}) == len(names)
    for name in names:
        assert re.fullmatch(r"[\w./-]+", name, re.ASCII) and len(name) < 100
        assert not {part.partition(".")[0].lower() for part in name.split("/")} & RESERVED


def test_texts_have_the_same_line_ends_on_every_system():
    for name in tracked():
        content = (ROOT / name).read_bytes()
        assert b"\0" in content or b"\r\n" not in content, name


def in_venv():
    spec = importlib.util.spec_from_file_location("in_venv", ROOT / ".ci" / "in_venv.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("place", ["bin/python", "Scripts/python.exe"])
def test_the_hooks_find_the_python_of_an_environment(place, tmp_path):
    with pytest.raises(SystemExit, match="no Python in"):
        in_venv().python_in(tmp_path)
    (tmp_path / place).parent.mkdir()
    (tmp_path / place).touch()
    assert in_venv().python_in(tmp_path) == tmp_path / place


def test_ci_runs_the_line_that_the_readme_has_for_windows():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    (install,) = re.findall(r"^    (py -m venv .*); \.venv\\Scripts\\jupyter lab", readme, re.M)
    assert install in workflow
