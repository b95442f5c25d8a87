"""No prediction's answer stands before it: in the text, in a lab's picture, in its readout."""

import re
from functools import cache

import nbformat
import neuronlab
import pytest
import refresh_lessons
from labs.storm import controls
from lessons.telling_words import TELLING, WHOLE
from matplotlib.text import Text
from neuronlab.course.judging import keys, prediction
from neuronlab.look import read
from neuronlab.plots.lettering import Lettering

PREDICT = re.compile(r"predict\(\"(\d\d\.\d+)\"\)")
FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
LAB = re.compile(r"\w+Lab\((?!X, y).*\)", re.DOTALL)  # not with data of one's own


def said_by(lab) -> str:
    """Return all words of a lab as it opens: picture, readout, text alternative, tooltips."""
    seen = written_on(lab.stage)
    seen += [text for each in letterings(lab.plot) for text in each.texts]
    seen += [getattr(widget, "tooltip", None) or "" for widget in controls(lab)]
    seen += [getattr(widget, "description", "") for widget in controls(lab)]
    html = lab.readout.value + f" {lab.title} {lab.begin}"
    return "\n".join([*seen, re.sub("<[^>]+>", " ", html), lab.stage.alt])


def written_on(stage) -> list[str]:
    """Return the texts of a picture."""
    texts = stage.figure.findobj(lambda artist: isinstance(artist, Text))
    return [text.get_text() for text in texts if text.get_visible()]


def opening(number: str) -> str:
    """Return the words of the picture that a lesson opens with, and those beside it."""
    stage = neuronlab.lesson(number).stage
    return "\n".join([*written_on(stage), stage.alt])


def letterings(plot, depth: int = 3) -> list[Lettering]:
    """Return what is lettered in a plot, and in the plots that it is made of."""
    found = []
    for part in vars(plot).values():
        if isinstance(part, Lettering):
            found.append(part)
        elif type(part).__module__.startswith("neuronlab.") and depth and hasattr(part, "__dict__"):
            found += letterings(part, depth - 1)
    return found


@cache
def lesson_of(number: str):
    (path,) = refresh_lessons.lessons([f"{number}-"])
    return nbformat.read(path, as_version=nbformat.NO_CONVERT)


@cache
def met_in(number: str) -> dict[str, str]:
    """Return for each prediction of a lesson all that a learner has met there before it."""
    met, before = [opening(number)], {}
    for cell in lesson_of(number).cells:
        if cell.cell_type == "markdown":
            met.append(FOLDED.sub("", cell.source))
            continue
        asked = PREDICT.search(cell.source)
        if asked:
            before[asked[1]] = "\n".join(met)
            met += said_after(prediction(asked[1]))
            continue
        met.append(cell.source)
        for output in cell.outputs:
            text = output.get("text") or output.get("data", {}).get("text/plain", "")
            met.append(said_by(read(text)) if LAB.fullmatch(text) else text)
    return before


def said_after(asked: dict) -> list[str]:
    """Return what is read as soon as one has committed, whatever the answer was."""
    lines = [[[left, -1.5], [right, 2.0]] for left in range(-4, 4) for right in range(-4, 4)]
    given = asked.get("options", lines if "way" in asked else (0, 10, 100, 1000))
    return [asked["why"], *(asked["reply"](each) or "" for each in given if "reply" in asked)]


def before(key: str) -> str:
    """Return all that a learner has met in a lesson before a prediction."""
    return met_in(key[:2])[key]


def test_every_prediction_of_the_lessons_that_are_whole_is_listed():
    asked = {key for key in keys("PREDICTIONS") if key[:2] in WHOLE}
    assert asked == {key for key in TELLING if key[:2] in WHOLE}
    assert set(TELLING) <= set(keys("PREDICTIONS"))


@pytest.mark.parametrize("key", TELLING)
def test_nothing_before_it_tells(key):
    met = before(key)
    for pattern in TELLING[key]:
        found = re.search(f".{{0,60}}{pattern}.{{0,60}}", met, re.IGNORECASE)
        assert not found, f"before {key}: {found[0]!r}"


@pytest.mark.parametrize("key", TELLING)
def test_the_right_option_is_not_said_before(key):
    answer = prediction(key)["answer"]()
    if isinstance(answer, str) and len(answer.split()) > 2:
        assert answer.lower() not in before(key).lower()


@pytest.mark.parametrize("key", TELLING)
def test_the_words_that_would_tell_are_those_of_the_explanation(key):
    """A pattern that occurs nowhere in the lesson guards nothing: it may be misspelt."""
    rest = "\n".join(cell.source for cell in lesson_of(key[:2]).cells)
    outputs = [output.get("text", "") for cell in lesson_of(key[:2]).cells
               for output in cell.get("outputs", [])]  # fmt: skip
    after = "\n".join([rest, prediction(key)["why"], *map(str, outputs)])
    assert any(re.search(pattern, after, re.IGNORECASE) for pattern in TELLING[key])


def test_a_word_in_a_picture_is_seen():
    lab = neuronlab.SpikingLab(curve=True)
    assert "rheobase" in lab.plot.rate._name.get_text() and "rheobase" in said_by(lab)
    assert "fires" in said_by(neuronlab.HebbLab())  # lettered beside a bar
    assert "rheobase" not in said_by(neuronlab.SpikingLab())
    assert "charge gathers" in opening("01") and "a nerve cell" in opening("01")
