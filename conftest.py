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


def pytest_collection_modifyitems(items):
    """Call slow what needs a browser or a kernel of its own."""
    for item in items:
        if item.path.suffix == ".ipynb" or item.path.parent.name == "browser":
            item.add_marker("slow")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give one process all tests that share a browser, a kernel, or a lab."""
    from xdist.scheduler import LoadScopeScheduling

    class Shared(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file, _, test = nodeid.partition("::")
            if file.startswith("tests/browser/"):
                return "tests/browser"
            if file.endswith("/test_every_lab.py"):
                return f"{file} {re.findall('[A-Za-z]+Lab', test)}"
            return file if file.endswith(".ipynb") else nodeid

    return Shared(config, log)
