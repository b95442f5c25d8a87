"""Lesson 00 says what all others use: every symbol has its row, every lesson its minutes."""

import re

import nbformat
import pytest
import refresh_lessons

PATHS = {path.stem: path for path in refresh_lessons.lessons()}
SIGN = re.compile(r"[Α-ΡΣ-Ωα-ω∂‖]|ŷ")
LATIN = ("x", "w", "W", "b", "z", "f", "a", "y", "p", "L", "V", "I", "R", "h", "v", "c", "T", "m")
LATIN += ("n", "u", "t", "Q", "r")


def prose(name: str) -> str:
    """Return a lesson's text without its code, its formulas and its sources."""
    cells = nbformat.read(PATHS[name], as_version=4).cells
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return re.sub(r"<small>.*?</small>", "", text, flags=re.DOTALL)


def symbols() -> set[str]:
    """Return what stands in the first column of the tables of symbols."""
    table = prose("00-start-here").split("## The symbols")[1].split("## The words")[0]
    rows = re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)
    return set(" ".join(rows))


@pytest.mark.parametrize("name", PATHS)
def test_every_sign_that_a_lesson_uses_is_in_the_table(name):
    used = set(SIGN.findall(prose(name))) - {"Δ"}  # Δw stands there
    assert used <= symbols() | {"Δ"}, used - symbols()


def test_the_letters_are_there_too():
    assert set(LATIN) <= symbols()


def test_the_map_has_the_minutes_that_the_lessons_say():
    said = {
        name[:2]: re.search(r"\*\*Time\*\* about (\d+) minutes", prose(name))[1] for name in PATHS
    }
    rows = re.findall(r"^\| \*\*\[?(\d\d) .*\| (\d+) \|$", prose("00-start-here"), re.MULTILINE)
    assert dict(rows) == said


def test_nobody_is_asked_for_a_network_where_the_internet_is_meant():
    assert "without a network" not in prose("00-start-here")


def test_what_the_lesson_counts_is_what_the_network_has():
    from neuronlab.labs.digits.model import samples
    from neuronlab.labs.reader.model import ACCURACY, layers

    text = prose("00-start-here")
    numbers = sum(layer.weights.size + layer.biases.size for layer in layers())
    assert f": {numbers} numbers" in text
    test = samples()[1]
    assert f"Of {len(test)} digits that it had never seen, it then read {ACCURACY}." in text


def test_every_word_links_into_a_lesson_that_uses_it():
    words = prose("00-start-here").split("## The words")[1]
    lines = re.findall(r"^- \*\*([^*]+)\*\*(.*?): ", words, re.MULTILINE)
    assert len(lines) >= 15
    for word, links in lines:
        names = re.findall(r"\]\((.*?)\.ipynb\)", links)
        assert names, word
        for name in names:
            assert word in prose(name).lower(), (word, name)
