"""Lesson 11's script is run where NumPy alone can be imported, its functions too."""

import pytest
from neuronlab import MLP, as_code
from neuronlab.course.judging import judge


@pytest.mark.parametrize("library", ["neuronlab", "torch", "sklearn"])
def test_an_import_inside_outputs_is_named_like_one_above_it(library):
    for script in (f"import {library}", f"def outputs(X):\n    import {library}"):
        assert judge("11.5", script).message == f"it imports {library}, which is not there"


def test_numpys_script_is_right():
    assert judge("11.5", as_code(MLP([3, 4, 4, 1], seed=7), "numpy")).right
