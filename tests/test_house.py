"""The house: what each file may import, seen in its syntax tree, inside functions too."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "widgets" / "neuronlab"
FLOORS = ["text", "frameworks", "models", "export", "plots", "live", "labs", "course"]
FLOORS += ["look", "new_lab", "command"]
"""From the ground up: nothing imports what is above it."""

FREE = {"numpy", "scipy", "sklearn"}
DRAWING = FREE | {"matplotlib"}
LIVE = DRAWING | {"ipywidgets", "traitlets", "IPython", "anywidget", "filelock", "jupyter_core"}
FRAMEWORKS = {"torch", "keras", "jax"}
OUTSIDE = {
    "text": set(),
    "frameworks": set(),
    "models": FREE,
    "export": FREE,
    "plots": DRAWING | {"PIL"},
    "live": LIVE,
    "labs": LIVE | FRAMEWORKS,
    "course": LIVE | FRAMEWORKS,
    "look": {"traitlets"},
    "new_lab": set(),
    "command": {"jupyter_core"},
    "server": {"jupyter_server"},
    "voila": {"jupyter_server"},
}
"""Which packages each floor may use, besides the standard library."""

HEAVY = {"scipy", "sklearn", *FRAMEWORKS}
"""Loaded only by the function that needs it."""

Imports = dict[str, set[str]]


def name_of(path: Path) -> str:
    """Return a file's module without the package's name: "labs.step.lab"."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports(name: str, source: str, top: bool = False) -> set[str]:
    """Return what a module imports: modules of the package without its name, others by theirs.

    ``top`` leaves out what is imported inside functions.
    """
    package = name.split(".") if FILES[name].name == "__init__.py" else name.split(".")[:-1]
    tree = ast.parse(source)
    found = set()
    for node in tree.body if top else ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            start = [*package[: len(package) - node.level + 1], *(node.module or "").split(".")]
            base = ".".join(filter(None, start))
            inside = {f"{base}.{alias.name}".strip(".") for alias in node.names}
            found |= {at if at in FILES else base for at in inside}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module)
    return found


SOURCES = {name: path.read_text(encoding="utf-8") for name, path in FILES.items()}
ALL: Imports = {name: imports(name, source) for name, source in SOURCES.items()}


def floor(name: str) -> str:
    return name.split(".")[0]


def room(name: str) -> str:
    """Return the room that a module stands in, or "" where it stands in none."""
    parts = name.split(".")
    return parts[1] if parts[0] == "labs" and len(parts) > 2 else ""


def rank(name: str) -> str:
    """Return the last word of a file's name: "model", "plot", "words", "lab", …"""
    return name.split(".")[-1].split("_")[-1]


def faults(name: str, imported: set[str]) -> list[str]:
    """Return what the module ``name`` must not import."""
    bad = []
    for other in sorted(imported):
        if other not in FILES:
            package = other.split(".")[0]
            allowed = OUTSIDE.get(floor(name), set())
            if room(name) and rank(name) == "model":
                allowed = FREE | FRAMEWORKS
            elif room(name) and rank(name) == "plot":
                allowed = DRAWING
            if package not in sys.stdlib_module_names and package not in allowed:
                bad.append(other)
            elif other.startswith("matplotlib.pyplot"):
                bad.append(other)
        elif floor(other) in FLOORS and floor(name) in FLOORS:
            up = FLOORS.index(floor(other)) > FLOORS.index(floor(name))
            if up or (room(name) and not _allowed_in_room(name, other)):
                bad.append(other)
    return bad


def _allowed_in_room(name: str, other: str) -> bool:
    if not room(other):
        below = {"model": ["text", "frameworks", "models"], "plot": ["text", "models", "plots"]}
        return floor(other) in below.get(rank(name), FLOORS)
    if room(other) != room(name):
        return rank(other) == "model"
    order = {"model": 0, "words": 1, "plot": 1}
    mine, its = order.get(rank(name), 2), order.get(rank(other), 2)
    return its < mine or rank(other) == rank(name) or its == mine == 2


@pytest.mark.parametrize("name", FILES)
def test_a_file_imports_only_what_it_may(name):
    assert faults(name, ALL[name]) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("models.neuron", "from ..plots import style"),
        ("models.neuron", "def f():\n    from ..labs.step import lab"),
        ("models.neuron", "import matplotlib"),
        ("plots.style", "from ..live.stage import Stage"),
        ("plots.style", "import ipywidgets"),
        ("live.lab", "from ..labs.step.lab import StepLab"),
        ("live.lab", "import matplotlib.pyplot as plt"),
        ("labs.step.lab", "from ..neuron.plot import NeuronPlot"),
        ("labs.step.lab", "from ...course.predict import Predict"),
        ("labs.hebb.model", "from .plot import HebbPlot"),
        ("labs.hebb.model", "from ...plots import style"),
        ("labs.hebb.plot", "from .lab import HebbLab"),
        ("labs.hebb.plot", "from ...live.stage import Stage"),
        ("labs.hebb.plot", "import ipywidgets"),
        ("text.numbers", "import numpy as np"),
        ("labs.hebb.lab", "from ...look import read"),
        ("course.check", "from .. import new_lab"),
        ("look", "import matplotlib"),
        ("new_lab", "import traitlets"),
    ],
)
def test_what_it_may_not_is_noticed(name, source):
    assert faults(name, imports(name, source)) != []


def test_no_file_is_imported_in_a_circle():
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join((*way[way.index(name) :], name))
        if name not in done:
            for other in ALL[name] & set(FILES) - {name}:
                visit(other, (*way, name))
            done.add(name)

    for name in FILES:
        visit(name, ())


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_what_is_heavy_is_loaded_where_it_is_needed(name):
    at_the_top = imports(name, SOURCES[name], top=True)
    assert not {module.split(".")[0] for module in at_the_top} & HEAVY


def loaded(*modules: str) -> set[str]:
    """Return the names of all modules that importing ``modules`` loads, in a fresh Python."""
    code = f"import sys, {', '.join(modules)}; print('\\n'.join(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return set(result.stdout.split())


@pytest.mark.slow
def test_the_package_alone_loads_next_to_nothing_and_all_of_it_nothing_heavy():
    assert not loaded("neuronlab") & {"numpy", "matplotlib", "ipywidgets", *HEAVY}
    everything = loaded(*(f"neuronlab.{name}".strip(".") for name in FILES if name != "server"))
    assert not everything & {"matplotlib.pyplot", *HEAVY}


def test_every_public_name_can_be_imported():
    import neuronlab

    for name in neuronlab.__all__:
        assert getattr(neuronlab, name) is not None
    assert set(neuronlab.__all__) <= set(dir(neuronlab))
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = neuronlab.no_such_name
