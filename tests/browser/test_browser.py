"""What the learner meets: real JupyterLab, real Chromium, real events."""

import re
import time
from pathlib import Path

import live_browser
import numpy as np
import pytest
from live_browser import drag, readout, tab_to, wait_for
from live_front import pixels, rendered, wait_for_frame, wait_until
from neuronlab import NeuronLab, PerceptronLab

LESSONS = sorted(
    path.name for path in (Path(__file__).parents[2] / "lessons").glob("[0-9][0-9]-*.ipynb")
)

PRESS_SLIDERS = """async () => {
  const still = [], labs = document.querySelectorAll('.neuronlab-lab');
  const pause = ms => new Promise(r => setTimeout(r, ms));
  let moved = 0;
  for (const lab of labs) for (const handle of lab.querySelectorAll('.noUi-handle')) {
    if (!handle.offsetParent) continue;
    const seen = () => lab.querySelector('canvas').dataset.frame;
    const before = seen(), at = handle.getAttribute('aria-valuetext');
    const press = key => handle.dispatchEvent(new KeyboardEvent('keydown',
      {key, bubbles: true, keyCode: key === 'ArrowRight' ? 39 : 37}));
    handle.focus();
    press('ArrowRight');
    if (handle.getAttribute('aria-valuetext') === at) press('ArrowLeft');
    let waited = 0;
    while (seen() === before && waited < 10000) { await pause(10); waited += 10; }
    const label = handle.closest('.widget-inline-hbox').querySelector('.widget-label');
    if (seen() === before) still.push(label.textContent); else moved++;
  }
  return [moved, still];
}"""


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_runs_from_top_to_bottom_and_its_sliders_move_its_pictures(show, lesson):
    page = show(lesson=lesson)
    errors = page.query_selector_all(
        "[data-mime-type='application/vnd.jupyter.error'],"
        "[data-mime-type='application/vnd.jupyter.stderr']"
    )
    assert [error.inner_text() for error in errors] == []
    assert page.locator(".neuronlab-lab canvas[aria-label]").count() > 0
    moved, still = page.evaluate(PRESS_SLIDERS)
    assert moved > 0 and still == []
    assert page.problems == []


def test_play_plays_and_stops_when_nothing_is_left_to_learn(show):
    page = show("from neuronlab import PerceptronLab", "PerceptronLab('or')")
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").wait_for(timeout=5_000)
    first = page.eval_on_selector(".neuronlab-lab canvas", "e => e.dataset.frame")
    wait_for(page, "an epoch without a mistake has gone by")
    assert page.eval_on_selector(".neuronlab-lab canvas", "e => e.dataset.frame") != first
    page.get_by_role("button", name="Play").wait_for(timeout=5_000)
    assert page.problems == []


def test_pause_pauses(show):
    page = show("from neuronlab import PerceptronLab", "PerceptronLab('xor')")
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").click()
    live_browser.settle(page)
    time.sleep(0.5)
    before = readout(page)
    time.sleep(1)
    assert readout(page) == before


def test_a_click_lands_where_it_was_aimed(show):
    page = show(
        "from neuronlab import PerceptronLab",
        "lab = PerceptronLab('own points')\nlab._editor.active = True\nlab",
    )
    twin = PerceptronLab("own points")
    width, height = twin.stage.figure.bbox.size
    picture = page.locator(".neuronlab-lab canvas")
    box = picture.bounding_box()
    assert box["width"] / box["height"] == pytest.approx(width / height, rel=0.01)
    for target in ((0.5, 0.25), (-0.75, -1.0)):
        x, y = twin.plot.plane.ax.transData.transform(target)
        at = {"x": x / width * box["width"], "y": (1 - y / height) * box["height"]}
        picture.click(position=at)
        wait_for(page, "added")
        live_browser.settle(page)
        time.sleep(0.3)
        said = re.findall(r"added \((−?[\d.]+), (−?[\d.]+)\)", readout(page))[-1]
        landed = [float(number.replace("−", "-")) for number in said]
        # One shown pixel is 0.010 high, and points are rounded to 0.01.
        assert landed == pytest.approx(target, abs=0.016)
    assert page.problems == []


