"""Filling in a training step: what is right, which slip it is, hints, and what can't be read."""

import pytest
from labs.driving import control, plain, press
from neuronlab import BackpropLab


def answer(lab, typed, enter=True):
    lab._fill._text.value = typed  # as Enter does, and leaving the field
    if not enter:
        control(lab, "check").click()


def number(lab, symbol):
    lab.step = next(k for k, s in enumerate(lab.steps) if s.symbol == symbol)
    return lab.steps[lab.step].entries[lab.focus].value(lab.sample)


@pytest.mark.parametrize("enter", [True, False])
def test_filling_in_right_numbers(enter):
    lab = BackpropLab(mode="fill in", step=8)
    assert "0.143" not in plain(lab) and "0.143" not in lab.stage.alt
    assert [t for t in lab.plot.flow._small.texts if "?" in t] == ["δ ?", "δ ?"]
    answer(lab, "-2*-0.2863*0.5*(1-0.5)", enter)
    assert "✓ right to 2 digits" in plain(lab) and "= 0.1432" in plain(lab)
    assert [t for t in lab.plot.flow._small.texts if "?" in t] == ["δ ?"]
    press(lab, "next")  # to the next number that is asked, not yet to the next step
    assert (lab.step, lab.focus) == (8, 1)
    answer(lab, "0.067", enter)
    press(lab, "next")
    assert (lab.step, lab.focus) == (9, 0)
    assert lab._fill.score == "2 right, 0 revealed, 2 tries"
    lab.step = 8
    assert "?" not in "".join(lab.plot.flow._small.texts)  # what is known stays known


def test_every_number_can_be_filled_in():
    lab = BackpropLab(mode="fill in", batch_size=2)
    asked = 0
    for _ in range(60):
        if lab.batch:
            break
        answer(lab, repr(lab.steps[lab.step].entries[lab.focus].value(lab.sample)))
        asked += 1
        press(lab, "next")
    assert asked == 28 == sum(len(step.entries) for step in lab.walk.mini_batch(0, 0).steps)
    assert lab._fill.score == "28 right, 0 revealed, 28 tries"


@pytest.mark.parametrize(
    ("symbol", "wrong", "said"),
    [
        ("δ⁽¹⁾", -0.1432, "the sign is wrong"),
        ("δ⁽¹⁾", 0.5726, "slope of sigmoid is missing"),
        ("δ⁽¹⁾", 0.1432 * 1.71368 / 2, "updated weights"),
        ("z⁽¹⁾", 1, "bias is missing"),
        ("W⁽¹⁾", 2 - 0.14316, "learning rate is missing"),
        ("∂W⁽²⁾", -0.2863, "δ alone"),
        ("a⁽²⁾", -0.3775, "that is z"),
        ("L", 123, "no usual slip"),
    ],
)
def test_slips_are_named(symbol, wrong, said):
    lab = BackpropLab(mode="fill in")
    number(lab, symbol)
    answer(lab, str(wrong))
    assert "not yet" in plain(lab) and said in plain(lab)
    assert lab._fill.score == "0 right, 0 revealed, 1 try"


def test_hints_come_in_three_stages_and_numbers_can_be_revealed():
    lab = BackpropLab(mode="fill in", step=8)
    hint = control(lab, "hint")
    hint.click()
    assert "comes back through its weight" in plain(lab) and "w₁₁⁽²⁾·" not in plain(lab)
    hint.click()
    assert "w₁₁⁽²⁾·δ₁⁽²⁾" in plain(lab) and "(-0.2863)" not in plain(lab)
    hint.click()
    hint.click()
    assert "= (-2)·(-0.2863)·0.5·(1 - 0.5)" in plain(lab) and "0.1432" not in plain(lab)
    control(lab, "reveal one").click()
    assert "= 0.1432" in plain(lab)
    control(lab, "reveal all").click()
    assert lab._fill.score == "0 right, 2 revealed, 0 tries"
    assert "?" not in "".join(lab.plot.flow._small.texts)
    lab.seed = 7  # another network: everything is asked anew
    assert lab._fill.score == "0 right, 0 revealed, 0 tries"


@pytest.mark.parametrize(
    "typed", ["", "0,14", "__import__('os')", "10**10**10", "1e999", "<b>", "σ", "9" * 400]
)
def test_what_can_not_be_read_is_said_and_is_no_try(typed):
    lab = BackpropLab(mode="fill in", step=8)
    answer(lab, typed, enter=bool(typed))
    assert "not read:" in plain(lab) and lab._fill.score == "0 right, 0 revealed, 0 tries"
    assert "<b>”" not in lab.readout.value
