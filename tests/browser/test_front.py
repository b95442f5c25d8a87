"""The front end of the package's own: what is pointed at, dragged, touched, and said."""

import re

import live_browser
import numpy as np
import pytest
from live_browser import readout, wait_for
from live_front import (
    canvas,
    cursor,
    finger,
    frame,
    hear,
    heard,
    lightness,
    place,
    tag,
    wait_for_answer,
    wait_for_frame,
    wait_for_tag,
    wait_until,
)
from neuronlab import DigitsLab, NeuronLab, TrainingLab

IMPORT = "from neuronlab import DigitsLab, NeuronLab, PerceptronLab, TrainingLab"
LONG = "\n" * 80
"""A cell that makes the page long enough to be scrolled."""


@pytest.fixture(scope="module")
def twin():
    """Return a lab like the one that most tests show; it says where things are."""
    return NeuronLab()


# The mouse.


def test_hovering_tells_what_can_be_dragged_without_a_word_to_the_kernel(show, twin):
    page = show(IMPORT, "NeuronLab()")
    hear(page)
    before = frame(page)
    for at, shape, says in (
        ((1.05, 0.45), "grab", "x = (1.00, 0.50)"),
        ((-2.0, 1.5), "grab", "the line z = 0: b = −1.00"),
        ((-2.0, -2.0), "", ""),
        ((0.7, 1.4), "grab", "w = (1.00, 2.00)"),
    ):
        page.mouse.move(*place(page, twin, twin.plot.plane.ax, at))
        assert (cursor(page), tag(page)) == (shape, says)
    page.mouse.move(5, 5)
    assert tag(page) == ""
    # Had anything been said before, the kernel would have answered it by now.
    page.get_by_role("button", name="x onto the line").click()
    wait_for(page, "exactly on the line")
    assert [said for said in heard(page) if said[1] in ("pointer", "done")] == []
    wait_for_frame(page, before)
    assert frame(page) == before + 1


def test_a_press_beside_everything_changes_nothing(show, twin):
    page = show(IMPORT, "NeuronLab()")
    hear(page)
    before = frame(page), readout(page)
    page.mouse.move(*place(page, twin, twin.plot.plane.ax, (-2.0, -2.0)))
    page.mouse.down()
    page.mouse.move(*place(page, twin, twin.plot.plane.ax, (2.0, 2.0)), steps=5)
    page.mouse.up()
    wait_for_answer(page, 3)
    assert (frame(page), readout(page)) == before


def test_the_line_is_dragged_anywhere_along_it(show, twin):
    page, ax = show(IMPORT, "NeuronLab()"), twin.plot.plane.ax
    live_browser.open_more(page)
    for start, end, bias in (
        ((2.0, -0.5), (2.0, 0.0), -2.0),
        ((-2.0, 2.0), (-2.0, 1.0), 0.0),
    ):
        page.mouse.move(*place(page, twin, ax, start))
        page.mouse.down()
        page.mouse.move(*place(page, twin, ax, end), steps=6)
        page.mouse.up()
        page.wait_for_function(
            "b => Math.abs(b - +(document.querySelector('.neuronlab-lab').textContent"
            ".match(/x₂ \\+ \\(?(−?[\\d.]+)\\)? = 0/)[1].replace('−', '-'))) < 0.1",
            arg=bias,
        )


def test_a_drag_goes_on_outside_of_the_picture_and_says_where_it_ends(show, twin):
    page, ax = show(IMPORT, "NeuronLab()"), twin.plot.plane.ax
    page.mouse.move(*place(page, twin, ax, (1.0, 0.5)))
    page.mouse.down()
    assert cursor(page) == "grabbing"
    below = place(page, twin, ax, (1.0, -8.0))[1]
    assert below > canvas(page).bounding_box()["y"] + canvas(page).bounding_box()["height"]
    page.mouse.move(*place(page, twin, ax, (1.0, -8.0)), steps=6)
    wait_for_tag(page, "x = (1.00, −3.00) · as far as it goes")
    # Along below the picture, where no move would reach it by itself.
    page.mouse.move(*place(page, twin, ax, (-1.0, -8.0)), steps=6)
    wait_for_tag(page, re.compile(r"^x = \(−(0.9[89]|1.0[0-2]), −3.00\) · as far as it goes$"))
    page.mouse.move(*place(page, twin, ax, (1.0, 1.0)), steps=6)
    wait_for_tag(page, re.compile(r"^x = \((0.99|1.0\d), (0.99|1.0\d)\)$"))
    page.mouse.up()
    assert cursor(page) == "grab"
    assert page.problems == []


def test_handles_pulse_until_one_was_used(show, twin):
    page, ax = show(IMPORT, "NeuronLab()"), twin.plot.plane.ax
    handles = page.locator(".neuronlab-pulse circle")
    moves = "e => getComputedStyle(e).animationName"
    assert handles.count() == 2
    assert page.locator(".neuronlab-pulse").evaluate(moves) == "neuronlab-pulse"
    page.emulate_media(reduced_motion="reduce")
    assert page.locator(".neuronlab-pulse").evaluate(moves) == "none"
    page.emulate_media(reduced_motion="no-preference")
    page.mouse.move(*place(page, twin, ax, (1.0, 0.5)))
    page.mouse.down()
    page.mouse.move(*place(page, twin, ax, (2.0, 2.0)), steps=3)
    page.mouse.up()
    wait_for(page, "2.00·2.00 + (−1.00)")
    assert handles.count() == 0


