"""The reverser on every word of a small alphabet, and the letters that a small state loses."""

from itertools import product

import numpy as np
import pytest
from neuronlab.labs.sequence.model import ALPHABET, Reverser


@pytest.mark.parametrize("room", [1, 3, 5])
def test_every_word_comes_back_reversed_as_far_as_there_is_room(room):
    reverser = Reverser(room, "abc")
    for n in range(1, 6):
        for letters in product("abc", repeat=n):
            word = "".join(letters)
            kept = word[::-1][:room]
            assert reverser.run(word).written == kept + "?" * (n - len(kept))


def test_the_states_of_a_short_word_by_hand():
    run = Reverser(2, "ab").run("ab")
    # a; then b in the first place and a in the second; a moves up; nothing is left.
    assert run.states.tolist() == [[0] * 4, [1, 0, 0, 0], [0, 1, 1, 0], [1, 0, 0, 0], [0] * 4]


def test_the_probabilities():
    p = Reverser(1).run("ab").p
    sure = np.exp(5) / (np.exp(5) + 4)
    assert p[0] == pytest.approx([(1 - sure) / 4, sure, *[(1 - sure) / 4] * 3])
    assert p[1] == pytest.approx([0.2] * 5)


def test_the_matrices_shift_and_nothing_else():
    r = Reverser(3)
    assert r.W.shape == (15, 15) and r.U.shape == (15, 5) and r.V.shape == (5, 15)
    first, second, third = np.split(np.arange(15.0), 3)
    assert np.array_equal(r.W @ np.arange(15.0), np.concatenate([0 * first, first, second]))
    assert np.array_equal(r.W.T @ np.arange(15.0), np.concatenate([second, third, 0 * first]))


def test_what_is_refused():
    with pytest.raises(ValueError, match="letter is 'x'"):
        Reverser(3).run("abx")
    with pytest.raises(ValueError, match="room is 0"):
        Reverser(0)
    assert len(ALPHABET) == 5
