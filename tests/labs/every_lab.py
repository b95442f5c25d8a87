"""Every lab of the package, with a way to draw random settings for it."""

import neuronlab
import numpy as np
from neuronlab.models.activations import ACTIVATIONS
from neuronlab.models.logic import CONNECTIONS, GATES

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


def step_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a StepLab."""
    names = ["heaviside", "sign", "sigmoid", "identity"]
    return {
        "weight": float(rng.choice([0.0, -7.3, 1.6, 10.0, round(rng.uniform(-10, 10), 1)])),
        "bias": round(rng.uniform(-10, 10), 1),
        "x": round(rng.uniform(-3, 3), 2),
        "activation": str(rng.choice(names)),
        "compare": str(rng.choice(["nothing", *names])),
    }


def spiking_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a SpikingLab."""
    state = {
        "current": round(rng.uniform(0, 4), 2),
        "time_constant": round(rng.uniform(5, 50), 1),
        "threshold": round(rng.uniform(-65, -40), 1),
        "refractory": round(rng.uniform(0, 20), 1),
        "timing": str(rng.choice(["regular", "Poisson"])),
        "seed": int(rng.integers(100)),
    }
    for k in (1, 2, 3):
        state[f"strength_{k}"] = float(rng.choice([0.0, 10.0, round(rng.uniform(-10, 10), 1)]))
        state[f"rate_{k}"] = round(rng.uniform(0, 100), 1)
    return state


def hebb_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a HebbLab."""
    return {
        "shown": [str(name) for name in rng.choice(["A", "B", "C"], size=rng.integers(0, 30))],
        "threshold": round(rng.uniform(0.5, 2), 2),
        "learning_rate": round(rng.uniform(0.05, 0.5), 2),
        "forgetting": bool(rng.integers(2)),
    }


def gate_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a GateLab."""
    state = {"target": str(rng.choice(list(GATES))), "threshold": int(rng.integers(8))}
    for name in "abc":
        state[name] = bool(rng.integers(2))
        state[f"connection_{name}"] = str(rng.choice(list(CONNECTIONS)))
    return state


def circuit_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a CircuitLab."""
    gates = ["and", "or", "a and not b", "nand", "nor"]
    return {
        **{name: str(rng.choice(gates)) for name in ("first", "second", "output")},
        "target": str(rng.choice([*gates, "xor"])),
        "a": bool(rng.integers(2)),
        "b": bool(rng.integers(2)),
    }


def neuron_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a NeuronLab."""
    state = {name: round(rng.uniform(-3, 3), 2) for name in ("x1", "x2", "w1", "w2", "b")}
    if not rng.integers(4):
        state |= {"w1": 0.0, "w2": 0.0}
    names = ["heaviside", "sign", "sigmoid", "identity"]
    targets = ["nothing", "and", "xor", "a and not b"]
    return {**state, "activation": str(rng.choice(names)), "target": str(rng.choice(targets))}


def anatomy_lab(rng: np.random.Generator) -> dict:
    """Draw settings for an AnatomyLab."""
    parts = ["synapses", "dendrites", "soma", "nucleus", "axon hillock", "axon", "myelin sheath"]
    return {"part": str(rng.choice(parts)), "pulse": int(rng.integers(101))}


def xor_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a XorLab."""
    weights = ("w11", "w21", "w12", "w22", "v1", "v2")
    state = {name: int(rng.integers(-12, 13)) / 4 for name in weights}
    state |= {name: int(rng.integers(-20, 21)) / 4 for name in ("b1", "b2", "c")}
    return {**state, "a": bool(rng.integers(2)), "b": bool(rng.integers(2))}


def network_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a NetworkLab."""
    layers = [int(n) for n in rng.integers(1, rng.choice([6, 33]), size=rng.integers(2, 8))]
    layer = int(rng.integers(len(layers)))
    return {
        "layers": layers,
        "hidden": str(rng.choice(["tanh", "relu", "sign", "gelu"])),
        "output": str(rng.choice(["sigmoid", "identity", "softmax"])),
        "inputs": [round(rng.uniform(-3, 3), 2) for _ in range(rng.integers(8))],
        "seed": int(rng.integers(100)),
        "step": int(rng.integers(13)),
        "unit": (layer, int(rng.integers(layers[layer]))),
    }


def activation_lab(rng: np.random.Generator) -> dict:
    """Draw settings for an ActivationLab."""
    names = list(ACTIVATIONS)
    return {
        "activation": str(rng.choice(names)),
        "second": str(rng.choice(["nothing", *names])),
        "third": str(rng.choice(["nothing", *names])),
        "z": float(rng.choice([0.0, -6.0, 6.0, round(rng.uniform(-6, 6), 2)])),
    }


def vanishing_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a VanishingLab."""
    names = [name for name in ACTIVATIONS if name not in ("heaviside", "sign")]
    return {
        "activation": str(rng.choice(names)),
        "layers": int(rng.integers(1, 21)),
        "weight": float(rng.choice([0.0, 5.0, round(rng.uniform(0, 5), 1)])),
        "x": round(rng.uniform(-3, 3), 1),
    }


def softmax_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a SoftmaxLab."""
    scores = {f"z{k}": round(rng.uniform(-5, 5), 1) for k in (1, 2, 3)}
    return {**scores, "temperature": float(rng.choice([0.1, 10.0, round(rng.uniform(0.1, 10), 1)]))}


RANDOM_STATE = {
    "GateLab": gate_lab,
    "CircuitLab": circuit_lab,
    "NeuronLab": neuron_lab,
    "StepLab": step_lab,
    "SpikingLab": spiking_lab,
    "HebbLab": hebb_lab,
    "AnatomyLab": anatomy_lab,
    "PerceptronLab": perceptron_lab,
    "ActivationLab": activation_lab,
    "VanishingLab": vanishing_lab,
    "SoftmaxLab": softmax_lab,
    "NetworkLab": network_lab,
    "XorLab": xor_lab,
}


def make(name: str, state: dict | None = None):
    """Return a lab by its class's name."""
    return getattr(neuronlab, name)(**(state or {}))


def picture(lab) -> np.ndarray:
    """Return the lab's frame."""
    return lab.stage.picture()
