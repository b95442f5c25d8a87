"""Every lab of the package, with a way to draw random settings for it."""

import neuronlab
import numpy as np

LABS = [name for name in neuronlab.__all__ if name.endswith("Lab")]


def perceptron_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a PerceptronLab."""
    data = str(rng.choice(["iris", "linear", "blobs", "and", "or", "xor", "own points"]))
    state = {
        "data": data,
        "learning_rate": round(rng.uniform(0.1, 5), 2),
        "shuffle": bool(rng.integers(2)),
        "seed": int(rng.integers(100)),
        "epoch": int(rng.integers(12)),
        "sample": int(rng.integers(2)),
        "points": [
            (round(rng.uniform(-1, 5), 2), round(rng.uniform(-1, 3), 2), k)
            for k in (0, 1)
            for _ in range(rng.integers(1, 4))
        ],
    }
    if data == "iris":
        state["classes"] = str(
            rng.choice(["setosa against virginica", "virginica against the rest", "all classes"])
        )
    if data in ("iris", "linear"):
        state["erased"] = sorted({int(i) for i in rng.integers(0, 90, size=3)})
    return state


RANDOM_STATE = {"PerceptronLab": perceptron_lab}


def make(name: str, state: dict | None = None):
    """Return a lab by its class's name."""
    return getattr(neuronlab, name)(**(state or {}))


def picture(lab) -> np.ndarray:
    """Return the lab's frame."""
    return lab.stage.picture()