def test_a_whole_lab_is_worked_by_keyboard_alone(show):
    page = show("from neuronlab import PerceptronLab", "PerceptronLab('iris')")
    tab_to(page, "data")
    page.keyboard.type("your")
    wait_for(page, "no samples yet")
    open_points(page)
    for x1, x2, class_key in (("0.5", "0.5", "Space"), ("-0.5", "-0.5", None)):
        tab_to(page, "adds ▲ 1" if class_key else "adds ● 0")
        page.keyboard.press("Space")
        for name, value in (("x₁", x1), ("x₂", x2)):
            tab_to(page, name)
            page.keyboard.press("Control+A")
            page.keyboard.type(value)
        tab_to(page, "do it there")
        page.keyboard.press("Space")
        wait_for(page, f"added ({x1.replace('-', '−')}0, {x2.replace('-', '−')}0)")
    for name in ("next mistake", "one sample", "one epoch"):
        tab_to(page, name)
        page.keyboard.press("Enter")
        live_browser.settle(page)
    tab_to(page, "reset")
    page.keyboard.press("Enter")
    wait_for(page, "no sample seen yet")
    tab_to(page, "more")
    page.keyboard.press("Space")
    tab_to(page, "learning rate")
    page.keyboard.press("ArrowRight")
    wait_for(page, "η = 1.10")
    tab_to(page, "shuffled")
    page.keyboard.press("Space")
    tab_to(page, "speed")
    page.keyboard.type("30")
    tab_to(page, "Play")
    page.keyboard.press("Space")
    wait_for(page, "Nothing is left to correct")
    tab_to(page, "samples seen")
    page.keyboard.press("Home")
    wait_for(page, "no sample seen yet")
    open_points(page)
    tab_to(page, "undo")
    page.keyboard.press("Space")
    wait_for(page, "taken back")
    assert page.problems == []


def open_points(page):
    """Open the fold from the keyboard: the kernel opens it, so Tab comes to it only then."""
    tab_to(page, "points of your own")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="undo").wait_for(timeout=15_000)


def test_a_line_is_dragged_by_the_tip_of_its_arrow(show):
    page = show("from neuronlab import NeuronLab", "NeuronLab(w1=1, w2=2, b=-1)")
    live_browser.open_more(page)
    twin = NeuronLab(w1=1, w2=2, b=-1)
    drag(page, twin, twin.plot.plane.ax, (0.7, 1.4), (1.0, 1.0), (1.2, 0.4))
    w1, w2 = re.findall(r"w = \((−?[\d.]+), (−?[\d.]+)\)", readout(page))[-1]
    # One shown pixel is 0.027 of the plane, and the arrow is half as long as w.
    assert float(w1) == pytest.approx(2, abs=0.07)
    assert float(w2.replace("−", "-")) == pytest.approx(0, abs=0.07)
    assert page.problems == []


def test_a_prediction_is_committed_and_kept_when_the_kernel_restarts(show):
    source = "from neuronlab import predict"
    page = show(source, "predict('04.3')", fresh=True)
    page.get_by_label("no, it is still on the wrong side").check()
    page.get_by_role("button", name="commit").click()
    page.locator(".neuronlab-right").wait_for(timeout=10_000)
    assert page.problems == []
    page = show(source, "predict('04.3')", fresh=True)
    page.locator(".neuronlab-right").wait_for(timeout=10_000)
    page.get_by_role("button", name="think again").click()
    page.get_by_text("commit first").wait_for(timeout=10_000)
    assert page.problems == []


def test_jupyterlab_names_its_cells_so_that_old_labs_are_closed(show):
    page = show(
        "from neuronlab import PerceptronLab\nfrom ipywidgets.widgets.widget import _instances",
        "PerceptronLab('or')",
        "print('count', len(_instances))",
    )
    run_all = "() => window.jupyterapp.commands.execute('notebook:run-all-cells')"

    def count():
        live_browser.settle(page)
        return int(re.findall(r"count (\d+)", page.locator(".jp-Notebook").inner_text())[-1])

    first = count()
    for _ in range(2):
        page.evaluate(run_all)
        time.sleep(0.5)
        live_browser.settle(page)
    assert count() == first


def test_frames_are_shown_as_they_are_rendered(show):
    page = show("from neuronlab import PerceptronLab", "PerceptronLab('iris', epoch=1)")
    page.get_by_role("button", name="one sample").click()
    live_browser.settle(page)
    wait_for_frame(page, 1)
    wanted = rendered(PerceptronLab("iris", epoch=1, sample=1))
    wait_until(page, lambda: np.array_equal(pixels(page), wanted))  # the line swings there
