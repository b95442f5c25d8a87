"""The contents are those of the notebooks, and every question of the package is in them."""

import json
import re

import refresh_lessons
from neuronlab.course.contents import contents
from neuronlab.course.judging import keys


def test_every_lesson_is_there_with_what_it_says_of_itself():
    lessons = contents()
    assert [lesson.name for lesson in lessons] == [p.stem for p in refresh_lessons.lessons()]
    for lesson, path in zip(lessons, refresh_lessons.lessons(), strict=True):
        head = "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])
        assert head.startswith(f"# {lesson.number} · {lesson.title}\n")
        assert f"**Time** about {lesson.minutes} minutes" in head
        assert 3 <= len(lesson.gives) <= 5 and all(lesson.gives)
        assert lesson.question.endswith("?")
        for text in lesson.gives:
            assert "*" not in text and text in head.replace("*", "")


def test_every_prediction_and_exercise_stands_in_one_section():
    lessons = contents()
    predictions = [key for lesson in lessons for key in lesson.predictions]
    exercises = [key for lesson in lessons for key in lesson.exercises]
    assert sorted(predictions) == sorted(keys("PREDICTIONS"))
    assert sorted(exercises) == sorted(keys("EXERCISES"))
    for lesson in lessons:
        text = next(p for p in refresh_lessons.lessons() if p.stem == lesson.name).read_text(
            encoding="utf-8"
        )
        for section in lesson.sections:
            assert section.heading
            under = text.split(f"## {json.dumps(section.heading, ensure_ascii=False)[1:-1]}")[1]
            for key in (*section.predictions, *section.exercises):
                assert re.search(rf'\(\\"{re.escape(key)}\\"', under)
