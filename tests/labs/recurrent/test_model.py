"""Recurrent units against loops by hand, JAX, PyTorch, and differences of the first input."""

from math import exp, tanh

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab.labs.recurrent.model import SEQUENCES, LSTMUnit, PlainUnit, sequence, simple_lstm

RNG = np.random.default_rng(0)
X = RNG.uniform(-1, 1, 12)
PLAIN = PlainUnit(0.7, -1.2, 0.1)
LSTM = LSTMUnit(*(tuple(RNG.uniform(-2, 2, 4)) for _ in range(3)))


def sigma(z):
    return 1 / (1 + exp(-z))


def test_both_units_against_loops():
    h = 0.0
    for x, got in zip(X, PLAIN.run(X).h, strict=True):
        h = tanh(0.7 * x - 1.2 * h + 0.1)
        assert got == pytest.approx(h, rel=1e-12)
    h = c = 0.0
    run = LSTM.run(X)
    for t, x in enumerate(X):
        z = [u * x + w * h + b for u, w, b in zip(LSTM.u, LSTM.w, LSTM.b, strict=True)]
        f, i, o, g = sigma(z[0]), sigma(z[1]), sigma(z[2]), tanh(z[3])
        c = f * c + i * g
        h = o * tanh(c)
        got = [v[t] for v in (run.forget, run.input, run.output, run.candidate, run.c, run.h)]
        assert got == pytest.approx([f, i, o, g, c, h], rel=1e-12)


@pytest.mark.slow
def test_both_units_against_a_library(oracle):
    plain = oracle.plain_unit(PLAIN.u, PLAIN.w, PLAIN.b, X)
    gated = oracle.lstm_unit(LSTM.u, LSTM.w, LSTM.b, X)
    for unit, (h, memory) in ((PLAIN, plain), (LSTM, gated)):
        run = unit.run(X)
        assert run.h == pytest.approx(h, abs=1e-12)
        assert run.memory == pytest.approx(memory, abs=1e-12)


@given(w=st.floats(-1.5, 1.5), forget=st.floats(-4, 6), gate=st.floats(-12, 4),
       name=st.sampled_from(SEQUENCES), length=st.integers(1, 15))  # fmt: skip
def test_memory_is_the_slope_over_the_first_input(w, forget, gate, name, length):
    x = sequence(name, length, seed=3)
    h = 1e-5 * np.eye(1, length)[0]
    for unit in (PlainUnit(w=w), simple_lstm(forget, gate), LSTM):
        slope = (unit.run(x + h).h - unit.run(x - h).h) / 2e-5
        assert unit.run(x).memory == pytest.approx(slope, rel=1e-5, abs=1e-8)


def test_two_steps_by_hand():
    # x = (1, 0), w = 0.5: h₁ = tanh 1 = 0.761594, slope 0.419974; h₂ = tanh 0.380797 = 0.363399,
    # slope 1 − h₂² = 0.867941, and 0.867941·0.5·0.419974 = 0.182256.
    run = PlainUnit(w=0.5).run([1, 0])
    assert run.h == pytest.approx([0.761594, 0.363399], abs=1e-6)
    assert run.memory == pytest.approx([0.419974, 0.182256], abs=1e-6)
    assert (run.lasts(0.01), run.lasts(0.2), run.lasts(1)) == (2, 1, 0)


def test_an_open_forget_gate_holds_and_a_shut_one_loses():
    x = sequence("one pulse", 40)
    assert simple_lstm(6, -5).run(x).lasts(0.01) == 40
    assert simple_lstm(-4, -5).run(x).lasts(0.01) < 4
    counted = simple_lstm(6, -5).run(sequence("two pulses", 40)).c
    assert counted[-1] > 1.8 * counted[10]  # the cell counts pulses


def test_sequences():
    assert np.flatnonzero(sequence("two pulses", 9)).tolist() == [0, 4]
    noise = sequence("pulse and noise", 30, seed=1)
    assert noise[0] == 1 and 0 < np.abs(noise[1:]).max() <= 0.3
    assert np.array_equal(noise, sequence("pulse and noise", 30, seed=1))
    with pytest.raises(ValueError, match="sequence is 'sine'"):
        sequence("sine", 5)
