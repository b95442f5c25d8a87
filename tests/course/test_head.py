"""The head of a lesson: it counts what is answered, and follows every answer."""

import gc

import pytest
from neuronlab import lesson, predict
from neuronlab.course.contents import contents
from neuronlab.course.head import Head
from neuronlab.course.progress import Progress, progress


@pytest.fixture(autouse=True)
def scratch(tmp_path, monkeypatch):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))


def said(head) -> str:
    return head.children[1].value


def test_it_counts_and_follows_every_answer_of_this_kernel():
    head = lesson("06")
    found = next(one for one in contents() if one.number == "06")
    n, m = len(found.predictions), len(found.exercises)
    assert f"0 of {n} predictions made, 0 of {m} exercises solved" in said(head)
    key = found.predictions[0]
    card = predict(key)
    card.choice = 1.0
    card.commit()
    assert f"1 of {n} predictions made" in said(head) and said(head).count("●") == 1
    card.take_back()
    assert f"0 of {n} predictions made" in said(head)
    progress().put(f"done {found.exercises[0]}", True)
    assert f"1 of {m} exercises solved" in said(head) and said(head).count("■") == 1
    progress().start_over()
    assert f"0 of {m} exercises solved" in said(head)


def test_its_text_is_the_same_for_every_learner():
    before = repr(lesson("04"))
    progress().put("predict 04.2", 4)
    assert repr(lesson("04")) == before == "Lesson 04: how far you have come"


def test_a_closed_one_hears_nothing_and_one_that_is_gone_is_forgotten(tmp_path):
    store = Progress(tmp_path / "answers.json")
    first, second = Head(contents()[4], store), Head(contents()[4], store)
    first.close()
    store.put("predict 04.2", 4)
    assert "1 of" in said(second)
    del first, second
    gc.collect()
    store.put("predict 04.2", 5)
    assert len(store._watching) <= 1


def test_a_lesson_that_there_is_not_is_named():
    with pytest.raises(ValueError, match="number is '99'; expected one of 00, 01"):
        lesson("99")
