"""Lesson 10 from top to bottom as a learner without a mouse works it: by keys alone."""

import time

import live_browser
import nbformat
from neuronlab import BackpropLab
from neuronlab.course.judging import prediction

from browser.conftest import LESSONS
from browser.test_access import reached, stops

LESSON = "10-backpropagation.ipynb"
CELL = ".jp-Notebook .jp-Cell.jp-mod-active"
BLOCKS = f"{CELL} :is(.neuronlab-lab, .neuronlab-card)"

SAYS = """([cell, text]) => [...document.querySelectorAll(cell)].some(cell =>
  cell.textContent.includes(text) ||
  [...cell.querySelectorAll('canvas')].some(e => e.ariaLabel?.includes(text)))"""

MORE = f"{CELL} .neuronlab-numbers .neuronlab-opens:visible:has-text('more')"

FOCUS = "name => document.activeElement.innerText.trim() === name"


class Keys:
    """Two hands on a keyboard, in the notebook on the page."""

    def __init__(self, page):
        self.page = page
        self.press = page.keyboard.press

    def run(self) -> None:
        """Run the cell that is chosen, see its lab or card, and come to each of its controls."""
        self.press("Control+Enter")
        self.page.locator(f"{BLOCKS} :is(canvas[data-frame], button)").first.wait_for()
        (wanted,) = stops(self.page, BLOCKS)
        assert reached(self.page, wanted[-1]) == wanted
        if self.page.locator(MORE).count():
            while not self.page.evaluate(FOCUS, "more"):
                self.press("Shift+Tab")
            self.press("Space")
        self.press("Escape")

    def on(self, name: str, *keys: str) -> None:
        """Press Tab until the control of that name has the focus, and then these keys."""
        live_browser.tab_on_to(self.page, name)
        for key in keys:
            self.press(key)

    def see(self, text: str) -> None:
        """Wait until the cell says so."""
        self.page.wait_for_function(
            SAYS, arg=[CELL, text], polling=live_browser.POLL, timeout=15_000
        )

    def write(self, line: str) -> None:
        """Replace the first line of the cell, and run it."""
        for key in ("Enter", "Control+Home", "Shift+End"):
            self.press(key)
        self.page.keyboard.type(line)
        self.press("Control+Enter")

    def predict(self, key: str) -> None:
        """Answer a prediction, and see it judged."""
        asked = prediction(key)
        answer = asked["answer"]()
        if "options" in asked:
            which = asked["options"].index(answer)
            self.on(asked["options"][0], "Space", *["ArrowDown"] * which)
        else:
            self.on("number")
            self.page.keyboard.type(f"{answer:.6f}")
        time.sleep(0.5)  # nobody is as fast as this test: the first choice is on its way,
        live_browser.settle(self.page)  # and the last waits until it has arrived
        self.on("commit", "Enter")
        self.page.locator(f"{BLOCKS}.neuronlab-right").wait_for()
        self.page.wait_for_function(FOCUS, arg="think again", polling=live_browser.POLL)


def one_path(keys):
    keys.on("weight w", "ArrowRight")
    keys.see("p = w·x = 0.6·2")
    keys.on("your guess", "ArrowLeft")
    keys.on("Play", "Space")
    keys.see("ΔL = −0.02")


def two_paths(keys):
    keys.on("one step", "Enter")
    keys.see("Δp = 0.1")


def back(keys):
    keys.on("one step", "Enter")
    keys.see("∂L/∂o₁ = 1")


def checked(keys):
    keys.write("answer = 6.01")
    keys.page.locator(f"{BLOCKS}.neuronlab-right").wait_for()


def hinted(keys):
    keys.on("hint", "Enter")
    keys.see("hint 1 of 3")
    keys.press("Escape")
    keys.write("answer = (0.75, 0.25)")
    keys.page.locator(f"{BLOCKS}.neuronlab-right").wait_for()


def walked(keys):
    keys.on("one step", "Enter")
    keys.see("step 2 of 15")
    keys.press("Escape")
    keys.on("which", "ArrowDown")
    keys.see("−1.00")  # the slider's own number
    keys.press("Tab")
    keys.press("ArrowRight")
    keys.on("nudge it", "Space")
    keys.see("w₁₂⁽¹⁾ from −0.95 to −0.94")


def nudged(keys):
    keys.see("truly ΔL = −0.0014")
    keys.on("nudge it", "Space")
    keys.see("step 10 of 15")


def filled_in(keys):
    entry = BackpropLab(mode="fill in", batch=1, step=5).state.step.entries[0]
    keys.on("your answer")
    keys.page.keyboard.type("0.5")
    keys.press("Enter")
    keys.see("not yet")
    keys.press("Control+A")
    keys.page.keyboard.type(f"{entry.value():.3f}")
    keys.press("Enter")
    keys.see("right to 2 digits")
    keys.press("Enter")
    keys.see("What is ∂L/∂w₁₁⁽²⁾?")


def proved(keys):
    keys.on("h = 10", "ArrowLeft")
    keys.see("with h = 0.")


def counted(keys):
    keys.on("units a layer", "ArrowRight")
    keys.see("3–5–5–1")
    keys.on("measure", "Enter")
    keys.see("measured, ")


def two_samples(keys):
    keys.on("sample", "ArrowDown")
    keys.see("drawn: 2")


def flows(keys):
    keys.on("hidden layers", "ArrowRight")
    keys.see("7 hidden layers")


DONE = {
    "chain = ChainLab": one_path,
    'check("10.1"': checked,
    "fork = ChainLab": two_paths,
    "back = ChainLab": back,
    'check("10.2"': hinted,
    "walk = BackpropLab": walked,
    "BackpropLab(step=9": nudged,
    "quiz = BackpropLab": filled_in,
    "proof = GradientCheckLab": proved,
    "cost = CostLab": counted,
    "BackpropLab(batch_size=2": two_samples,
    "flow = GradientFlowLab": flows,
}

SIDE_TRIP = 'predict("10.8")'
"""It can be left out, the lesson says; what computes it takes ten seconds, and is folded."""


def test_lesson_10_is_worked_from_top_to_bottom_by_keys_alone(show):
    page = show(lesson=LESSON, run=False)
    keys = Keys(page)
    left, predicted = dict(DONE), 0
    for cell in nbformat.read(LESSONS / LESSON, as_version=4).cells:
        do = next((name for name in left if name in cell.source), None)
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            continue  # JupyterLab's arrow keys pass it over; Shift+Enter comes to it
        if cell.source.startswith(SIDE_TRIP):
            pass
        elif do:
            keys.run()
            left.pop(do)(keys)
            keys.press("Escape")
        elif cell.source.startswith("predict("):
            keys.run()
            keys.predict(cell.source.split('"')[1])
            keys.press("Escape")
            predicted += 1
        elif cell.cell_type == "code":
            keys.press("Control+Enter")
        elif cell.source.startswith("<details>"):
            keys.on("Solution", "Enter")
            page.locator(f"{CELL} details[open]").wait_for()
            keys.press("Escape")
        keys.press("ArrowDown")
    assert not left and predicted == 8
    live_browser.settle(page)
    assert page.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0
    assert page.problems == []
