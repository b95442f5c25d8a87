"""How labs stand on the page: they fit, keep their height, and shut nobody out."""

import live_browser
import neuronlab
import pytest


def barriers(page, context: str) -> list[str]:
    """Return what axe-core finds serious inside the elements that ``context`` selects."""
    from axe_playwright_python.sync_playwright import Axe

    # Of what passes and what it can't tell, it need not say every place.
    found = Axe().run(page, context=context, options={"resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in found.response["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


def test_no_serious_barrier_inside_labs_and_questions(show):
    page = show(
        "from neuronlab import PerceptronLab, check, predict",
        "lab = PerceptronLab('iris', epoch=1)\nlab._editor.active = True\nlab",
        "predict('04.1')",
        "predict('04.2')",
        "predict('04.3')",
        "check('04.3', (1, 2, 3))",
    )
    assert barriers(page, ".jp-OutputArea .widget-vbox") == []


@pytest.mark.parametrize("width", [1280, 700])
def test_a_lab_fits_its_page_and_keeps_its_height(show, width):
    page = show("from neuronlab import PerceptronLab", "PerceptronLab('iris')", width=width)
    lab = page.locator(".neuronlab-lab")
    room = page.locator(".jp-OutputArea-output:has(.neuronlab-lab)").bounding_box()["width"]
    before = lab.bounding_box()
    assert before["width"] <= min(room, 974) + 1
    assert lab.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
    if width == 1280:
        assert before["height"] <= 800
        for _ in range(3):
            page.get_by_role("button", name="next mistake").click()
            live_browser.settle(page)
        assert lab.bounding_box()["height"] == pytest.approx(before["height"], abs=1)


FULLEST = {
    "SpikingLab": "strength_1=4.0, curve=True",
    "GateLab": "target='majority'",
    "LevelsLab": "'full adder', neurons=['A >= 1', 'A >= 1', 'A >= 1', 'A >= 1'], chosen=4",
    "StepLab": "activation='sigmoid'",
    "ActivationLab": "third='gelu'",
    "NetworkLab": "[3, 4, 4, 4, 4, 4, 1]",
    "DescentLab": "compare=True",
    "TrainingLab": "'three spirals', layers=[8, 8]",
    "ChainLab": "shape='two paths', step=5",
    "BackpropLab": "[3, 4, 4, 1], mode='fill in'",
    "KMeansLab": "reveal=True",
    "ShiftLab": "shows='both networks'",
}
"""Settings with which a lab needs more room than as it opens."""

EVERY_LAB = [
    f"{name}({FULLEST.get(name, '')})" for name in neuronlab.__all__ if name.endswith("Lab")
]


NARROW = (900, 640)
"""Widths of a window in pixels; at 200 %, one of 1280 shows what one of 640 does."""

HOLDS = """e => [e.getBoundingClientRect().width, e.scrollWidth - e.clientWidth,
  e.parentElement.closest('.jp-OutputArea-output').getBoundingClientRect().width]"""

SEEN = "() => [...document.querySelectorAll('.neuronlab-lab canvas')].every(e => e.ariaLabel)"


def test_every_lab_fits_wide_narrow_and_magnified_pages_and_has_no_serious_barrier(show):
    page = show("from neuronlab import *", *EVERY_LAB)
    page.wait_for_function(SEEN, polling=live_browser.POLL)
    labs = page.locator(".neuronlab-lab").all()
    assert len(labs) == len(EVERY_LAB) >= 28
    for call, lab in zip(EVERY_LAB, labs, strict=True):
        box = lab.bounding_box()
        assert box["width"] <= 975 and box["height"] <= 800, (call, box)
        assert lab.evaluate("e => e.scrollWidth <= e.clientWidth + 1"), call
    assert barriers(page, ".neuronlab-lab") == []
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 1000})
        page.wait_for_timeout(500)
        for call, lab in zip(EVERY_LAB, labs, strict=True):
            wide, over, room = lab.evaluate(HOLDS)
            assert wide <= room + 1 and over <= 1, (call, width, wide, room, over)
    assert page.problems == []
