"""Samples: classes are chosen, sets are split, points come and go."""

import numpy as np
import pytest
from neuronlab import load


def test_classes_are_chosen_in_the_order_given():
    data = load("iris", classes=["virginica", "versicolor"])
    assert len(data) == 100 and data.class_names == ("virginica", "versicolor")
    assert data.y[:50].tolist() == [1] * 50  # versicolor comes first in the list of flowers


def test_the_tasks_of_three_classes():
    tasks = load("iris").tasks()
    assert list(tasks) == [
        "setosa against the rest",
        "versicolor against the rest",
        "virginica against the rest",
        "setosa against versicolor",
        "setosa against virginica",
        "versicolor against virginica",
        "all classes",
    ]
    assert [int(data.y.sum()) for data in list(tasks.values())[:6]] == [50] * 6
    first = tasks["versicolor against virginica"]
    assert first.class_names[1] == "versicolor"
    assert list(load("xor").tasks()) == ["1 against 0"]


def test_a_split_takes_the_same_share_of_every_class():
    train, test = load("iris").split(test_size=0.2, seed=3)
    assert np.bincount(test.y).tolist() == [10, 10, 10] and len(train) == 120
    together = {tuple(x) for x in np.vstack([train.X, test.X])}
    assert together == {tuple(x) for x in load("iris").X}
    again, _ = load("iris").split(test_size=0.2, seed=3)
    assert np.array_equal(train.X, again.X)
    with pytest.raises(ValueError, match=r"test_size is 1\.5"):
        load("iris").split(test_size=1.5)


def test_a_regression_is_split_and_has_no_classes():
    data = load("hills", n_samples=200)
    train, test = data.split(test_size=0.25, seed=1)
    assert (len(train), len(test)) == (150, 50) and test.is_regression
    together = {tuple(x) for x in np.vstack([train.X, test.X])}
    assert together == {tuple(x) for x in data.X}
    grown = data.with_points([(0, 1, -0.5)])
    assert grown.y[-1] == -0.5 and len(grown) == 201
    for ask in (data.tasks, lambda: data.keep([0]), lambda: data.against_rest("1")):
        with pytest.raises(ValueError, match="'hills' is a regression: its y holds values"):
            ask()
    with pytest.raises(ValueError, match="a point's value holds nan"):
        data.with_points([(0, 1, np.nan)])


def test_points_are_added_at_the_end():
    data = load("or").with_points([(0.5, 0.25, 1)])
    assert data.X[-1].tolist() == [0.5, 0.25] and data.y[-1] == 1 and len(data) == 5
    with pytest.raises(ValueError, match="a point's class is 2"):
        load("or").with_points([(0, 0, 2)])
