"""Each floor of the package imports only what is below it."""

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "widgets" / "neuronlab"
HEAVY = ["sklearn", "scipy", "keras", "jax", "torch", "tensorflow"]


def loaded(*modules: str) -> set[str]:
    """Return the names of all modules that importing ``modules`` loads, in a fresh Python."""
    code = f"import sys, {', '.join(modules)}; print('\\n'.join(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return set(result.stdout.split())


def floor(name: str) -> list[str]:
    """Return the names of all modules of one floor."""
    files = sorted((PACKAGE / name).glob("*.py"))
    return [f"neuronlab.{name}" + (f".{f.stem}" if f.stem != "__init__" else "") for f in files]


@pytest.mark.parametrize(
    ("name", "forbidden"),
    [
        ("models", ["matplotlib", "ipywidgets", "IPython", "traitlets", "neuronlab.plots", *HEAVY]),
        ("plots", ["matplotlib.pyplot", "ipywidgets", "IPython", "neuronlab.labs", *HEAVY]),
        ("labs", ["matplotlib.pyplot", *HEAVY]),
    ],
)
def test_a_floor_imports_nothing_that_it_must_not(name, forbidden):
    modules = floor(name)
    assert len(modules) > 3
    assert not loaded(*modules) & set(forbidden)


def test_the_package_alone_loads_next_to_nothing():
    assert not loaded("neuronlab") & {"numpy", "matplotlib", "ipywidgets", *HEAVY}


def test_every_public_name_can_be_imported():
    import neuronlab

    for name in neuronlab.__all__:
        assert getattr(neuronlab, name) is not None
    assert set(neuronlab.__all__) <= set(dir(neuronlab))
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = neuronlab.no_such_name
