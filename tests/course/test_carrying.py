"""Answers out and in: whatever is in the file, nothing that is here is lost."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab.course.carrying import LARGEST, merge, read, sound, written

VALUES = st.sampled_from([0, 4, -1.5, True, False, "", "mine", None, [1]])
HERE = {"predict 04.1": 4, "done 04.2": True, "hints 04.2": 2, "words 04": "mine"}


def test_out_and_in_again_changes_nothing():
    assert read(written(HERE).encode()) == HERE
    merged = merge(HERE, HERE)
    assert (merged.new, merged.same, merged.kept, merged.strange) == ({}, 4, (), 0)


def test_what_is_new_comes_in_and_what_differs_stays():
    there = {"predict 04.1": 7, "predict 04.2": "no", "done 04.2": True, "hints 04.2": 3}
    merged = merge(HERE, there)
    assert merged.new == {"predict 04.2": "no"}
    assert merged.kept == ("predict 04.1",) and merged.same == 2
    assert merged.said() == (
        "1 answer came in; 2 you had already; 1 differed, and stay as they are here: predict 04.1."
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("predict 4.1", 4), ("predict 04.1", None), ("predict 04.1", {}), ("predict 04.1", True),
        ("done 04.2", 1), ("done 04.2", "yes"), ("hints 04.2", 1.5), ("words 04", 4),
        ("<img src=x onerror=alert(1)>", 1), ("predict 04.1 ", 1), ("", 1), ("other", 1),
        ("hints 04.2", True), ("predict 04.1\n", 1),
    ],
)  # fmt: skip
def test_what_is_no_answer_of_the_course_is_left_out(key, value):
    assert not sound(key, value)
    merged = merge({}, {key: value, "predict 01.1": "x"})
    assert merged.new == {"predict 01.1": "x"} and merged.strange == 1
    assert "1 no answer of this course, left out" in merged.said()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "damaged"), (b"{", "damaged"), (b"\xff\xfe", "damaged"), (b"[1]", "holds no answers"),
        (b'"text"', "holds no answers"), (b" " * (LARGEST + 1), "too large"),
        (b"[" * 100_000, "damaged"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_answers_is_refused(content, said):
    with pytest.raises(ValueError, match=said):
        read(content)


def test_a_file_that_an_editor_has_marked_is_read():
    assert read("\ufeff{}".encode()) == {}


@given(
    st.dictionaries(st.sampled_from(list(HERE)), VALUES),
    st.dictionaries(st.sampled_from([*HERE, "done 01.1", "x"]), VALUES),
)
def test_nothing_that_is_here_is_ever_changed(here, there):
    merged = merge(here, there)
    assert not set(merged.new) & set(here)
    counted = len(merged.new) + merged.same + len(merged.kept) + merged.strange
    assert counted == len(there)
    json.loads(written({**here, **merged.new}))
