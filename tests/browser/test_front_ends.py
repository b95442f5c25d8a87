"""Lessons in Notebook 7 and in Voilà: every lab is alive there too.

Both come as extensions of the server that the other browser tests use.
"""

import live_browser
import pytest
from live_front import CANVAS, frame, wait_for_frame

LESSONS = ("03-artificial-neuron", "04-perceptron", "09-training-an-mlp", "10-backpropagation")
PLAYED = ("04-perceptron", "09-training-an-mlp")
POINTED = "03-artificial-neuron"

NOT_OURS = (
    "net::ERR_", "status of 40",  # files from the network, which a test has none of
    "reading 'schema'",  # Notebook 7.6 says this of an empty notebook too,
    "reading 'last_modified'",  # and Notebook 7.2 this
    "@jupyter-notebook/lab-extension",  # Notebook's own extension, when it is loaded by Voilà
    "widget model not found",  # what the saved outputs stand for, before the lesson is run
)  # fmt: skip

DEAD = """() => [...document.querySelectorAll('.jp-OutputArea-output')]
  .filter(e => e.textContent.startsWith('Error displaying widget')).map(e => e.textContent)"""


@pytest.fixture(scope="module")
def page(jupyterlab):
    """Yield a page of its own, which notes what goes wrong in ``problems``."""
    page = jupyterlab.context.browser.new_page(viewport={"width": 1280, "height": 1000})
    page.problems = []

    def note(text):
        if not any(word in text for word in NOT_OURS):
            page.problems.append(text)

    page.on("pageerror", lambda error: note(f"{error} {error.stack}"))
    page.on("console", lambda said: said.type == "error" and note(said.text))
    yield page
    page.close()


@pytest.fixture
def notebook(page, served):
    """Return a function that opens a lesson in Notebook 7 and runs it."""

    def run(lesson):
        page.goto(f"{served[1]}/notebooks/{lesson}.ipynb")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=90_000)
        page.wait_for_function(live_browser.CONNECTED, timeout=90_000)
        live_browser.command(page, "notebook:run-all-cells")
        live_browser.settle(page)
        page.locator(CANVAS).first.wait_for()

    yield run
    page.evaluate("async () => { await window.jupyterapp.serviceManager.sessions.shutdownAll(); }")
    live_browser.save(page)


@pytest.fixture
def voila(page, served):
    """Return a function that opens a lesson in Voilà, which runs it first."""

    def run(lesson):
        page.goto(f"{served[1]}/voila/render/{lesson}.ipynb", timeout=120_000)
        page.locator(CANVAS).first.wait_for(timeout=60_000)

    yield run
    page.goto("about:blank")  # so that Voilà ends the kernel


@pytest.mark.parametrize("lesson", LESSONS)
@pytest.mark.parametrize("where", ["notebook", "voila"])
def test_a_lesson_is_alive(page, request, where, lesson):
    page.problems.clear()
    request.getfixturevalue(where)(lesson)
    page.wait_for_function(live_browser.SHOWN, timeout=60_000)
    assert page.evaluate(DEAD) == []
    n_labs = page.locator(".neuronlab-lab").count()
    assert n_labs == page.locator(CANVAS).count() > 0
    page.locator(".neuronlab-lab .noUi-handle:visible").first.wait_for()
    moved = [slider_moves_picture(page, nth) for nth in range(n_labs)]
    assert any(moved)
    if lesson in PLAYED:
        plays(page)
    if lesson == POINTED:
        lights(page)
    assert page.problems == []


def slider_moves_picture(page, nth: int) -> bool:
    """Press an arrow key on a lab's first slider, if it has one; wait for another frame."""
    handles = page.locator(".neuronlab-lab").nth(nth).locator(".noUi-handle:visible")
    if not handles.count():
        return False
    handle = handles.first
    before, value = frame(page, nth), handle.get_attribute("aria-valuetext")
    handle.press("ArrowRight")
    if handle.get_attribute("aria-valuetext") == value:
        handle.press("ArrowLeft")
    wait_for_frame(page, before, nth)
    return True


def plays(page) -> None:
    """Let the first lab that has time play for some frames, and pause it."""
    labs = page.locator(".neuronlab-lab")
    nth = next(
        k for k in range(labs.count()) if labs.nth(k).get_by_role("button", name="Play").count()
    )
    before = frame(page, nth)
    labs.nth(nth).get_by_role("button", name="Play").click()
    wait_for_frame(page, before + 3, nth)
    labs.nth(nth).get_by_role("button", name="Pause").click()


def lights(page) -> None:
    """Point at a term of a formula: its wire glows on the same lab's picture, and only there."""
    lab = page.locator(".neuronlab-lab:has([data-term=w1])").first
    lab.locator("[data-term=w1]").first.hover()
    lab.locator(".neuronlab-spots polyline").wait_for()
    assert page.locator(".neuronlab-lit:visible").count() == 1
    assert page.locator(".neuronlab-spots polyline").count() == 1
    page.mouse.move(5, 5)
    assert page.locator(".neuronlab-spots polyline").count() == 0
