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


def descent_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a DescentLab."""
    return {
        "surface": str(rng.choice(["line", "logistic", "sigmoid, squared error"])),
        "w": float(rng.choice([-3.0, 3.0, round(rng.uniform(-3, 3), 2)])),
        "b": round(rng.uniform(-3, 3), 2),
        "learning_rate": float(f"{10 ** rng.uniform(-3, 2):.3g}"),
        "optimizer": str(rng.choice(["sgd", "momentum", "adam"])),
        "compare": bool(rng.integers(2)),
        "batch": str(rng.choice(["all", "10", "1"])),
        "step": int(rng.choice([0, 1, 200, rng.integers(2, 60)])),
        "seed": int(rng.integers(100)),
    }


def digits_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a DigitsLab."""
    return {
        "hidden": int(rng.integers(4, 65)),
        "learning_rate": float(rng.choice([0.001, 0.01, 1.0, round(rng.uniform(0.001, 1), 4)])),
        "epoch": int(rng.integers(8)),
        "seed": int(rng.integers(100)),
        "view": str(rng.choice(["test pictures", "draw"])),
        "picture": int(rng.integers(1, 451)),
        "mistakes_first": bool(rng.integers(2)),
        "drawing": rng.integers(17, size=64).tolist() if rng.integers(4) else [],
        "row": int(rng.integers(1, 9)),
        "column": int(rng.integers(1, 9)),
    }


def training_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a TrainingLab."""
    data = str(rng.choice(["circles", "moons", "three blobs", "hills", "own points"]))
    layers = [int(n) for n in rng.integers(1, 9, size=rng.integers(0, 4))]
    features = ["x1", "x2", "x1²", "x2²", "x1·x2", "sin x1", "sin x2"]
    names = ["tanh", "relu", "sigmoid", "sign"]
    state = {
        "data": data,
        "n_samples": int(rng.integers(20, 80)),
        "noise": round(rng.uniform(0, 0.5), 2),
        "data_seed": int(rng.integers(9)),
        "test_share": round(rng.uniform(0, 0.5), 2),
        "features": [name for name in features if rng.integers(2)] or ["x2"],
        "layers": layers,
        "loss": str(rng.choice(["cross-entropy", "squared error"])),
        "optimizer": str(rng.choice(["sgd", "momentum", "adam"])),
        "batch_size": int(rng.integers(5, 50)),
        "seed": int(rng.integers(9)),
        "learning_rate": float(rng.choice([0.01, 0.3, 100.0])),
        "l2": float(rng.choice([0.0, 0.01])),
        "epoch": int(rng.integers(6)),
        "log": [(0, "parameter", 0, 1.5), (1, "learning_rate", 0.2), (1, "parameter", 1, -2.0)],
        "place": [round(rng.uniform(-3, 3), 2), round(rng.uniform(-3, 3), 2)],
        "maps": str(rng.choice(["smooth", "two colours"])),
        "show_test": bool(rng.integers(2)),
        "runs": [{"n_samples": 30, "epoch": 2}, {"data": "xor", "n_samples": 20, "layers": []}],
        "chosen": [],
    }
    if rng.integers(2):
        state["activations"] = [str(rng.choice(names)) for _ in layers]
    if data != "hills":
        state["points"] = [(round(rng.uniform(-3, 3), 2), 1.0, k) for k in (0, 1)]
    if layers:
        state["chosen"] = [[], [0, 0], [1, layers[0] - 1], [1, 0, layers[0] - 1]][rng.integers(4)]
    return state


def convolution_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a ConvolutionLab."""
    return {
        "digit": int(rng.integers(10)),
        "example": int(rng.integers(1, 175)),
        "kernel": [round(weight, 2) for weight in rng.uniform(-2, 2, 9).tolist()],
        "stride": int(rng.integers(1, 4)),
        "padding": int(rng.integers(3)),
        "relu": bool(rng.integers(2)),
        "row": int(rng.integers(1, 11)),
        "column": int(rng.integers(1, 11)),
    }


def rbf_lab(rng: np.random.Generator) -> dict:
    """Draw settings for an RBFLab."""
    n = int(rng.integers(1, 9))
    return {
        "centres": [round(c, 2) for c in rng.uniform(-3, 3, n).tolist()],
        "heights": [round(h, 2) for h in rng.uniform(-5, 5, rng.integers(9)).tolist()],
        "width": float(rng.choice([0.1, 2.0, round(rng.uniform(0.1, 2), 2)])),
        "target": str(rng.choice(["sine", "step", "two hills"])),
        "noise": round(rng.uniform(0, 0.5), 2),
        "seed": int(rng.integers(100)),
        "chosen": int(rng.integers(1, 9)),
    }


