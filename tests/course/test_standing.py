"""Where a learner is, from answers files made by hand."""

import pytest
from neuronlab.course.contents import Lesson, Section
from neuronlab.course.standing import Standing


def lesson(number, *sections):
    return Lesson(number, f"{number}-x", f"L{number}", "why?", 10, ("do it",), tuple(sections))


LESSONS = (
    lesson("00", Section("A", ("00.1",), ()), Section("B", ("00.2",), ("00.1",))),
    lesson("01", Section("C", (), ("01.1", "01.2"))),
    lesson("02"),
    lesson("03", Section("D", ("03.1",), ("03.1",))),
)


def standing(**answers):
    """Return a standing; p_001 stands for "predict 00.1", d_011 for "done 01.1"."""
    names = {"p": "predict", "d": "done"}
    kept = {f"{names[k[0]]} {k[2:4]}.{k[4]}": value for k, value in answers.items()}
    return Standing(LESSONS, kept)


@pytest.mark.parametrize(
    ("answers", "kind", "key", "heading"),
    [
        ({}, "prediction", "00.1", "A"),
        ({"p_001": "x"}, "prediction", "00.2", "B"),
        ({"p_001": 0, "p_002": "y"}, "exercise", "00.1", "B"),
        ({"p_001": 0, "p_002": "y", "d_001": True}, "exercise", "01.1", "C"),
        ({"d_011": True}, "exercise", "01.2", "C"),
        ({"d_011": True, "d_012": True}, "prediction", "03.1", "D"),
        ({"p_031": 1, "d_031": True}, "prediction", "00.1", "A"),
        ({"p_031": 1, "d_031": True, "p_001": 1}, "prediction", "00.2", "B"),
        ({"d_011": "yes"}, "prediction", "00.1", "A"),
    ],
)
def test_what_comes_next(answers, kind, key, heading):
    step = standing(**answers).next
    assert (step.kind, step.key, step.section.heading) == (kind, key, heading)


def test_when_everything_is_done_nothing_comes_next():
    done = standing(p_001=0, p_002=1, d_001=True, d_011=True, d_012=True, p_031=2.5, d_031=True)
    assert done.next is None and done.begun
    assert [done.share(lesson) for lesson in LESSONS] == [1, 1, 0, 1]
    assert not standing().begun


def test_counts():
    found = standing(p_001=0, p_002="", d_001=True)
    assert found.predicted(("00.1", "00.2")) == 2 and found.solved(("00.1",)) == 1
    assert found.share(LESSONS[0]) == 1 and found.unanswered(LESSONS[0].sections[1]) == []
    assert standing(p_001=0).share(LESSONS[0]) == pytest.approx(1 / 3)
