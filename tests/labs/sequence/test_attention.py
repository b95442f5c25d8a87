"""Attention against sums written out, and on every short word in the smallest room."""

from itertools import product
from math import cos, exp, pi

import numpy as np
import pytest
from neuronlab.labs.sequence.attention_model import KEENNESS, PLACES, Attending


@pytest.mark.parametrize("copies", [1, 2])
def test_every_word_comes_back_whole_through_one_row(copies):
    attending = Attending(1, copies, "abc")
    for n in range(1, 7):
        for letters in product("abc", repeat=n):
            word = "".join(letters)
            run = attending.run(word)
            assert run.written == attending.wanted(word)
            assert run.p.max(axis=1).min() > 0.85


def test_the_weights_and_what_is_seen_by_hand():
    states = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    weights, seen = Attending(1, alphabet="ab").attend(states, 2)
    # A query and a key are hands of a clock: their product is the cosine of the angle between.
    scores = [exp(KEENNESS * cos(2 * pi * (2 - j) / PLACES)) for j in range(3)]
    shares = [score / sum(scores) for score in scores]
    assert weights == pytest.approx(shares)
    assert seen == pytest.approx([shares[1], shares[2]])


def test_the_weights_are_shares_and_the_last_letter_comes_first():
    run = Attending(1).run("decade")
    assert run.weights.sum(axis=1) == pytest.approx(np.ones(7))
    assert run.weights.argmax(axis=1).tolist() == [6, 5, 4, 3, 2, 1, 0]
    twice = Attending(2, copies=2).run("abe")
    assert twice.weights.argmax(axis=1).tolist() == [3, 3, 2, 2, 1, 1, 0]


def test_what_is_written_is_read_from_the_weighted_sum():
    attending = Attending(3)
    run, states = attending.run("bad"), attending.encode("bad")
    for weights, p in zip(run.weights, run.p, strict=True):
        assert attending.write(sum(a * s for a, s in zip(weights, states, strict=True)))[
            0
        ] == pytest.approx(p)
