"""What is wrong with an installation is named, with what to do."""

import tomllib
from pathlib import Path

import pytest
from neuronlab.command import installation
from neuronlab.command.installation import NEEDED, findings, table

ROOT = Path(__file__).parents[2]


def by_name(found):
    return {one.what: one for one in found}


def test_here_all_is_well(monkeypatch, tmp_path):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))
    found = findings()
    assert [one for one in found if not one.well] == []
    assert all(not one.advice for one in found) and "13 of them" in table(found)


def test_it_asks_for_what_the_project_needs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, least in NEEDED.items():
        assert f"{name}>={least}" in project["dependencies"]


@pytest.mark.parametrize(
    ("there", "old"),
    [("8.0.7", True), ("8.1.0", False), ("10.0", False), ("7", True), ("8.1rc1", False)],
)
def test_an_old_ipywidgets_is_named(monkeypatch, there, old):
    right = installation.version
    monkeypatch.setattr(
        installation, "version", lambda name: there if name == "ipywidgets" else right(name)
    )
    found = by_name(findings())["ipywidgets"]
    assert found.well != old and bool(found.advice) == old
    if old:
        assert found.advice == "pip install 'ipywidgets>=8.1'"


def test_what_is_missing_is_named(monkeypatch):
    def gone(name):
        raise installation.PackageNotFoundError(name)

    monkeypatch.setattr(installation, "version", gone)
    assert "pip install 'anywidget>=0.9.13'" in table(findings())


def test_a_page_without_widgets_and_a_server_without_its_extension(monkeypatch, tmp_path):
    monkeypatch.setattr("jupyter_core.paths.jupyter_path", lambda *parts: [str(tmp_path)])
    monkeypatch.setattr("jupyter_core.paths.jupyter_config_path", lambda: [str(tmp_path)])
    found = by_name(findings())
    for name in installation.FRONT_ENDS:
        assert not found[f"{name} in the page"].well
    assert "jupyter server extension enable" in found["the server's extension"].advice
    place = tmp_path / "anywidget"
    place.mkdir()
    (place / "package.json").write_text("{}", encoding="utf-8")
    assert by_name(findings())["anywidget in the page"].well


def test_answers_that_cannot_be_kept(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path / "file"))
    found = by_name(findings())["your answers"]
    assert not found.well and "NEURONLAB_DATA_DIR" in found.advice
