"""A learner's own lessons: copied, renewed, and never written over."""

import json

import nbformat
import pytest
from neuronlab.command import lessons
from neuronlab.command.lessons import Copied, copy, fingerprint
from neuronlab.course import contents
from neuronlab.course.contents import source


def write(path, *cells, outputs=()):
    notebook = {
        "cells": [
            {"cell_type": "code", "source": text, "outputs": list(outputs), "metadata": {}}
            for text in cells
        ],
        "metadata": {}, "nbformat": 4, "nbformat_minor": 5,
    }  # fmt: skip
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture
def shelf(tmp_path):
    """Return a folder with two lessons, and the learner's, which is not there yet."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    write(shelf / "00-start-here.ipynb", "a = 1")
    write(shelf / "01-next.ipynb", "b = 2")
    return shelf, tmp_path / "mine"


def test_the_lessons_of_this_course_are_found():
    assert len(list(source().glob("[0-9]*.ipynb"))) == 13


def test_they_are_copied_once(shelf):
    at, mine = shelf
    assert copy(mine, "1", at) == Copied(new=("00-start-here.ipynb", "01-next.ipynb"))
    assert fingerprint(mine / "01-next.ipynb") == fingerprint(at / "01-next.ipynb")
    assert copy(mine, "1", at) == Copied()


def test_no_output_stands_below_a_question_in_a_copy(tmp_path):
    copy(tmp_path, "1")
    for lesson in source().glob("[0-9]*.ipynb"):
        before, after = (
            json.loads((folder / lesson.name).read_text(encoding="utf-8"))["cells"]
            for folder in (lesson.parent, tmp_path)
        )
        asked = [n for n, c in enumerate(before) if "".join(c["source"]).startswith("predict(")]
        assert before[: asked[0]] == after[: asked[0]]
        assert any(cell.get("outputs") for cell in before[asked[0] :])
        assert not any(cell.get("outputs") for cell in after[asked[0] :])
        assert fingerprint(tmp_path / lesson.name) == fingerprint(lesson)
        nbformat.validate(nbformat.read(tmp_path / lesson.name, as_version=4))


def test_lessons_of_a_folder_are_unspoiled_where_they_are(shelf):
    at, _ = shelf
    said = [{"output_type": "stream", "name": "stdout", "text": "3"}]
    write(at / "01-next.ipynb", "1", 'predict("01.1")', "3", outputs=said)
    lessons.unspoil(at)
    cells = json.loads((at / "01-next.ipynb").read_text(encoding="utf-8"))["cells"]
    assert [cell["outputs"] for cell in cells] == [said, [], []]


def test_a_lesson_that_was_only_run_is_renewed(shelf):
    at, mine = shelf
    copy(mine, "1", at)
    write(mine / "01-next.ipynb", "b = 2", outputs=[{"output_type": "stream", "text": "2"}])
    assert copy(mine, "2", at) == Copied()
    write(at / "01-next.ipynb", "b = 3")
    assert copy(mine, "2", at) == Copied(renewed=("01-next.ipynb",))
    assert "b = 3" in (mine / "01-next.ipynb").read_text(encoding="utf-8")
    assert copy(mine, "2", at) == Copied()


def test_what_the_learner_has_written_stays_and_the_newer_lesson_stands_beside_it(shelf):
    at, mine = shelf
    copy(mine, "1", at)
    write(mine / "01-next.ipynb", "b = 2", "my own cell")
    before = (mine / "01-next.ipynb").read_bytes()
    assert copy(mine, "1", at) == Copied()
    write(at / "01-next.ipynb", "b = 3")
    assert copy(mine, "2", at) == Copied(beside=("01-next-new-2.ipynb",))
    assert (mine / "01-next.ipynb").read_bytes() == before
    assert fingerprint(mine / "01-next-new-2.ipynb") == fingerprint(at / "01-next.ipynb")
    assert copy(mine, "2", at) == Copied()
    # Nor is what the learner has written into the one beside it.
    write(mine / "01-next-new-2.ipynb", "mine too")
    write(at / "01-next.ipynb", "b = 4")
    copy(mine, "2", at)
    assert "mine too" in (mine / "01-next-new-2.ipynb").read_text(encoding="utf-8")


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"01-next.ipynb": 7}'])
def test_a_damaged_record_loses_nothing(shelf, damaged):
    at, mine = shelf
    copy(mine, "1", at)
    write(mine / "01-next.ipynb", "my own")
    (mine / lessons.RECORD).write_text(damaged, encoding="utf-8")
    done = copy(mine, "2", at)
    assert done.new == done.renewed == () and "my own" in (mine / "01-next.ipynb").read_text(
        encoding="utf-8"
    )


def test_a_file_of_the_learners_that_is_no_notebook_stays(shelf):
    at, mine = shelf
    mine.mkdir()
    (mine / "00-start-here.ipynb").write_bytes(b"\xff\x00 no notebook")
    copy(mine, "1", at)
    assert (mine / "00-start-here.ipynb").read_bytes() == b"\xff\x00 no notebook"


def test_without_lessons_it_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(contents, "PACKAGE", tmp_path / "a" / "b")
    with pytest.raises(FileNotFoundError, match="no lessons beside"):
        source()
