"""A generated data set is drawn from a formula: its shape is known, so learning can be judged.

Every generator returns ``X`` (n_samples, n_inputs) and ``y`` (n_samples,): int where the samples
belong to classes, float where a value is to be predicted. All positions lie within about −3…3, of
the order of 1, where units with small initial weights are neither asleep nor saturated. ``noise``,
0 to 1 (up to 0.5 keeps the shape), is the standard deviation, in the unit of the data, of what is
added afterwards: to each coordinate where there are classes, to ``y`` where there are values.
"""

import numpy as np

from . import validate
from .arrays import Answers, Floats, Ints

Samples = tuple[Floats, Answers]


def circles(n_samples: int = 200, noise: float = 0.1, seed: int = 0) -> Samples:
    """Draw two rings around the origin: class 0 of radius 2, class 1 inside it of radius 1."""
    rng, y, along = _classes(n_samples, 2, seed)
    angle = 2 * np.pi * along
    return _jitter(rng, (2.0 - y)[:, None] * _on_circle(angle), noise), y


def xor_cloud(n_samples: int = 200, noise: float = 0.0, seed: int = 0) -> Samples:
    """Draw four clouds, one in each quarter of the square −2…2: class 1 where the signs differ.

    Without noise, no point is closer than 0.2 to an axis.
    """
    rng = np.random.default_rng(validate.whole(seed, "seed"))
    quarter = np.arange(validate.whole(n_samples, "n_samples", 2)) % 4
    right, up = quarter // 2, quarter % 2
    signs = 2.0 * np.column_stack([right, up]) - 1
    return _jitter(rng, signs * rng.uniform(0.2, 2, signs.shape), noise), right ^ up


def blobs(n_samples: int = 100, noise: float = 0.5, seed: int = 0, n_classes: int = 2) -> Samples:
    """Draw 2 to 4 round clouds, their centres evenly spaced on a circle of radius 1."""
    n_classes = validate.choice(n_classes, "n_classes", (2, 3, 4))
    rng, y, _ = _classes(n_samples, n_classes, seed)
    return _jitter(rng, _on_circle(2 * np.pi * y / n_classes + np.pi / 4), noise), y


def spirals(n_samples: int = 200, noise: float = 0.1, seed: int = 0, n_classes: int = 2) -> Samples:
    """Draw 2 or 3 spirals wound into each other: radius 2.5·t at 1.25 turns·t, for t = 0.1…1.

    Spiral k is the first one, turned by k / n_classes of a full turn.
    """
    n_classes = validate.choice(n_classes, "n_classes", (2, 3))
    rng, y, along = _classes(n_samples, n_classes, seed, ends=True)
    t = 0.1 + 0.9 * along
    angle = 2 * np.pi * (1.25 * t + y / n_classes)
    return _jitter(rng, 2.5 * t[:, None] * _on_circle(angle), noise), y


def moons(n_samples: int = 200, noise: float = 0.1, seed: int = 0) -> Samples:
    """Draw two half circles of radius 1.5 that reach into each other.

    They are scikit-learn's ``make_moons``, moved to the origin and 1.5 times as large.
    """
    rng, y, along = _classes(n_samples, 2, seed, ends=True)
    upper = _on_circle(np.pi * along) - (0.5, 0.25)
    # Half a turn about the middle takes one moon to the other.
    return _jitter(rng, 1.5 * np.where(y[:, None] == 0, upper, -upper), noise), y


def linear(n_samples: int = 100, noise: float = 0.0, seed: int = 0) -> Samples:
    """Draw the points of the square −1…1, in two classes on either side of a line.

    Without noise there is a gap, 0.2 wide on either side of the line.
    """
    n_samples = validate.whole(n_samples, "n_samples", 2)
    rng = np.random.default_rng(validate.whole(seed, "seed"))
    angle, offset = rng.uniform(0, 2 * np.pi), rng.uniform(-0.3, 0.3)
    normal = np.array([np.cos(angle), np.sin(angle)])
    X = np.empty((0, 2))
    while len(X) < n_samples:
        drawn = rng.uniform(-1, 1, size=(2 * n_samples, 2))
        X = np.vstack([X, drawn[np.abs(drawn @ normal + offset) >= 0.2]])[:n_samples]
    return _jitter(rng, X, noise), (X @ normal + offset > 0).astype(int)


def plane(n_samples: int = 200, noise: float = 0.0, seed: int = 0) -> Samples:
    """Draw a slope without a bend over the square −2…2: y = (x₁ + x₂) / 4."""
    rng, X = _square(n_samples, 2, 2, seed)
    return X, _jitter(rng, X.sum(axis=1) / 4, noise)


HILLS = ((-1.5, 1), (0, -1), (1.5, 1)), ((-1.5, -1), (0, 1), (1.5, -1))
"""Where the three hills and the three hollows of :func:`hills` have their tops and bottoms."""


def hills(n_samples: int = 200, noise: float = 0.0, seed: int = 0) -> Samples:
    """Draw three hills and three hollows over the square −2…2.

    y is the sum over ``HILLS`` of ± exp(−d² / (2·0.5²)), d the distance from the top or bottom.
    """
    rng, X = _square(n_samples, 2, 2, seed)
    up, down = (
        np.exp(-((X[:, None] - np.array(tops)) ** 2).sum(axis=2) / (2 * 0.5**2)).sum(axis=1)
        for tops in HILLS
    )
    return X, _jitter(rng, up - down, noise)


def sine(n_samples: int = 100, noise: float = 0.1, seed: int = 0, n_inputs: int = 1) -> Samples:
    """Draw y = sin x for x from −π to π, or y = sin x₁ · sin x₂ where ``n_inputs`` is 2."""
    validate.choice(n_inputs, "n_inputs", (1, 2))
    rng, X = _square(n_samples, n_inputs, np.pi, seed)
    return X, _jitter(rng, np.sin(X).prod(axis=1), noise)


GENERATORS = {
    generator.__name__: generator
    for generator in (circles, xor_cloud, blobs, spirals, moons, linear, plane, hills, sine)
}


def _classes(
    n_samples: int, n_classes: int, seed: int, ends: bool = False
) -> tuple[np.random.Generator, Ints, Floats]:
    """Return a generator, the classes in turn, and how far along its class (0…1) a sample lies.

    With ``ends`` the last sample of a class lies at 1; else 1 is left out, as on a closed ring.
    """
    rng = np.random.default_rng(validate.whole(seed, "seed"))
    index = np.arange(validate.whole(n_samples, "n_samples", n_classes))
    y = index % n_classes
    members = np.bincount(y)[y]
    return rng, y, index // n_classes / np.maximum(members - ends, 1)


def _square(
    n_samples: int, n_inputs: int, half: float, seed: int
) -> tuple[np.random.Generator, Floats]:
    rng = np.random.default_rng(validate.whole(seed, "seed"))
    size = validate.whole(n_samples, "n_samples", 2), n_inputs
    return rng, rng.uniform(-half, half, size)


def _on_circle(angle: Floats) -> Floats:
    return np.column_stack([np.cos(angle), np.sin(angle)])


def _jitter(rng: np.random.Generator, values: Floats, noise: float) -> Floats:
    if noise != 0 and validate.positive(noise, "noise") > 1:
        raise ValueError(f"noise is {noise!r}; expected a number from 0 to 1")
    return values + rng.normal(0, noise, values.shape)
