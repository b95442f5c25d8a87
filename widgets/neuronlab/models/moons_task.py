"""The task on which training loops and libraries are compared: two moons, a 2–4–1 network."""

from .datasets import load
from .mlp import MLP
from .samples import Dataset


def moons_task(seed: int = 0) -> tuple[MLP, Dataset]:
    """Return the network before training, and 200 samples in the order they are learned from.

    Parameters
    ----------
    seed : int
        Of the initial weights; the samples are always the same.
    """
    return MLP((2, 4, 1), seed=seed), load("moons", n_samples=200, noise=0.1, seed=0)
