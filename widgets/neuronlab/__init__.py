"""An interactive course on neural networks: models to read, plots that follow, labs to use."""

from importlib import import_module

__version__ = "0.2.0"

_HOME = {
    "ReaderLab": "labs.reader.lab",
    "TwoPixelsLab": "labs.two_pixels.lab",
    "AnatomyLab": "labs.anatomy.lab",
    "SpikingLab": "labs.spiking.lab",
    "HebbLab": "labs.hebb.lab",
    "GateLab": "labs.gates.gate_lab",
    "CircuitLab": "labs.gates.circuit_lab",
    "LevelsLab": "labs.gates.levels_lab",
    "NeuronLab": "labs.neuron.lab",
    "StepLab": "labs.step.lab",
    "PerceptronLab": "labs.perceptron.lab",
    "OrderLab": "labs.perceptron.order_lab",
    "XorLab": "labs.xor.lab",
    "ActivationLab": "labs.activation.lab",
    "VanishingLab": "labs.vanishing.lab",
    "RaceLab": "labs.race.lab",
    "SoftmaxLab": "labs.softmax.lab",
    "NetworkLab": "labs.network.lab",
    "DescentLab": "labs.descent.lab",
    "TrainingLab": "labs.training.lab",
    "DigitsLab": "labs.digits.lab",
    "ChainLab": "labs.chain.lab",
    "BackpropLab": "labs.backprop.lab",
    "GradientCheckLab": "labs.gradient_check.lab",
    "CostLab": "labs.cost.lab",
    "GradientFlowLab": "labs.gradient_flow.lab",
    "FrameworksLab": "labs.frameworks.lab",
    "LoopLab": "labs.loop.loop_lab",
    "BugLab": "labs.loop.bug_lab",
    "ShiftLab": "labs.shift.lab",
    "ConvolutionLab": "labs.convolution.lab",
    "RBFLab": "labs.rbf.lab",
    "RecurrentLab": "labs.recurrent.lab",
    "MemoryLab": "labs.memory.lab",
    "SequenceLab": "labs.sequence.lab",
    "ExpertsLab": "labs.experts.lab",
    "KMeansLab": "labs.kmeans.lab",
    "BanditLab": "labs.bandit.lab",
    "BumpLab": "labs.bump.lab",
    "DepthLab": "labs.depth.lab",
    "SlopeLab": "labs.slope.lab",
    "FoldLab": "labs.fold.lab",
    "Predict": "course.predict",
    "predict": "course.predict",
    "lesson": "course.head",
    "check": "course.check",
    "installation": "course.installation",
    "start": "course.start",
    "load": "models.datasets",
    "LeakyIntegrateAndFire": "models.spiking",
    "LogicNeuron": "models.logic",
    "Neuron": "models.neuron",
    "Perceptron": "models.perceptron",
    "MLP": "models.mlp",
    "Trainer": "models.training",
    "ACTIVATIONS": "models.activations",
    "backpropagate": "models.backprop",
    "small_network": "models.small_networks",
    "tiny_task": "models.small_networks",
    "convolve": "labs.convolution.model",
    "digits": "labs.convolution.model",
    "as_code": "export.code",
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
    """Give a notebook ``%%needs`` and ``%%apart``; IPython calls it for ``%load_ext neuronlab``."""
    for magic in ("needs", "apart"):
        import_module(f".course.{magic}", __name__).register(shell)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
