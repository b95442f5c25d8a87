"""Cells that need a framework: run where it is, replayed with a word about it where it is not."""

import json

import pytest
from IPython.core.interactiveshell import InteractiveShell
from neuronlab import frameworks, load_ipython_extension
from neuronlab.course import needs

KEPT = [{"text": "0.5\n"}, {"data": {"text/plain": "a table"}}]


@pytest.fixture
def shell(monkeypatch, tmp_path):
    monkeypatch.setattr(needs, "RECORDED", tmp_path / "recorded.json")
    needs.RECORDED.write_text(json.dumps({"99.1": KEPT}), encoding="utf-8")
    shell = InteractiveShell()
    load_ipython_extension(shell)
    yield shell
    InteractiveShell.clear_instance()


def without(monkeypatch, *missing):
    found = frameworks.importlib.util.find_spec
    monkeypatch.setattr(
        frameworks.importlib.util,
        "find_spec",
        lambda name: None if name in missing else found("json"),
    )


def test_a_cell_runs_where_the_framework_is_installed(shell, monkeypatch, capsys):
    without(monkeypatch)
    shell.run_cell_magic("needs", "torch 99.1", "value = 1 + 1\nprint(value)")
    assert capsys.readouterr().out == "2\n" and shell.user_ns["value"] == 2


def test_it_is_replayed_where_it_is_not(shell, monkeypatch, capsys):
    without(monkeypatch, "torch")
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    shell.run_cell_magic("needs", "torch 99.1", "import torch")
    assert capsys.readouterr().out == "0.5\n"
    view = "application/vnd.jupyter.widget-view+json"
    assert [list(data) for data in shown] == [["text/plain"], [view]]


def test_an_error_in_the_cell_is_an_error(shell, monkeypatch):
    without(monkeypatch)
    with pytest.raises(ZeroDivisionError):
        shell.run_cell_magic("needs", "torch 99.1", "1 / 0")


@pytest.mark.parametrize(
    ("line", "error", "said"),
    [("numpy 99.1", ValueError, "'numpy'; expected one of keras, torch"),
     ("torch 99.2", KeyError, "'99.2'; there is 99.1")],
)  # fmt: skip
def test_a_wrong_line_is_told(shell, monkeypatch, line, error, said):
    without(monkeypatch, "torch")
    with pytest.raises(error, match=said):
        shell.run_cell_magic("needs", line, "pass")


def test_keras_needs_a_backend(monkeypatch):
    monkeypatch.setenv("KERAS_BACKEND", "")  # so that what is set below is taken back
    monkeypatch.delenv("KERAS_BACKEND")
    without(monkeypatch, *frameworks.BACKENDS)
    assert not frameworks.installed("keras")
    without(monkeypatch, "jax")
    assert frameworks.installed("keras")
    assert frameworks.os.environ["KERAS_BACKEND"] == "tensorflow"
    monkeypatch.setenv("KERAS_BACKEND", "torch")
    assert frameworks.installed("keras")
    assert frameworks.os.environ["KERAS_BACKEND"] == "torch"
