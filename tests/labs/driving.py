"""Driving a perceptron lab without a browser: its buttons, its picture, what it says."""

import re


def text(lab) -> str:
    """Return the readout without its tags."""
    return re.sub(r"<[^>]+>", " ", lab.readout.value)


def weights(lab):
    p = lab.history.at(lab.moment)
    return p.W[:, 0], p.b[0]


def press(lab, name):
    next(w for w in lab.player.children if getattr(w, "description", "") == name).click()


def click(lab, x1, x2):
    """Click on the picture at data coordinates of the plane."""
    px, py = lab.plot.plane.ax.transData.transform((x1, x2))
    width, height = lab.stage.figure.bbox.size
    message = {
        "type": "mousedown", "relativeX": px, "relativeY": height - py,
        "boundingRectWidth": width, "boundingRectHeight": height,
    }  # fmt: skip
    for listener in lab.stage._events:
        listener._handle_mouse_msg(listener, message, [])
