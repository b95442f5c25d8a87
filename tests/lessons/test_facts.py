"""What the lessons state in words, where no cell of theirs computes it."""

from itertools import combinations

import numpy as np
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
