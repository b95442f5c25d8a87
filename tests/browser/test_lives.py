"""A lab's lives: shown twice, loaded again, frozen, its kernel gone, saved and opened again."""

import live_browser
import numpy as np
import pytest
from live_browser import tab_to, wait_for
from live_front import (
    CANVAS,
    STORED,
    frame,
    lightness,
    pixels,
    rendered,
    wait_for_frame,
    wait_until,
)
from neuronlab import NeuronLab, PerceptronLab

IMPORT = "from neuronlab import NeuronLab, PerceptronLab, predict"
RESTART = """async () => {
  await window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart();
}"""

# A browser without a window hides no tab: this does what others do to one that is hidden.
HIDE = """() => {
  const soon = window.setTimeout;
  window.shown = { soon };
  window.setTimeout = (f, ms, ...more) => soon(f, Math.max(ms ?? 0, 1000), ...more);
  Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""
SHOW = """() => {
  window.setTimeout = window.shown.soon;
  delete document.hidden;
  document.dispatchEvent(new Event('visibilitychange'));
}"""
IN_A_SECOND = """async () => {
  const frame = () => +document.querySelector('.neuronlab-lab canvas').dataset.frame;
  const before = frame(), soon = window.shown.soon;
  await new Promise(done => soon(done, 1000));
  return frame() - before;
}"""


def reload(page) -> None:
    """Load JupyterLab's page again, as it was."""
    page.reload()
    page.wait_for_function("() => window.jupyterapp?.shell?.restored", timeout=90_000)
    page.evaluate("async () => { await window.jupyterapp.restored; }")
    page.wait_for_selector(f"{CANVAS}[data-frame]", timeout=30_000)


def pause(page) -> None:
    """Pause the only lab, and wait until its last frame is there."""
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Play").wait_for(timeout=10_000)
    live_browser.settle(page)


def shows_samples_seen(page) -> bool:
    """Whether the picture is the one that belongs to the number of samples seen."""
    seen = page.locator(".widget-slider", has_text="samples seen").locator(".widget-readout")
    epoch, sample = divmod(int(seen.inner_text()), 4)
    return np.array_equal(pixels(page), rendered(PerceptronLab("xor", epoch=epoch, sample=sample)))


def playing(alone, name: str, motion: str = "no-preference"):
    """Open a lab on a page of its own, and let it play."""
    page = alone(name, IMPORT, "PerceptronLab('xor')")
    page.emulate_media(reduced_motion=motion)
    page.get_by_role("button", name="Play").click()
    wait_for_frame(page, 3)
    return page


def test_a_picture_that_is_gone_keeps_no_pixels(alone):
    page = alone("gone.ipynb", IMPORT, "PerceptronLab('or')")
    kept = page.evaluate_handle("() => document.querySelector('.neuronlab-lab canvas')")
    assert kept.evaluate("e => e.width * e.height") > 0
    live_browser.command(page, "notebook:clear-all-cell-outputs")
    page.wait_for_function("() => !document.querySelector('.neuronlab-lab')")
    assert kept.evaluate("e => e.width * e.height") == 0


def test_a_lab_shown_twice_is_twice_the_same(alone):
    page = alone("twice.ipynb", IMPORT, "lab = NeuronLab()\nlab", "lab")
    before = frame(page, 0)
    page.locator(".noUi-handle").first.press("ArrowRight")
    for nth in (0, 1):
        wait_for_frame(page, before, nth)
    expected = rendered(NeuronLab(w1=1.05))
    assert np.array_equal(pixels(page, 0), expected)
    assert np.array_equal(pixels(page, 1), expected)
    assert page.problems == []


def test_a_page_loaded_again_in_mid_play_plays_on(alone):
    page = playing(alone, "reload.ipynb")
    live_browser.save(page)
    reload(page)
    wait_for_frame(page, frame(page) + 3)
    pause(page)
    wait_until(page, lambda: shows_samples_seen(page))
    assert page.problems == []


def test_a_hidden_tab_ticks_slowly_and_makes_up_for_nothing_when_it_is_shown(alone):
    # The player's ticks alone, without those of a line that swings.
    page = playing(alone, "hidden.ipynb", motion="reduce")
    page.evaluate(HIDE)
    assert page.evaluate(IN_A_SECOND) <= 3
    page.evaluate(SHOW)
    assert page.evaluate(IN_A_SECOND) <= 12  # ten a second
    wait_for_frame(page, frame(page) + 4)
    pause(page)
    wait_until(page, lambda: shows_samples_seen(page))
    page.emulate_media(reduced_motion="no-preference")
    assert page.problems == []


def test_the_tab_keeps_its_icon_while_a_lab_plays(alone):
    # JupyterLab fetches one each time that the kernel is busy or idle, which is with each message.
    page = playing(alone, "icons.ipynb")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    wait_for_frame(page, frame(page) + 10)
    assert [url for url in asked if "favicon" in url] == []


def test_a_restarted_kernel_leaves_the_picture_and_one_line(alone):
    page = alone("restart.ipynb", IMPORT, "PerceptronLab('xor')", "predict('04.3')")
    page.get_by_role("button", name="Play").click()
    wait_for_frame(page, 3)
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.evaluate(RESTART)
    page.wait_for_function(live_browser.CONNECTED)
    page.wait_for_selector(".neuronlab-lab.jupyter-widgets-disconnected")
    before = pixels(page)
    assert before.std() > 10
    written = "which => [...document.querySelectorAll('.jupyter-widgets-disconnected')]"
    written += ".map(e => getComputedStyle(e, which).content).filter(text => text !== 'none')"
    assert page.evaluate(written, "::before") == []  # no broken links
    lines = page.evaluate(written, "::after")
    assert len(lines) == 2 and all("Run this cell to make it live" in line for line in lines)
    canvas = page.locator(CANVAS)
    for x in (100, 200, 300, 400):
        canvas.click(position={"x": x, "y": 100})
    page.wait_for_timeout(1000)
    assert len(said) <= 6
    assert page.problems == []
    assert np.array_equal(pixels(page), before)
    live_browser.command(page, "notebook:run-all-cells")
    page.wait_for_selector(".neuronlab-lab:not(.jupyter-widgets-disconnected) canvas[data-frame]")
    live_browser.settle(page)


