"""What every test run needs: no learner's answers touched, and what is shared in one process."""

import atexit
import os
import re
import shutil
import tempfile

import pytest

_scratch = tempfile.mkdtemp(prefix="neuronlab-test-")
os.environ["NEURONLAB_DATA_DIR"] = _scratch
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)


SHARED = {
    "/test_every_lab.py": re.compile("[A-Za-z]+Lab"),
    "/test_every_labs_parts.py": re.compile("[A-Za-z]+Lab"),
    "/test_nothing_given_away.py": re.compile(r"(?<=\[)\d\d(?=\.)"),
}
"""Of files whose tests share what takes long: what in a test's name says which."""


MIDDLE = "tests/browser/test_g"
"""Where the browser's tests, by name, are halved: each half has a server and a Chromium."""


def pytest_xdist_auto_num_workers(config):
    """Start one process more than there are cores: tests that look at a page wait half the time."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items):
    """Call slow what needs a browser or a kernel of its own, or goes through whole lessons."""
    for item in items:
        if item.path.suffix == ".ipynb" or item.path.parent.name in ("browser", "lessons"):
            item.add_marker("slow")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give one process all tests that share a browser, a kernel, a lab, or what a lesson says."""
    from xdist.scheduler import LoadScopeScheduling

    class Shared(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file, _, test = nodeid.partition("::")
            if file.startswith("tests/browser/"):
                return "tests/browser, second half" if file > MIDDLE else "tests/browser"
            for shared, of in SHARED.items():
                if file.endswith(shared):
                    return f"{file} {of.findall(test)}"
            return file if file.endswith(".ipynb") else nodeid

    return Shared(config, log)
