"""The start card and the page to hand in, against answers made by hand."""

import base64
import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from neuronlab import check, start
from neuronlab.course import summary
from neuronlab.course.contents import contents
from neuronlab.course.progress import Progress
from neuronlab.course.standing import Standing

EVIL = "<img src=x onerror=alert(1)> & \"'$x$\\"


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


class Tags(HTMLParser):
    """Which tags a page has."""

    def __init__(self, html: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append(tag)


def test_a_fresh_learner_begins_at_the_beginning(store):
    card = start()
    assert "Begin with: prediction 00.1" in plain(card._next.value)
    assert "href='00-start-here.ipynb'" in card._next.value
    assert card._map.value.count("0 of ") >= 26 and "✓" not in card._map.value


def test_what_stands_for_it_in_a_saved_lesson_is_the_same_for_every_learner(store):
    fresh = repr(start())
    store.put_all({"predict 00.1": "x", "done 00.1": True, "words 00": EVIL})
    assert repr(start()) == fresh and "map of the lessons" in fresh


def test_it_counts_what_is_answered_and_says_what_comes_next(store):
    check("00.1", (0.4, 0.4))
    store.put("predict 00.1", "whatever")
    card = start()
    assert "Next: prediction 00.2 in “One unit, two pixels”" in plain(card._next.value)
    row = plain(card._map.value.split("<tr>")[2])
    assert "1 of 2 1 of 2" in row and "✓ Now something that is no digit: 1 of 1" in row
    store.put("predict 00.2", "left")
    card.refresh()
    assert "Next: exercise 00.2" in plain(card._next.value)


def test_when_all_is_done_it_says_so(store):
    for lesson in contents():
        store.put_all({f"predict {key}": 1 for key in lesson.predictions})
        store.put_all({f"done {key}": True for key in lesson.exercises})
    assert "Everything is done" in start()._next.value


def test_answers_go_out_and_come_back(store, tmp_path, monkeypatch):
    kept = {"predict 04.1": 4, "done 04.2": True, "answer 04.2": "(−1, 0, 2)", "words 04": "ä"}
    store.put_all(kept)
    card = start()
    card.offer()
    data = re.search(r"href='data:application/json;base64,([^']*)'", card._files.value)[1]
    assert json.loads(base64.b64decode(data)) == kept
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path / "elsewhere"))
    other = start()
    assert other.bring_back(base64.b64decode(data)) == "4 answers came in."
    assert Progress().answers() == kept
    assert "Next: prediction 04.2" in plain(other._next.value)
    assert other.bring_back(base64.b64decode(data)) == "no answers came in; 4 you had already."


def test_an_uploaded_file_is_merged(store):
    store.put("predict 04.1", 4)
    card = start()
    content = memoryview(json.dumps({"predict 04.1": 9, "done 04.1": True}).encode())
    file = {"name": "a.json", "type": "", "size": len(content), "content": content}
    card._upload.value = ({**file, "last_modified": datetime.now(UTC)},)
    assert Progress().answers() == {"predict 04.1": 4, "done 04.1": True}
    assert "1 answer came in" in card._says.value and card._upload.value == ()


def test_a_damaged_file_changes_nothing(store):
    store.put("predict 04.1", 4)
    card = start()
    assert "Nothing was changed: this file is damaged" in card.bring_back(b"{")
    assert Progress().answers() == {"predict 04.1": 4}


def test_files_are_written_where_one_says(store, tmp_path):
    store.put("done 04.2", True)
    answers, page = start().save(tmp_path)
    assert json.loads(answers.read_text(encoding="utf-8")) == {"done 04.2": True}
    assert "exercise 04.2" in page.read_text(encoding="utf-8")


def test_starting_over_asks_first_and_sets_the_answers_aside(store, tmp_path):
    store.put_all({"predict 04.1": 4, "done 04.2": True})
    card = start()
    card._ask.click()
    assert "Forget all 2 of your answers" in card._says.value
    assert Progress().answers() == {"predict 04.1": 4, "done 04.2": True}
    card._no.click()
    assert card._sure.layout.display == "none" and Progress().answers()
    card._ask.click()
    card._sure.click()
    assert Progress().answers() == {} and "A fresh start" in card._says.value
    assert "Begin with" in card._next.value
    (aside,) = tmp_path.glob("answers-before-*.json")
    assert json.loads(aside.read_text(encoding="utf-8"))["predict 04.1"] == 4


def test_words_are_kept_for_each_lesson(store):
    card = start()
    card._about.value = "04"
    card._words.value = "  A line that turns.  "
    card.keep_words()
    assert Progress().get("words 04") == "A line that turns."
    card._about.value = "05"
    assert card._words.value == ""
    card._about.value = "04"
    assert card._words.value == "A line that turns."
    card._words.value = " "
    card.keep_words()
    assert Progress().answers() == {}


def test_the_page_says_what_was_predicted_and_solved(store):
    check("04.3", (-1, 0, 2.5))
    store.put_all({"predict 04.2": 7, "predict 04.3": "no, it is still on the wrong side"})
    store.put_all({"words 04": "Only mistakes teach.", "hints 04.3": 2})
    page = summary.page(Standing(contents(), store.answers()), "Ada")
    said = plain(page)
    assert said.count("Ada: neuronlab") == 2 and "2 of" in said
    assert "prediction 04.2" in said and " 7 not what happens" in said
    assert "no, it is still on the wrong side ✓ right" in said
    assert "exercise 04.3 (-1, 0, 2.5) ✓ solved after 2 hints" in said
    assert "Only mistakes teach." in said and "prediction 05" not in said


def test_a_function_is_handed_in_as_it_was_written(store):
    from neuronlab.course.reading import words_of

    def both(a, b):
        return a and b

    assert words_of(both) == "def both(a, b):\n    return a and b"

    class Broken:
        def __repr__(self):
            raise RuntimeError

    assert words_of(Broken()) == "a Broken"
    assert len(words_of("x" * 10_000)) < 2100


def test_nothing_of_the_learners_becomes_a_tag(store):
    store.put_all({"predict 04.1": EVIL, "done 04.2": True, "answer 04.2": EVIL, "words 04": EVIL})
    card = start()
    card._name.value = EVIL
    card.offer()
    page = summary.page(card.standing, EVIL)
    for html in (page, card._map.value, card._next.value, card._files.value, card._says.value):
        assert not {"img", "script"} & set(Tags(html).found)
    assert page.count("&lt;img src=x onerror=alert(1)&gt;") >= 4
    card._say(EVIL)
    assert "<img" not in card._says.value


@pytest.mark.parametrize("given", [{"a": 1}, [], 17, "gone", None, True])
def test_an_answer_that_no_longer_fits_is_shown_and_not_judged(store, given):
    store.put("predict 04.3", given)
    page = summary.page(Standing(contents(), store.answers()))
    assert ("no longer among the answers" in page) == (given is not None)


def test_an_empty_page_says_so(store):
    assert "Nothing is answered yet" in summary.page(Standing(contents(), {}))
