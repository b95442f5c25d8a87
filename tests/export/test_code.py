"""The exported scripts, run: each must say what the network says."""

import os
import subprocess
import sys
from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from neuronlab.export.code import FRAMEWORKS, as_code
from neuronlab.models.activations import ACTIVATIONS
from neuronlab.models.mlp import MLP, OUTPUTS

NEEDS = {"numpy": (), "scikit-learn": (), "keras": ("keras", "jax"), "pytorch": ("torch",)}
RUNNER = """
import runpy, sys
import numpy as np
for folder in sys.argv[1:]:
    outputs = runpy.run_path(f"{folder}/network.py")["outputs"]
    np.save(f"{folder}/outputs.npy", outputs(np.load(f"{folder}/X.npy")))
"""


def network(sizes, hidden="tanh", output="sigmoid", seed=0) -> MLP:
    """Return a network whose biases are not 0, as after training."""
    mlp, rng = MLP(sizes, hidden, output, seed), np.random.default_rng(seed + 1)
    mlp.biases = [rng.normal(size=b.shape) for b in mlp.biases]
    return mlp


def inputs(mlp: MLP) -> np.ndarray:
    return np.random.default_rng(5).normal(scale=2, size=(40, mlp.layer_sizes[0]))


def run_here(script: str):
    namespace = {"__name__": "exported"}
    exec(compile(script, "network.py", "exec"), namespace)
    return namespace["outputs"]


