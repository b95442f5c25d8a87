"""What the lessons state in words, where no cell of theirs computes it."""

from itertools import combinations

import numpy as np
import pytest
from neuronlab import Neuron, Perceptron
from neuronlab.labs.perceptron.history_model import PerceptronHistory
from neuronlab.labs.perceptron.order_model import longest, taught
from neuronlab.models.datasets import load
from neuronlab.models.margin import widest_margin
from neuronlab.models.mlp import MLP
from neuronlab.models.training import Trainer


def test_the_best_line_for_versicolor_is_wrong_about_29_flowers():
    """Lesson 05. A best line can be moved until it nearly touches two of the points."""
    data = load("iris", features=["petal length", "petal width"]).against_rest("versicolor")
    points = np.unique(data.X, axis=0)
    best = len(data)
    for p, q in combinations(points, 2):
        along = q - p
        for turn in (-1e-6, 1e-6):
            across = np.array([-along[1], along[0]]) + turn * along
            heights = np.sort(data.X @ across)
            cuts = np.concatenate([[heights[0] - 1], (heights[1:] + heights[:-1]) / 2])
            fires = (data.X @ across) >= cuts[:, None]
            wrong = (fires != data.y).sum(axis=1)
            best = min(best, wrong.min(), (len(data) - wrong).min())
    assert best == 29


def test_three_linear_units_can_tell_the_three_species_apart_but_for_six():
    """Lesson 04: it is not the lines that fail, not even where each unit has learned alone."""
    from sklearn.linear_model import LogisticRegression

    data = load("iris", features=["petal length", "petal width"])
    smooth = LogisticRegression(C=100, max_iter=1000)
    assert (smooth.fit(data.X, data.y).predict(data.X) != data.y).sum() == 6
    z = [smooth.fit(data.X, data.y == k).decision_function(data.X) for k in range(3)]
    assert (np.argmax(z, axis=0) != data.y).sum() == 6
    assert ((z[1] > 0) != (data.y == 1)).sum() > 29  # versicolor's yes or no, alone


def test_after_300_epochs_the_three_smooth_units_are_not_yet_good():
    """Lesson 04: "some 30 are still wrong"."""
    data = load("iris", features=["petal length", "petal width"])
    three = MLP([2, 3], output="softmax")
    Trainer(three, data.X, data.y, learning_rate=0.5, batch_size=150).run_epochs(300)
    assert 25 <= (three.predict(data.X) != data.y).sum() <= 35


def test_a_correction_is_as_large_wherever_the_sample_lies():
    """Lesson 04: its size is that of x, not that of z."""
    x = np.array([1.4, 0.2])
    changes = []
    for b in (-0.01, -5.0, -500.0):
        p = Perceptron(2)
        p.b = np.array([b])
        update = p.update(x, 1)
        changes.append((*(update.W - update.W_before)[:, 0], round(float(update.b[0] - b), 9)))
    assert set(changes) == {(1.4, 0.2, 1.0)}


def test_a_nudge_moves_a_soft_output_and_a_sharp_one_not_at_all():
    """Lesson 03, at x = 1 with b = −1: what one reads when the weight is nudged."""
    soft, sharp = (
        [float(Neuron([w], -1, f)([[1.0]])[0]) for w in (2.0, 2.1, 1.9, 1.8, 1.0, 0.9)]
        for f in ("sigmoid", "heaviside")
    )
    assert [round(a, 2) for a in soft[:2]] == [0.73, 0.75]
    assert sharp == [1, 1, 1, 1, 1, 0]


def test_the_learners_own_rule_let_loose_on_the_flowers():
    """Lesson 04's solution: without the flower on the line it ends beside the lab's line."""
    setosa = load("iris", features=["petal length", "petal width"]).against_rest("setosa")
    w, b = np.zeros(2), 0
    for _ in range(3):
        for x, y in zip(setosa.X, setosa.y, strict=True):
            error = y - (w @ x + b >= 0)
            w, b = w + error * x, b + error
    assert (*w.round(2), b) == (-0.6, -0.8, 2)
    assert ((setosa.X @ w + b >= 0) == setosa.y).all()


def test_a_kind_teacher_needs_one_sample_and_the_worst_gets_eleven_mistakes():
    """Lesson 04."""
    few = load("few")
    kind = taught(few.X, few.y, [7])
    assert not kind.n_wrong and kind.corrections == 1
    assert len(longest(few.X, few.y)) == 11


@pytest.mark.parametrize("begun", [(), (3,), (3, 6, 3, 1), (7,)])
def test_a_longest_order_goes_on_from_where_it_has_begun(begun):
    few = load("few")
    rest = longest(few.X, few.y, begun=begun)
    end = taught(few.X, few.y, [*begun, *rest])
    assert not end.n_wrong and end.corrections == len(begun) + len(rest)
    assert end.corrections == (1 if begun == (7,) else 11)


def test_whoever_begins_3_6_3_1_and_stays_with_three_points_errs_9_times_or_more():
    """Exercise 04.2's last hint."""
    few, counts = load("few"), set()
    todo = [(3, 6, 3, 1)]
    while todo:
        order = todo.pop()
        now = taught(few.X, few.y, order)
        inside = [k for k in (1, 3, 6) if now.wrong[k - 1]]
        todo += [(*order, k) for k in inside]
        counts |= {now.corrections} if not now.n_wrong else set()
        assert inside or not now.n_wrong
    assert counts == {9, 11}


def test_there_are_43_ways_to_err_on_the_eight_points():
    """Lesson 04."""
    few = load("few")

    def ways(order: tuple[int, ...]) -> int:
        wrong = np.flatnonzero(taught(few.X, few.y, order).wrong)
        return sum(ways((*order, int(k) + 1)) for k in wrong) if len(wrong) else 1

    assert ways(()) == 43


@pytest.mark.slow
def test_three_units_in_the_order_of_the_list_never_get_below_50_and_shuffled_they_wander():
    """Lesson 04: of 500 epochs, and of the dozen that are pressed after the first 12."""
    iris = load("iris", features=["petal length", "petal width"])
    orders = [PerceptronHistory(d.X, d.y, n_outputs=3) for d in (iris, iris.shuffled(0))]
    listed, drawn = ([order.wrong(150 * k).sum() for k in range(1, 501)] for order in orders)
    assert listed[11] == 52 and min(listed) == 50
    assert min(drawn) == 8 and min(drawn[12:24]) < 20 and max(drawn[12:24]) > 80


def test_a_setosa_near_the_rest_more_than_doubles_the_bound():
    """Lesson 04: where one clicks by hand, near (2.4, 0.7)."""
    setosa = load("iris", features=["petal length", "petal width"]).against_rest("setosa")
    bounds = [widest_margin(setosa.X, setosa.y).mistake_bound]
    for place in ((2.3, 0.6), (2.4, 0.7), (2.5, 0.8)):
        more = setosa.with_points([(*place, 1)])
        bounds.append(widest_margin(more.X, more.y).mistake_bound)
    assert 747 < bounds[0] < 748 and min(bounds[1:]) > 2 * bounds[0]
