"""What a learner feels, near and far, beside a bare slider and ``@interact``, in one session.

python tests/benchmarks/bench_browser.py

Prints tables: from key press to changed pixels, median of 40 presses, and each as a multiple of the
bare round trip; pictures a second while labs play, on this machine and through two networks of its
own making, and what a picture costs which process; how large a frame of each lab is; and the round
trip of a slider-sized message over the websocket, with and without TCP_NODELAY. One of them:

python tests/benchmarks/bench_browser.py near_and_far
"""

import asyncio
import contextlib
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import live_browser
import neuronlab
import numpy as np
import psutil
from benchmarks.far_away import far_away
from labs import storm
from live_kernel import ask, kernel_socket, message
from live_screen import Screen
from live_server import jupyter

BARE = """import ipywidgets as W
s, l = W.FloatSlider(min=-50, max=50), W.Label('-')
s.observe(lambda c: setattr(l, 'value', f'{c.new:.2f}'), 'value')
W.VBox([s, l])"""

LAB = """from neuronlab import PerceptronLab
PerceptronLab('iris', classes='versicolor against virginica', shuffle=True, epoch=1)"""

INTERACT = """%matplotlib inline
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import IntSlider, interact
from neuronlab.models.datasets import load
from neuronlab.models.geometry import box_around, line_in_box
from neuronlab.labs.perceptron.history_model import PerceptronHistory
data = load('iris', features=[2, 3]).tasks()['versicolor against virginica'].shuffled(0)
history, box = PerceptronHistory(data.X, data.y), box_around(data.X)
@interact(t=IntSlider(100, 0, 200))
def show(t):
    p = history.at(t)
    figure, (plane, weights, mistakes) = plt.subplots(1, 3, figsize=(13, 4.3))
    for k in (0, 1):
        plane.plot(*data.X[data.y == k].T, 'o^'[k])
    plane.plot(*line_in_box(p.W[:, 0], p.b[0], box).T)
    plane.axis(box)
    weights.arrow(0, 0, *p.W[:, 0])
    mistakes.bar(range(len(history.mistakes(t))), history.mistakes(t))
    plt.show()"""

PROBE = """async ([cell, label, presses]) => {
  const out = document.querySelectorAll('.jp-Notebook .jp-Cell')[cell]
    .querySelector('.jp-Cell-outputArea');
  const handle = [...out.querySelectorAll('.noUi-handle')].find(h => h.offsetParent && (!label ||
    h.closest('.widget-inline-hbox').querySelector('.widget-label').textContent === label));
  const own = handle.closest('.jupyter-widgets');
  const seen = () => [...out.querySelectorAll('img')].map(i => i.src).join() +
    [...out.querySelectorAll('canvas')].map(c => c.dataset.frame).join() +
    [...out.querySelectorAll('.widget-label')].filter(e => !own.contains(e))
      .map(e => e.textContent).join();
  const times = [];
  for (let i = 0; i < presses; i++) {
    const before = seen(), start = performance.now();
    handle.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowLeft', keyCode: 37,
      bubbles: true}));
    while (seen() === before && performance.now() - start < 3000)
      await new Promise(r => setTimeout(r, 1));
    times.push(performance.now() - start);
    await new Promise(r => setTimeout(r, 60));
  }
  return times;
}"""

ROWS = (
    ("bare slider → label", 0, None),
    ("`PerceptronLab`, samples seen", 1, "samples seen"),
    ("`@interact`, a new inline figure each time", 2, None),
)


