"""Lesson 07's exercises: which hint a known mistake gets."""

import numpy as np
import pytest
from neuronlab import check


@pytest.fixture(autouse=True)
def _own_answers(tmp_path, monkeypatch):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))


@pytest.mark.parametrize(
    ("key", "answer", "said", "hint"),
    [
        ("07.2", (-0.5, np.tanh(-0.5)), "z = −0.5 is not", "the bias is missing"),
        ("07.2", (1.0, np.tanh(1.0)), "z = 1 is not", "mind the signs"),
        ("07.2", (7, 7), "z = 7 is not", "hint 1 of 3"),
        ("07.2", (-0.4, -0.4), "z is right", "hint 1 of 3"),
        ("07.4", (60, 100, 0.7, -0.7), "at x = 3.3", "the biases are negative"),
        ("07.4", (-3, -5, 0.7, -0.7), "at x = 3.3", "mind the weight 20"),
        ("07.4", (-60, -100, 0.7, 0.7), "at x = 5.3", "take it away again"),
        ("07.4", (-60, -100, 0.5, -0.5), "add up to 0.5, expected about 0.7", "hint 1 of 3"),
    ],
)
def test_a_hint_answers_the_mistake_that_was_made(key, answer, said, hint):
    verdict = repr(check(key, answer))
    assert verdict.startswith(f"{key} not yet: ")
    assert said in verdict.split("\n")[0] and hint in verdict.split("\n")[1]
