"""Reading digits: how well, exactly repeatable, the table of mistakes, and the soft brush."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab.labs.digits.model import (
    DigitsTraining,
    confusion_matrix,
    mistakes_first,
    most_confused,
    stroke,
)
from sklearn import metrics

LABELS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=60)
PLACES = st.tuples(st.floats(-3, 11), st.floats(-3, 11))
BLANK = [0] * 64


@pytest.mark.parametrize("seed", range(3))
def test_it_reads_95_of_100_pictures_that_it_never_saw(seed):
    training = DigitsTraining(seed=seed)
    training.go(30)
    p = training.probabilities(training.test.X)
    assert np.mean(p.argmax(axis=1) == training.test.y) >= 0.95
    assert len(training.test) == 450 and training.trainer.mlp.n_parameters == 2410
    assert p == pytest.approx(training.trainer.mlp(training.test.X), abs=1e-12)


def test_back_and_forth_gives_the_same_numbers():
    training, straight = DigitsTraining(hidden=8, seed=2), DigitsTraining(hidden=8, seed=2)
    for epoch in (4, 1, 0, 6, 4, 7):
        training.go(epoch)
        assert training.trainer.epoch == epoch == len(training.trainer.history) - 1
    straight.trainer.run_epochs(7)
    assert np.array_equal(training.trainer.mlp.parameters, straight.trainer.mlp.parameters)
    assert training.trainer.history.rows == straight.trainer.history.rows


def test_what_diverged_stays_where_it_is():
    training = DigitsTraining(hidden=4)
    training.go(2)
    training.trainer.mlp.parameters[:] = np.inf
    training._ends.append(training.trainer.state())
    training.go(9)
    assert training.trainer.diverged_at is not None
    assert np.isfinite(training.probabilities(training.test.X)).all()
    training.go(1)
    assert training.trainer.diverged_at is None and training.trainer.epoch == 1


@given(LABELS)
def test_the_table_is_scikit_learns_and_the_order_has_mistakes_first(pairs):
    y, answers = np.array(pairs).T
    table = confusion_matrix(y, answers)
    assert np.array_equal(table, metrics.confusion_matrix(y, answers, labels=range(10)))
    order = mistakes_first(y, answers)
    assert sorted(order) == list(range(len(y)))
    wrong = (y != answers)[order]
    n_wrong = int(wrong.sum())
    assert wrong[:n_wrong].all()
    counts = table[y[order], answers[order]][:n_wrong]
    assert (np.diff(counts) <= 0).all()
    digit, taken_for, count = most_confused(table)
    assert count == (counts[0] if n_wrong else 0)
    if n_wrong:
        assert digit != taken_for and table[digit, taken_for] == count


def test_a_dab_is_full_in_its_pixel_and_soft_around_it():
    sheet = np.reshape(stroke(BLANK, (3, 5), (3, 5)), (8, 8))
    assert sheet[5, 3] == 16
    assert sheet[4, 3] == sheet[6, 3] == sheet[5, 2] == sheet[5, 4] == 4
    assert sheet.sum() == 16 + 4 * 4
    between = np.reshape(stroke(BLANK, (3.5, 5), (3.5, 5)), (8, 8))
    assert between[5, 3] == between[5, 4] == 12


@given(PLACES, PLACES)
def test_a_stroke_has_no_gaps_and_can_be_taken_off_again(start, end):
    drawn = stroke(BLANK, start, end)
    assert all(0 <= ink <= 16 for ink in drawn)
    for t in np.linspace(0, 1, 7):
        at = np.array(start) + t * (np.array(end) - start)
        dab = stroke(BLANK, at, at)
        assert all(ink <= whole + 1e-9 for ink, whole in zip(dab, drawn, strict=True))
    assert stroke(drawn, start, end) == drawn
    full, rest = np.array(drawn), np.array(stroke(drawn, start, end, erase=True))
    assert not rest[full == 16].any() and (rest <= full).all()
