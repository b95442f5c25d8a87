"""Nobody is shut out: by keys alone, whatever data is called."""

import live_browser

from browser.test_layout import barriers

MARK = """(blocks) => {
  let count = 0;
  const reach = [];
  for (const block of document.querySelectorAll(blocks)) {
    const radios = new Set();
    const stops = [];
    const all = 'button, select, input, textarea, a[href], [tabindex]';
    for (const e of block.querySelectorAll(all)) {
      if (!e.offsetParent || e.disabled || e.tabIndex < 0) continue;
      if (e.type === 'radio') {  // arrow keys go on inside a group
        if (radios.has(e.name)) continue;
        radios.add(e.name);
        for (const one of block.querySelectorAll('input[type=radio]'))
          if (one.name === e.name) one.dataset.stop = count;
      }
      else e.dataset.stop = count;
      stops.push(String(count++));
    }
    if (stops.length) reach.push(stops);
  }
  return reach;
}"""

AT = "() => document.activeElement?.dataset?.stop ?? ''"


def stops(page, blocks: str) -> list[list[str]]:
    """Return where Tab has to stop, in each of the blocks that the selector finds."""
    return page.evaluate(MARK, blocks)


def reached(page, last: str, limit: int = 150) -> list[str]:
    """Press Tab until the stop ``last`` is reached; return all stops come to, in order."""
    found = [page.evaluate(AT)]
    # Chromium stops at boxes that scroll, too.
    while last not in found and len(found) < limit:
        page.keyboard.press("Tab")
        found.append(page.evaluate(AT))
    # In a group without an answer, Tab may stop at more than one radio button.
    return list(dict.fromkeys(stop for stop in found if stop))


def test_tab_comes_to_every_control_of_lesson_04(show):
    page = show(lesson="04-perceptron.ipynb")
    blocks = stops(page, ".neuronlab-lab, .neuronlab-card")
    assert len(blocks) >= 10 and sum(map(len, blocks)) > 60
    for block in blocks:
        page.locator(f"[data-stop='{block[0]}']").first.focus()
        assert reached(page, block[-1]) == block
    assert page.problems == []


def test_the_exported_code_is_reached_and_scrolled_by_keys(show):
    page = show(
        "from neuronlab import TrainingLab",
        "lab = TrainingLab(layers=[8, 8])\nlab.controls.code.active = True\nlab",
    )
    code = page.locator(".neuronlab-lab pre").first
    code.wait_for(timeout=10_000)
    assert barriers(page, ".neuronlab-lab") == []
    code.focus()
    page.keyboard.press("PageDown")
    page.wait_for_function("() => document.querySelector('.neuronlab-lab pre').scrollTop > 20")
    assert page.problems == []


def test_a_name_from_outside_runs_nothing(show):
    page = show(
        "import numpy as np\n"
        "from neuronlab import PerceptronLab, TrainingLab\n"
        "bad = '<img src=x onerror=\"window.pwned = 1\"> $\\\\frac{'\n"
        "class Frame:\n"
        "    columns = [bad, bad]\n"
        "    def __array__(self, dtype=None, copy=None):\n"
        "        return np.array([[0.0, 1], [1, 0], [1, 1], [0, 0]])",
        "lab = PerceptronLab(Frame(), [bad, 'other'] * 2)\n"
        "lab._editor.active = True\nlab.one_sample()\nlab",
        "TrainingLab(Frame(), [bad, 'other'] * 2, epoch=1)",
    )
    assert page.locator(".neuronlab-lab canvas").count() == 2
    live_browser.settle(page)
    assert page.locator(".neuronlab-lab img").count() == 0
    assert page.evaluate("() => window.pwned") is None
    assert page.problems == []
