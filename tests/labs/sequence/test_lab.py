"""A word goes through encoder and decoder: what is said, what is typed, what doesn't fit."""

import pytest
import traitlets
from labs.driving import control, press, said
from live_screen import tick
from neuronlab import SequenceLab

TWICE = "backwards, each letter twice"


def test_step_by_step_a_word_is_reversed():
    lab = SequenceLab(word="bead", step=0)
    assert "Nothing read yet" in said(lab)
    press(lab, "one step")
    assert "Reading b: s₁ = W·s₀ + U·x₁" in said(lab) and "puts b in the first row: b" in said(lab)
    lab.go(6)
    assert "Writing a with 98 %: V·s₅ reads the first row" in said(lab)
    assert "read: bead &emsp; written: da" in said(lab)
    lab.player.play()
    for _ in range(5):
        tick(lab.player)
    assert lab.step == 9 and not lab.player.playing and lab.answer == "daeb."
    assert "Writing “.” with 92 %: the first row is empty, so it stops after 4 letters" in said(lab)
    press(lab, "back")
    assert lab.step == 8


def test_the_answer_may_be_longer_than_the_word():
    lab = SequenceLab(word="bead", task=TWICE, room=8, step=19)
    assert lab.answer == "ddaaeebb." and lab.step == 4 + 9
    assert "4 letters in, 8 out" in said(lab) and "for 8 letters: enough" in said(lab)
    assert lab.plot._letters.texts[:4] == [*"bead"]


def test_what_has_no_room_is_lost_and_the_answer_ends_too_soon():
    lab = SequenceLab(word="bead", room=3, step=8)
    assert lab.answer == "dae." and lab.step == 8
    assert "the oldest is lost, and it stops too soon" in said(lab)
    small = lab.plot._small.texts
    assert small.count("98%") == small.count("✓") == 3 and small.count("✗") == 1
    lab.room = 2
    assert "the oldest 2 are lost" in said(lab)
    lab.task = TWICE
    assert lab.answer == "dd." and "8 letters should come out" in said(lab)


def test_with_attention_one_row_is_enough():
    lab = SequenceLab(room=1, step=19)
    assert lab.answer == "e."
    control(lab, "attention").value = True
    assert lab.answer == "edaced." and lab.translation.weights.shape == (7, 7)
    lab.step = 8
    assert "Writing d with 97 %: α = 0.96 is on s₅, the state after decad." in said(lab)
    assert "only" not in said(lab) and "all that the decoder gets" not in said(lab)
    lab.step = 13
    assert "Writing “.” with" in said(lab) and "the state before the first letter" in said(lab)
    cells = len(lab.plot._cells.get_paths())
    assert cells == 6 * 5 + 7 * 7  # six states of one row, seven columns of weights
    bluest = [color for color in lab.plot._cells.get_facecolors()[30:37]]
    assert min(range(7), key=lambda k: bluest[k][0]) == 6  # the last letter is written first
    lab.attention = False
    assert lab.answer == "e." and len(lab.plot._cells.get_paths()) == 7 * 5


@pytest.mark.parametrize(
    ("settings", "meaning"),
    [
        ({}, "into the first row, W moves the rows down."),
        ({"task": TWICE}, "into the first two rows, W moves the rows down by two."),
        ({"attention": True}, "V reads Σ α·s"),
    ],
)
def test_the_picture_says_what_is_done_with_the_states(settings, meaning):
    assert meaning in SequenceLab(**settings).plot._meaning.texts[0]


def test_in_the_smallest_rows_the_letters_are_still_there():
    lab = SequenceLab(task=TWICE, room=12, step=6)
    letters = [text for text in lab.plot._small.texts if text in tuple("abcde")]
    assert len(letters) == 2 * (1 + 2 + 3 + 4 + 5 + 6)


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
    lab = SequenceLab(step=13)
    lab.word = "ab"
    assert lab.step == 5 and "it stops after 2 letters" in said(lab)


def test_what_was_left_out_of_a_word_is_said_once():
    lab = SequenceLab()
    box = control(lab, "word")
    box.value = "hello"
    assert lab.word == "e" and "Only a to e, 6 letters at most: “e” is left." in said(lab)
    press(lab, "one step")
    assert "at most" not in said(lab)
    box.value = "xyz"
    assert lab.word == "e" and "“e” is left" in said(lab)
    box.value = "Bead"
    assert lab.word == "bead" and "at most" not in said(lab)
