"""The site's pages that the code makes: one for each lesson and each lab, with true links."""

import importlib.util
import json
import re
from pathlib import Path

import neuronlab
import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def made():
    spec = importlib.util.spec_from_file_location("made", DOCS / "made.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_labs_page_shows_it_and_says_how_to_call_it(made):
    lab = neuronlab.NeuronLab()
    text = made.lab_page(lab)
    lab.close()
    assert text.startswith("# An artificial neuron\n") and "(NeuronLab.png)" in text
    assert "NeuronLab()\n```" in text and ".. autoclass:: neuronlab.NeuronLab" in text


def test_the_gallery_and_the_api_leave_nothing_public_out(made):
    gallery, api = made.gallery_page(), made.api_page()
    shown = set(re.findall(r'href="(\w+)\.html"', gallery))
    told = {at.split(".")[-1] for at in re.findall(r":: neuronlab\.([\w.]+)", api)}
    assert shown | told == set(neuronlab.__all__) - {"__version__"} and not shown & told


@pytest.mark.slow
def test_a_lesson_is_live_on_binder_where_the_repository_is_known(made, tmp_path):
    lessons = sorted((made.ROOT / "lessons").glob("[0-9]*.ipynb"))
    text = made.lessons_page(lessons, "someone/neuronlab")
    assert text.count("https://mybinder.org/v2/gh/someone/neuronlab/HEAD?urlpath=lab") == 13
    assert "mybinder" not in made.lessons_page(lessons, None)
    for lesson in lessons:
        assert f"]({lesson.name})" in text and f"\n{lesson.stem}" in text
        assert re.search(rf"!\[[^]]{{80,}}\]\({lesson.stem}\.png\)", text)


def test_what_is_the_same_is_not_written_again(made, tmp_path):
    file = tmp_path / "deep" / "page.md"
    made.page(file, "one")
    before = file.stat().st_mtime_ns
    made.page(file, "one")
    assert file.stat().st_mtime_ns == before
    made.page(file, "two")
    assert file.read_text(encoding="utf-8") == "two"


def test_a_lessons_pictures_are_described_what_is_folded_stays_so_and_nothing_else_is_changed(
    made, tmp_path
):
    shown = {"image/png": {"width": 9, "height": 9, "alt": "A line between two groups."}}
    outputs = [{"output_type": "display_data", "data": {"image/png": "aGk="}, "metadata": shown}]
    cells = [
        {"cell_type": "code", "source": "lab", "metadata": {"tags": ["x"]}, "outputs": outputs},
        {"cell_type": "code", "source": "1", "metadata": {}, "outputs": []},
        {"cell_type": "code", "source": "2", "metadata": {"jupyter": {"source_hidden": True}}},
        {"cell_type": "markdown", "source": "text", "metadata": {}},
    ]
    lesson = tmp_path / "lesson.ipynb"
    lesson.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    found = json.loads(made.described(lesson))["cells"]
    told = {"image": {"alt": "A line between two groups."}}
    assert found[0].pop("metadata") == {"tags": ["x"], "mystnb": told}
    assert found[2]["metadata"].pop("tags") == ["hide-input"]
    assert cells[0].pop("metadata") and found == cells
