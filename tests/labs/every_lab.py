"""Every lab of the package, and random settings for each: drawn from its traits, or by hand."""

import math

import ipywidgets
import neuronlab
import numpy as np
import traitlets
from neuronlab import LogicNeuron
from neuronlab.labs.gates.levels_model import LEVELS, MOST_NEURONS, sources, write_neuron
from neuronlab.labs.loop.loop_model import IN_ORDER
from neuronlab.models.logic import CONNECTIONS

LABS = [name for name in neuronlab.__all__ if name.endswith("Lab")]

UNBOUNDED = 100
"""How many values are drawn from where a whole number has no upper bound, as a seed."""


def random_state(name: str, rng: np.random.Generator) -> dict:
    """Return random settings for the lab ``name``: as its traits allow, corrected by hand."""
    state = BY_HAND.get(name, lambda rng: {})(rng)
    for key, trait in getattr(neuronlab, name).class_traits(state=True).items():
        if key not in state:
            state[key] = draw(trait, rng)
            if state[key] is None:
                raise LookupError(
                    f"what {name}.{key} can be does not follow from its trait: give it in "
                    "BY_HAND, in tests/labs/every_lab.py"
                )
    return {key: value for key, value in state.items() if value is not None}


def draw(trait: traitlets.TraitType, rng: np.random.Generator):
    """Return a value that ``trait`` allows; None where that does not follow from it."""
    if isinstance(trait, traitlets.Bool):
        return bool(rng.integers(2))
    if isinstance(trait, traitlets.Enum):
        return trait.values[rng.integers(len(trait.values))]
    if isinstance(trait, traitlets.Int):
        most = trait.min + UNBOUNDED if trait.max is None else trait.max
        return int(rng.integers(trait.min, most + 1))
    if isinstance(trait, traitlets.Float) and math.isfinite(trait.max - trait.min):
        # As a slider gives it, and now and then one of the ends.
        low, high = trait.min, trait.max
        return float(rng.choice([low, high, *rng.uniform(low, high, 4).round(2)]).clip(low, high))
    if isinstance(trait, traitlets.List) and trait._trait is not None:
        length = rng.integers(trait._minlen, min(trait._maxlen, trait._minlen + 8) + 1)
        return [draw(trait._trait, rng) for _ in range(length)]
    return None


def perceptron_lab(rng: np.random.Generator) -> dict:
    """Draw a data set, and what there is in it."""
    data = str(rng.choice(["few", "iris", "linear", "blobs", "and", "or", "xor", "own points"]))
    state = {
        "data": data,
        "classes": None,
        "epoch": int(rng.integers(12)),
        "sample": int(rng.integers(2)),
        "points": [(*place(rng, 3), k) for k in (0, 1) for _ in range(rng.integers(1, 4))],
        "erased": None,
    }
    if data == "iris":
        state["classes"] = str(
            rng.choice(["setosa against virginica", "virginica against the rest", "all classes"])
        )
    if data in ("iris", "linear"):
        state["erased"] = sorted({int(i) for i in rng.integers(0, 90, size=3)})
    return state


def order_lab(rng: np.random.Generator) -> dict:
    """Draw a data set, and some of its samples in a row."""
    data, n = ("few", 8) if rng.integers(2) else ("or", 4)
    return {"data": data, "order": [int(k) for k in rng.integers(1, n + 1, rng.integers(9))]}


def training_lab(rng: np.random.Generator) -> dict:
    """Draw a small network with a history."""
    data = str(rng.choice(["circles", "moons", "three blobs", "hills", "own points"]))
    layers = [int(n) for n in rng.integers(1, 9, size=rng.integers(0, 4))]
    names = ["tanh", "relu", "sigmoid", "sign"]
    state = {
        "data": data,
        "n_samples": int(rng.integers(20, 80)),
        "layers": layers,
        "activation": "tanh",
        "activations": [str(rng.choice(names)) for _ in layers] if rng.integers(2) else [],
        "learning_rate": float(rng.choice([0.01, 0.3, 100.0])),
        "l1": 0.0,
        "l2": float(rng.choice([0.0, 0.01])),
        "batch_size": int(rng.integers(5, 50)),
        "epoch": int(rng.integers(6)),
        "batch": 0,
        "log": [(0, "parameter", 0, 1.5), (1, "learning_rate", 0.2), (1, "parameter", 1, -2.0)],
        "stop_loss": 0.0,
        "stop_epoch": 0,
        "place": list(place(rng, 3)),
        "runs": [{"n_samples": 30, "epoch": 2}, {"data": "xor", "n_samples": 20, "layers": []}],
        "chosen": [],
        "points": [],
        "erased": None,
    }
    if data != "hills":
        state["points"] = [(round(rng.uniform(-3, 3), 2), 1.0, k) for k in (0, 1)]
    if layers:
        state["chosen"] = [[], [0, 0], [1, layers[0] - 1], [1, 0, layers[0] - 1]][rng.integers(4)]
    return state


