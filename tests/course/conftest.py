"""What the tests of questions and checks share: answers kept in a folder of their own."""

import pytest
from neuronlab.course.progress import Progress


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))
    return Progress()
