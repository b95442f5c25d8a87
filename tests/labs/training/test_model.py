"""A training: its confusion matrix, and how good its network is."""

import numpy as np
from neuronlab.labs.training.model import confusion


def test_the_confusion_matrix_counts_targets_by_row_and_answers_by_column():
    table = confusion(np.array([0, 0, 1, 2]), np.array([0, 1, 1, 0]), 3)
    assert table.tolist() == [[1, 1, 0], [0, 1, 0], [1, 0, 0]]