def backprop_lab(rng: np.random.Generator) -> dict:
    """Draw a network, with a loss that goes with its output."""
    layers = [int(n) for n in rng.integers(1, rng.choice([4, 7]), size=rng.integers(2, 6))]
    names = [str(name) for name in rng.choice(["sigmoid", "tanh", "relu", "gelu"], len(layers) - 1)]
    loss = str(rng.choice(["mean_squared_error", "binary_crossentropy"]))
    if loss == "binary_crossentropy":
        names[-1] = "sigmoid"
    return {
        "layers": layers,
        "activations": names,
        "loss": loss,
        "batch": None,
        "step": int(rng.integers(1 + 7 * (len(layers) - 1))),
        "focus": None,
        "own": [(0, 0, 1.5), (int(rng.integers(4)), int(rng.integers(2)), -2.0)],
        "parameter": int(rng.integers(2)),
    }


def network_lab(rng: np.random.Generator) -> dict:
    """Draw a network, and a unit that is in it."""
    layers = [int(n) for n in rng.integers(1, rng.choice([6, 33]), size=rng.integers(2, 8))]
    layer = int(rng.integers(len(layers)))
    inputs = [round(rng.uniform(-3, 3), 2) for _ in range(rng.integers(8))]
    return {
        "layers": layers,
        "inputs": inputs,
        "unit": (layer, int(rng.integers(layers[layer]))),
    }


def reader_lab(rng: np.random.Generator) -> dict:
    """Draw a few strokes on the sheet; now and then none."""
    strokes = [
        [tuple(int(v) for v in rng.integers(101, size=2)) for _ in range(rng.integers(1, 9))]
        for _ in range(rng.integers(4))
    ]
    return {"strokes": strokes}


def levels_lab(rng: np.random.Generator) -> dict:
    """Draw a level, a circuit that can be wired there, and what was solved before."""
    name = str(rng.choice(list(LEVELS)))
    level = LEVELS[name]
    n = int(rng.integers(len(level.outputs), MOST_NEURONS + 1))
    neurons = []
    for place in range(n):
        names = sources(level, place)
        kinds = [CONNECTIONS[kind] for kind in rng.choice(list(CONNECTIONS), len(names))]
        neuron = LogicNeuron(*zip(*kinds, strict=True), int(rng.integers(4)))
        neurons.append(write_neuron(neuron, names))
    solved = {str(each): int(rng.integers(3, 5)) for each in rng.choice(list(LEVELS), 2)}
    return {"level": name, "neurons": neurons, "solved": solved}


BY_HAND = {
    "ReaderLab": reader_lab,
    "LevelsLab": levels_lab,
    "PerceptronLab": perceptron_lab,
    "OrderLab": order_lab,
    "TrainingLab": training_lab,
    "BackpropLab": backprop_lab,
    # How far there is to go depends on the paths and the direction; so far it is always.
    "ChainLab": lambda rng: {"step": int(rng.integers(4))},
    "NetworkLab": network_lab,
    # A rate is drawn by its order of magnitude.
    "DescentLab": lambda rng: {"learning_rate": float(f"{10 ** rng.uniform(-3, 2):.3g}")},
    # Few starts, for the sake of time.
    "DepthLab": lambda rng: {"starts": int(rng.integers(3))},
    # Few epochs, for the sake of time.
    "DigitsLab": lambda rng: {
        "epoch": int(rng.integers(8)),
        "drawing": rng.integers(17, size=64).tolist() if rng.integers(4) else [],
    },
    "FrameworksLab": lambda rng: {
        "batch_size": int(rng.choice([20, 200, rng.integers(20, 200)])),
        "epochs": int(rng.integers(1, 31)),
        "seed": int(rng.choice([0, 3])),
    },
    "LoopLab": lambda rng: {"order": rng.permutation(IN_ORDER).tolist()},
    # The third column needs PyTorch, and a press.
    "GradientCheckLab": lambda rng: {"pytorch": False},
    # Few mini-batches, for the sake of time.
    "ShiftLab": lambda rng: {"step": int(rng.integers(20))},
    "MemoryLab": lambda rng: {"step": int(rng.integers(20))},
    "SequenceLab": lambda rng: {"word": "".join(rng.choice([*"abcde"], size=rng.integers(1, 7)))},
}
"""The settings that don't follow from the traits alone; None leaves one as it is."""


def place(rng: np.random.Generator, reach: float) -> tuple[float, float]:
    """Draw a point of the plane."""
    return round(rng.uniform(-reach, reach), 2), round(rng.uniform(-reach, reach), 2)


def make(name: str, state: dict | None = None):
    """Return a lab by its class's name."""
    return getattr(neuronlab, name)(**(state or {}))


def picture(lab) -> np.ndarray:
    """Return the lab's frame."""
    return lab.stage.picture()


def controls(lab, kinds=(ipywidgets.widgets.widget_description.DescriptionWidget,)):
    """Return all controls inside a lab, those in folded panels too."""
    found, todo = [], [lab]
    while todo:
        widget = todo.pop()
        todo.extend(getattr(widget, "children", ()))
        if isinstance(widget, kinds) and not isinstance(
            widget, ipywidgets.HTML | ipywidgets.Label | ipywidgets.Play
        ):
            found.append(widget)
    return found
