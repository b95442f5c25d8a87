"""What docs/hub.md gives to a teacher: a file that works, settings that exist."""

import json
import os
import re
import runpy
import uuid
from pathlib import Path

import pytest
from traitlets.config import Config

DOCS = Path(__file__).parents[2] / "docs"
FILE = DOCS / "hub" / "jupyter_server_config.py"


@pytest.fixture
def config(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setattr(os, "environ", dict(os.environ, OMP_NUM_THREADS="4"))
    made = Config()
    runpy.run_path(str(FILE), {"get_config": lambda: made})
    return made


def test_each_start_brings_the_lessons_and_leaves_what_was_written(config, tmp_path):
    folder = tmp_path / "neuronlab-lessons"
    assert len(list(folder.glob("*.ipynb"))) == 13
    first = folder / "00-start-here.ipynb"
    mine = json.loads(first.read_text(encoding="utf-8"))
    mine["cells"][0]["source"] = "my own words"
    first.write_text(json.dumps(mine), encoding="utf-8")
    (folder / "12-where-next.ipynb").unlink()
    runpy.run_path(str(FILE), {"get_config": Config})
    assert "my own words" in first.read_text(encoding="utf-8")
    assert (folder / "12-where-next.ipynb").exists()


@pytest.mark.slow
def test_every_setting_is_one_of_jupyters(config):
    from jupyter_client.connect import ConnectionFileMixin
    from jupyter_server.services.kernels.kernelmanager import MappingKernelManager
    from jupyterlab.labapp import LabApp

    owners = (ConnectionFileMixin, MappingKernelManager, LabApp)
    known = {owner.__name__: owner for owner in owners}
    named = [(owner, name) for owner, settings in config.items() for name in settings]
    assert len(named) >= 4
    for owner, name in named:
        assert name in known[owner].class_trait_names(config=True), (owner, name)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no sockets in files for kernels")
@pytest.mark.parametrize(
    ("folder", "files"), [("/run/user/1000", True), ("/home/" + "x" * 60, False)]
)
def test_kernels_talk_through_files_where_the_folders_name_is_short_enough(
    folder, files, tmp_path, monkeypatch
):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", folder)
    made = Config()
    runpy.run_path(str(FILE), {"get_config": lambda: made})
    assert made.get("ConnectionFileMixin", {}) == ({"transport": "ipc"} if files else {})
    socket = f"{folder}/kernel-{uuid.uuid4()}-ipc-1"
    assert files == (len(socket.encode()) <= 107)


def test_kernels_compute_with_one_thread_unless_the_hub_says_more(config):
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1" and os.environ["OMP_NUM_THREADS"] == "4"


def test_the_page_gives_that_file():
    page = (DOCS / "hub.md").read_text(encoding="utf-8")
    assert re.search(r"```\{literalinclude\} hub/jupyter_server_config\.py", page)
