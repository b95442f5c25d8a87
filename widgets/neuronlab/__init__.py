"""An interactive course on neural networks: models to read, plots that follow, labs to use."""

from importlib import import_module

__version__ = "0.1.0"

_HOME = {
    "PerceptronLab": "labs.perceptron_lab",
    "Predict": "labs.predict",
    "predict": "labs.predict",
    "check": "labs.check",
    "load": "models.datasets",
    "Neuron": "models.neuron",
    "Perceptron": "models.perceptron",
}

__all__ = ["__version__", *_HOME]


def __getattr__(name: str):
    """Import a name when it is first asked for, so that the models never load a widget."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
