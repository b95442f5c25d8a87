"""The first lessons' own hands: a puzzle wired with the mouse, a curve measured by dragging."""

import live_browser
from labs.driving import middle, spot
from live_browser import drag, readout, wait_for
from neuronlab import LevelsLab, SpikingLab


def click(page, lab, key) -> None:
    """Click where the lab's twin offers ``key``."""
    found = spot(lab, key)
    width, height = lab.stage.figure.bbox.size
    x, y = found.axes.transData.transform(middle(found))
    picture = page.locator(".neuronlab-lab canvas")
    box = picture.bounding_box()
    at = {"x": x / width * box["width"], "y": (1 - y / height) * box["height"]}
    picture.click(position=at)
    live_browser.settle(page)


def test_xor_is_wired_with_the_mouse(show):
    page = show("from neuronlab import LevelsLab", "LevelsLab('xor')")
    twin = LevelsLab("xor")
    click(page, twin, "A>n1")
    click(page, twin, "B>n1")
    click(page, twin, "n1")
    wait_for(page, "(0, 1) gives 0, should be 1")
    page.get_by_role("button", name="one more").click()
    wait_for(page, "n2 counts")
    twin.add()
    for key in ("A>n2", "B>n2", "n1>n2", "n1>n2", "n1>n2"):
        click(page, twin, key)
    wait_for(page, "every row is right; next: identity")
    click(page, twin, "level nand")
    wait_for(page, "(0, 0) gives 0, should be 1")
    assert page.problems == []


def test_a_drag_over_the_rate_leaves_its_points(show):
    page = show("from neuronlab import SpikingLab", "SpikingLab()")
    twin = SpikingLab()
    at = [(current, 29.0) for current in (2.0, 2.5, 3.0, 3.5, 4.0)]
    drag(page, twin, twin.plot.rate.ax, *at)
    wait_for(page, "81 spikes")
    assert "from one to the next" in readout(page) and page.problems == []
