"""What a frame costs in the kernel, by lab; and what importing the package costs.

pytest -n0 -s tests/benchmarks/bench_kernel.py

Only the table of sliders at random values: add -k random; of one lab: -k "random and DescentLab".
"""

import statistics
import subprocess
import sys
import time
from itertools import cycle

import ipywidgets
import neuronlab
import numpy as np
import pytest
from labs.storm import controls, random_state
from neuronlab import PerceptronLab

FRAMES = {
    "one sample": lambda lab: lab.one_sample(),
    "next mistake": lambda lab: lab.next_mistake(),
    "learning rate": lambda lab: setattr(lab, "learning_rate", 1 + (lab.learning_rate - 0.9) % 3),
}

SLIDERS = [
    ("ReaderLab", {"pen": "lifted"}, "across"),
    ("TwoPixelsLab", {}, "w1"),
    ("AnatomyLab", {}, "pulse"),
    ("SpikingLab", {}, "current"),
    ("SpikingLab", {"strength_1": 4.0, "strength_2": 4.0, "strength_3": -3.0}, "rate_1"),
    ("HebbLab", {}, "threshold"),
    ("HebbLab", {"shown": list("ABC" * 20)}, "learning_rate"),
    ("GateLab", {}, "threshold"),
    ("GateLab", {"target": "majority"}, "threshold"),
    ("CircuitLab", {}, "a"),
    ("LevelsLab", {"level": "full adder", "neurons": ["A + B >= 1"] * 4, "chosen": 4}, "a"),
    ("NeuronLab", {}, "w1"),
    ("NeuronLab", {"activation": "sigmoid"}, "w1"),
    ("StepLab", {}, "weight"),
    ("StepLab", {"activation": "sigmoid"}, "x"),
    ("XorLab", {}, "w11"),
    ("XorLab", {"sharpness": 4.0}, "fold"),
    ("ActivationLab", {"third": "gelu"}, "z"),
    ("VanishingLab", {}, "layers"),
    ("RaceLab", {"depth": 6}, "epoch"),
    ("SoftmaxLab", {}, "z1"),
    ("NetworkLab", {}, "step"),
    ("NetworkLab", {"layers": [2, 8, 8, 1]}, "step"),
    ("DescentLab", {}, "w"),
    ("DescentLab", {"compare": True, "surface": "logistic", "batch": "10", "step": 60}, "b"),
    ("DescentLab", {"surface": "chain", "step": 100}, "w"),
    ("SlopeLab", {}, "h"),
    ("BumpLab", {}, "sharpness"),
    ("BumpLab", {"lefts": [*range(10)] * 2, "heights": [0.2] * 20}, "chosen"),
    ("DepthLab", {"epoch": 2000, "starts": 2}, "epoch"),
    ("TrainingLab", {}, "noise"),
    ("TrainingLab", {"layers": [8, 8]}, "epoch"),
    ("DigitsLab", {}, "epoch"),
    ("DigitsLab", {}, "picture"),
    ("DigitsLab", {}, "hidden"),
    ("DigitsLab", {"view": "draw"}, "row"),
    ("FrameworksLab", {}, "epoch"),
    ("FrameworksLab", {}, "learning_rate"),
    ("LoopLab", {"order": "batches zero_grad forward loss backward step".split()}, "batch"),
    ("BugLab", {}, "epoch"),
    ("ShiftLab", {"step": 43, "shows": "both networks"}, "dx"),
    ("ShiftLab", {"step": 43, "shows": "both networks"}, "picture"),
    ("ConvolutionLab", {"padding": 2}, "column"),
    ("ConvolutionLab", {}, "example"),
    ("RBFLab", {}, "width"),
    ("KMeansLab", {"k": 5, "seed": 1}, "step"),
    ("KMeansLab", {"reveal": True}, "k"),
    ("RecurrentLab", {"length": 40}, "w"),
    ("RecurrentLab", {}, "length"),
    ("MemoryLab", {"length": 40}, "sequence"),
    ("SequenceLab", {}, "step"),
    ("ExpertsLab", {}, "place"),
    ("BanditLab", {}, "step"),
    ("BanditLab", {"step": 500}, "epsilon"),
    ("BackpropLab", {}, "epoch"),
    ("BackpropLab", {"layers": [3, 4, 4, 1], "batch_size": 2}, "learning_rate"),
    ("GradientCheckLab", {}, "exponent"),
    ("CostLab", {}, "width"),
    ("GradientFlowLab", {}, "depth"),
]

