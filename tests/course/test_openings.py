"""The picture that opens each lesson: there, small, described, legible in both themes, quick."""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import refresh_lessons
from live.test_dark import contrast, darkened
from matplotlib.colors import to_rgb
from matplotlib.text import Text
from neuronlab import lesson
from neuronlab.course import openings
from neuronlab.course.contents import contents
from neuronlab.plots import style
from neuronlab.plots.strip import HEIGHT, WIDTH
from PIL import Image

NUMBERS = [one.number for one in contents()]


@pytest.fixture(params=NUMBERS)
def head(request, tmp_path, monkeypatch):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))
    head = lesson(request.param)
    yield head
    head.close()


def texts(head) -> list[Text]:
    every = head.stage.figure.findobj(lambda artist: isinstance(artist, Text))
    return [text for text in every if text.get_visible() and text.get_text()]


def test_every_lesson_has_one_and_there_is_no_other():
    files = sorted(Path(openings.__file__).parent.glob("opening_*.py"))
    assert [file.stem[-2:] for file in files] == NUMBERS


def test_it_asks_the_lessons_question_in_the_picture_and_in_words(head):
    (asked,) = (one.question for one in contents() if one.number == head._lesson.number)
    assert texts(head)[0].get_text().lower() == asked.lower()
    alt = head.stage.alt
    assert alt.lower().startswith(asked.lower()) and alt.endswith(".")
    assert 80 < len(alt) - len(asked) < 420


@pytest.mark.slow
def test_it_is_kept_whole_and_small(head):
    data, about = head._repr_mimebundle_()
    assert about["image/png"] == {"width": WIDTH, "height": HEIGHT, "alt": head.stage.alt}
    kept = head.stage.small_png()
    assert data["image/png"] and len(kept) <= 40_000
    assert Image.open(io.BytesIO(kept)).size == (1.5 * WIDTH, 1.5 * HEIGHT)  # not made smaller


def test_something_is_drawn_from_one_side_to_the_other_and_nothing_is_cut(head):
    paper = np.round(255 * np.array(to_rgb(style.PAPER)))
    drawn = np.abs(head.stage.picture()[..., :3] - paper).max(axis=2) > 12
    thirds = np.array_split(drawn, 3, axis=1)
    assert all(third.mean() > 0.01 for third in thirds)
    assert not drawn[:4].any() and not drawn[:, -2:].any()
    for text in texts(head):
        box = text.get_window_extent()
        assert box.x0 >= -1 and box.y0 >= 0, text
        assert box.x1 <= 1.5 * WIDTH and box.y1 <= 1.5 * HEIGHT, text


def test_its_words_are_large_and_stand_out_on_light_and_on_dark(head):
    for text in texts(head):
        color = text.get_color()
        assert text.get_size() >= 13
        assert contrast(to_rgb(color), to_rgb(style.PAPER)) >= 4.5
        assert contrast(darkened(color), darkened(style.PAPER)) >= 4.5


def test_no_word_runs_into_another(head):
    boxes = [text.get_window_extent() for text in texts(head)]
    for k, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[k + 1 :])


@pytest.mark.parametrize("number", NUMBERS)
def test_it_stands_saved_at_the_top_of_its_lesson(number):
    import nbformat

    (path,) = refresh_lessons.lessons([f"{number}-"])
    first = next(c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code")
    (output,) = first.outputs
    head = lesson(number)
    assert output.data["text/plain"] == repr(head)
    assert output.metadata["image/png"]["alt"] == head.stage.alt
    assert 3 / 4 * len(output.data["image/png"]) <= 40_000
    head.close()


@pytest.mark.slow
def test_none_loads_what_is_slow_to_load():
    code = "import sys; from neuronlab import lesson; "
    code += f"[lesson(number).stage.small_png() for number in {NUMBERS}]; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert not {"scipy", "sklearn", "keras", "torch", "jax"} & set(result.stdout.split())
