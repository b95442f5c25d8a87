"""What is said where an answer raises: the line of the learner's, what to look at, no hint used."""

import linecache

import numpy as np
import pytest
from neuronlab import check
from neuronlab.course.judging import judge
from neuronlab.course.raised import told
from neuronlab.course.slip import Slip


def learners(code: str):
    """Return the function that a cell of this code defines, as IPython keeps cells."""
    name = "<ipython-input-1-test>"
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    found: dict = {"np": np}
    exec(compile(code, name, "exec"), found)
    return found["answer"]


def error_of(code: str, *arguments) -> Exception:
    try:
        learners(code)(*arguments)
    except Exception as error:
        return error
    raise AssertionError("it did not raise")


@pytest.mark.parametrize(
    ("line", "argument", "advice"),
    [
        ("weihgts + 1", 1, "spelt"),
        ("1 / x", 0, "what is 0"),
        ("x[3]", [1, 2], "begins at 0"),
        ("x.append(1)", 1, "before the dot"),
        ("x + None", 1, "None"),
        ("x @ np.ones((3, 2))", np.ones(2), "shapes"),
        ("x.w[0] if x else raise_()", 0, "spelt"),
    ],
)
def test_the_line_is_quoted_and_what_to_look_at_follows_from_the_error(line, argument, advice):
    slip = told(error_of(f"def answer(x):\n    y = 1\n    return {line}\n", argument))
    assert isinstance(slip, Slip) and slip.startswith("your answer led to ")
    assert f"“return {line}”" in slip.hint and advice in slip.hint


def test_too_many_values_for_the_names_are_not_told_to_look_at_shapes():
    slip = told(error_of("def answer(x):\n    a, b, c = x\n    return a\n", [1, 2, 3, 4]))
    assert "“a, b, c = x”: how many values are there" in slip.hint


def test_an_error_inside_of_a_library_is_told_at_the_learners_line():
    slip = told(error_of("def answer(x):\n    return np.linalg.inv(x)\n", np.zeros((2, 2))))
    assert "“return np.linalg.inv(x)”" in slip.hint


def test_where_no_line_of_the_learners_was_run_there_is_no_such_hint():
    judgement = judge("00.2", [[1, 2, 3]])
    assert "your answer led to ValueError" in judgement.message and judgement.hint == ""


def test_no_hint_of_the_exercise_is_used_up(tmp_path, monkeypatch):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))
    wrong = learners("def answer(*arguments):\n    return nowhere\n")
    for _ in range(2):
        assert "at “return nowhere”" in check("04.1", wrong).children[1].value
    assert "hint 1 of" in check("04.1", lambda *arguments: 0).children[1].value
