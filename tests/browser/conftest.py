"""One JupyterLab and one Chromium for each file of browser tests.

Playwright runs an event loop for as long as the browser is open: it must be closed before other
tests run theirs.
"""

import shutil
from pathlib import Path

import live_browser
import pytest
from live_server import jupyter

LESSONS = Path(__file__).parents[2] / "lessons"


@pytest.fixture(scope="module")
def chrome():
    if live_browser.chromium() is None:
        pytest.skip("there is no Chromium on this machine (on Debian: apt-get install chromium)")
    pytest.importorskip("playwright", reason="Playwright is not installed")
    with live_browser.browser() as started:
        yield started


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Yield the folder that JupyterLab serves, a copy of the lessons, and its address."""
    scratch = tmp_path_factory.mktemp("jupyter")
    folder = scratch / "work"
    shutil.copytree(LESSONS, folder)
    with jupyter(
        folder, scratch, "--LabApp.expose_app_in_browser=True", settings=live_browser.SETTINGS
    ) as address:
        yield folder, address


@pytest.fixture
def show(chrome, served):
    """Return a function that opens a lesson, or code cells, and gives the page."""
    folder, address = served
    opened = []

    def open_page(*sources, lesson=None, width=1280):
        name = lesson or f"scratch-{len(list(folder.glob('scratch-*')))}.ipynb"
        if lesson is None:
            live_browser.write_notebook(folder / name, *sources)
        manager = live_browser.opened(chrome, address, name, width)
        opened.append(manager)
        return manager.__enter__()

    yield open_page
    for manager in opened:
        manager.__exit__(None, None, None)
