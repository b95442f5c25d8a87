"""Four libraries, one training: the same outputs, the same first gradients, the same curve."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import oracles
import pytest
from neuronlab import frameworks
from neuronlab.labs.frameworks.runs_model import numpy_run, sklearn_run
from neuronlab.labs.frameworks.task_model import Task, difference
from neuronlab.models import datasets
from neuronlab.models.backprop import backpropagate
from neuronlab.models.losses import LOSSES
from neuronlab.models.mlp import MLP

ELSEWHERE = """
import sys
import numpy as np
sys.path[:0] = sys.argv[3:]
from labs.frameworks.test_runs_model import tasks
from neuronlab.labs.frameworks.runs_model import RUNS
made = {}
for name, task in tasks().items():
    run = RUNS[sys.argv[1]](task, 5).train(30)
    made |= {f"{name} {key}": getattr(run, key) for key in ("outputs", "gradients", "losses")}
np.savez(sys.argv[2], **made)
"""
MODULES = {"Keras": "keras", "PyTorch": "torch"}


def tasks() -> dict[str, Task]:
    """Return tasks by name: the default one, and others with a smaller last batch."""
    moons = datasets.load("moons", n_samples=200, noise=0.1, seed=0)
    return {
        "default": Task(MLP([2, 4, 1]), moons.X, moons.y),
        "relu": Task(MLP([2, 5, 3, 1], "relu", seed=2), moons.X, moons.y, 0.1, 64),
    }


def others() -> dict[str, Task]:
    moons = datasets.load("moons", n_samples=50, noise=0.1, seed=0)
    return {
        "one layer": Task(MLP([2, 1], seed=1), moons.X, moons.y, 0.2, 1),
        "sigmoid": Task(MLP([2, 3, 1], "sigmoid", seed=1), moons.X, moons.y, 1.0, 1000),
        "identity": Task(MLP([2, 3, 3, 1], "identity", seed=1), moons.X, moons.y, 0.1, 7),
    }


def plainly(task: Task, epochs: int) -> list[float]:
    """Return the losses of gradient descent as it is written in the lessons."""
    mlp, losses = task.mlp.copy(), []
    for epoch in range(epochs + 1):
        losses.append(backpropagate(mlp, mlp.forward(task.X), task.y).loss)
        for start in range(0, len(task.X) if epoch < epochs else 0, task.batch_size):
            X, y = (part[start : start + task.batch_size] for part in (task.X, task.y))
            mlp.parameters -= task.learning_rate * backpropagate(mlp, mlp.forward(X), y).flat
    return losses


@pytest.mark.parametrize(("name", "task"), (tasks() | others()).items())
def test_numpys_run_is_gradient_descent(name, task):
    before = task.mlp.parameters.copy()
    run = numpy_run(task, 3)
    first = slice(task.batch_size)
    gradients = backpropagate(task.mlp, task.mlp.forward(task.X[first]), task.y[first]).flat
    assert np.array_equal(run.outputs, task.mlp(task.X))
    assert run.gradients == pytest.approx(gradients, rel=1e-12)
    assert run.losses == pytest.approx(plainly(task, 3), abs=1e-12)
    assert np.array_equal(task.mlp.parameters, before)


def test_a_run_goes_on_where_it_was():
    task = tasks()["default"]
    run = numpy_run(task, 4)
    assert run.epochs == 4
    assert np.array_equal(run.train(9).losses, numpy_run(task, 9).losses)
    assert run.train(2).epochs == 9
    assert task.n_steps(9) == 90 and tasks()["relu"].n_steps(9) == 36


@pytest.mark.parametrize(("name", "task"), (tasks() | others()).items())
def test_scikit_learn_does_the_same_to_the_last_digits(name, task):
    found = difference(sklearn_run(task, 30), numpy_run(task, 30), 30)
    assert found.outputs < 1e-12 and found.gradients < 1e-12
    assert len(found.curve) == 31 and found.greatest < 1e-10


@pytest.mark.slow
@pytest.mark.parametrize(("name", "task"), (tasks() | others()).items())
def test_a_library_does_the_same_in_64_bits(oracle, name, task):
    mlp, y = task.mlp.copy(), task.y[:, None]
    loss = oracles.data_loss(oracle, mlp, "binary_crossentropy")
    steps = [(task.learning_rate, task.X[rows], y[rows]) for rows in task.batches]
    walk = list(oracle.minimise(loss, task.mlp.parameters, "sgd", steps * 10))
    run = numpy_run(task, 10)
    moved = task.mlp.parameters - walk[0]
    assert run.gradients == pytest.approx(moved / task.learning_rate, abs=1e-12)
    for epoch, mlp.parameters in enumerate(walk[len(steps) - 1 :: len(steps)], 1):
        assert run.losses[epoch] == pytest.approx(
            LOSSES["binary_crossentropy"].value(mlp(task.X), y), abs=1e-12
        )


@pytest.mark.slow
@pytest.mark.parametrize("name", MODULES)
def test_keras_and_pytorch_do_the_same_in_32_bits(name, tmp_path):
    if not frameworks.installed(MODULES[name]):
        pytest.skip(f"{MODULES[name]} is not installed: {name} can't be run")
    file, here = str(tmp_path / "runs.npz"), str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, name, file, here], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    found = np.load(file)
    for kind, task in tasks().items():
        wanted = numpy_run(task, 30)
        assert found[f"{kind} outputs"] == pytest.approx(wanted.outputs, abs=1e-6)
        assert found[f"{kind} gradients"] == pytest.approx(wanted.gradients, abs=1e-6)
        assert found[f"{kind} losses"] == pytest.approx(wanted.losses, abs=1e-4)


def test_large_steps_of_few_samples_magnify_the_last_digit():
    moons = datasets.load("moons", n_samples=200, noise=0.1, seed=0)
    mlp, nudged = MLP([2, 4, 1]), MLP([2, 4, 1])
    nudged.parameters *= 1 + 1e-13
    runs = [numpy_run(Task(net, moons.X, moons.y, 2.0, 7), 40) for net in (mlp, nudged)]
    found = difference(*runs, 40)
    assert found.outputs < 1e-12 and found.curve[1] < 1e-11 and found.greatest > 1e-9


@pytest.mark.parametrize(
    ("mlp", "changed", "said"),
    [(MLP([2, 3, 2]), {}, "mlp has 2 outputs, sigmoid; expected one sigmoid"),
     (MLP([2, 3, 1], output="tanh"), {}, "mlp has 1 outputs, tanh"),
     (MLP([2, 3, 3, 1], ["tanh", "relu"]), {}, "activations tanh, relu; expected the same"),
     (MLP([2, 3, 1], "gelu"), {}, "one of identity, sigmoid, tanh, relu"),
     (MLP([3, 1]), {}, "X"),
     (MLP([2, 1]), {"y": np.ones(20)}, "class 0 and of class 1"),
     (MLP([2, 1]), {"learning_rate": 0.0}, "learning_rate is 0.0"),
     (MLP([2, 1]), {"batch_size": 0}, "batch_size is 0")],
)  # fmt: skip
def test_a_task_that_not_all_can_do_is_refused(mlp, changed, said):
    moons = datasets.load("moons", n_samples=20, noise=0.1, seed=0)
    with pytest.raises(ValueError, match=said):
        Task(**{"mlp": mlp, "X": moons.X, "y": moons.y, **changed})
