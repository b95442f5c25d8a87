"""A storm is many random events on a lab, as the browser sends them: on controls and picture."""

import ipywidgets
import numpy as np
from live_screen import point, tick
from neuronlab.live.player import Player
from neuronlab.live.spots import messages

TEXTS = ("", "0", "-1", "0.5", "1e308", "-1e308", "nan", "abc", "<b>x</b>", "1/3", "$x$")
NUMBERS = (0.0, -1.0, 0.5, 1e308, -1e308, 1e-300, 3.0)
MOUSE = ("press", "move", "move", "release", "leave")
ONCE = ("measure", "run scikit-learn", "run Keras", "run PyTorch")
"""Buttons for what no ``repr`` repeats: a time that was taken, a run of another library."""


def controls(lab) -> list[ipywidgets.Widget]:
    """Return everything inside a lab that a hand can move, in an order that is always the same."""
    shown = ipywidgets.HTML | ipywidgets.Label | ipywidgets.Image
    return [
        part
        for part in _parts(lab)
        if isinstance(part, ipywidgets.Button | ipywidgets.ValueWidget)
        and not isinstance(part, shown)
        and not getattr(part, "disabled", False)
        and part.description not in ONCE
    ]


def _parts(lab) -> list[ipywidgets.Widget]:
    found = [lab]
    for part in found:
        found.extend(getattr(part, "children", ()))
    return found


def players(lab) -> list[Player]:
    """Return the clocks with their buttons inside a lab."""
    return [part for part in _parts(lab) if isinstance(part, Player)]


def strike(lab, rng: np.random.Generator) -> str:
    """Let one random event happen to ``lab``; return what it was."""
    if rng.random() < 0.3:
        return _mouse(lab, rng)
    hands = [*controls(lab), *players(lab)]
    widget = hands[rng.integers(len(hands))]
    if isinstance(widget, Player):
        tick(widget)
        return "tick"
    if isinstance(widget, ipywidgets.Button):
        widget.click()
        return f"press {widget.description!r}"
    state = random_state(widget, rng)
    if state is None:
        return "nothing"
    widget.set_state(state)
    return f"{type(widget).__name__} {widget.description!r}: {state}"


def random_state(widget: ipywidgets.Widget, rng: np.random.Generator) -> dict | None:
    """Return what the browser could send for a control, or None where it offers nothing."""
    value = _value(widget, rng)
    if value is None:
        return None
    return {"index": value} if hasattr(widget, "options") else {"value": value}


def _value(widget: ipywidgets.Widget, rng: np.random.Generator):
    if hasattr(widget, "options"):
        return int(rng.integers(len(widget.options))) if widget.options else None
    if isinstance(widget, ipywidgets.IntSlider | ipywidgets.BoundedIntText):
        return int(rng.integers(widget.min, widget.max + 1))
    if isinstance(widget, ipywidgets.FloatSlider):
        steps = round((widget.max - widget.min) / widget.step)
        return min(widget.max, widget.min + widget.step * int(rng.integers(steps + 1)))
    if isinstance(widget, ipywidgets.FloatLogSlider):
        return float(widget.base ** rng.uniform(widget.min, widget.max))
    if isinstance(widget, ipywidgets.BoundedFloatText):
        return float(
            rng.choice([widget.min, widget.max, *np.clip(NUMBERS, widget.min, widget.max)])
        )
    if isinstance(widget, ipywidgets.FloatText):
        return float(rng.choice(NUMBERS))
    if isinstance(widget, ipywidgets.IntText):
        return int(rng.choice([-1, 0, 1, 10**6]))
    if isinstance(widget, ipywidgets.Text):
        return str(rng.choice(TEXTS))
    return bool(rng.integers(2))


def _mouse(lab, rng: np.random.Generator) -> str:
    width, height = lab.stage.figure.bbox.size
    kind = str(rng.choice(MOUSE))
    x, y = rng.uniform(-20, width + 20) / width, rng.uniform(-20, height + 20) / height
    told = messages(lab.spots())
    if kind == "press" and told and rng.integers(2):
        (left, top), *_ = told[rng.integers(len(told))]["at"]
        x, y = left / lab.stage.width, 1 - top / lab.stage.height
    point(lab.stage, kind, x, y, shift=bool(rng.integers(2)), button=int(rng.integers(3)))
    return f"{kind} at {x:.3f}, {y:.3f}"
