"""Every lesson: its form, its text, its exercises with their solutions."""

import json
import re
import warnings

import nbformat
import pytest
import refresh_lessons
from neuronlab.course import needs
from neuronlab.course.judging import keys

LESSONS = refresh_lessons.lessons()
NAMES = [path.stem for path in LESSONS]
SOLUTION = re.compile(r"<details>.*?```python\n(.*?)```.*?</details>", re.DOTALL)
CHECK = re.compile(r"check\(\"(\d\d\.\d+)\"")


def read(path):
    return nbformat.read(path, as_version=nbformat.NO_CONVERT)


@pytest.fixture(params=LESSONS, ids=NAMES)
def lesson(request):
    return read(request.param)


def code(lesson):
    return [cell for cell in lesson.cells if cell.cell_type == "code"]


def test_there_are_lessons():
    assert "00-start-here" in NAMES and "04-perceptron" in NAMES


@pytest.mark.parametrize("path", LESSONS, ids=NAMES)
def test_it_is_saved_in_canonical_form(path):
    text = path.read_text(encoding="utf-8")
    notebook = read(path)
    nbformat.validate(notebook)
    assert text == refresh_lessons.text_of(refresh_lessons.canonical(notebook, path.stem))
    for trace in ("widget-view+json", "widget-state+json", "/home/", "/tmp/", "Traceback"):
        assert trace not in text


@pytest.mark.parametrize("mark", ["widget view", "execution count", "cell id", "metadata", "split"])
def test_what_is_not_canonical_is_noticed(mark):
    lesson = read(LESSONS[NAMES.index("04-perceptron")])
    cell = next(cell for cell in code(lesson) if cell.outputs)
    if mark == "widget view":
        data = {"application/vnd.jupyter.widget-view+json": {"model_id": "x"}}
        cell.outputs.append(nbformat.v4.new_output("display_data", data))
    elif mark == "execution count":
        cell.execution_count = 99
    elif mark == "cell id":
        cell.id = "abc"
    elif mark == "metadata":
        cell.metadata["collapsed"] = True
    else:
        cell.outputs += [nbformat.v4.new_output("stream", text="a")] * 2
    canonical = refresh_lessons.canonical(lesson, "04-perceptron")
    assert refresh_lessons.text_of(canonical) != refresh_lessons.text_of(lesson)
    again = refresh_lessons.canonical(canonical, "04-perceptron")
    assert refresh_lessons.text_of(again) == refresh_lessons.text_of(canonical)


@pytest.mark.parametrize("path", LESSONS[1:], ids=NAMES[1:])
def test_it_ends_with_what_to_take_along_and_where_it_is_from(path):
    texts = [cell.source for cell in read(path).cells if cell.cell_type == "markdown"]
    assert sum("## In your own words\n" in text for text in texts) == 1
    assert "<small>Sources: " in texts[-1] and texts[-1].endswith("</small>")
    assert path is LESSONS[-1] or "**What comes next.**" in texts[-1]


def test_its_cells_are_short_and_hold_no_machinery(lesson):
    for cell in code(lesson):
        assert len(cell.source.splitlines()) <= 15, cell.source
        assert not re.search(r"^\s*class |pyplot|@interact|Output\(", cell.source, re.MULTILINE)
    imports = [
        cell
        for cell in code(lesson)
        if re.search("^(import|from) ", cell.source, re.M)
        and not cell.source.startswith(("%%needs", "%%apart"))  # which bring their own
    ]
    assert len(imports) == 1


def test_code_that_is_folded_says_in_its_first_line_what_it_does_and_shows_something(lesson):
    for cell in code(lesson):
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            alone = cell.source.startswith("%%apart\n")  # and so brings what it needs
            assert re.match(r"# \w.{15,}", cell.source.removeprefix("%%apart\n")) and cell.outputs
            asked = "check|predict" if alone else "check|predict|import|from"
            assert not re.search(rf"^({asked})\b", cell.source, re.MULTILINE)


def test_it_has_every_part_that_a_lesson_has(lesson):
    text = "\n".join(cell.source for cell in lesson.cells if cell.cell_type == "markdown")
    assert text.startswith("# ")
    for part in ("**You will be able to**", "**Time**"):
        assert part in text
    assert 3 <= len(re.findall(r"^- \*\w", text.split("**You need**")[0], re.M)) <= 5


def test_every_lab_is_kept_as_text_and_picture(lesson):
    kept = [o.data for cell in code(lesson) for o in cell.outputs if "data" in o]
    labs = [data for data in kept if re.match(r"\w+Lab\(", data["text/plain"])]
    assert labs
    for data in labs:
        assert len(data["image/png"]) * 3 / 4 <= 40_000


def test_it_drives_a_lab_from_code(lesson):
    assert any(re.search(r"\w+\.(set\(|\w+ = |next_mistake)", cell.source) for cell in code(lesson))


def test_what_a_framework_showed_is_recorded(lesson):
    for cell in code(lesson):
        asked = refresh_lessons.NEEDS.match(cell.source)
        if asked:
            shown = needs.outputs(cell)
            assert shown and shown == needs.recorded(asked["key"])


def test_no_cell_is_skipped_without_a_reason(lesson):
    for cell in lesson.cells:
        if {"nbval-skip", "nbval-ignore-output", "raises-exception"} & set(
            cell.metadata.get("tags", ())
        ):
            assert cell.source.startswith("# ")
        assert "NBVAL" not in cell.source or "#" in cell.source.split("NBVAL")[1]


# Exercises: the starter says "not yet", the folded solution is right.


def exercises_of(path):
    """Return the key, the code before, the starter and the folded solution of each exercise."""
    cells = read(path).cells
    found = []
    for place, cell in enumerate(cells):
        key = CHECK.search(cell.source) if cell.cell_type == "code" else None
        if key:
            before = [c.source for c in cells[:place] if c.cell_type == "code"]
            solution = SOLUTION.search(cells[place + 1].source)
            assert solution, f"no folded solution after {key[1]}"
            found.append((key[1], before, cell.source, solution[1]))
    return found


ALL = [exercise for path in LESSONS for exercise in exercises_of(path)]


def test_every_exercise_of_the_package_stands_in_a_lesson():
    assert sorted(key for key, *_ in ALL) == sorted(keys("EXERCISES"))
    text = "".join(path.read_text(encoding="utf-8") for path in LESSONS)
    for key in keys("PREDICTIONS"):
        assert f'predict(\\"{key}\\")' in text


@pytest.mark.parametrize(("key", "before", "starter", "solution"), ALL, ids=[e[0] for e in ALL])
def test_the_starter_is_not_yet_right_and_the_solution_is(
    key, before, starter, solution, tmp_path, monkeypatch
):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))
    import neuronlab

    scope = {}
    imports = next(source for source in before if re.search("^(import|from) ", source, re.M))
    exec(re.sub("^%.*", "", imports, flags=re.M), scope)
    for source in before:  # what a lesson has defined, and its exercises build on
        if source.startswith("def ") and "check(" not in source and "print(" not in source:
            exec(source, scope)
    verdicts = []
    scope["check"] = lambda *arguments: verdicts.append(neuronlab.check(*arguments))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        exec(starter, scope)
        exec(solution, scope)
    assert [verdict.right for verdict in verdicts] == [False, True]
    assert repr(verdicts[0]).startswith(f"{key} not yet: ")
    assert (
        json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))[f"done {key}"] is True
    )
