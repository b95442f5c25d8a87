"""The site's pages that the code makes: one for each lesson and each lab, with true links."""

import importlib.util
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


def test_a_lesson_is_live_on_binder_where_the_repository_is_known(made, tmp_path):
    lessons = sorted((made.ROOT / "lessons").glob("[0-9]*.ipynb"))
    text = made.lessons_page(lessons, "someone/neuronlab")
    assert text.count("https://mybinder.org/v2/gh/someone/neuronlab/HEAD?urlpath=lab") == 13
    assert "mybinder" not in made.lessons_page(lessons, None)
    for lesson in lessons:
        assert f"]({lesson.name})" in text and f"\n{lesson.stem}" in text


def test_what_is_the_same_is_not_written_again(made, tmp_path):
    file = tmp_path / "deep" / "page.md"
    made.page(file, "one")
    before = file.stat().st_mtime_ns
    made.page(file, "one")
    assert file.stat().st_mtime_ns == before
    made.page(file, "two")
    assert file.read_text(encoding="utf-8") == "two"
