"""Labs whose models or scripts are long in coming: a far network, a busy page."""

import live_browser
import pytest
from live_front import CANVAS, STORED, frame, wait_for_frame

IMPORT = "from neuronlab import PerceptronLab, predict"

# ipywidgets looks for a model every 100 ms: now it oversleeps, and all models come meanwhile.
SLEEPY = """
  const soon = window.setTimeout;
  window.setTimeout = (f, ms, ...more) => soon(f, ms === 100 ? 4000 : ms, ...more);
"""

# anywidget gives a script two seconds, which a busy page does not have; here it has none.
HURRIED = """
  const wait = AbortSignal.timeout;
  AbortSignal.timeout = (ms) => wait.call(AbortSignal, ms === 2000 ? 0 : ms);
"""

# A widget's script takes two seconds to come, and every deadline for it is over before.
SLOW = """() => {
  const wait = AbortSignal.timeout, link = URL.createObjectURL;
  AbortSignal.timeout = ms => wait.call(AbortSignal, Math.min(ms, 1000));
  const pause = 'await new Promise(done => setTimeout(done, 2000));';
  URL.createObjectURL = blob =>
    link.call(URL, blob.type === 'text/javascript' ? new Blob([pause, blob], blob) : blob);
}"""


@pytest.mark.parametrize("where", ["notebooks", "voila/render"])
def test_labs_are_shown_whose_models_come_late(alone, served, where):
    page = alone("late.ipynb", IMPORT, "PerceptronLab('xor')", "predict('04.3')")
    live_browser.save(page)
    with page.context.browser.new_page() as other:
        other.add_init_script(SLEEPY)
        other.goto(f"{served[1]}/{where}/late.ipynb", timeout=120_000)
        other.wait_for_selector(f"{CANVAS}[data-frame]", timeout=30_000)
        other.get_by_role("button", name="commit").wait_for(timeout=10_000)
        assert other.get_by_text("Error displaying widget").count() == 0
        assert other.get_by_text(STORED).count() == 0


@pytest.mark.parametrize("where", ["lab/workspaces/busy/tree", "notebooks", "voila/render"])
def test_labs_are_shown_whose_scripts_come_late(alone, served, where):
    page = alone("busy.ipynb", IMPORT, "PerceptronLab('xor')")
    live_browser.save(page)
    with page.context.browser.new_page() as other:
        other.add_init_script(HURRIED)
        other.goto(f"{served[1]}/{where}/busy.ipynb", timeout=120_000)
        other.wait_for_selector(f"{CANVAS}[data-frame]", timeout=30_000)
        other.get_by_role("button", name="Play").click()
        wait_for_frame(other, frame(other) + 3)


@pytest.mark.parametrize("then", ["", ".close()"])
def test_nobody_complains_of_a_script_that_is_long_in_coming(served, chrome, then):
    cells = "from neuronlab.live.clock import Clock", f"Clock(lambda: True){then};"
    live_browser.write_notebook(served[0] / "slow.ipynb", *cells)
    with live_browser.jupyterlab(chrome, served[1]) as page:
        page.evaluate(SLOW)
        with live_browser.opened(page, "slow.ipynb"):
            page.wait_for_timeout(1500)
            assert page.problems == []
