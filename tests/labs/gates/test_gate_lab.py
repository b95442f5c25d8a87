"""Gates and circuits by hand: what they say about each row."""

import pytest
from labs.driving import control, middle, send, spot, text
from neuronlab import CircuitLab, GateLab


def test_the_rows_that_differ_are_named():
    lab = GateLab("and")
    assert lab.wrong_rows == [(0, 1), (1, 0)]
    assert "(0, 1) fires and should not; (1, 0) fires and should not" in text(lab)
    lab.threshold = 2
    assert lab.wrong_rows == [] and "✓ this is AND: all 4 rows are right" in text(lab)
    lab.threshold = 3
    assert "row (A, B): (1, 1) is silent and should fire" in text(lab)


def test_a_veto_is_explained():
    lab = GateLab("a and not b", connection_b="inhibitory", b=True)
    assert "A = 1, B = 1: vetoed by B, so it stays silent" in text(lab)
    assert "✓ this is A AND NOT B" in text(lab)


def test_the_sum_is_written_out():
    lab = GateLab("majority", a=True, b=False, c=True, connection_c="×2", threshold=4)
    assert "sum = 1·1 + 1·0 + 2·1 = 3 &lt; θ = 4, so it stays silent" in text(lab)


def test_what_one_neuron_can_not_do_is_said_when_it_is_asked_for():
    lab = GateLab("nand")
    assert "settings" not in text(lab) + lab.stage.alt
    control(lab, "try every setting").value = True
    assert "of the 128 settings of this neuron, none makes NAND" in text(lab)
    lab.target = "and"
    assert not lab.searched and "settings" not in text(lab)
    lab.searched = True
    assert "of the 128 settings of this neuron, 5 make AND" in text(lab)


def test_the_table_is_headed_by_how_far_it_is():
    lab = GateLab("and")
    assert lab.plot._verdict.get_text() == "2 of 4 rows are wrong"
    lab.threshold = 3
    assert lab.plot._verdict.get_text() == "1 of 4 rows is wrong"
    lab.threshold = 2
    assert lab.plot._verdict.get_text() == "✓ all 4 rows are right: AND"


def test_a_committee_needs_a_vote_that_counts_twice():
    lab = GateLab("committee", threshold=2)
    assert lab.wrong_rows == [(1, 0, 0)]
    lab.connection_a = "×2"
    assert lab.wrong_rows == []


def click(lab, key):
    found = spot(lab, key)
    send(lab, found.axes, "press", middle(found))
    send(lab, found.axes, "release", middle(found))


def test_a_click_changes_an_input_a_connection_the_threshold_or_the_row_in_hand():
    lab = GateLab("majority")
    click(lab, "b")
    assert lab.b is True
    for kind in ("×2", "inhibitory", "none", "×1"):
        click(lab, "connection_c")
        assert lab.connection_c == kind
    for threshold in (2, 3, 4, 5, 6, 7, 0):
        click(lab, "threshold")
        assert lab.threshold == threshold
    click(lab, "row 5")
    assert (lab.a, lab.b, lab.c) == (True, False, True)
    assert len(lab.spots()) == 3 + 1 + 3 + 8


def test_a_click_changes_a_gate_or_an_input_of_the_circuit():
    lab = CircuitLab()
    click(lab, "second")
    assert lab.second == "or"
    click(lab, "a")
    click(lab, "row 1")
    assert (lab.a, lab.b) == (False, True)


def test_only_the_inputs_of_the_target_are_offered():
    lab = GateLab("not")
    assert [w.layout.display for w in lab._inputs] == [None, "none", "none"]
    lab.target = "majority"
    assert [w.layout.display for w in lab._inputs] == [None, None, None]


@pytest.mark.slow
def test_a_switch_says_its_value():
    lab = GateLab()
    switch = lab._inputs[1]
    assert switch.description == "B = 0"
    switch.value = True
    assert lab.b is True and switch.description == "B = 1"


def test_xor_takes_three_gates():
    lab = CircuitLab()
    assert lab.wrong_rows == [(1, 1)]
    assert "not XOR yet: (1, 1) gives 1, should be 0" in text(lab)
    for gates in (("or", "nand", "and"), ("or", "and", "a and not b")):
        lab.set(**dict(zip(("first", "second", "output"), gates, strict=True)))
        assert lab.wrong_rows == [] and "✓ the whole is XOR" in text(lab)
    lab.set(a=False, b=True)
    assert "A = 0, B = 1: first, OR, answers 1; second, AND, answers 0" in text(lab)
