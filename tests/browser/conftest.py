"""One JupyterLab and one Chromium for all browser tests; each test opens its notebook in them.

Playwright runs an event loop for as long as the browser is open: it must be closed before other
tests run theirs, so it lasts as long as this folder's tests.
"""

import contextlib
import shutil
from pathlib import Path

import live_browser
import pytest
from live_server import jupyter

LESSONS = Path(__file__).parents[2] / "lessons"


@pytest.fixture(scope="package")
def served(tmp_path_factory):
    """Yield the folder that JupyterLab serves, a copy of the lessons, and its address."""
    if live_browser.chromium() is None:
        pytest.skip("there is no Chromium on this machine (on Debian: apt-get install chromium)")
    pytest.importorskip("playwright", reason="Playwright is not installed")
    scratch = tmp_path_factory.mktemp("jupyter")
    folder = scratch / "work"
    shutil.copytree(LESSONS, folder)
    with jupyter(
        folder,
        scratch,
        "--LabApp.expose_app_in_browser=True",
        "--JupyterNotebookApp.expose_app_in_browser=True",
        settings=live_browser.SETTINGS,
    ) as address:
        yield folder, address


@pytest.fixture(scope="package")
def chrome():
    """Yield the browser."""
    with live_browser.browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def jupyterlab(served, chrome):
    """Yield a page on which JupyterLab is open; its process keeps some of all that it has shown."""
    with live_browser.jupyterlab(chrome, served[1]) as page:
        yield page


@pytest.fixture
def show(jupyterlab, served):
    """Return a function that opens a lesson, or code cells, alone on the page, and gives it."""
    folder, _ = served

    with contextlib.ExitStack() as last:

        def open_notebook(*sources, lesson=None, width=1280, fresh=False, run=True):
            # A lesson has a kernel of its own, code cells only where it has to be fresh.
            last.close()
            keep = lesson is None and not fresh
            name = lesson or ("shared.ipynb" if keep else "fresh.ipynb")
            if lesson is None:
                live_browser.write_notebook(folder / name, *sources)
            else:  # as it is saved in the course, not as an earlier test has left it
                shutil.copyfile(LESSONS / lesson, folder / lesson)
            return last.enter_context(live_browser.opened(jupyterlab, name, width, keep, run))

        yield open_notebook


@pytest.fixture
def alone(jupyterlab, served):
    """Return a function that opens code cells on a kernel of their own, and gives the page."""
    with contextlib.ExitStack() as last:

        def open_notebook(name, *sources):
            live_browser.write_notebook(served[0] / name, *sources)
            return last.enter_context(live_browser.opened(jupyterlab, name))

        yield open_notebook
