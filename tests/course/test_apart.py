"""Cells that run in a Python of their own."""

import sys

import pytest
from IPython.core.interactiveshell import InteractiveShell
from neuronlab import load_ipython_extension


@pytest.fixture
def shell():
    shell = InteractiveShell()
    load_ipython_extension(shell)
    yield shell
    InteractiveShell.clear_instance()


def test_what_it_prints_is_shown_and_what_it_loads_ends_with_it(shell, capsys):
    assert "turtledemo" not in sys.modules
    shell.user_ns["value"] = 1
    shell.run_cell_magic("apart", "", "import turtledemo\nvalue = 2\nprint('η =', value)\n")
    assert capsys.readouterr().out == "η = 2\n"
    assert "turtledemo" not in sys.modules and shell.user_ns["value"] == 1


def test_it_has_the_notebooks_folder_and_environment_and_speaks_utf_8_whatever_they_say(
    shell, capsys, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "beside.py").write_text("found = 'δ ▲ ŷ'\n", encoding="utf-8")
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    cell = "import os\nbeside = __import__('beside')\n"
    cell += "print(beside.found, os.environ['NEURONLAB_DATA_DIR'])\n"
    shell.run_cell_magic("apart", "", cell)
    assert capsys.readouterr().out == f"δ ▲ ŷ {tmp_path}\n"


def test_an_error_in_it_is_told(shell, capsys):
    with pytest.raises(
        RuntimeError, match=r"(?s)in a Python of its own.*line 2.*ZeroDivisionError"
    ):
        shell.run_cell_magic("apart", "", "print('so far')\n1 / 0\n")
    assert capsys.readouterr().out == "so far\n"


def test_nothing_stands_beside_it(shell):
    with pytest.raises(ValueError, match="%%apart got 'torch'; expected nothing beside it"):
        shell.run_cell_magic("apart", "torch", "pass")
