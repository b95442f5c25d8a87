"""A formula's terms: lit together with their spots on the picture, and marked when they change."""

import live_browser
import pytest
from live_browser import tab_to, wait_for
from live_front import canvas, cursor, finger, frame, hear, heard, place, tag, wait_until
from neuronlab import BackpropLab, NeuronLab

IMPORT = "from neuronlab import BackpropLab, NeuronLab, PerceptronLab"
FORMULA = ".neuronlab-said .widget-html-content"

WATCH = """(box) => {
  window.marked = [];
  new MutationObserver(() => {  // after the page's own, which was there first
    window.marked.push([...box.querySelectorAll('.neuronlab-changed')].map(e => e.dataset.term));
  }).observe(box, { childList: true, subtree: true });
}"""


@pytest.fixture(scope="module")
def twin():
    """Return a lab like the one that most tests show; it says where things are."""
    return NeuronLab()


def term(page, name):
    return page.locator(f"{FORMULA} [data-term='{name}']").first


def lit(page) -> list[str]:
    """Return the names of the terms that are lit, where they are seen."""
    found = page.locator(".neuronlab-lab .neuronlab-lit:visible")
    return [one.get_attribute("data-term") for one in found.all()]


def glowing(page) -> list[str]:
    """Return the shapes that glow on the picture."""
    return page.eval_on_selector_all(
        ".neuronlab-spots > g:not(.neuronlab-pulse) > *", "all => all.map(e => e.tagName)"
    )


def point(page, twin, key):
    """Move the mouse onto a spot of the twin's picture."""
    found = next(spot for spot in twin.spots() if spot.key == key)
    page.mouse.move(*place(page, twin, found.axes, found.at))


# Pointing.


def test_a_term_and_its_wire_light_up_together_without_a_word_to_the_kernel(show, twin):
    page = show(IMPORT, "NeuronLab()")
    hear(page)
    before = frame(page)
    for name, shapes, says in (
        ("w1", ["polyline", "circle"], "w₁ = 1.00"),  # its wire, and the tip of w
        ("x2", ["circle", "circle"], "x₂ = 0.50"),
        ("z", ["circle"], "z = 1.00"),
    ):
        term(page, name).hover()
        assert (lit(page), glowing(page), tag(page)) == ([name], shapes, says)
    page.mouse.move(5, 5)
    assert (lit(page), glowing(page), tag(page)) == ([], [], "")
    (start, end), ax = twin.plot.network.links[1, 0, 0], twin.plot.network.ax
    page.mouse.move(*place(page, twin, ax, (start + end) / 2))
    assert (lit(page), tag(page), cursor(page)) == (["w1"], "w₁ = 1.00", "")
    point(page, twin, "x")
    assert (lit(page), cursor(page)) == (["x1", "x2"], "grab")
    assert sorted(glowing(page)) == ["circle"] * 3  # itself, and both inputs of the drawing
    page.mouse.move(5, 5)
    assert lit(page) == glowing(page) == []
    assert [said for said in heard(page) if said[1] in ("pointer", "done")] == []
    assert frame(page) == before and page.problems == []


def test_what_is_only_looked_at_is_not_dragged(show, twin):
    page = show(IMPORT, "NeuronLab()")
    before, said = frame(page), live_browser.readout(page)
    point(page, twin, "drawn x1")
    page.mouse.down()
    assert cursor(page) == ""
    page.mouse.move(*place(page, twin, twin.plot.plane.ax, (2, 2)), steps=4)
    page.mouse.up()
    live_browser.settle(page)
    assert (frame(page), live_browser.readout(page)) == (before, said)


def test_in_a_formula_that_is_drawn_the_factor_and_its_wire_light_up_too(show):
    page, twin = show(IMPORT, "BackpropLab(step=8)"), BackpropLab(step=8)
    page.get_by_role("button", name="more").click()
    page.locator(".neuronlab-lab [data-term='w2.0.0']:visible").first.wait_for()
    factor = next(spot for spot in twin.spots() if spot.key.startswith("factor 0"))
    (left, low), (right, high) = factor.at
    page.mouse.move(*place(page, twin, factor.axes, ((left + right) / 2, (low + high) / 2)))
    assert sorted(glowing(page)) == ["polyline", "rect"]
    assert set(lit(page)) == {"w2.0.0"} and cursor(page) == "pointer"
    page.locator(".neuronlab-lab [data-term='a1.0']:visible").first.hover()
    assert sorted(glowing(page)) == ["circle", "rect", "rect"]  # a·(1 − a): twice in the formula


