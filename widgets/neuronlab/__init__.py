"""An interactive course on neural networks: models to read, plots that follow, labs to use."""

from importlib import import_module

__version__ = "0.1.0"

_HOME = {
    "AnatomyLab": "labs.anatomy_lab",
    "SpikingLab": "labs.spiking_lab",
    "HebbLab": "labs.hebb_lab",
    "GateLab": "labs.gate_lab",
    "CircuitLab": "labs.circuit_lab",
    "NeuronLab": "labs.neuron_lab",
    "StepLab": "labs.step_lab",
    "PerceptronLab": "labs.perceptron_lab",
    "XorLab": "labs.xor_lab",
    "ActivationLab": "labs.activation_lab",
    "VanishingLab": "labs.vanishing_lab",
    "SoftmaxLab": "labs.softmax_lab",
    "NetworkLab": "labs.network_lab",
    "DescentLab": "labs.descent_lab",
    "TrainingLab": "labs.training_lab",
    "DigitsLab": "labs.digits_lab",
    "BackpropLab": "labs.backprop_lab",
    "GradientCheckLab": "labs.nudge_lab",
    "CostLab": "labs.cost_lab",
    "GradientFlowLab": "labs.gradient_flow_lab",
    "FrameworksLab": "labs.frameworks_lab",
    "ConvolutionLab": "labs.convolution_lab",
    "RBFLab": "labs.rbf_lab",
    "RecurrentLab": "labs.recurrent_lab",
    "SequenceLab": "labs.sequence_lab",
    "ExpertsLab": "labs.experts_lab",
    "KMeansLab": "labs.kmeans_lab",
    "BanditLab": "labs.bandit_lab",
    "Predict": "labs.predict",
    "predict": "labs.predict",
    "check": "labs.check",
    "load": "models.datasets",
    "LeakyIntegrateAndFire": "models.spiking",
    "LogicNeuron": "models.logic",
    "Neuron": "models.neuron",
    "Perceptron": "models.perceptron",
    "MLP": "models.mlp",
    "Trainer": "models.training",
    "ACTIVATIONS": "models.activations",
    "as_code": "export",
}

__all__ = ["__version__", *_HOME]


def __getattr__(name: str):
    """Import a name when it is first asked for, so that the models never load a widget."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def load_ipython_extension(shell) -> None:
    """Give a notebook the magic ``%%needs``; IPython calls it for ``%load_ext neuronlab``."""
    import_module(".frameworks", __name__).register(shell)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