# Fingers.


def scrolled(page) -> float:
    return page.eval_on_selector(".jp-WindowedPanel-outer", "e => e.scrollTop")


def test_a_finger_drags_the_line_and_scrolls_the_page_beside_it(show, twin):
    page, ax = show(IMPORT, "NeuronLab()", LONG), twin.plot.plane.ax
    live_browser.open_more(page)
    with finger(page) as drag:
        drag(place(page, twin, ax, (2.0, -0.5)), place(page, twin, ax, (2.0, 1.5)))
        wait_for(page, "+ (−5.00) = 0")
        assert scrolled(page) == 0
        drag(place(page, twin, ax, (-2.0, -2.0)), place(page, twin, ax, (-2.0, 1.5)))
        page.wait_for_function(
            "() => document.querySelector('.jp-WindowedPanel-outer').scrollTop > 50"
        )
        assert "+ (−5.00) = 0" in readout(page)


def test_a_finger_draws_a_digit(show):
    page = show(IMPORT, "DigitsLab(view='draw', epoch=1)", LONG)
    twin = DigitsLab(view="draw", epoch=1)
    ax = twin.plot.sheet.ax
    with finger(page) as drag:
        drag(*(place(page, twin, ax, (4, row)) for row in (1, 3, 5, 7)))
        # The brush is in the last row, where the finger was lifted.
        page.locator(".widget-inline-hbox", has_text="row").locator("text='8'").wait_for()
        assert scrolled(page) == 0
        assert "no ink" not in readout(page)
        table = twin.plot.confusion.ax
        drag(place(page, twin, table, (4, 8)), place(page, twin, table, (4, 2)))
        page.wait_for_function(
            "() => document.querySelector('.jp-WindowedPanel-outer').scrollTop > 20"
        )
    assert page.problems == []


def test_a_finger_sets_a_weight(show):
    page = show(IMPORT, "TrainingLab(layers=[2], n_samples=60, epoch=0)", LONG)
    live_browser.open_more(page)
    twin = TrainingLab(layers=[2], n_samples=60, epoch=0)
    network = twin.plot.network
    middle = (np.array(network.position(0, 1)) + network.position(1, 1)) / 2
    up = (middle[0], middle[1] + 40 / network.pixels[1])  # 40 pixels are 1
    with finger(page) as drag:
        drag(place(page, twin, network.ax, middle), place(page, twin, network.ax, up))
        wait_for(page, "x2 → hidden 1, unit 2: w = ")
        live_browser.settle(page)
        assert scrolled(page) == 0

    def said() -> float:
        found = re.findall(r"x2 → hidden 1, unit 2: w = (−?[\d.]+)", readout(page))
        return float(found[-1].replace("−", "-"))

    wanted = pytest.approx(twin.parameter(1, 1, 1) + 1, abs=0.05)
    wait_until(page, lambda: said() == wanted)  # the last of its moves may be on the way


# Themes.


def test_the_picture_follows_the_theme(show):
    page = show(IMPORT, "NeuronLab()")
    light = lightness(canvas(page))
    try:
        live_browser.command(page, "apputils:change-theme", {"theme": "JupyterLab Dark"})
        page.wait_for_selector(".neuronlab-dark", timeout=10_000)
        dark = lightness(canvas(page))
    finally:
        live_browser.command(page, "apputils:change-theme", {"theme": "JupyterLab Light"})
    assert light > 200 > 80 > dark
    page.wait_for_selector(".neuronlab-stage:not(.neuronlab-dark)", timeout=10_000)
    wait_until(page, lambda: lightness(canvas(page)) == pytest.approx(light, abs=1))


# Words.


def test_a_change_is_said_once_and_not_while_it_plays(show):
    page = show(IMPORT, "PerceptronLab('xor')")
    page.evaluate(
        """() => {
          window.said = [];
          const e = document.querySelector('.neuronlab-stage [aria-live=polite]');
          new MutationObserver(() => window.said.push(e.textContent))
            .observe(e, { childList: true, characterData: true, subtree: true });
        }"""
    )
    page.get_by_role("button", name="one sample").click()
    page.wait_for_function("() => window.said.length > 0")
    assert page.evaluate("() => window.said") == [canvas(page).get_attribute("aria-label")]
    page.get_by_label("speed").select_option("5 a second")
    before = frame(page)
    page.get_by_role("button", name="Play").click()
    wait_for_frame(page, before + 7)
    assert len(page.evaluate("() => window.said")) == 1
    page.get_by_role("button", name="Pause").click()
    page.wait_for_function("() => window.said.length > 1")
    live_browser.settle(page)
    assert page.evaluate("() => window.said.length") == 2
    assert page.evaluate("() => window.said[1]") == canvas(page).get_attribute("aria-label")
