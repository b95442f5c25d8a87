"""The labs of training, as a learner works them: by mouse, and by keyboard alone."""

import re

import live_browser
import numpy as np
import pytest
from live_browser import drag, readout, tab_to, wait_for
from neuronlab import TrainingLab

SMALL = {"layers": [2], "n_samples": 60, "epoch": 0}
CELL = "TrainingLab(layers=[2], n_samples=60, epoch=0)"


def number(text: str) -> float:
    return float(text.strip("()").replace("−", "-"))


def test_the_network_plays_and_goes_back_to_the_same_weights(show):
    page = show("from neuronlab import TrainingLab", CELL)
    before = page.eval_on_selector(".neuronlab-lab canvas", "e => e.ariaLabel")
    page.get_by_role("button", name="Play").click()
    wait_for(page, "epoch 1")
    page.wait_for_function(
        "() => +document.querySelector('.neuronlab-lab').innerText.match(/epoch (\\d+)/)[1] >= 15"
    )
    page.get_by_role("button", name="Pause").click()
    live_browser.settle(page)
    assert page.eval_on_selector(".neuronlab-lab canvas", "e => e.ariaLabel") != before
    page.get_by_role("button", name="reset").click()
    wait_for(page, "epoch 0")
    live_browser.settle(page)
    page.wait_for_function(
        "before => document.querySelector('.neuronlab-lab canvas').ariaLabel === before", arg=before
    )
    assert page.problems == []


def test_a_click_adds_a_point_to_learn_from(show):
    page = show(
        "from neuronlab import TrainingLab",
        "lab = TrainingLab('own points', layers=[2], epoch=0)\n"
        "lab.controls.editor.active = True\nlab",
    )
    twin = TrainingLab("own points", layers=[2], epoch=0)
    for place in ((1.0, 0.5), (-1.0, -2.0)):
        drag(page, twin, twin.plot.map.ax, place)
        wait_for(page, "added")
    landed = re.findall(r"added \((−?[\d.]+), (−?[\d.]+)\)", readout(page))[-1]
    assert [number(x) for x in landed] == pytest.approx([-1.0, -2.0], abs=0.03)
    live_browser.open_more(page)
    wait_for(page, "of 2 training")
    assert page.problems == []


def test_a_weight_is_set_by_mouse_and_by_keyboard(show):
    page = show("from neuronlab import TrainingLab", CELL)
    live_browser.open_more(page)
    twin = TrainingLab(**SMALL)
    network = twin.plot.network
    middle = (np.array(network.position(0, 1)) + network.position(1, 1)) / 2
    up = (middle[0], middle[1] + 40 / network.pixels[1])  # 40 pixels are 1
    drag(page, twin, network.ax, middle, up)
    said = re.findall(r"x2 → hidden 1, unit 2: w = (−?[\d.]+)", readout(page))
    assert number(said[-1]) == pytest.approx(twin.parameter(1, 1, 1) + 1, abs=0.04)
    tab_to(page, "one number")
    page.keyboard.press("Enter")
    tab_to(page, "weight or bias")
    page.keyboard.type("x1")
    live_browser.settle(page)
    tab_to(page, "value")
    page.keyboard.press("Control+A")
    page.keyboard.type("-1.5")
    page.keyboard.press("Enter")
    live_browser.open_more(page)  # which closes what was open
    wait_for(page, "x1 → hidden 1, unit 1: w = −1.5000")
    assert page.problems == []


def test_backpropagation_is_worked_by_keyboard_alone(show):
    page = show("from neuronlab import BackpropLab", "BackpropLab()")
    tab_to(page, "one step")
    for k in range(2, 6):
        page.keyboard.press("Enter")
        wait_for(page, f"step {k} of 15")
    tab_to(page, "take the last step back")
    page.keyboard.press("Enter")
    wait_for(page, "step 4 of 15")
    tab_to(page, "go to")
    page.keyboard.type("9")
    wait_for(page, "step 9 of 15, backward: δ⁽¹⁾")
    wait_for(page, "= 0.1432")
    tab_to(page, "explain")
    page.keyboard.press("ArrowDown")
    wait_for(page, "= 0.0673")
    tab_to(page, "fill in yourself")
    page.keyboard.press("Enter")
    for answer, said in (
        ("-0.0673", "sign"),
        ("__import__('os')", "is not understood"),
        ("-0.2863*-1*0.3775*(1-0.3775)", "1 right"),
    ):
        tab_to(page, "your answer")
        page.keyboard.press("Control+A")
        page.keyboard.type(answer)
        page.keyboard.press("Enter")
        wait_for(page, said)
    page.keyboard.press("Enter")  # once more goes on
    wait_for(page, "What is δ₁⁽¹⁾?")
    tab_to(page, "reveal all")
    page.keyboard.press("Enter")
    wait_for(page, "1 right, 1 revealed")
    tab_to(page, "all steps")
    page.keyboard.press("End")
    wait_for(page, "epoch 10, mini-batch 4 of 4")
    page.keyboard.press("Home")
    wait_for(page, "step 1 of 15, forward: z⁽¹⁾ · epoch 1, mini-batch 1 of 4")
    tab_to(page, "speed")
    page.keyboard.type("10")
    tab_to(page, "watch")
    page.keyboard.press("Enter")
    tab_to(page, "Play")
    page.keyboard.press("Space")
    wait_for(page, "mini-batch 2 of 4")
    page.keyboard.press("Space")
    tab_to(page, "reset")
    page.keyboard.press("Enter")
    wait_for(page, "step 1 of 15, forward: z⁽¹⁾ · epoch 1, mini-batch 1 of 4")
    assert page.problems == []
