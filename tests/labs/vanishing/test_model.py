"""The chain's products against numbers by hand and a difference of the whole chain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab.labs.vanishing.model import bounds, chain
from neuronlab.models.activations import ACTIVATIONS

SMOOTH = ["sigmoid", "bipolar_sigmoid", "tanh", "softplus", "gelu", "identity"]


@given(
    x=st.floats(-3, 3), w=st.floats(0, 2), name=st.sampled_from(SMOOTH), n=st.integers(1, 6)
)  # fmt: skip
def test_the_last_product_is_the_slope_of_the_whole_chain(x, w, name, n):
    h = 1e-5
    rise = chain(x + h, w, name, n).a[-1] - chain(x - h, w, name, n).a[-1]
    assert chain(x, w, name, n).left == pytest.approx(rise / (2 * h), rel=1e-5, abs=1e-7)


def test_what_is_left_behind_k_layers_is_left_of_a_chain_that_ends_there():
    whole = chain(0.7, 1.3, "tanh", 5)
    for k in range(1, 5):
        assert whole.products[k - 1] == pytest.approx(chain(0.7, 1.3, "tanh", k).left, rel=1e-12)


def test_two_layers_by_hand():
    # z₁ = 0: a₁ = 0.5, slope 0.25; z₂ = 2·0.5 = 1: slope 0.196612.
    two = chain(0, 2, "sigmoid", 2)
    assert two.z.tolist() == [0, 1] and two.a[0] == 0.5
    assert two.factors == pytest.approx([0.5, 0.393224], abs=1e-6)
    assert two.products == pytest.approx([0.5, 0.196612], abs=1e-6)


@given(
    x=st.floats(-3, 3), w=st.floats(0, 5), name=st.sampled_from(SMOOTH), n=st.integers(1, 20)
)  # fmt: skip
def test_no_chain_is_beyond_its_bounds(x, w, name, n):
    factor, product = bounds(w, name, n)
    here = chain(x, w, name, n)
    assert abs(here.factors).max() <= factor * (1 + 1e-12)
    assert abs(here.left) <= product * (1 + 1e-12)


def test_fates():
    assert chain(1, 2, "relu", 7).left == 128 and chain(1, 2, "relu", 7).fate == "explodes"
    assert chain(1, 1, "relu", 20).fate == chain(1, 2, "relu", 6).fate == "gets through"
    dead = chain(-1, 1, "relu", 3)
    assert (dead.left, dead.fate, dead.vanished_after) == (0, "vanishes", 1)
    assert chain(-0.5, 1, "leaky_relu", 1).vanished_after is None
    assert chain(-0.5, 1, "leaky_relu", 2).vanished_after == 2


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_extremes_are_finite(name):
    for x in (-3, 0, 3):
        assert abs(chain(x, 5, name, 20).products).max() < 1e16


def test_what_is_refused():
    with pytest.raises(ValueError, match="activation is 'tangent'"):
        chain(0, 1, "tangent", 3)
    with pytest.raises(ValueError, match="layers is 0"):
        chain(0, 1, "tanh", 0)
    with pytest.raises(ValueError, match="x and weight holds nan"):
        chain(float("nan"), 1, "tanh", 3)
