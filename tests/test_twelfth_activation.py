"""To add an activation is to add one entry: everything else reads the table."""

import importlib
import re
import sys
from types import SimpleNamespace

import numpy as np
import pytest


def entry():
    """Return softsign, z / (1 + |z|), whose slope (1 − |a|)² follows from its output."""
    from neuronlab.models.activation import Activation, FastCalls, Own, Spelling

    one = np.array(1.0)

    def forward(z, a):
        t = np.empty_like(z)
        return [(np.abs, (z, t)), (np.add, (t, one, t)), (np.divide, (z, t, a))]

    def backward(δ, a, t):
        square = [(np.multiply, (δ, t, δ))] * 2
        return [(np.abs, (a, t)), (np.subtract, (one, t, t)), *square]

    return Activation(
        "softsign",
        lambda z: z / (1 + np.abs(z)),
        lambda z: 1 / (1 + np.abs(z)) ** 2,
        "z / (1 + |z|)",
        (-1, 1),
        initial_limit=lambda n_before, n_units: 1 / (n_before * n_units),
        fast=FastCalls(forward, backward),
        written="{z}/(1 + |{z}|)",
        written_slope="(1 − |{bare}|)²",
        spelling=Spelling(
            numpy=Own("return z / (1 + absolute(z))", "from numpy import absolute"),
            keras="softsign",
            pytorch="Softsign",
            nearest="tanh",
        ),
    )


@pytest.fixture(scope="module")
def twelve():
    """The package imported anew, with the entry there before anything reads the table."""

    def ours():
        return {name: sys.modules.pop(name) for name in list(sys.modules) if belongs(name)}

    def belongs(name):
        return name.split(".")[0] == "neuronlab"

    before = ours()
    try:
        importlib.import_module("neuronlab.models.activations").ACTIVATIONS["softsign"] = entry()
        package = importlib.import_module("neuronlab")
        names = ("models.backprop", "models.fast_pass", "models.expressions", "models.losses")
        parts = {n.split(".")[1]: importlib.import_module(f"neuronlab.{n}") for n in names}
        yield SimpleNamespace(package=package, **parts)
    finally:
        ours()
        sys.modules.update(before)


X = np.random.default_rng(3).normal(size=(7, 2))
Y = np.array([0.0, 1, 1, 0, 1, 0, 0])


def test_a_network_draws_its_weights_as_the_entry_says(twelve):
    mlp = twelve.package.MLP([2, 50, 1], "softsign")
    greatest = np.abs(mlp.weights[0]).max()
    assert 0.95 / 100 < greatest <= 1 / 100
    z = mlp.forward(X).z[0]
    assert mlp.forward(X).a[0] == pytest.approx(z / (1 + abs(z)), rel=1e-15)


@pytest.mark.parametrize("output", ["sigmoid", "softsign"])
def test_its_gradients_are_the_central_differences(twelve, output):
    mlp = twelve.package.MLP([2, 4, 3, 1], "softsign", output)
    mlp.parameters += 0.3
    passed = mlp.forward(X)
    loss = "mean_squared_error"
    nudged = twelve.backprop.numeric_gradients(mlp, X, Y, loss).flat
    assert twelve.backprop.backpropagate(mlp, passed, Y, loss).flat == pytest.approx(
        nudged, abs=1e-8
    )
    gradient = np.zeros(mlp.n_parameters)
    fast = twelve.fast_pass.FastPass(mlp, len(X), twelve.losses.LOSSES[loss], gradient)
    fast.differentiate(np.vstack([X.T, np.ones(len(X))]), Y[None])
    assert gradient == pytest.approx(nudged, abs=1e-8)


def test_a_trainer_goes_down_along_that_gradient(twelve):
    mlp = twelve.package.MLP([2, 4, 1], "softsign")
    start = mlp.parameters.copy()
    nudged = twelve.backprop.numeric_gradients(mlp, X, Y, "binary_crossentropy").flat
    trainer = twelve.package.Trainer(mlp, X, Y, learning_rate=0.5, batch_size=len(X))
    trainer.run_epochs(1)
    assert mlp.parameters == pytest.approx(start - 0.5 * nudged, abs=1e-8)
    trainer.run_epochs(400)
    assert trainer.history.training_loss[-1] < 0.8 * trainer.history.training_loss[0]


@pytest.mark.slow
def test_the_stepper_writes_it_with_numbers_that_come_to_what_it_shows(twelve):
    stepper = twelve.package.BackpropLab([2, 2, 1], activations=["softsign", "sigmoid"], seed=4)
    entries = {e.symbol: e for step in stepper.steps for e in step.entries}
    assert entries["a₁⁽¹⁾"].formula == "z₁⁽¹⁾/(1 + |z₁⁽¹⁾|)"
    assert entries["δ₁⁽¹⁾"].formula.endswith("·(1 − |a₁⁽¹⁾|)²")
    for symbol in ("a₁⁽¹⁾", "a₂⁽¹⁾", "δ₁⁽¹⁾", "δ₂⁽¹⁾"):
        written = entries[symbol].written(lambda v: f"{v:.12f}")
        plain = re.sub(r"\|[-−]?([^|]*)\|", r"\1", written)  # |−0.3| is 0.3
        got = twelve.expressions.evaluate(plain)
        assert got == pytest.approx(entries[symbol].value(), abs=1e-9), written
    stepper.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ActivationLab", "NetworkLab", "TrainingLab"])
def test_labs_offer_it(twelve, name):
    setting = {"ActivationLab": "activation", "NetworkLab": "hidden", "TrainingLab": "activation"}
    shown = getattr(twelve.package, name)(**{setting[name]: "softsign"})
    assert f"{setting[name]}='softsign'" in repr(shown)
    assert shown.stage.picture().any()
    shown.close()


def test_the_activation_labs_slope_is_the_entrys(twelve):
    shown = twelve.package.ActivationLab(activation="softsign", z=-3.0)
    assert (shown.a, shown.slope) == (-0.75, 0.0625)
    assert "softsign(z) = z / (1 + |z|) = " in shown.readout.value
    shown.close()


def test_scripts_spell_it(twelve):
    mlp = twelve.package.MLP([2, 3, 1], "softsign")
    script, namespace = twelve.package.as_code(mlp, "numpy"), {}
    exec(compile(script, "network.py", "exec"), namespace)
    assert namespace["outputs"](X) == pytest.approx(mlp(X), abs=1e-12)
    assert "from numpy import absolute\n" in script
    assert 'Dense(3, activation="softsign")' in twelve.package.as_code(mlp, "keras")
    assert "    nn.Softsign(),\n" in twelve.package.as_code(mlp, "pytorch")
    with pytest.raises(ValueError, match=r"'softsign', which .* the nearest is 'tanh'"):
        twelve.package.as_code(mlp, "scikit-learn")
