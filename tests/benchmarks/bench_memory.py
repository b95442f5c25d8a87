"""What memory a lesson's kernel holds: python tests/benchmarks/bench_memory.py [04 10 …].

Each lesson is run from top to bottom in a fresh kernel, and every lab is looked at, on a screen
with one pixel for each CSS pixel; ``--sharp``: with two. ``held`` is what ps calls RSS. Libraries
are held once for all processes of a machine, if they come from the same files: ``share`` counts a
part of them (PSS), so that shares add up to what the machine needs, and ``its own`` none (USS).
"""

import os
import sys
import tempfile
from pathlib import Path

import nbformat
import psutil
from jupyter_client.manager import start_new_kernel

LESSONS = Path(__file__).parents[2] / "lessons"

HEAVY = ("scipy", "scipy.optimize", "sklearn", "pandas", "jax", "torch")

LOOK = """
from ipywidgets.widgets.widget import _instances as shown
for widget in [*shown.values()]:
    if hasattr(widget, "small_png"):
        widget.receive({"kind": "view", "ratio": %d})
"""

LOADED = f"print('loaded', *[name for name in {HEAVY} if name in __import__('sys').modules])"

START = ("nothing", "import ipykernel"), ("import neuronlab", "import neuronlab; neuronlab.XorLab")


def measured(sources: list[str], folder: Path = LESSONS) -> tuple[list[float], str]:
    """Run cells in a fresh kernel; return MB held, share, own, and which heavy packages came."""
    manager, client = start_new_kernel(cwd=str(folder))
    said: list[str] = []

    def note(message: dict) -> None:
        if message["msg_type"] == "stream":
            said.append(message["content"]["text"])

    try:
        for source in [*sources, LOADED]:
            client.execute_interactive(source, timeout=300, output_hook=note)
        memory = psutil.Process(manager.provisioner.pid).memory_full_info()
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    loaded = next(line for line in "".join(said).splitlines()[::-1] if line.startswith("loaded"))
    share = getattr(memory, "pss", memory.rss)  # Linux alone knows it
    found = [size / 2**20 for size in (memory.rss, share, memory.uss)]
    return found, loaded.removeprefix("loaded").strip()


def cells(lesson: Path) -> list[str]:
    """Return the code of a lesson."""
    notebook = nbformat.read(lesson, as_version=4)
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def main(chosen: list[str]) -> None:
    """Print the table."""
    look = LOOK % (2 if "--sharp" in chosen else 1)
    chosen = [name for name in chosen if name != "--sharp"]
    with tempfile.TemporaryDirectory() as answers:
        os.environ["NEURONLAB_DATA_DIR"] = answers
        print("| after | MB held | share | its own | loaded |\n|---|---|---|---|---|")
        for name, code in START:
            _row(name, *measured([code]))
        for lesson in sorted(LESSONS.glob("[0-9][0-9]-*.ipynb")):
            if not chosen or lesson.name[:2] in chosen:
                _row(f"lesson {lesson.name[:2]}", *measured([*cells(lesson), look]))


def _row(name: str, sizes: list[float], loaded: str) -> None:
    print("|", " | ".join([name, *(f"{size:.0f}" for size in sizes), loaded]), "|", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
