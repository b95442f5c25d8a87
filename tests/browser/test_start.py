"""The first minute with a real mouse, and the start card with real clicks and files."""

import json

from live_browser import drag, wait_for
from neuronlab import ReaderLab
from neuronlab.labs.reader.samples_model import DRAWN


def test_a_digit_drawn_with_the_mouse_is_read(show):
    page = show("from neuronlab import ReaderLab", "ReaderLab()")
    twin = ReaderLab()
    (left, bottom), (right, top) = twin.plot.pad
    for stroke in DRAWN[4]:
        places = [
            (left + (right - left) * x / 100, top - (top - bottom) * y / 100) for x, y in stroke
        ]
        drag(page, twin, twin.plot.ax, *places)
    wait_for(page, "It reads a 4")
    page.get_by_role("button", name="clear").click()
    wait_for(page, "The sheet is blank")
    assert page.problems == []


def said(page, text: str) -> None:
    """Wait until the page says ``text``."""
    page.get_by_text(text).first.wait_for(timeout=15_000)


def test_answers_are_saved_from_the_page_and_starting_over_asks(show):
    page = show(
        "from neuronlab import check, start\nfrom neuronlab.course.progress import progress\n"
        "progress().start_over()\ncheck('00.1', (0.4, 0.4)).right",
        "start()",
        fresh=True,
    )
    said(page, "1 of 2")
    page.get_by_role("button", name="take your answers along").click()
    page.get_by_role("button", name="make the files").click()
    with page.expect_download() as download:
        page.get_by_text("save neuronlab-answers.json").click()
    with open(download.value.path(), encoding="utf-8") as file:
        kept = json.load(file)
    assert kept["done 00.1"] is True and kept["answer 00.1"] == "(0.4, 0.4)"
    page.get_by_role("button", name="start over").click()
    said(page, "of your answers, hints and words")
    page.get_by_role("button", name="yes, forget them").click()
    said(page, "A fresh start")
    mine = {"name": "mine.json", "mimeType": "application/json"}
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="bring answers back").click()
    chooser.value.set_files({**mine, "buffer": json.dumps(kept).encode()})
    said(page, "2 answers came in")
    assert page.problems == []
