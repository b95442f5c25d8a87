"""The reverser on every word of a small alphabet, and the letters that a small state loses."""

from itertools import product

import numpy as np
import pytest
from neuronlab.labs.sequence.model import ALPHABET, Reverser


@pytest.mark.parametrize("copies", [1, 2])
@pytest.mark.parametrize("room", [1, 3, 5])
def test_every_word_comes_back_reversed_as_far_as_there_is_room(room, copies):
    reverser = Reverser(room, copies, "abc")
    for n in range(1, 5):
        for letters in product("abc", repeat=n):
            backwards = "".join(letters)[::-1]
            wanted = "".join(letter + letter if copies == 2 else letter for letter in backwards)
            assert reverser.wanted("".join(letters)) == wanted + "."
            assert reverser.run("".join(letters)).written == wanted[:room] + "."


def test_the_states_of_a_short_word_by_hand():
    run = Reverser(2, alphabet="ab").run("ab")
    # a; then b in the first place and a in the second; a moves up; nothing is left; "." is written.
    states = [[0] * 4, [1, 0, 0, 0], [0, 1, 1, 0], [1, 0, 0, 0], [0] * 4, [0] * 4]
    assert run.states.tolist() == states
    twice = Reverser(3, 2, "ab").run("ab")
    # Two a; two b before the first a; one b less each time.
    assert twice.states[1:5].argmax(axis=1).tolist() == [0, 1, 1, 0]
    assert twice.states.sum(axis=1).tolist() == [0, 2, 3, 2, 1, 0, 0] and twice.written == "bba."


def test_the_probabilities():
    p = Reverser(1).run("ab").p
    letter, end = np.exp(8), np.exp(4)
    assert p[0] == pytest.approx([1, letter, 1, 1, 1, end] / (letter + end + 4))
    assert p[1] == pytest.approx([1, 1, 1, 1, 1, end] / (end + 5))


def test_the_matrices_shift_and_nothing_else():
    r = Reverser(3)
    assert r.W.shape == r.D.shape == (15, 15) and r.U.shape == (15, 5) and r.V.shape == (6, 15)
    first, second, third = np.split(np.arange(15.0), 3)
    assert np.array_equal(r.W @ np.arange(15.0), np.concatenate([0 * first, first, second]))
    assert np.array_equal(r.D @ np.arange(15.0), np.concatenate([second, third, 0 * first]))
    twice = Reverser(3, copies=2)
    assert np.array_equal(twice.W @ np.arange(15.0), np.concatenate([0 * first, 0 * first, first]))
    assert np.array_equal(twice.D, r.D) and np.array_equal(twice.V, r.V)


def test_what_is_refused():
    with pytest.raises(ValueError, match="letter is 'x'"):
        Reverser(3).run("abx")
    with pytest.raises(ValueError, match="room is 0"):
        Reverser(0)
    with pytest.raises(ValueError, match="copies is 0"):
        Reverser(3, 0)
    assert len(ALPHABET) == 5