@pytest.mark.parametrize("where", ["jupyterlab", "notebook"])
def test_a_saved_notebook_shows_pictures_and_texts_without_its_kernel(alone, served, where):
    name = f"saved-{where}.ipynb"
    page = alone(name, IMPORT, "NeuronLab()", "predict('04.3')")
    live_browser.save(page)
    live_browser.command(page, "application:close-all")
    page.evaluate("async () => { await window.jupyterapp.serviceManager.sessions.shutdownAll(); }")
    page.wait_for_function("() => !document.querySelector('.jp-Notebook')")
    if where == "notebook":
        with page.context.browser.new_page() as other:
            other.goto(f"{served[1]}/notebooks/{name}")
            shows_what_was_stored(other)
            other.evaluate(
                "async () => { await window.jupyterapp.serviceManager.sessions.shutdownAll(); }"
            )
    else:
        live_browser.command(page, "docmanager:open", {"path": name, "factory": "Notebook"})
        shows_what_was_stored(page)


def shows_what_was_stored(page) -> None:
    lines = page.locator(".neuronlab-stored", has_text=STORED)
    lines.nth(1).wait_for(timeout=30_000)
    assert lines.count() == 2
    picture = page.locator(".jp-RenderedImage img")
    assert picture.count() == 1
    assert picture.evaluate("e => [e.naturalWidth > 900, e.width]") == [True, 940]
    assert page.get_by_text("( ) yes, it is right now").count() == 1
    assert page.get_by_text("Error displaying widget").count() == 0
    assert page.locator(CANVAS).count() == 0


def test_a_lesson_not_yet_run_shows_its_pictures_as_the_page_is(jupyterlab, served):
    mean = {}
    with live_browser.opened(jupyterlab, "03-artificial-neuron.ipynb", run=False) as page:
        picture = page.locator(".neuronlab-stored-picture")
        picture.first.wait_for(timeout=30_000)
        for theme in ("Dark", "Light"):
            live_browser.command(page, "apputils:change-theme", {"theme": f"JupyterLab {theme}"})
            page.wait_for_selector(f"[data-jp-theme-name='JupyterLab {theme}']", state="attached")
            mean[theme] = lightness(picture.first)
    assert mean["Light"] > 200 > 80 > mean["Dark"]
    turned = 0.93 * 255 - 0.86 * mean["Light"]  # y becomes 0.93 − 0.86 y
    assert mean["Dark"] == pytest.approx(turned, abs=12), mean


def test_keys_stay_in_the_lab_and_escape_gives_them_to_its_cell(alone):
    page = alone("keys.ipynb", IMPORT, "PerceptronLab('xor')", "1 + 1")
    cells = page.locator(".jp-Notebook .jp-Cell")
    tab_to(page, "data")
    for key in ("x", "d", "d", "a", "b"):
        page.keyboard.press(key)
    tab_to(page, "one sample")
    for key in ("x", "d", "d", "a", "b", "ArrowDown"):
        page.keyboard.press(key)
    assert cells.count() == 3
    page.keyboard.press("Enter")
    wait_for(page, "sample 1, ")
    page.keyboard.press("Escape")
    wait_until(
        page, lambda: page.evaluate("() => document.activeElement.className").find("jp-Cell") >= 0
    )
    active = "() => window.jupyterapp.shell.currentWidget.content.activeCellIndex"
    first = page.evaluate(active)
    assert first == 1
    page.keyboard.press("ArrowDown")
    wait_until(page, lambda: page.evaluate(active) == 2)
    page.keyboard.press("ArrowUp")
    wait_until(page, lambda: page.evaluate(active) == 1)
    assert page.problems == []


def test_each_lab_says_what_is_missing_where_anywidget_is_not_served(jupyterlab, served):
    name = "missing.ipynb"
    live_browser.write_notebook(served[0] / name, IMPORT, "NeuronLab()", "PerceptronLab('xor')")
    browser = jupyterlab.context.browser
    with live_browser.jupyterlab(browser, served[1], without="anywidget") as page:
        with live_browser.opened(page, name):
            words = page.locator(".neuronlab-lab .neuronlab-missing")
            assert words.count() == 2
            delay = "es => es.map(e => getComputedStyle(e).animationDelay)"
            assert words.evaluate_all(delay) == ["5s", "5s"]
            words.nth(0).wait_for(timeout=8_000)
            words.nth(1).wait_for(timeout=8_000)
            assert "pip install anywidget" in words.first.inner_text()
            assert page.locator(".jupyter-widgets-error-widget:visible").count() == 2  # pictures


def test_each_lab_says_that_its_server_has_no_widgets(jupyterlab, served):
    name = "no-widgets.ipynb"
    live_browser.write_notebook(served[0] / name, IMPORT, "NeuronLab()", "print('no lab')")
    browser = jupyterlab.context.browser
    without = "@jupyter-widgets/jupyterlab-manager"
    with live_browser.jupyterlab(browser, served[1], without=without) as page:
        with live_browser.opened(page, name):
            words = page.locator(".neuronlab-stored")
            words.first.wait_for(timeout=8_000)
            assert words.count() == 1 and "pip install jupyterlab_widgets" in words.inner_text()
            assert page.locator(".jp-OutputArea-output img").count() == 1
