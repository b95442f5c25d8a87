"""The dance of line and arrow: x glides onto the tip of w, and the line swings with the sum."""

from dataclasses import dataclass

import numpy as np

from ...models import geometry
from ...models.arrays import Bools, Floats
from .scene_model import FEW, Scene

ARRIVED = 0.55
"""When x has arrived at the tip of w, as a part of the whole movement; then the line turns."""


@dataclass(frozen=True, eq=False)
class Pose:
    """One moment of a correction, as it is drawn.

    Attributes
    ----------
    W, b : ndarray (2, n_units), (n_units,)
        The lines.
    corrected : ndarray (n_units,) of bool
        The units whose weights move.
    tails : ndarray (2, n_units)
        Where w stands on its line.
    old : ndarray (2, n_units)
        The tip of the weights before.
    change : ndarray (2, 2, n_units)
        From where to where the arrow ±ηx runs.
    tips : ndarray (2, n_units)
        The tip of w.
    """

    W: Floats
    b: Floats
    corrected: Bools
    tails: Floats
    old: Floats
    change: Floats
    tips: Floats


def pose(scene: Scene, box: geometry.Box, scale: float, part: float = 1.0) -> Pose:
    """Return how the last correction looks after a ``part`` of its movement, 0 to 1.

    Parameters
    ----------
    scene : Scene
    box : tuple of float
        What is shown of the plane; an arrow stands where its line is nearest to the middle.
    scale : float
        How long a weight of 1 is drawn.
    part : float
    """
    glided = min(1.0, part / ARRIVED)
    turned = max(0.0, (part - ARRIVED) / (1 - ARRIVED))
    change = scene.W - scene.W_before
    W = scene.W_before + turned * change
    b = scene.b_before + turned * (scene.b - scene.b_before)
    if part >= 1:
        W, b = scene.W, scene.b
    middle = np.array([(box[0] + box[1]) / 2, (box[2] + box[3]) / 2])
    tails = np.column_stack(
        [_tail(middle, W[:, k], b[k], scene.W[:, k], scene.b[k]) for k in range(len(b))]
    )
    old = tails + scale * scene.W_before
    arrived = np.stack([old, old + scale * change])
    return Pose(
        W=W,
        b=b,
        corrected=np.asarray(scene.direction != 0),
        tails=tails,
        old=old,
        change=_flower(scene) * (1 - glided) + arrived * glided,
        tips=tails + scale * W,
    )


def view(X: Floats, also: Floats, aspect: float) -> geometry.Box:
    """Return what is shown around the samples, with the origin where it is near, to equal scales.

    Parameters
    ----------
    X, also : ndarray (n, 2), (m, 2)
        The samples; ``also`` those that were added.
    aspect : float
        How many times as wide as high the picture is.
    """
    margin = 0.4 if len(X) <= FEW else 0.25
    box, around = (
        geometry.box_around(points, also=also, margin=margin)
        for points in (X, np.vstack([X, np.zeros((min(1, len(X)), 2))]))
    )
    near = all(around[k + 1] - around[k] <= 1.8 * (box[k + 1] - box[k]) for k in (0, 2))
    return geometry.equal_scales(around if near else box, aspect)


def scale(scene: Scene, box: geometry.Box) -> float:
    """Return how long a weight of 1 is drawn: 1, or 1/2, 1/4, … where w would leave the box."""
    (left, right), (bottom, top) = box[:2], box[2:]
    length = 1.0
    while length > 1e-3:
        drawn = pose(scene, box, length)
        across, up = np.concatenate([drawn.old, drawn.tips], axis=1)
        if ((across >= left) & (across <= right) & (up >= bottom) & (up <= top)).all():
            break
        length /= 2
    return length


def _flower(scene: Scene) -> Floats:
    """Return the arrow to the sample in hand, or back from it where it is taken away."""
    x = np.zeros(2) if scene.update is None else scene.update.x
    there = np.stack([np.zeros(2), x])[:, :, None]
    return np.where(scene.direction >= 0, there, there[::-1])


def _tail(middle: Floats, w: Floats, b: float, w_then: Floats, b_then: float) -> Floats:
    """Return where w stands; without a line, where it will stand."""
    if not w.any():
        w, b = w_then, b_then
    return geometry.nearest_on_line(middle, w, b) if w.any() else middle
