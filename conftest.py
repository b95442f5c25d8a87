"""What every test run needs: no learner's answers touched, and what is shared in one process."""

import atexit
import os
import shutil
import tempfile

import pytest

_scratch = tempfile.mkdtemp(prefix="neuronlab-test-")
os.environ["NEURONLAB_DATA_DIR"] = _scratch
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)


def pytest_collection_modifyitems(items):
    """Give one process all tests that share a browser, and all cells that share a kernel."""
    for item in items:
        shared = item.path.name if item.path.suffix == ".ipynb" else item.path.parent.name
        if shared == "browser" or item.path.suffix == ".ipynb":
            item.add_marker(pytest.mark.xdist_group(shared))
