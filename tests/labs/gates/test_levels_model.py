"""Levels: what a circuit computes by hand, and that no fewer neurons can do it."""

import itertools

import numpy as np
import pytest
from neuronlab.labs.gates.levels_model import (
    LEVELS,
    reachable,
    read_circuit,
    read_neuron,
    solvable,
    sources,
    write_neuron,
    wrong,
)
from neuronlab.models.logic import neurons, wired

SOLUTIONS = {
    "identity": ["A >= 1"],
    "not": ["0 >= 0 unless A"],
    "majority": ["A + B + C >= 2"],
    "nand": ["A + B >= 2", "0 >= 0 unless n1"],
    "xor": ["A + B >= 2", "A + B >= 1 unless n1"],
    "half adder": ["A + B >= 2", "A + B >= 1 unless n1"],
    "full adder": ["A + B + C >= 2", "A + B + C >= 1 unless n1", "A + B + C + 2n2 >= 3"],
}

WANTED = {
    # Row by row, outputs beside each other; written by hand.
    "identity": "0 1",
    "not": "1 0",
    "majority": "0 0 0 1 0 1 1 1",
    "nand": "1 1 1 0",
    "xor": "0 1 1 0",
    "half adder": "00 01 01 10",
    "full adder": "00 01 01 10 01 10 10 11",
}


@pytest.mark.parametrize("name", LEVELS)
def test_what_is_wanted_is_what_was_written_by_hand(name):
    rows = ["".join(map(str, row)) for row in LEVELS[name].wanted]
    assert " ".join(rows) == WANTED[name]


def test_adders_add():
    for name, n in (("half adder", 2), ("full adder", 3)):
        level = LEVELS[name]
        assert [2 * carry + digit for carry, digit in level.wanted] == [
            sum(row) for row in itertools.product((0, 1), repeat=n)
        ]


@pytest.mark.parametrize("name", LEVELS)
def test_it_can_be_done_in_the_fewest_neurons_and_a_search_finds_none_with_less(name):
    level = LEVELS[name]
    circuit = read_circuit(level, SOLUTIONS[name])
    assert len(circuit) == level.fewest and not wrong(level, circuit).any()
    assert solvable(level, level.fewest) and not solvable(level, level.fewest - 1)


@pytest.mark.parametrize("n", [2, 3])
def test_the_search_sees_every_neuron(n):
    rows = np.array(list(itertools.product((0, 1), repeat=n)))
    one_by_one = {tuple(wired(*choice)(rows)) for choice in neurons(n)}
    assert {tuple(column) for column in reachable(rows)} == one_by_one
    assert n != 2 or len(one_by_one) == 11


def test_what_is_wrong_is_said_row_by_row():
    level = LEVELS["xor"]
    assert wrong(level, read_circuit(level, ["A + B >= 1"])).tolist() == [0, 0, 0, 1]
    level = LEVELS["half adder"]
    circuit = read_circuit(level, ["A >= 1", "A + B >= 1 unless n1"])
    assert wrong(level, circuit).tolist() == [False, False, True, False]


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("A + 2B >= 2 unless n1", "A + 2B >= 2 unless n1"),
        ("2·A+B≥3", "2A + B >= 3"),
        ("A + A >= 1", "2A >= 1"),
        (">= 0 unless B, n1", "0 >= 0 unless B or n1"),
        ("0 >= 0 unless n1 or A", "0 >= 0 unless A or n1"),
    ],
)
def test_a_neuron_is_read_and_written(text, again):
    names = sources(LEVELS["xor"], 1)
    assert names == ("A", "B", "n1")
    assert write_neuron(read_neuron(text, names), names) == again


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A + B", "a neuron is 'A . B'; expected such as"),
        ("A >= x", "a neuron is 'A >= x'; expected such as"),
        ("A + Z >= 1", "'Z' in 'A . Z >= 1' is nothing to listen to; there are A, B, n1"),
        ("A >= 1 unless n2", "'n2' in .* is nothing to listen to"),
        ("A >= 9", "has the threshold 9; at most 6"),
        ("A + 2A >= 1", "counts A 3 times; at most 2"),
        ("A >= 1 unless A", "both counts A and is vetoed by it; choose one"),
    ],
)
def test_what_is_no_neuron_is_refused(text, message):
    with pytest.raises(ValueError, match=message):
        read_neuron(text, ("A", "B", "n1"))