def kmeans_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a KMeansLab."""
    return {
        "k": int(rng.integers(1, 7)),
        "seed": int(rng.integers(100)),
        "step": int(rng.choice([0, 60, rng.integers(1, 20)])),
        "reveal": bool(rng.integers(2)),
    }


def frameworks_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a FrameworksLab."""
    return {
        "learning_rate": float(rng.choice([0.1, 0.5, 2.0, round(rng.uniform(0.1, 2), 2)])),
        "batch_size": int(rng.choice([2, 20, 200, rng.integers(5, 200)])),
        "epochs": int(rng.integers(1, 41)),
        "seed": int(rng.choice([0, 3])),
        "epoch": int(rng.integers(101)),
    }


def backprop_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a BackpropLab."""
    layers = [int(n) for n in rng.integers(1, rng.choice([4, 7]), size=rng.integers(2, 6))]
    names = [str(name) for name in rng.choice(["sigmoid", "tanh", "relu", "gelu"], len(layers) - 1)]
    loss = str(rng.choice(["mean_squared_error", "binary_crossentropy"]))
    if loss == "binary_crossentropy":
        names[-1] = "sigmoid"
    return {
        "layers": layers,
        "activations": names,
        "loss": loss,
        "batch_size": int(rng.integers(1, 5)),
        "learning_rate": float(rng.choice([0.01, 10.0, round(rng.uniform(0.01, 10), 2)])),
        "seed": int(rng.integers(100)),
        "epoch": int(rng.integers(10)),
        "step": int(rng.integers(1 + 7 * (len(layers) - 1))),
        "sample": int(rng.integers(4)),
        "mode": str(rng.choice(["watch", "fill in"])),
    }


def recurrent_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a RecurrentLab."""
    return {
        "sequence": str(rng.choice(["one pulse", "pulse and noise", "two pulses"])),
        "w": float(rng.choice([0.0, -1.5, 1.5, round(rng.uniform(-1.5, 1.5), 2)])),
        "forget": round(rng.uniform(-4, 6), 1),
        "input_gate": round(rng.uniform(-12, 4), 1),
        "length": int(rng.integers(5, 41)),
        "step": int(rng.integers(1, 41)),
        "seed": int(rng.integers(100)),
    }


def sequence_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a SequenceLab."""
    return {
        "word": "".join(rng.choice(list("abcde"), size=rng.integers(1, 7))),
        "room": int(rng.integers(1, 7)),
        "step": int(rng.integers(13)),
    }


def experts_lab(rng: np.random.Generator) -> dict:
    """Draw settings for an ExpertsLab."""
    return {
        "curve": str(rng.choice(["a bend", "a jump", "a wave"])),
        "place": float(rng.choice([-2.5, 2.5, round(rng.uniform(-2.5, 2.5), 2)])),
        "sharpness": float(rng.choice([0.5, 20.0, round(rng.uniform(0.5, 20), 1)])),
        "noise": round(rng.uniform(0, 0.5), 2),
        "seed": int(rng.integers(100)),
    }


def bandit_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a BanditLab."""
    return {
        "epsilon": float(rng.choice([0.0, 1.0, round(rng.uniform(0, 1), 2)])),
        "step": int(rng.choice([0, 1, 500, rng.integers(500)])),
        "seed": int(rng.integers(100)),
        "reveal": bool(rng.integers(2)),
    }


def gradient_check_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a GradientCheckLab."""
    return {
        "exponent": float(rng.choice([-12.0, -1.0, round(rng.uniform(-12, -1), 1)])),
        "parameter": int(rng.integers(13)),
        "hidden": str(rng.choice(["sigmoid", "tanh", "relu"])),
        "loss": str(rng.choice(["mean_squared_error", "binary_crossentropy"])),
        "seed": int(rng.integers(100)),
    }


def cost_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a CostLab."""
    return {"width": int(rng.integers(1, 129)), "depth": int(rng.integers(1, 7))}


def gradient_flow_lab(rng: np.random.Generator) -> dict:
    """Draw settings for a GradientFlowLab."""
    return {
        "depth": int(rng.integers(1, 11)),
        "activation": str(rng.choice(["sigmoid", "tanh", "relu"])),
        "seed": int(rng.integers(100)),
    }


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
    "DescentLab": descent_lab,
    "XorLab": xor_lab,
    "DigitsLab": digits_lab,
    "TrainingLab": training_lab,
    "BackpropLab": backprop_lab,
    "GradientCheckLab": gradient_check_lab,
    "CostLab": cost_lab,
    "GradientFlowLab": gradient_flow_lab,
    "FrameworksLab": frameworks_lab,
    "ConvolutionLab": convolution_lab,
    "RBFLab": rbf_lab,
    "KMeansLab": kmeans_lab,
    "RecurrentLab": recurrent_lab,
    "SequenceLab": sequence_lab,
    "ExpertsLab": experts_lab,
    "BanditLab": bandit_lab,
}


def make(name: str, state: dict | None = None):
    """Return a lab by its class's name."""
    return getattr(neuronlab, name)(**(state or {}))


def picture(lab) -> np.ndarray:
    """Return the lab's frame."""
    return lab.stage.picture()
