"""What Keras and PyTorch made of the lab's own task where they were installed."""

import json
from functools import lru_cache
from pathlib import Path

from ...models.moons_task import moons_task
from .task_model import LibraryRun, Task

MOST_EPOCHS = 100
"""How long to train at most; so far the records go."""

RECORDED = Path(__file__).with_name("recorded_curves.json")
"""What Keras and PyTorch made of the default task; ``tests/refresh_curves.py`` writes it."""


def task(learning_rate: float = 0.5, batch_size: int = 20, seed: int = 0) -> Task:
    """Return what all are given: two moons for a 2–4–1 network."""
    mlp, moons = moons_task(seed)
    return Task(mlp, moons.X, moons.y, learning_rate, batch_size)


@lru_cache(maxsize=1)
def recorded() -> dict[str, tuple[str, LibraryRun]]:
    """Return what was recorded: name → (version, run)."""
    kept = json.loads(RECORDED.read_text(encoding="utf-8"))
    return {
        name: (
            found["version"],
            LibraryRun(iter([(found["outputs"], found["gradients"]), *found["losses"]])).train(
                len(found["losses"]) - 1
            ),
        )
        for name, found in kept.items()
    }
