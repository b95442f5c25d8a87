"""What a frame costs in the kernel, by lab; and what importing the package costs.

pytest tests/benchmarks/bench_kernel.py
"""

import statistics
import subprocess
import sys
import time

import pytest
from neuronlab import PerceptronLab

FRAMES = {
    "one sample": lambda lab: lab.one_sample(),
    "next mistake": lambda lab: lab.next_mistake(),
    "learning rate": lambda lab: setattr(lab, "learning_rate", 1 + (lab.learning_rate - 0.9) % 3),
}


@pytest.mark.parametrize("event", FRAMES)
@pytest.mark.parametrize("classes", ["setosa against the rest", "versicolor against virginica",
                                     "all classes"])  # fmt: skip
def test_frame(benchmark, classes, event):
    lab = PerceptronLab("iris", classes=classes, shuffle=True, epoch=2)
    if classes.startswith("setosa"):
        lab.set(shuffle=False, epoch=0, sample=1)
    benchmark.pedantic(FRAMES[event], (lab,), rounds=60, warmup_rounds=5)


def test_import_time():
    base, ours = "import ipywidgets, matplotlib.figure", "import neuronlab.labs.perceptron_lab"
    times = {base: [], f"{base}; {ours}": []}
    for _ in range(12):
        for code, measured in times.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            measured.append(time.perf_counter() - start)
    first, both = (statistics.median(measured) for measured in times.values())
    print(f"\nimport ipywidgets, matplotlib.figure: {first:.2f} s; with neuronlab's labs: "
          f"+{both - first:.2f} s")  # fmt: skip
