"""Driving labs without a browser: their controls, their picture, what they say."""

import re

import ipywidgets
import numpy as np
from labs.storm import _parts, controls
from live_screen import point


def text(lab) -> str:
    """Return the readout without its tags."""
    return re.sub(r"<[^>]+>", " ", re.sub(r"</?span[^>]*>", "", lab.readout.value))


def said(lab) -> str:
    """Return ``text`` in one line."""
    return " ".join(text(lab).split())


def control(lab, label):
    """Return the control with this label, wherever it is in the lab."""
    return next(widget for widget in controls(lab) if widget.description == label)


def plain(lab) -> str:
    """Return the readout as one line, with the minus of the keyboard."""
    return " ".join(text(lab).split()).replace("−", "-")


def button(lab, name):
    """Return the button ``name``, wherever it is in the lab."""
    parts = (part for part in _parts(lab) if isinstance(part, ipywidgets.Button))
    return next(part for part in parts if part.description == name)


def weights(lab):
    p = lab.history.at(lab.moment)
    return p.W[:, 0], p.b[0]


def press(lab, name):
    next(w for w in lab.player.children if getattr(w, "description", "") == name).click()


def send(lab, ax, kind, at):
    """Let the mouse do something on the picture, at data coordinates of an Axes."""
    px, py = ax.transData.transform(at)
    width, height = lab.stage.figure.bbox.size
    point(lab.stage, kind, px / width, py / height)


def spot(lab, key):
    """Return what is offered under this key now."""
    return next(found for found in lab.spots() if found.key == key)


def middle(found):
    """Return the middle of a spot, in data coordinates."""
    return np.reshape(found.at, (-1, 2)).mean(axis=0)


def drag(lab, ax, start, *path):
    """Press at ``start``, move along ``path`` and let go at its end."""
    send(lab, ax, "press", start)
    for at in path:
        send(lab, ax, "move", at)
    send(lab, ax, "release", path[-1])


def click(lab, x1, x2):
    """Click on the picture at data coordinates of the plane."""
    send(lab, lab.plot.plane.ax, "press", (x1, x2))


def press_spot(lab, key):
    """Press on a spot, and let go."""
    found = spot(lab, key)
    for kind in ("press", "release"):
        send(lab, found.axes, kind, middle(found))
