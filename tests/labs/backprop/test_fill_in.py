"""Filling in a training step: what is right, which slip it is, hints, and what can't be read."""

import re

import pytest
from labs.driving import control, press
from labs.driving import plain as read
from neuronlab import BackpropLab


def plain(lab):
    """Return the question, the verdict and the readout as one line."""
    parts = lab._fill._question, lab._fill._verdict
    said = re.sub(r"<[^>]+>", " ", " ".join(part.value for part in parts)).replace("−", "-")
    return " ".join(f"{said} {read(lab)}".split())


def answer(lab, typed, enter=True):
    lab._fill._text.value = typed  # as Enter does, and leaving the field
    if not enter:
        control(lab, "check").click()


def number(lab, symbol):
    lab.step = next(k for k, s in enumerate(lab.steps) if s.symbol == symbol)
    return lab.steps[lab.step].entries[lab.focus].value(lab.sample)


@pytest.mark.parametrize("by_enter", [True, False])
def test_filling_in_right_numbers(by_enter):
    lab = BackpropLab(mode="fill in", step=8)
    assert "0.143" not in plain(lab) and "0.143" not in lab.stage.alt
    assert [t for t in lab.plot.flow._small.texts if "?" in t] == ["δ ?", "δ ?"]
    answer(lab, "-2*-0.2863*0.5*(1-0.5)", by_enter)
    assert "✓ right to 2 digits" in plain(lab) and "= 0.1432" in plain(lab)
    assert [t for t in lab.plot.flow._small.texts if "?" in t] == ["δ ?"]
    press(lab, "one step")  # to the next number that is asked, not yet to the next step
    assert (lab.step, lab.focus) == (8, 1)
    answer(lab, "0.067", by_enter)
    press(lab, "one step")
    assert (lab.step, lab.focus) == (9, 0)
    assert lab._fill.score == "2 right, 0 revealed, 2 tries"
    lab.step = 8
    assert "?" not in "".join(lab.plot.flow._small.texts)  # what is known stays known


@pytest.mark.slow
@pytest.mark.parametrize("step", range(15))
def test_it_begins_by_saying_where_to_look_and_that_is_true(step):
    lab = BackpropLab(mode="fill in", step=step)
    entry = lab.steps[step].entries[0]
    assert f"All that {entry.symbol} is made of is lit in the picture." in read(lab)
    flow, network = lab.plot.flow, lab.plot.flow.network
    units = {tuple(at) for at in flow._halos.get_offsets().tolist()}
    links = [link.tolist() for link in flow._light.get_segments()]
    for factor in entry.factors:
        quantity, layer, index = factor.source
        if quantity in ("w", "∂w"):
            i, j = index
            ends = network.position(layer - 1, i), network.position(layer, j)
            assert [list(end) for end in ends] in links
        elif quantity == "y":
            assert network.position(3, 0) in units
        elif quantity != "η":  # that one is no part of the picture
            assert network.position(layer, *index) in units
    answer(lab, "123456")
    assert "0 right, 0 revealed, 1 try" in plain(lab) and "is lit in" not in plain(lab)


@pytest.mark.slow
def test_every_number_can_be_filled_in():
    lab = BackpropLab(mode="fill in", batch_size=2)
    asked = 0
    for _ in range(60):
        if lab.batch:
            break
        answer(lab, repr(lab.steps[lab.step].entries[lab.focus].value(lab.sample)))
        asked += 1
        press(lab, "one step")
    assert asked == 28 == sum(len(step.entries) for step in lab.walk.mini_batch(0, 0).steps)
    assert lab._fill.score == "28 right, 0 revealed, 28 tries"


@pytest.mark.slow
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


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed", ["", "0,14", "__import__('os')", "10**10**10", "1e999", "<b>", "σ", "9" * 400]
)
def test_what_can_not_be_read_is_said_and_is_no_try(typed):
    lab = BackpropLab(mode="fill in", step=8)
    answer(lab, typed, enter=bool(typed))
    assert "not read:" in plain(lab) and lab._fill.score == "0 right, 0 revealed, 0 tries"
    assert "<b>”" not in lab._fill._verdict.value


def enter(lab, typed=None):
    """Press Enter as the browser tells it: first the key, then what is new in the field."""
    lab._fill._text._handle_custom_msg({"event": "submit"}, [])
    if typed is not None:
        lab._fill._text.value = typed


def test_enter_judges_and_enter_again_goes_on():
    lab = BackpropLab(mode="fill in", step=8)
    assert "What is δ₁⁽¹⁾ ?" in plain(lab)
    enter(lab, "0.5")
    assert "not yet" in plain(lab)
    enter(lab)  # what is wrong stays asked
    assert (lab.step, lab.focus) == (8, 0)
    enter(lab, "0.143")
    assert "✓ right to 2 digits" in plain(lab) and "Enter again goes on" in plain(lab)
    enter(lab)
    assert (lab.step, lab.focus) == (8, 1) and lab._fill._text.value == ""
    assert "What is δ₂⁽¹⁾ ?" in plain(lab)
    enter(lab, "0.067")
    enter(lab)
    assert (lab.step, lab.focus) == (9, 0)
    control(lab, "reveal one").click()
    control(lab, "next number").click()
    assert lab.focus == 1


def test_a_new_weight_is_asked_for_with_its_gradient_beside_it():
    lab = BackpropLab(mode="fill in", step=13)
    assert [t for t in lab.plot.flow._labels.texts if "?" in t] == ["? (∂ −0.143)", "? (∂ −0.108)"]


def test_the_formula_comes_with_the_hints():
    lab = BackpropLab(mode="fill in", step=8)

    def letters():
        return "".join("".join(part.texts) for part in lab.plot.formula._written)

    assert letters() == "δ₁⁽¹⁾ = ?"
    control(lab, "hint").click()
    control(lab, "hint").click()
    assert "w₁₁⁽²⁾" in letters() and "(−2)" not in letters()
    control(lab, "hint").click()
    assert "(−2)" in letters() and "0.1432" not in letters()
    control(lab, "reveal one").click()
    assert "0.1432" in letters()


def test_what_a_nudge_would_give_away_is_kept_back():
    lab = BackpropLab(mode="fill in", nudged=True, parameter=6)
    assert "· ∂L/∂w₁₁⁽²⁾ = ?" in plain(lab) and not len(lab.plot.weight._tangent.get_xdata())
    lab.step = 6
    control(lab, "reveal all").click()
    assert "· ∂L/∂w₁₁⁽²⁾ = -0.0014" in plain(lab) and len(lab.plot.weight._tangent.get_xdata())


def test_a_weight_set_by_hand_asks_everything_anew():
    lab = BackpropLab(mode="fill in")
    answer(lab, "0")
    assert lab._fill.score == "1 right, 0 revealed, 1 try"
    lab.change(3.0)
    assert lab._fill.score == "0 right, 0 revealed, 0 tries"
