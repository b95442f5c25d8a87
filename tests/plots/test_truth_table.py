"""A truth table: each digit stands in its cell, and what is wrong is crossed out, once."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from neuronlab.plots.truth_table import TruthTablePlot

A, B = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])


@pytest.fixture
def table():
    return TruthTablePlot(Figure().add_axes((0, 0, 1, 1)), ("A", "B", "out", "target"), 4)


def at(marks) -> set:
    return {(column, row - 0.5) for column, row in marks.get_xydata().tolist()}


def test_every_cell_has_its_digit(table):
    columns = [A, B, A | B, A ^ B]
    table.update(columns, 0)
    for digit, marks in enumerate(table._digits):
        rows = [np.flatnonzero(column == digit) for column in columns]
        expected = {(k, row) for k, found in enumerate(rows) for row in found}
        assert at(marks) == expected


def test_a_row_is_wrong_where_the_last_two_columns_differ(table):
    table.update([A, B, A | B, A ^ B], 0)  # only (1, 1) differs
    assert table._crosses.at.tolist() == [[2, 3.5]]
    assert at(table._right) == {(4.1, 0), (4.1, 1), (4.1, 2)}
    table.update([A, B, A ^ B, A ^ B], 0)
    assert not len(table._crosses.at) and len(at(table._right)) == 4


def test_of_two_outputs_the_wrong_one_is_crossed_out():
    header = ("A", "B", "sum", "carry", "sum", "carry")
    table = TruthTablePlot(Figure().add_axes((0, 0, 1, 1)), header, 4, n_outputs=2)
    table.update([A, B, A ^ B, A | B, A ^ B, A & B], 0)
    assert table._crosses.at.tolist() == [[3, 1.5], [3, 2.5]]
    assert at(table._right) == {(6.1, 0), (6.1, 3)}


def test_the_row_in_hand_is_shaded(table):
    table.update([A, B, A, B], 2)
    _, bottom = table._row.get_xy()
    assert (bottom, bottom + table._row.get_height()) == (2, 3)