def slider_to_pixels(presses: int = 40) -> None:
    """Print the browser's table."""
    with tempfile.TemporaryDirectory() as folder, live_browser.browser() as chrome:
        work = Path(folder, "work")
        work.mkdir()
        live_browser.write_notebook(work / "bench.ipynb", BARE, LAB, INTERACT)
        options = "--LabApp.expose_app_in_browser=True"
        with (
            jupyter(work, Path(folder), options, settings=live_browser.SETTINGS) as address,
            live_browser.jupyterlab(chrome, address) as lab,
            live_browser.opened(lab, "bench.ipynb") as page,
        ):
            times = {}
            for _ in range(2):  # twice, so that no row has the quieter half of the minute
                for name, cell, label in ROWS:
                    measured = page.evaluate(PROBE, [cell, label, presses // 2])
                    times.setdefault(name, []).extend(measured)
    bare = statistics.median(times[ROWS[0][0]])
    print("| way | key press → pixels | multiple of the bare round trip |\n|---|---|---|")
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"| {name} | {median:.0f} ms | {median / bare:.1f} |")


PLAYING = (
    ("`TrainingLab` 2–4–2–1", "TrainingLab('circles', layers=[4, 2], epoch=0)"),
    ("`TrainingLab` 2–8–8–1", "TrainingLab('spirals', layers=[8, 8], epoch=0)"),
)

COUNT = """async ([cell, milliseconds]) => {
  const out = document.querySelectorAll('.jp-Notebook .jp-Cell')[cell];
  const button = name => [...out.querySelectorAll('button')]
    .find(e => e.textContent.trim() === name);
  const shown = () => +out.querySelector('canvas').dataset.frame;
  const pause = time => new Promise(r => setTimeout(r, time));
  const speed = [...out.querySelectorAll('select')]
    .find(e => [...e.options].some(o => /^60\\s/.test(o.textContent)));
  speed.value = [...speed.options].find(o => /^60\\s/.test(o.textContent)).value;
  speed.dispatchEvent(new Event('change', {bubbles: true}));
  await pause(800);
  const before = shown();
  button('Play').click();
  await pause(2000);
  const first = shown(), start = performance.now();
  await pause(milliseconds);
  const rate = 1000 * (shown() - first) / (performance.now() - start);
  const stopped = performance.now();
  button('Pause').click();
  let last = shown(), at = stopped;
  while (performance.now() - at < 700) {
    if (shown() !== last) { last = shown(); at = performance.now(); }
    await pause(5);
  }
  return [rate, at - stopped, shown() - before];
}"""

NETWORKS = (("this machine", 0, 0), ("60 ms, 50 Mbit/s", 60, 50), ("150 ms, 20 Mbit/s", 150, 20))


PROCESSES = {"kernel": "ipykernel", "server": "jupyterlab", "page": "=renderer", "browser": "chrom"}
"""What tells a process by its command line; the first that fits counts."""


def processor_time() -> np.ndarray:
    """Return how many seconds each kind of process that was started from here has worked.

    Other programs on the machine change that far less than they change how long a picture takes.
    """
    used = dict.fromkeys(PROCESSES, 0.0)
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            command, times = " ".join(process.cmdline()), process.cpu_times()
            kind = next((kind for kind, mark in PROCESSES.items() if mark in command), None)
            if kind:
                used[kind] += times.user + times.system
    return np.array(list(used.values()))


def near_and_far(seconds: float = 6) -> None:
    """Print how fast labs play, and how soon a slider answers, through networks."""
    print("\n| network | lab | pictures a second | still after pause | key press → pixels "
          f"| CPU ms a picture: {', '.join(PROCESSES)} |")  # fmt: skip
    print("|---|---|---|---|---|---|")
    cells = [f"from neuronlab import *\n{call}" for _, call in PLAYING]
    with tempfile.TemporaryDirectory() as folder, live_browser.browser() as chrome:
        work = Path(folder, "work")
        work.mkdir()
        live_browser.write_notebook(work / "bench.ipynb", *cells, LAB)
        options = "--LabApp.expose_app_in_browser=True"
        with jupyter(work, Path(folder), options, settings=live_browser.SETTINGS) as address:
            here = int(address.rsplit(":", 1)[1])
            for network, round_trip, mbit in NETWORKS:
                with (
                    far_away(here, round_trip, mbit) as (port, _),
                    live_browser.jupyterlab(chrome, f"http://127.0.0.1:{port}") as lab,
                    live_browser.opened(lab, "bench.ipynb") as page,
                ):
                    for cell, (name, _) in enumerate(PLAYING):
                        used = processor_time()
                        rate, still, n = page.evaluate(COUNT, [cell, 1000 * seconds])
                        used = 1000 * (processor_time() - used) / n
                        costs = ", ".join(f"{each:.1f}" for each in used)
                        print(f"| {network} | {name} | {rate:.1f} | {still:.0f} ms | | {costs} |")
                    times = page.evaluate(PROBE, [len(PLAYING), "samples seen", 20])
                    median = statistics.median(times)
                    print(f"| {network} | `PerceptronLab` | | | {median:.0f} ms | |", flush=True)


def frame_sizes(n: int = 12) -> None:
    """Print how large the frames of each lab are, on a screen of 1 and of 2 pixels a pixel."""
    print("\n| lab | kB a frame | on a sharp screen |\n|---|---|---|")
    for name in (name for name in neuronlab.__all__ if name.endswith("Lab")):
        sizes = []
        for ratio in (1, 2):
            rng = np.random.default_rng(0)
            lab = getattr(neuronlab, name)()
            screen = Screen(lab, ratio)
            while screen.frames < n:
                storm.strike(lab, rng)
            sizes.append(statistics.mean(screen.bytes[1:]) / 1000)
            lab.close()
        print(f"| `{name}` | {sizes[0]:.1f} | {sizes[1]:.1f} |")


def round_trips(n: int = 100) -> None:
    """Print the websocket's table."""

    async def measure(address: str) -> float:
        async with kernel_socket(address) as socket:
            times = []
            for value in range(n):
                sent = message("comm_msg", {"comm_id": "c", "data": {"value": value}})
                start = time.perf_counter()
                await ask(socket, sent, until="comm_msg")
                times.append(time.perf_counter() - start)
                await asyncio.sleep(0.02)
            return 1000 * statistics.median(times)

    off = "--ServerApp.jpserver_extensions={'neuronlab.server': False}"
    medians = []
    for options in ((), (off,)):
        scratch = Path(tempfile.mkdtemp())
        with jupyter(scratch, scratch, *options, app="server") as address:
            medians.append(asyncio.run(measure(address)))
        shutil.rmtree(scratch, ignore_errors=True)
    on, without = medians
    print("\n| websocket round trip | ms |\n|---|---|")
    print(f"| with neuronlab's TCP_NODELAY | {on:.1f} |")
    print(f"| without | {without:.1f} ({without / on:.1f} times as long) |")


if __name__ == "__main__":
    tables = slider_to_pixels, near_and_far, frame_sizes, round_trips
    for table in tables:
        if table.__name__ in (sys.argv[1:] or [each.__name__ for each in tables]):
            table()