def test_a_finger_points_by_a_tap(show):
    page = show(IMPORT, "NeuronLab()")
    with finger(page) as drag:
        for name in ("w2", "b"):
            box = term(page, name).bounding_box()
            at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            drag(at, at, steps=1)
            wait_until(page, lambda name=name: lit(page) == [name] and glowing(page) != [])
        drag((5, 5), (5, 5), steps=1)
        wait_until(page, lambda: lit(page) == glowing(page) == [])


def test_keys_go_from_term_to_term(show):
    page = show(IMPORT, "NeuronLab()")
    tab_to(page, "formula")
    assert lit(page) == ["w1"]
    seen = []
    for _ in range(7):
        page.keyboard.press("ArrowRight")
        seen += lit(page)
    assert seen == ["x1", "w2", "x2", "b", "z", "a", "a"] and glowing(page) == ["circle"]
    page.keyboard.press("ArrowLeft")
    assert lit(page) == ["z"]
    page.keyboard.press("Tab")
    assert lit(page) == glowing(page) == [] and page.problems == []


def test_what_is_pointed_at_stays_lit_while_the_numbers_change(show):
    page = show(IMPORT, "PerceptronLab('few', sample=2)")
    term(page, "x1").hover()
    page.keyboard.press("Tab")
    before, said = glowing(page), term(page, "x1").inner_text()
    assert lit(page) == ["x1"] and len(before) == 2
    page.evaluate(
        "() => [...document.querySelectorAll('.neuronlab-lab button')]"
        ".find(e => e.textContent.includes('one sample')).click()"
    )
    wait_until(page, lambda: term(page, "x1").inner_text() != said)
    assert lit(page) == ["x1"]
    wait_until(page, lambda: glowing(page) == before)


# What has just changed.


def marked(page) -> list[list[str]]:
    """Return the terms marked at each change that was watched."""
    return page.evaluate("() => window.marked")


def test_what_has_changed_is_marked_for_a_moment_and_nothing_moves(show):
    page = show(IMPORT, "NeuronLab()")
    page.locator(FORMULA).evaluate(WATCH)
    places = "all => all.map(e => Object.values(e.getBoundingClientRect().toJSON()))"
    everything = ".neuronlab-lab, .neuronlab-lab canvas, .neuronlab-numbers, [data-term]"
    before = page.eval_on_selector_all(everything, places)
    slider = page.locator(".neuronlab-lab .widget-hslider", has_text="x₁").locator(".noUi-handle")
    slider.press("ArrowRight")
    wait_for(page, "1.00·1.05")
    assert marked(page) == [["x1", "z"]]  # a = heaviside(z) is still 1
    assert page.eval_on_selector_all(everything, places) == before
    wait_until(page, lambda: page.locator(".neuronlab-changed").count() == 0)
    assert term(page, "x1").evaluate("e => getComputedStyle(e).animationName") == "none"
    assert page.problems == []


def test_with_less_motion_a_mark_goes_away_without_fading(show):
    page = show(IMPORT, "NeuronLab()")
    page.emulate_media(reduced_motion="reduce")
    try:
        term(page, "x1").evaluate(
            "e => { e.classList.add('neuronlab-changed'); e.style.animationDelay = '-400ms'; }"
        )
        timing = "e => getComputedStyle(e).animationTimingFunction"
        assert term(page, "x1").evaluate(timing).startswith("steps(1")
    finally:
        page.emulate_media(reduced_motion="no-preference")
    wait_until(page, lambda: page.locator(".neuronlab-changed").count() == 0)


def test_where_all_is_new_or_it_plays_nothing_is_marked(show):
    page = show(IMPORT, "PerceptronLab('few')")
    page.locator(FORMULA).evaluate(WATCH)
    page.get_by_role("button", name="next mistake").click()
    wait_for(page, "sample 1")
    assert marked(page) == [[]]  # there was no sum before
    page.get_by_label("speed").select_option("30 a second")
    page.get_by_role("button", name="one sample").click()
    wait_for(page, "sample 2")
    n = len(marked(page))
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").wait_for(timeout=5_000)
    page.get_by_role("button", name="Play").wait_for(timeout=15_000)  # nothing is left to learn
    played = marked(page)[n:-1]  # with the last one it may have stopped already
    assert len(played) > 2 and not any(played)
    assert canvas(page).is_visible() and page.problems == []
