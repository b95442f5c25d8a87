"""What many tests ask for: another library's opinion."""

from functools import cache
from importlib.util import find_spec

import oracle_torch
import oracles
import pytest
from hypothesis import HealthCheck, settings

# No test asks how fast a machine is.
settings.register_profile("neuronlab", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("neuronlab")

without_torch = pytest.mark.skipif(find_spec("torch") is None, reason="PyTorch is not installed")


@pytest.fixture(
    params=[
        pytest.param(oracles.Jax, id="jax"),  # comes with the tests, so it is never skipped
        pytest.param(oracle_torch.Torch, id="torch", marks=without_torch),
    ]
)
def oracle(request):
    """Return JAX, and PyTorch where it is installed."""
    return _one(request.param)


@cache
def _one(kind):
    return kind()
