"""A recurrent unit reads a sequence one input at a time and hands its own output on to itself."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ...models import validate
from ...models.activations import ACTIVATIONS
from ...models.arrays import Floats

SEQUENCES = ("one pulse", "pulse and noise", "two pulses")

NOISE = 0.3
"""The greatest size of an input that is only noise; a pulse is 1."""


def sequence(name: str, length: int, seed: int = 0) -> Floats:
    """Return inputs x₁, x₂, …, (length,): a pulse of 1 first, then silence, noise or another.

    Parameters
    ----------
    name : str
        One of ``SEQUENCES``.
    length : int
        At least 1.
    seed : int
        Of the noise.
    """
    validate.choice(name, "sequence", SEQUENCES)
    x = np.zeros(validate.whole(length, "length", at_least=1))
    if name == "pulse and noise":
        x = np.random.default_rng(seed).uniform(-NOISE, NOISE, length)
    elif name == "two pulses":
        x[length // 2] = 1.0
    x[0] = 1.0
    return x


@dataclass(frozen=True)
class Reading:
    """What a plain unit makes of a sequence.

    Attributes
    ----------
    h : ndarray (length,)
        Its output after each input.
    memory : ndarray (length,)
        ∂h_t/∂x₁: how much the output would still change with the first input.
    """

    h: Floats
    memory: Floats

    def lasts(self, least: float) -> int:
        """Return the last moment, from 1 on, at which the memory is at least ``least``; or 0."""
        there = np.flatnonzero(np.abs(self.memory) >= least)
        return int(there[-1]) + 1 if len(there) else 0


@dataclass(frozen=True)
class GatedReading(Reading):
    """What an LSTM unit makes of a sequence.

    Attributes
    ----------
    forget, input, output, candidate, c : ndarray (length,)
        How far each gate is open, what is offered to the cell, and what the cell holds.
    """

    forget: Floats
    input: Floats
    output: Floats
    candidate: Floats
    c: Floats


@dataclass(frozen=True)
class PlainUnit:
    """h_t = tanh(u·x_t + w·h_(t−1) + b), with h_0 = 0.

    J. Elman, "Finding structure in time" (1990).

    Attributes
    ----------
    u, w, b : float
        The weights of the input and of its own last output, and the bias.
    """

    u: float = 1.0
    w: float = 1.0
    b: float = 0.0

    def run(self, x: ArrayLike) -> Reading:
        """Read x (length,), and carry ∂h/∂x₁ along by the chain rule."""
        x = validate.vector(x)
        h = dh = 0.0
        rows = []
        for dx, x_t in zip(_first(x), x, strict=True):
            h = np.tanh(self.u * x_t + self.w * h + self.b)
            dh = (1 - h**2) * (self.u * dx + self.w * dh)
            rows.append((h, dh))
        return Reading(*np.array(rows).T)


@dataclass(frozen=True)
class LSTMUnit:
    """A unit with a cell c, and gates that say what is kept, let in and let out.

    c_t = f·c_(t−1) + i·g and h_t = o·tanh(c_t); the gates f, i, o are σ(u·x_t + w·h_(t−1) + b),
    each with weights of its own, and the candidate g is tanh of such a sum. S. Hochreiter and
    J. Schmidhuber, "Long short-term memory" (1997); the forget gate f: F. Gers and others,
    "Learning to forget" (2000).

    Attributes
    ----------
    u, w, b : sequence of 4 floats
        In the order f, i, o, g.
    """

    u: tuple[float, float, float, float]
    w: tuple[float, float, float, float]
    b: tuple[float, float, float, float]

    def run(self, x: ArrayLike) -> GatedReading:
        """Read x (length,), and carry ∂c/∂x₁ and ∂h/∂x₁ along by the chain rule."""
        u, w, b = (validate.vector(v, "weights", 4) for v in (self.u, self.w, self.b))
        sigmoid = ACTIVATIONS["sigmoid"]
        x = validate.vector(x)
        h = c = dh = dc = 0.0
        rows = []
        for dx, x_t in zip(_first(x), x, strict=True):
            z = u * x_t + w * h + b
            f, i, o = sigmoid(z[:3])
            g = np.tanh(z[3])
            df, di, do, dg = (u * dx + w * dh) * (f * (1 - f), i * (1 - i), o * (1 - o), 1 - g**2)
            dc = df * c + f * dc + di * g + i * dg
            c = f * c + i * g
            shown = np.tanh(c)
            h, dh = o * shown, do * shown + o * (1 - shown**2) * dc
            rows.append((h, dh, f, i, o, g, c))
        return GatedReading(*np.array(rows).T)


INPUT_WEIGHT, OUTPUT_BIAS = 10.0, 3.0


def simple_lstm(forget: float, input_gate: float) -> LSTMUnit:
    """Return an LSTM unit whose gates can be followed by eye; its weights are chosen, not learned.

    f = σ(forget) and o = σ(3) are the same at all times, i = σ(10·x_t + input_gate) opens for
    a great input, and g = tanh(x_t). No gate looks at h.
    """
    return LSTMUnit((0, INPUT_WEIGHT, 0, 1), (0, 0, 0, 0), (forget, input_gate, OUTPUT_BIAS, 0))


def _first(x: Floats) -> Floats:
    """Return ∂x_t/∂x₁ for each t: 1, 0, 0, …."""
    first: Floats = np.eye(1, len(x))[0]
    return first
