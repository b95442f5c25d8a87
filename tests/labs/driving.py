"""Driving labs without a browser: their controls, their picture, what they say."""

import re

from labs.storm import controls


def text(lab) -> str:
    """Return the readout without its tags."""
    return re.sub(r"<[^>]+>", " ", lab.readout.value)


def control(lab, label):
    """Return the control with this label, wherever it is in the lab."""
    return next(widget for widget in controls(lab) if widget.description == label)


def weights(lab):
    p = lab.history.at(lab.moment)
    return p.W[:, 0], p.b[0]


def press(lab, name):
    next(w for w in lab.player.children if getattr(w, "description", "") == name).click()


def send(lab, ax, kind, at):
    """Let the mouse do something on the picture, at data coordinates of an Axes."""
    px, py = ax.transData.transform(at)
    width, height = lab.stage.figure.bbox.size
    message = {
        "type": kind, "relativeX": px, "relativeY": height - py,
        "boundingRectWidth": width, "boundingRectHeight": height,
    }  # fmt: skip
    for listener in lab.stage._events:
        if kind in listener.watched_events:
            listener._handle_mouse_msg(listener, message, [])


def drag(lab, ax, start, *path):
    """Press at ``start``, move along ``path`` and let go at its end."""
    send(lab, ax, "mousedown", start)
    for at in path:
        send(lab, ax, "mousemove", at)
    send(lab, ax, "mouseup", path[-1])


def click(lab, x1, x2):
    """Click on the picture at data coordinates of the plane."""
    send(lab, lab.plot.plane.ax, "mousedown", (x1, x2))
