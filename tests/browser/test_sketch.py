"""A prediction that is drawn, in real JupyterLab: with the mouse, and with the keyboard alone."""

import live_browser
import pytest
from neuronlab import predict

IMPORT = "from neuronlab import predict"
CANVAS = ".neuronlab-card canvas"


@pytest.fixture
def asked(show):
    """Return a function that shows a prediction in a page of its own, not yet answered."""

    def ask(key: str):
        page = show(IMPORT, f"predict('{key}')", fresh=True)
        again = page.get_by_role("button", name="think again")
        if again.is_enabled():
            again.click()
        page.get_by_role("button", name="clear").click()
        page.wait_for_selector(f"{CANVAS}[data-frame]")
        return page

    return ask


def stroke(page, way, *path) -> None:
    """Draw on the page's card with the mouse; ``way`` says where data is shown."""
    box = page.locator(CANVAS).bounding_box()

    def place(at):
        across, up = way.plot.ax.transData.transform(at) / way.stage.figure.bbox.size
        return box["x"] + across * box["width"], box["y"] + (1 - up) * box["height"]

    page.mouse.move(*place(path[0]))
    page.mouse.down()
    for at in path[1:]:
        page.mouse.move(*place(at), steps=8)
    page.mouse.up()
    live_browser.settle(page)


def test_a_curve_is_drawn_with_the_mouse_and_judged(asked):
    page = asked("03.3")
    way = predict("03.3").way
    stroke(page, way, (-2.95, 0.0), (0.3, 0.02), (0.7, 0.98), (2.95, 1.0))
    page.get_by_role("button", name="commit").click()
    page.locator(".neuronlab-right").wait_for(timeout=10_000)
    assert "apart" in page.locator(".neuronlab-card").inner_text()
    assert page.problems == []


def test_a_line_is_laid_by_its_two_rings(asked):
    page = asked("04.1")
    way = predict("04.1").way
    (left, right) = way.plot._rings.get_xydata()
    stroke(page, way, right, (-0.3, 1.5))  # 2.5·x₁ + 0.5·x₂ = 0
    stroke(page, way, left, (0.2, -1.0))
    page.get_by_role("button", name="commit").click()
    page.locator(".neuronlab-right").wait_for(timeout=10_000)
    assert page.problems == []


def steady(page) -> None:
    """Wait until the drawing stays as it is: a key's value waits for the one before to arrive."""
    before = None
    while (now := page.locator(CANVAS).get_attribute("aria-label")) != before:
        before = now
        page.wait_for_timeout(700)
        live_browser.settle(page)


def test_a_curve_is_drawn_by_keyboard_alone(asked):
    page = asked("03.3")
    handles = page.locator(".neuronlab-card .noUi-handle")

    def press(which: int, *keys: str) -> None:
        handles.nth(which).focus()
        for key in keys:
            page.keyboard.press(key)
        steady(page)

    pen, height = 0, 1
    press(height, "Home")
    press(pen, *["ArrowRight"] * 46)  # from −3 to 0.45
    press(height, "End")
    press(pen, "End")
    page.get_by_role("button", name="commit").focus()
    page.keyboard.press("Enter")
    page.get_by_text("On average").wait_for(timeout=10_000)
    alt = page.locator(CANVAS).get_attribute("aria-label")
    assert "Drawn, at even steps from left to right: −0.10, −0.10, −0.10, 1.10" in alt
    assert page.problems == []
