"""A training's state: a trainer that goes back to it goes on as it did from there."""

import copy
import pickle

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from neuronlab.models.mlp import MLP
from neuronlab.models.optimizers import OPTIMIZERS
from neuronlab.models.training import Trainer

RNG = np.random.default_rng(5)
X = RNG.uniform(-1, 1, (47, 2))
Y = (X[:, 0] * X[:, 1] > 0).astype(int)


def trainer(*, sizes=(2, 5, 3, 1), hidden="tanh", output="sigmoid", mlp_seed=0, **arguments):
    return Trainer(MLP(sizes, hidden, output, seed=mlp_seed), X, Y, **arguments)


@settings(max_examples=15)
@given(st.sampled_from(list(OPTIMIZERS)), st.integers(1, 50), st.integers(0, 12), st.integers(0, 9))
def test_reset_undo_and_copies_are_exact(optimizer, batch_size, n_steps, more):
    t = trainer(optimizer=optimizer, batch_size=batch_size, learning_rate=0.05)
    for _ in range(n_steps):
        t.step()
    twin, pickled = copy.deepcopy(t), pickle.loads(pickle.dumps(t))
    before = t.state()

    def later(t: Trainer) -> tuple:
        for _ in range(more):
            t.step()
        t.run_epochs(1)
        return t.mlp.parameters.tolist(), t.history.training_loss.tolist(), t.epoch, t.steps

    expected = later(t)
    assert twin.mlp is not t.mlp
    assert later(twin) == expected == later(pickled)
    t.restore(before)
    assert t.steps == n_steps
    assert later(t) == expected
    t.reset()
    assert (t.epoch, t.steps, len(t.history)) == (0, 0, 1)
    for _ in range(n_steps):
        t.step()
    assert later(t) == expected
