"""Convolution: by hand, against SciPy, against JAX and PyTorch."""

import neuronlab.labs.convolution.model as convolution
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from neuronlab.labs.convolution.model import KERNELS, convolve, output_size


def test_by_hand():
    image = [[1, 2, 0], [0, 3, 1], [4, 0, 2]]
    kernel = [[1, 0], [-1, 2]]
    assert convolve(image, kernel).tolist() == [[7, 1], [-4, 7]]
    assert convolve(image, kernel, stride=2).tolist() == [[7]]
    assert convolve(image, kernel, stride=3, padding=1).tolist() == [[2, 0], [0, 2]]
    assert convolution.relu(convolve(image, kernel)).tolist() == [[7, 1], [0, 7]]


@given(st.integers(3, 9), st.integers(3, 9), st.integers(1, 3), st.integers(1, 3),
       st.integers(0, 2), st.integers(0, 9))  # fmt: skip
@settings(max_examples=40)
def test_it_is_scipys_cross_correlation(height, width, k, stride, padding, seed):
    from scipy.signal import correlate2d  # slow to load: not in every process

    rng = np.random.default_rng(seed)
    image, kernel = rng.normal(size=(height, width)), rng.normal(size=(k, k))
    found = convolve(image, kernel, stride, padding)
    assert found.shape == tuple(output_size(n, k, stride, padding) for n in (height, width))
    expected = correlate2d(np.pad(image, padding), kernel, "valid")[::stride, ::stride]
    assert found == pytest.approx(expected)


@pytest.mark.slow
def test_a_library_finds_the_same(oracle):
    image = convolution.digits(3)[0]
    for kernel in KERNELS.values():
        for stride, padding in ((1, 0), (1, 1), (2, 1), (3, 2)):
            theirs = oracle.convolve(image, kernel, stride, padding)
            assert convolve(image, kernel, stride, padding) == pytest.approx(theirs, rel=1e-12)


def test_what_the_kernels_find():
    edge = np.repeat([[0.0, 0, 0, 16, 16, 16]], 6, axis=0)  # dark on the right
    assert (convolve(edge, KERNELS["identity"]) == edge[1:-1, 1:-1]).all()
    assert convolve(edge, KERNELS["vertical edge"])[0].tolist() == [0, 64, 64, 0]
    assert not convolve(edge, KERNELS["horizontal edge"]).any()
    assert convolve(edge.T, KERNELS["horizontal edge"])[:, 0].tolist() == [0, 64, 64, 0]
    flat = np.full((4, 4), 5.0)
    assert (convolve(flat, KERNELS["blur"]) == flat[1:-1, 1:-1]).all()
    assert (convolve(flat, KERNELS["sharpen"]) == flat[1:-1, 1:-1]).all()
    assert not convolve(flat, KERNELS["outline"]).any()


def test_what_is_refused():
    with pytest.raises(ValueError, match="kernel has shape"):
        convolve(np.ones((2, 2)), np.ones((3, 3)))
    with pytest.raises(ValueError, match="stride is 0"):
        convolve(np.ones((3, 3)), np.ones((3, 3)), stride=0)
    with pytest.raises(ValueError, match="image holds nan"):
        convolve([[np.nan]], [[1]])