LABS = [name for name in neuronlab.__all__ if name.endswith("Lab")]
OPENED = {"TrainingLab": {"layers": [4, 2]}}
"""How a lab is opened whose sliders go to random values, where it is not as it comes."""

SLIDER = (
    ipywidgets.IntSlider
    | ipywidgets.FloatSlider
    | ipywidgets.FloatLogSlider
    | ipywidgets.SelectionSlider
)
JUMPS = 25


@pytest.mark.parametrize("event", FRAMES)
@pytest.mark.parametrize("classes", ["setosa against the rest", "versicolor against virginica",
                                     "all classes"])  # fmt: skip
def test_perceptron_frame(benchmark, classes, event):
    lab = _watched(PerceptronLab("iris", classes=classes, shuffle=True, epoch=2))
    if classes.startswith("setosa"):
        lab.set(shuffle=False, epoch=0, sample=1)
    benchmark.pedantic(FRAMES[event], (lab,), rounds=60, warmup_rounds=5)


@pytest.mark.parametrize(("name", "state", "setting"), SLIDERS)
def test_slider_frame(benchmark, name, state, setting):
    """A setting that goes over its whole range, a new value each time."""
    lab = _watched(getattr(neuronlab, name)(**state))
    low, high = getattr(lab.traits()[setting], "min", 0), getattr(lab.traits()[setting], "max", 1)
    values = np.linspace(low, high, 68).tolist()
    if isinstance(low, int):
        values = [low + k % (high - low + 1) for k in range(high - low + 1)]
    following = cycle(values)
    benchmark.pedantic(lambda: setattr(lab, setting, next(following)), rounds=60, warmup_rounds=5)


@pytest.fixture(scope="module")
def table():
    print(f"\n{'CPU ms a frame, at random values':48} {'median':>8} {'worst':>8}")


@pytest.mark.parametrize("name", LABS)
def test_a_frame_at_random_values(table, name):
    """Each slider in jumps, as a quick hand moves it, with a view open.

    It is CPU time, so that other programs count little. The worst is often a first time: Axes
    whose limits are new, or a training that is kept from then on.
    """
    print()
    for k in range(len(_sliders(_opened(name)))):
        slider = _sliders(lab := _opened(name))[k]
        rng, times = np.random.default_rng(0), []
        for _ in range(JUMPS):
            state = random_state(slider, rng)
            start = time.process_time()
            slider.set_state(state)
            times.append(1000 * (time.process_time() - start))
        what = f"{name}, {slider.description or slider.tooltip}"
        print(f"{what:48.48} {statistics.median(times):8.1f} {max(times):8.1f}", flush=True)
        lab.close()


def _opened(name: str):
    return _watched(getattr(neuronlab, name)(**OPENED.get(name, {})))


def _watched(lab):
    """Return a lab that believes that a browser shows it: else it would draw nothing."""
    lab.stage.send = lambda *args, **kwargs: None
    lab.stage.receive({"kind": "view", "ratio": 1.0})
    return lab


def _sliders(lab) -> list:
    return [control for control in controls(lab) if isinstance(control, SLIDER)]


def test_import_time():
    base, ours = "import ipywidgets, matplotlib.figure", "import neuronlab.labs.perceptron.lab"
    times = {base: [], f"{base}; {ours}": []}
    for _ in range(12):
        for code, measured in times.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            measured.append(time.perf_counter() - start)
    first, both = (statistics.median(measured) for measured in times.values())
    print(f"\nimport ipywidgets, matplotlib.figure: {first:.2f} s; with neuronlab's labs: "
          f"+{both - first:.2f} s")  # fmt: skip
