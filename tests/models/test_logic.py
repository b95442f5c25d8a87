"""Logic neurons and gates, against tables written by hand and counts found another way."""

import itertools

import pytest
from neuronlab import LogicNeuron
from neuronlab.models.logic import CONNECTIONS, GATES, Circuit, neurons, ways, wired

BY_HAND = {
    "identity": "01",
    "not": "10",
    "and": "0001",
    "or": "0111",
    "a and not b": "0010",
    "nand": "1110",
    "nor": "1000",
    "xor": "0110",
    "majority": "00010111",
    "committee": "00011111",
}


def answers(neuron, n: int) -> str:
    return "".join(map(str, neuron(list(itertools.product((0, 1), repeat=n)))))


def test_the_gates_are_those_written_by_hand():
    assert {name: "".join(map(str, gate.outputs)) for name, gate in GATES.items()} == BY_HAND


@pytest.mark.parametrize(
    ("excitatory", "inhibitory", "threshold", "expected"),
    [
        ([1, 1], [0, 0], 2, "0001"),
        ([1, 1], [0, 0], 1, "0111"),
        ([2, 0], [0, 1], 1, "0010"),
        ([0, 0], [1, 1], 0, "1000"),
        ([0, 0], [0, 0], 0, "1111"),
        ([2, 1], [0, 0], 3, "0001"),
        ([1, 1, 1], [0, 0, 0], 2, "00010111"),
        ([1, 2, 0], [0, 0, 1], 3, "00000010"),
    ],
)
def test_a_neuron_counts_and_is_vetoed(excitatory, inhibitory, threshold, expected):
    neuron = LogicNeuron(excitatory, inhibitory, threshold)
    assert answers(neuron, len(excitatory)) == expected


def test_every_way_found_is_right_and_none_is_missed():
    for name, expected in BY_HAND.items():
        n = GATES[name].n_inputs
        found = {choice for choice in neurons(n) if answers(wired(*choice), n) == expected}
        assert set(ways(name)) == found
    assert {name: len(ways(name)) for name in ("nand", "xor", "nor", "not")} == {
        "nand": 0, "xor": 0, "nor": 1, "not": 1,
    }  # fmt: skip


def test_no_function_is_lost_by_counting_only_up_to_twice():
    """Any counts and thresholds: with a veto, what a logic neuron can be is 11 functions of 16."""
    counts = [(n, False) for n in range(5)] + [(0, True)]
    made = set()
    for (a, veto_a), (b, veto_b), threshold in itertools.product(counts, counts, range(10)):
        made.add(answers(LogicNeuron((a, b), (veto_a, veto_b), threshold), 2))
    few = {answers(wired(*choice), 2) for choice in neurons(2)}
    assert made == few and len(made) == 11


def test_xor_of_or_nand_and_and():
    rows = [(0, 0), (0, 1), (1, 0), (1, 1)]
    outputs = Circuit("or", "nand", "and")(rows)
    assert outputs.tolist() == [[0, 1, 0], [1, 1, 1], [1, 1, 1], [1, 0, 0]]


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (([1, -1], [0, 0], 1), ValueError, "excitatory is -1; expected at least 0"),
        (([1, 0.5], [0, 0], 1), TypeError, "excitatory is 0.5; expected a whole number"),
        (([1, 1], [0, 1], 1), ValueError, "both excitatory and inhibitory"),
        (([1, 1], [0], 1), ValueError, "inhibitory has 1 entries; expected 2"),
        (([1, 1], [0, 0], -1), ValueError, "threshold is -1"),
    ],
)
def test_what_can_not_be_is_named(arguments, error, message):
    with pytest.raises(error, match=message):
        LogicNeuron(*arguments)


def test_a_connection_that_does_not_exist_is_named():
    with pytest.raises(ValueError, match="connections is '×3'"):
        wired(["×3"], 1)
    assert len(list(neurons(2))) == len(CONNECTIONS) ** 2 * 8
