"""What is seen of a perceptron's learning is what its history says of that moment."""

import numpy as np
from neuronlab.labs.perceptron.history_model import PerceptronHistory
from neuronlab.labs.perceptron.scene_model import scene

X = np.array([[1.0, 0.5], [3.0, 1.5], [4.0, 0.5]])
Y = np.array([0, 1, 0])


def test_what_is_seen_belongs_to_one_moment():
    history = PerceptronHistory(X, Y)
    for t in range(10):
        now, p = scene(history, t), history.at(t)
        assert np.array_equal(now.W, p.W) and np.array_equal(now.wrong, history.wrong(t))
        assert now.in_hand == (None if t == 0 else (t - 1) % 3)
        assert now.mistake == (history.corrections(t) > history.corrections(max(0, t - 1)))
        assert now.corrections == now.mistakes.sum() and now.n_wrong == now.wrong.sum()
