"""LoopLab and BugLab: moved by mouse and by keys, played, and what they say."""

import numpy as np
import pytest
import traitlets
from labs.driving import button, control, drag, middle, plain, press, spot
from neuronlab import BugLab, LoopLab
from neuronlab.labs.loop.loop_lab import SHUFFLED
from neuronlab.labs.loop.loop_model import IN_ORDER, run

PILING = ["zero_grad", "batches", "forward", "loss", "backward", "step"]


@pytest.fixture
def lab():
    lab = LoopLab()
    yield lab
    lab.close()


def test_it_opens_shuffled_and_stops_at_a_line(lab):
    assert sorted(lab.order) == sorted(IN_ORDER) and lab.run.outcome == "error"
    assert "it stops, in mini-batch 1: NameError" in plain(lab)


def test_a_line_is_dragged_to_another_place(lab):
    start = middle(spot(lab, "zero_grad"))
    goal = middle(spot(lab, lab.order[0]))
    drag(lab, lab.plot.ax, start, (start[0], (start[1] + goal[1]) / 2), (start[0], goal[1]))
    assert lab.order == ["zero_grad", *(name for name in SHUFFLED if name != "zero_grad")]
    assert lab.line == "zero_grad"


def test_a_line_in_the_hand_has_no_tag_over_its_neighbour(lab):
    (x, y), names = middle(spot(lab, "step")), []
    lab.observe(lambda _: names.append(spot(lab, "step").name), "order")
    drag(lab, lab.plot.ax, (x, y), (x, y - 40), (x, y - 80))
    assert names and not any(names) and all(one.name for one in lab.spots())


def test_a_larger_step_is_taken_by_both_loops(lab):
    lab.set(order=PILING, learning_rate=1.0)
    assert lab.run.losses[1] == pytest.approx(1.63, abs=0.01)
    assert lab.plot._reference.get_ydata()[-1] == pytest.approx(0.095, abs=0.001)


def test_buttons_do_what_the_mouse_does(lab):
    control(lab, "line").value = "zero_grad"
    for _ in range(9):
        button(lab, "up").click()
    assert lab.order[0] == "zero_grad"
    button(lab, "down").click()
    assert lab.order[1] == "zero_grad"
    button(lab, "reset").click()
    assert lab.order == SHUFFLED


def test_in_order_it_learns_and_says_what_each_line_did(lab):
    lab.set(order=list(IN_ORDER), batch=1)
    assert lab.verdict == "✓ it learns" and "it runs: loss 0.183 after 30 epochs" in plain(lab)
    said, more = lab.readout._said.value, lab.readout.value
    assert "✓" not in said + lab.stage.alt and "the verdict: ✓ it learns" in more
    assert lab.plot._effects.texts[:2] == ["mini-batch 1 of 10, epoch 1", "no gradient to forget"]
    lab.batch = 12
    assert lab.plot._effects.texts[:2] == [
        "mini-batch 2 of 10, epoch 2", "forgets the gradient of 1 mini-batch"
    ]  # fmt: skip
    assert lab.plot._effects.texts[-1].startswith("weights move by ")


@pytest.mark.parametrize(
    ("order", "said"),
    [("batches zero_grad forward loss step backward", "the weights never move"),
     ("zero_grad batches forward loss backward step", "gradients pile up"),
     ("batches step zero_grad forward loss backward", "the same steps, but the last is never"),
     ("step batches zero_grad forward loss backward", "nine mini-batches of ten are wasted"),
     ("step zero_grad batches forward loss backward", "one step an epoch"),
     ("batches forward loss step zero_grad backward", "it stops, in mini-batch 2: RuntimeError"),
     ("zero_grad forward loss backward step batches", "it stops: IndentationError")],
)  # fmt: skip
def test_each_wrong_order_has_its_consequence_said(lab, order, said):
    lab.order = order.split()
    assert said in plain(lab)


def test_lines_after_the_one_that_stops_are_not_reached(lab):
    lab.set(order="batches forward loss step zero_grad backward".split(), batch=2)
    assert lab.plot._effects.texts[-1] == "RuntimeError"
    assert "not reached" not in lab.plot._effects.texts[:-1]
    lab.batch = 3
    assert lab.plot._effects.texts == [*["not reached"] * 5, "RuntimeError"]


def test_the_line_that_stops_it_is_crossed_out_and_no_other(lab):
    lab.order = "batches forward loss step zero_grad backward".split()
    ((_, y),) = lab.plot._crosses.at
    low, high = sorted(corner[1] for corner in lab.plot.corners(lab.order, "backward"))
    assert low <= y <= high
    lab.order = list(IN_ORDER)
    assert not len(lab.plot._crosses.at)


def test_an_order_has_every_line_once(lab):
    with pytest.raises(traitlets.TraitError, match="order lacks batches"):
        lab.order = ["step", "step", *list(IN_ORDER)[1:5]]
    assert lab.order == SHUFFLED


def test_a_bug_is_played_beside_the_loop_without_it():
    lab = BugLab("softmax twice")
    assert "Play" in plain(lab) and len(lab.plot._curve.get_xdata()) == 1
    press(lab, "one epoch")
    assert lab.epoch == 1 and np.array_equal(lab.plot._curve.get_ydata(), lab.losses[:2])
    assert len(lab.plot._sound.get_xdata()) == 31
    lab.epoch = 30
    assert "loss 0.555" in plain(lab) and "-ln 0.58 = 0.55" in plain(lab)
    assert lab.one_epoch() is False
    lab.bug = "zero_grad forgotten"
    assert lab.epoch == 0
    assert "# missing: optimizer.zero_grad()" in lab.plot._code[4].get_text()
    right = lab.courses[0].losses
    np.testing.assert_allclose(right, run(IN_ORDER).losses, rtol=1e-9)
    press(lab, "reset")
    lab.close()
