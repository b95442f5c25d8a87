"""Lesson 02's exercises: what is said to an answer, and which hint a known mistake gets."""

import pytest
from neuronlab import CircuitLab, GateLab, LevelsLab, LogicNeuron, check


def made(answer):
    """Return an answer, a lab made only now."""
    return answer() if callable(answer) and not isinstance(answer, LogicNeuron) else answer


XOR = ["A + B >= 2", "A + B >= 1 unless n1"]


pytestmark = pytest.mark.usefixtures("store")


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("02.1", LogicNeuron([1, 1, 0], [0, 0, 1], 1)),
        ("02.1", LogicNeuron([2, 2, 0], [0, 0, 1], 2)),
        ("02.1", lambda: GateLab("majority", connection_c="inhibitory")),
        ("02.2", ("or", "nand", "and")),
        ("02.2", ["NOR", "AND", "NOR"]),
        ("02.2", lambda: CircuitLab("or", "and", "a and not b")),
        ("02.3", XOR),
        ("02.3", ["A+B≥2", "2A+2·B≥1 unless n1"]),
        ("02.3", lambda: LevelsLab("xor", neurons=XOR)),
        ("02.4", (-1, -1, -1.5)),
        ("02.4", (-2, -2, -3)),
    ],
)
def test_it_is_right(key, answer):
    assert check(key, made(answer)).right


@pytest.mark.parametrize(
    ("key", "answer", "said", "hint"),
    [
        ("02.1", LogicNeuron([1, 1, 1], [0, 0, 0], 1), "(0, 0, 1) fires", "C has to veto"),
        ("02.1", LogicNeuron([1, 1, 0], [0, 0, 1], 2), "(0, 1, 0) is silent", "one sensor alone"),
        ("02.1", LogicNeuron([1, 1, 0], [0, 0, 1], 0), "(0, 0, 0) fires", "threshold is too low"),
        ("02.1", LogicNeuron([1, 0, 0], [0, 1, 1], 1), "2 of 8 rows are", "neither of them may"),
        ("02.1", LogicNeuron([1], [0], 1), "it has 1 input; the alarm has three", "hint 1 of 3"),
        ("02.1", 7, "that is int 7; expected LogicNeuron", "hint 1 of 3"),
        ("02.2", ("or", "and", "or"), "1 of 4 rows is wrong: (1, 1) fires", "only the output gate"),
        ("02.2", ("or", "or", "and"), "(1, 1) fires", "(0, 1) and (1, 1) the first two gates say"),
        ("02.2", ("and", "or", "and"), "rows are wrong", "swap the first two gates"),
        ("02.2", ("xor", "and", "or"), "'xor' is no gate of this circuit", "hint 1 of 3"),
        ("02.3", ["A >= 1 unless B", "B >= 1 unless A", "n1 + n2 >= 1"], "XOR, in 3", "itself"),
        ("02.3", ["A >= 1"], "2 of 4 rows are wrong: (0, 1) is silent", "hint 1 of 3"),
        ("02.3", ["A + Q >= 1"], "'Q' in 'A + Q >= 1' is nothing to listen to", "hint 1 of 3"),
        ("02.3", lambda: LevelsLab("nand"), "your lab is at the level 'nand'", "hint 1 of 3"),
        ("02.3", [], "a circuit without a neuron", "hint 1 of 3"),
        ("02.4", (1, 1, 2), "the sums are (0, 1, 1, 2), and θ is 2", "θ has to be 0 or less"),
        ("02.4", (-1, 1, -1), "(1, 1) fires", "both weights have to be negative"),
        ("02.4", (-1, -1, -3), "(1, 1) fires", "raise θ, or pull harder"),
        ("02.4", (-1, -1, -0.5), "(0, 1) is silent", "lower θ"),
        ("02.4", (1, 2), "expected 3: w₁, w₂ and θ", "hint 1 of 3"),
    ],
)
def test_a_hint_answers_the_mistake_that_was_made(key, answer, said, hint):
    verdict = repr(check(key, made(answer)))
    assert verdict.startswith(f"{key} not yet: ")
    assert said in verdict.split("\n")[0] and hint in verdict.split("\n")[1]
