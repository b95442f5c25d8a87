"""An activation's entry: what it is called, how its weights begin, and what it is asked with."""

import numpy as np
import pytest
from neuronlab.models.activation import Activation, Spelling, glorot, he

SPELLING = Spelling(numpy="np.sin", keras="sin", pytorch="Sin()")


def sine(**more):
    return Activation("sin", np.sin, np.cos, "sin z", (-1.0, 1.0), spelling=SPELLING, **more)


def test_it_is_asked_with_numbers_or_arrays():
    f = sine()
    assert f(0) == 0 and f.derivative(0) == 1
    assert f([0, np.pi / 2]) == pytest.approx([0, 1])
    assert f(np.zeros((2, 3), dtype=int)).dtype == float


def test_without_other_names_it_goes_by_its_own():
    assert (sine().short, sine().written.format(z=3)) == ("sin", "sin(3)")
    other = sine(short="s", written="s·{z}")
    assert (other.short, other.written.format(z=3)) == ("s", "s·3")


def test_the_limits_of_initial_weights():
    assert glorot(2, 4) == pytest.approx(1.0) and he(6, 100) == pytest.approx(1.0)
    rng = np.random.default_rng(0)
    weights = rng.uniform(-he(50, 7), he(50, 7), 100_000)
    assert weights.var() == pytest.approx(2 / 50, rel=0.02)  # he: twice 1/n, for a halving relu
    weights = rng.uniform(-glorot(30, 20), glorot(30, 20), 100_000)
    assert weights.var() == pytest.approx(2 / 50, rel=0.02)
