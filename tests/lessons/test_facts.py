"""What the lessons state in words, where no cell of theirs computes it."""

from itertools import combinations, pairwise

import numpy as np
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


def test_eighty_steep_bumps_follow_a_sine_to_0_025():
    """Lesson 07, with a sum of bumps instead of a network."""
    edges = np.linspace(0, 2 * np.pi, 81)
    sigmoid, x = ACTIVATIONS["sigmoid"], np.linspace(0, 2 * np.pi, 500)
    follows = sum(
        np.sin((left + right) / 2) * (sigmoid(240 * (x - left)) - sigmoid(240 * (x - right)))
        for left, right in pairwise(edges)
    )
    assert round(np.abs(follows - np.sin(x)).max(), 3) == 0.025
