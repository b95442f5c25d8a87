"""The command: what it does, what it says, and with what it opens JupyterLab."""

import subprocess
import sys

import neuronlab
import pytest
from neuronlab.command import main as command
from neuronlab.command.lessons import Copied


@pytest.fixture(autouse=True)
def here(monkeypatch, tmp_path):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path / "answers"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_copy_copies_and_check_checks(here, capsys):
    assert command.main(["copy"]) == 0
    assert len(list((here / command.FOLDER).glob("*.ipynb"))) == 13
    assert "13 lessons copied" in capsys.readouterr().out
    assert command.main(["copy", "--folder", str(here / command.FOLDER)]) == 0
    assert "your lessons are in" in capsys.readouterr().out
    assert command.main(["check"]) == 0
    assert "✓ ipywidgets" in capsys.readouterr().out


def test_it_opens_jupyterlab_on_the_start_page_of_the_copy(here, monkeypatch):
    called = []

    def run(line, env, check):
        called.append((line, env))
        return subprocess.CompletedProcess(line, 0)

    monkeypatch.setattr(command.subprocess, "run", run)
    assert command.main(["--no-browser", "--port=9999"]) == 0
    line, environment = called[0]
    assert line[:3] == [sys.executable, "-m", "jupyterlab"]
    assert f"--ServerApp.root_dir={(here / command.FOLDER).resolve()}" in line
    assert line[-2:] == ["--no-browser", "--port=9999"]
    assert (here / command.FOLDER / command.START).is_file()
    assert str(command.CONFIG) in environment["JUPYTER_CONFIG_PATH"]


def test_what_was_done_is_said(here):
    said = command.told(Copied(("a",), ("b",), ("c-new-2",)), here)
    assert len(said) == 3 and "which is as you left it: c-new-2" in said[2]


def test_a_folder_that_cannot_be_made_is_named(here, capsys):
    (here / "file").write_text("", encoding="utf-8")
    assert command.main(["copy", "--folder", str(here / "file")]) == 1
    assert "can't be copied into" in capsys.readouterr().err


def test_version_and_wrong_words(capsys):
    with pytest.raises(SystemExit):
        command.main(["--version"])
    assert capsys.readouterr().out.strip() == f"neuronlab {neuronlab.__version__}"
    with pytest.raises(SystemExit):
        command.main(["check", "--port=1"])
    assert "check takes no --port=1" in capsys.readouterr().err
