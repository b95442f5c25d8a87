"""What the lessons state in words, where no cell of theirs computes it."""

from itertools import combinations, pairwise

import numpy as np
from neuronlab import Perceptron
from neuronlab.labs.perceptron.order_model import longest, taught
from neuronlab.models.activations import ACTIVATIONS
from neuronlab.models.datasets import load


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


def test_a_kind_teacher_needs_one_sample_and_the_worst_gets_eleven_mistakes():
    """Lesson 04."""
    few = load("few")
    kind = taught(few.X, few.y, [7])
    assert not kind.n_wrong and kind.corrections == 1
    assert len(longest(few.X, few.y)) == 11


def test_eighty_steep_bumps_follow_a_sine_to_0_025():
    """Lesson 07, with a sum of bumps instead of a network."""
    edges = np.linspace(0, 2 * np.pi, 81)
    sigmoid, x = ACTIVATIONS["sigmoid"], np.linspace(0, 2 * np.pi, 500)
    follows = sum(
        np.sin((left + right) / 2) * (sigmoid(240 * (x - left)) - sigmoid(240 * (x - right)))
        for left, right in pairwise(edges)
    )
    assert round(np.abs(follows - np.sin(x)).max(), 3) == 0.025
