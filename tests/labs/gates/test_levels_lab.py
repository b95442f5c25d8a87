"""The levels, played with the mouse and with the controls."""

import neuronlab
import numpy as np
import pytest
import traitlets
from labs.driving import control, middle, send, spot, text
from neuronlab import LevelsLab


def click(lab, *keys):
    """Click on what is offered under each key."""
    for key in keys:
        found = spot(lab, key)
        send(lab, found.axes, "press", middle(found))
        send(lab, found.axes, "release", middle(found))


def verdict(lab) -> str:
    return lab.plot._verdict.get_text()


def test_the_first_levels_are_solved_with_the_mouse():
    lab = LevelsLab()
    assert repr(lab) == "LevelsLab('identity')" and verdict(lab) == "1 of 2 rows is wrong"
    click(lab, "A>n1")
    assert lab.neurons == ["A >= 1"] and lab.solved == {"identity": 1}
    assert verdict(lab) == "★ solved in 1 neuron: no fewer can do it"
    assert "every row is right; next: not" in text(lab)
    control(lab, "next level").click()
    assert lab.level == "not" and lab.neurons == ["0 >= 1"]
    click(lab, "A>n1", "A>n1", "A>n1")
    assert lab.neurons == ["0 >= 1 unless A"]
    click(lab, *["n1"] * 6)
    assert lab.neurons == ["0 >= 0 unless A"] and lab.solved == {"identity": 1, "not": 1}
    click(lab, "A>n1")
    assert lab.neurons == ["0 >= 0"] and lab.solved["not"] == 1
    assert verdict(lab) == "1 of 2 rows is wrong"


def test_xor_in_three_asks_for_two_and_is_kept_while_another_level_is_open():
    lab = LevelsLab("xor", neurons=["A >= 1 unless B", "B >= 1 unless A", "n1 + n2 >= 1"])
    assert verdict(lab) == "✓ solved in 3; can you do it in 2?"
    assert "take a neuron away" in text(lab) and lab.solved == {"xor": 3}
    assert lab.plot._marks["xor"].get_text() == "✓ 3 neurons"
    click(lab, "level majority")
    assert lab.level == "majority" and lab.neurons == ["0 >= 1"]
    click(lab, "level xor")
    assert lab.neurons[2] == "n1 + n2 >= 1"
    control(lab, "one less").click()
    assert lab.wrong_rows == [(1, 0)]
    lab.neurons = ["A + B >= 2", "A + B >= 1 unless n1"]
    assert lab.solved == {"xor": 2} and lab.wrong_rows == []
    assert lab.plot._marks["xor"].get_text() == "★ 2 neurons"
    lab.neurons = ["A >= 1 unless B", "B >= 1 unless A", "n1 + n2 >= 1"]
    assert lab.solved == {"xor": 2}  # the best one counts


def test_all_levels_are_reachable_and_the_next_one_is_marked_as_open():
    lab = LevelsLab("not", neurons=["0 >= 0 unless A"], solved={"identity": 1})
    marks = {name: mark.get_text() for name, mark in lab.plot._marks.items()}
    assert marks["not"] == "★ 1 neuron" and marks["majority"] == "open"
    assert marks["nand"] == marks["full adder"] == "later"
    for name in marks:
        click(lab, f"level {name}")
        assert lab.level == name


@pytest.mark.slow
def test_the_menus_do_what_the_mouse_does():
    lab = LevelsLab("xor")
    control(lab, "one more").click()
    assert lab.neurons == ["0 >= 1", "0 >= 1"] and lab.chosen == 2
    assert [control(lab, f"{name} →").layout.display for name in ("A", "B", "n1")] == [None] * 3
    control(lab, "A →").value = control(lab, "B →").value = "×1"
    control(lab, "n1 →").value = "inhibitory"
    control(lab, "neuron").value = 1
    control(lab, "A →").value = control(lab, "B →").value = "×1"
    control(lab, "threshold θ").value = 2
    assert lab.neurons == ["A + B >= 2", "A + B >= 1 unless n1"] and lab.solved == {"xor": 2}
    control(lab, "reset").click()
    assert lab.neurons == ["0 >= 1"] and lab.solved == {"xor": 2}
    control(lab, "one less").click()
    assert len(lab.neurons) == 1
    for _ in range(5):
        control(lab, "one more").click()
    assert len(lab.neurons) == 4


def test_an_adder_has_a_neuron_for_each_output():
    lab = LevelsLab("half adder")
    assert lab.neurons == ["0 >= 1", "0 >= 1"]
    lab.remove()
    assert len(lab.neurons) == 2
    lab.neurons = ["A + B >= 2", "A + B >= 1"]
    assert lab.wrong_rows == [(1, 1)] and "(1, 1) gives sum 1, should be 0" in text(lab)
    table = lab.plot.table
    assert table._crosses.at.tolist() == [[3, 3.5]]  # your sum, in the last row
    lab.level = "full adder"
    click(lab, "row 6", "C")
    assert (lab.a, lab.b, lab.c) == (True, True, True)


def test_a_row_is_explained_neuron_by_neuron():
    lab = LevelsLab("xor", neurons=["A + B >= 2", "A + B >= 1 unless n1"], a=True, b=True)
    assert "A = 1, B = 1: n1 counts 2 ≥ 2, fires; n2 is vetoed by n1" in text(lab)
    lab.b = False
    assert "n1 counts 1 &lt; 2, is silent; n2 counts 1 ≥ 1, fires" in text(lab)


def test_wires_that_carry_a_1_are_told_apart_from_those_that_do_not():
    lab = LevelsLab("xor", neurons=["A + B >= 2"], a=True, b=False)
    a, b, n1 = lab.plot.circuit._wires.get_colors()
    assert not np.array_equal(a, b) and np.array_equal(b, n1)


def test_when_all_is_done_it_says_so():
    best = {"identity": 1, "not": 1, "majority": 1, "nand": 2, "half adder": 2, "full adder": 3}
    lab = LevelsLab("xor", neurons=["A + B >= 2", "A + B >= 1 unless n1"], solved=best)
    assert "all levels, each in the fewest neurons" in text(lab)
    lab.solved = {**lab.solved, "nand": 3}
    assert "there is a neuron to save" in text(lab)


def test_what_can_not_be_wired_is_refused_and_nothing_has_changed():
    lab = LevelsLab("xor", neurons=["A + B >= 2"])
    shown = lab.stage.picture()
    with pytest.raises(ValueError, match="'C' in 'C >= 1' is nothing to listen to"):
        lab.neurons = ["C >= 1"]
    with pytest.raises(ValueError, match="'n1' in 'n1 >= 1' is nothing to listen to"):
        lab.neurons = ["n1 >= 1"]
    assert repr(lab) == "LevelsLab('xor', neurons=['A + B >= 2'])"
    assert np.array_equal(lab.stage.picture(), shown)
    for state in ({"level": "nor"}, {"neurons": []}, {"chosen": 5}, {"solved": {"nor": 1}}):
        with pytest.raises(traitlets.TraitError, match=next(iter(state))):
            LevelsLab(**state)


def test_a_copied_line_makes_the_same_puzzle():
    lab = LevelsLab("nand", neurons=["A+B≥2", "0≥0 unless n1"], solved={"not": 1}, chosen=2)
    twin = eval(repr(lab), vars(neuronlab))
    assert repr(twin) == repr(lab) and np.array_equal(twin.stage.picture(), lab.stage.picture())
