"""A lesson's cell that needs a framework runs where there is one, and is replayed elsewhere.

``%load_ext neuronlab`` gives a notebook the cell magic ``%%needs torch 07.3``. Where PyTorch is
installed the cell runs. Where it is not, the cell shows what it showed for the saved lesson, and
says so in a line of its own, a widget, so that the saved text is the same on every machine.
"""

import json
from pathlib import Path

from ..frameworks import INSTALL, TITLES, installed

RECORDED = Path(__file__).with_name("recorded.json")
"""What the cells printed and displayed, by key; ``tests/refresh_lessons.py`` writes it."""


def recorded(key: str) -> list[dict]:
    """Return the outputs of the cell ``key``, such as "07.3"; KeyError where there is none.

    Each is {"text": what was printed} or {"data": a bundle of MIME types}.
    """
    kept = json.loads(RECORDED.read_text(encoding="utf-8"))
    if key not in kept:
        raise KeyError(f"nothing is recorded for {key!r}; there is {', '.join(kept)}")
    return kept[key]


def register(shell) -> None:
    """Give an IPython ``shell`` the magic ``%%needs``."""

    def needs(line: str, cell: str) -> None:
        """Run the cell, or replay it: ``%%needs torch 07.3``."""
        module, _, key = line.strip().partition(" ")
        if module not in TITLES:
            raise ValueError(f"%%needs got {module!r}; expected one of {', '.join(TITLES)}")
        if installed(module):
            code = compile(shell.transform_cell(cell), f"<needs {line.strip()}>", "exec")
            exec(code, shell.user_ns)
            return
        _replay(recorded(key))
        _say_so(module)

    shell.register_magic_function(needs, magic_kind="cell")


def outputs(cell) -> list[dict]:
    """Return a cell's outputs in the form in which they are recorded."""
    return [
        {"text": output["text"]} if "text" in output else {"data": dict(output["data"])}
        for output in cell["outputs"]
    ]


def _replay(kept: list[dict]) -> None:
    from IPython.display import display

    for output in kept:
        if "text" in output:
            print(output["text"], end="")
        else:
            display(output["data"], raw=True)


def _say_so(module: str) -> None:
    """Show a line that is a widget and nothing else: the cell's saved text stays what it is."""
    import ipywidgets
    from IPython.display import display

    line = ipywidgets.HTML(
        f"<i>{TITLES[module]} is not installed here; above is what the cell showed where it was. "
        f"To run it: <code>{INSTALL[module]}</code></i>"
    )
    view = line._repr_mimebundle_()
    kind = "application/vnd.jupyter.widget-view+json"
    display({kind: view[kind]}, raw=True)
