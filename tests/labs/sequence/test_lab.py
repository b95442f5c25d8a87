"""A word goes through encoder and decoder: what is said, what is typed, what doesn't fit."""

import pytest
import traitlets
from labs.driving import control, press, text
from neuronlab import SequenceLab


def said(lab):
    return " ".join(text(lab).split())


def test_step_by_step_a_word_is_reversed():
    lab = SequenceLab(word="bead", step=0)
    assert "nothing read yet" in said(lab)
    press(lab, "one step")
    assert "reading b: s₁ = W·s₀ + U·x₁" in said(lab) and "holds, the newest first: b" in said(lab)
    lab.go(6)
    assert "writing a: V·s₅ reads the first place (5 for a" in said(lab)
    assert "read: bead &emsp; written: da" in said(lab)
    lab.player.play()
    for _ in range(5):
        lab.player._clock.value += 1
    assert lab.step == 8 and not lab.player.playing and lab.answer == "daeb"


def test_what_has_no_room_is_guessed():
    lab = SequenceLab(word="bead", room=3, step=8)
    assert lab.answer == "dae?"
    assert "the oldest letter b is lost" in said(lab) and "e 0.20" in said(lab)
    assert "97 % ✓" in lab.plot._small.texts and "20 % ✗" in lab.plot._small.texts
    lab.room = 2
    assert "the oldest letters be are lost" in said(lab)


def test_typing_takes_what_can_be_read():
    lab = SequenceLab()
    box = control(lab, "word")
    box.value = "Cab!"
    assert (lab.word, lab.step, box.value) == ("cab", 0, "cab")
    box.value = "xyz"
    assert lab.word == "cab" and box.value == "cab"
    box.value = "abcdeabcde"
    assert lab.word == box.value == "abcdea"


@pytest.mark.parametrize("word", ["", "hello", "abcdeab", "ABC"])
def test_words_that_are_refused(word):
    with pytest.raises(traitlets.TraitError, match="word is"):
        SequenceLab(word=word)


def test_a_shorter_word_ends_sooner():
    lab = SequenceLab(step=12)
    lab.word = "ab"
    assert lab.step == 4 and "the word is done" in said(lab)
