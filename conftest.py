"""No test touches a learner's answers: the kernels of a test run keep them in a scratch folder."""

import atexit
import os
import shutil
import tempfile

_scratch = tempfile.mkdtemp(prefix="neuronlab-test-")
os.environ["NEURONLAB_DATA_DIR"] = _scratch
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)