def run_elsewhere(scripts: dict, mlps: dict, folder) -> dict:
    """Run the scripts in one process of its own, from another working directory."""
    for name, script in scripts.items():
        place = folder / name
        place.mkdir(exist_ok=True)
        (place / "network.py").write_text(script, encoding="utf-8")
        np.save(place / "X.npy", inputs(mlps[name]))
    environment = {k: v for k, v in os.environ.items() if k != "KERAS_BACKEND"}
    done = subprocess.run(
        [sys.executable, "-c", RUNNER, *(str(folder / name) for name in scripts)],
        cwd=folder.parent, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {name: np.load(folder / name / "outputs.npy") for name in scripts}


def skip_without(framework: str) -> None:
    for package in NEEDS[framework]:
        if find_spec(package) is None:
            pytest.skip(f"{package} is not installed: its script can't be run")


@settings(max_examples=15)
@given(
    st.lists(st.integers(1, 6), min_size=2, max_size=4),
    st.sampled_from(list(ACTIVATIONS)),
    st.sampled_from(OUTPUTS),
    st.integers(0, 99),
)
def test_numpy_says_what_the_network_says(sizes, hidden, output, seed):
    mlp = network(sizes, hidden, output, seed)
    X = inputs(mlp)
    got = run_here(as_code(mlp))(X)
    assert got.shape == (40, sizes[-1])
    assert got == pytest.approx(mlp(X), abs=1e-12, rel=1e-12)


def test_numpy_stays_silent_far_out():
    for name in OUTPUTS:
        mlp = network([1, 3], output=name)
        X = [[-1e6], [1e6]]
        assert run_here(as_code(mlp))(X) == pytest.approx(mlp(X), rel=1e-12)


@pytest.mark.parametrize("hidden", ["identity", "sigmoid", "tanh", "relu"])
@pytest.mark.parametrize(
    ("n_outputs", "output"),
    [(1, "sigmoid"), (2, "sigmoid"), (3, "sigmoid"), (3, "softmax"), (1, "identity"),
     (2, "identity")],
)  # fmt: skip
def test_scikit_learn_says_what_the_network_says(hidden, n_outputs, output):
    for sizes in ([3, 5, 4, n_outputs], [3, n_outputs]):
        mlp = network(sizes, hidden, output)
        X = inputs(mlp)
        got = run_here(as_code(mlp, "scikit-learn"))(X)
        assert got.shape == (40, n_outputs) and got == pytest.approx(mlp(X), abs=1e-12)


def test_scikit_learns_model_predicts_the_same_classes():
    mlp = network([3, 5, 4], "relu", "softmax")
    namespace = {}
    exec(as_code(mlp, "scikit-learn"), namespace)
    X = inputs(mlp)
    assert namespace["model"].predict(X).tolist() == mlp.predict(X).tolist()


@pytest.mark.slow
@pytest.mark.parametrize("framework", ["keras", "pytorch"])
def test_every_activation_is_the_same_in_keras_and_pytorch(framework, tmp_path):
    skip_without(framework)
    names = [*ACTIVATIONS, "softmax"]
    mlps = {
        f"{hidden}-{output}": network([2, 4, 3], hidden, output)
        for hidden, output in zip(names[::2], names[1::2], strict=True)
    }
    mlps["one layer"] = network([2, 3], output="sigmoid")
    mlps["large"] = network([30, 20, 10], "relu", "softmax")
    scripts = {}
    for name, mlp in mlps.items():
        (tmp_path / name).mkdir()
        file = tmp_path / name / "weights.npz" if name == "large" else None
        scripts[name] = as_code(mlp, framework, weights_file=file)
    for name, got in run_elsewhere(scripts, mlps, tmp_path).items():
        assert got == pytest.approx(mlps[name](inputs(mlps[name])), abs=1e-5), name


@pytest.mark.slow
@pytest.mark.parametrize("framework", ["numpy", "scikit-learn"])
def test_a_large_network_keeps_its_weights_beside_the_script(framework, tmp_path):
    mlp = network([64, 32, 10], "relu", "softmax")
    with pytest.raises(ValueError, match=r"mlp has 2410 .* at most 300; pass .* weights_file="):
        as_code(mlp, framework)
    folder = tmp_path / "large"
    folder.mkdir()
    script = as_code(mlp, framework, weights_file=folder / "digits.npz")
    assert '# Keep "digits.npz" beside this script' in script.splitlines()[2]
    got = run_elsewhere({"large": script}, {"large": mlp}, tmp_path)["large"]
    assert got == pytest.approx(mlp(inputs(mlp)), abs=1e-12)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_script_is_the_same_in_every_encoding_that_an_editor_may_save_it_in(framework):
    for hidden in ["tanh", "relu"] if framework == "scikit-learn" else ACTIVATIONS:
        assert as_code(network([2, 3, 1], hidden), framework).isascii()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_script_reads_as_if_written_by_hand(framework):
    script = as_code(network([2, 4, 1]), framework)
    assert max(map(len, script.splitlines())) <= 100 and len(script.splitlines()) <= 45
    assert "load" not in script and script == as_code(network([2, 4, 1]), framework)
    # Row by row, in the order of the network's own W: the transpose is taken by the script.
    assert script.count("W1 = np.array([[") == 1
    wide = as_code(network([1, 90, 1]), framework)
    assert max(map(len, wide.splitlines())) <= 100


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("file", [None, "weights.npz"])
def test_a_script_passes_ruff(framework, file, tmp_path):
    if find_spec("ruff") is None:
        pytest.skip("ruff is not installed")
    mlp = network([2, 3, 3], "relu", "softmax")
    path = tmp_path / "network.py"
    path.write_text(as_code(mlp, framework, file and tmp_path / file), encoding="utf-8")
    rules = ["--isolated", "--line-length=100", "--select=E,F,I,B,UP,NPY"]
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", *rules, str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("mlp", "arguments", "error", "message"),
    [
        (MLP([2, 1]), ("tensorflow",), ValueError,
         "framework is 'tensorflow'; expected one of 'numpy', 'scikit-learn', 'keras', 'pytorch'"),
        (None, (), TypeError, "mlp is a NoneType; expected an MLP"),
        (MLP([2, 1]), ("numpy", "weights.txt"), ValueError, "'weights.txt'; .* ends in .npz"),
        (MLP([2, 3, 3, 1], ["tanh", "relu"]), ("scikit-learn",), ValueError,
         "one activation for all hidden layers: use one, 'tanh' say"),
        (MLP([2, 3, 1], "gelu"), ("scikit-learn",), ValueError, "the nearest is 'relu'"),
        (MLP([2, 3, 1], "tanh", "tanh"), ("scikit-learn",), ValueError, "output is 'tanh'"),
        (MLP([2, 3, 2], "tanh", "softmax"), ("scikit-learn",), ValueError,
         "output is 'softmax' over 2; .* use one output with 'sigmoid'"),
    ],
)  # fmt: skip
def test_what_can_not_be_written_is_named(mlp, arguments, error, message):
    with pytest.raises(error, match=message):
        as_code(mlp, *arguments)


@pytest.mark.parametrize("value", [np.nan, np.inf, -1e31])
def test_a_diverged_network_is_refused(value, tmp_path):
    mlp = MLP([2, 3, 1])
    mlp.weights[1][0, 0] = value
    with pytest.raises(ValueError, match="W2 of mlp holds a value that is not finite"):
        as_code(mlp, "keras", tmp_path / "weights.npz")
    assert not list(tmp_path.iterdir())
