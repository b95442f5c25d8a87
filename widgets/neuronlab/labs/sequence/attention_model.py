"""Attention: the decoder looks back at the state after every letter, not at the last one alone.

Each state has a key k, a question q is asked at every sign that is written, and the dot products
q·k say how much to look at each: α = softmax(q·k), and what is seen is the sum Σ α·s (D. Bahdanau
and others, "Neural machine translation by jointly learning to align and translate", 2014; as dot
products, A. Vaswani and others, "Attention is all you need", 2017).
"""

import numpy as np

from ...models.activations import softmax
from ...models.arrays import Floats
from .model import END, Reverser, Translation

PLACES, KEENNESS = 7, 10.0
"""So many places go round the clock, and q is so many times as long as k."""


def hand(place: float | Floats) -> Floats:
    """Return the hand of a clock that points at a place: its cosine and sine, (2,) or (n, 2)."""
    angle = 2 * np.pi * np.asarray(place, dtype=float) / PLACES
    return np.stack([np.cos(angle), np.sin(angle)], axis=-1)


class Attending(Reverser):
    """A reverser that looks back: keys and questions are hands of a clock, two numbers each.

    The key of the state after j letters points at j. The first question points at the last letter;
    after each sign it is turned back, by one place or, where a letter is written twice, by half.
    Encoder, V and b are those of the reverser. Before the first letter the state is empty: there
    it stops.
    """

    def attend(self, states: Floats, place: float) -> tuple[Floats, Floats]:
        """Return the weights α (n_read + 1,) and what is seen, Σ α·s, when asked for a place."""
        weights = softmax(hand(np.arange(float(len(states)))) @ (KEENNESS * hand(place)))
        return weights, weights @ states

    def place(self, n_read: int, n_written: int) -> float:
        """Return where the question points after so many letters and signs."""
        return n_read + (self.copies - 1 - 2 * n_written) / (2 * self.copies)

    def run(self, word: str) -> Translation:
        """Read a word, then write and look back until the likeliest sign is "."."""
        read = self.encode(word)
        every, p, seen, written = [], [], [], ""
        while not written.endswith(END):
            weights, state = self.attend(read, self.place(len(word), len(written)))
            shares, _ = self.write(state)
            every.append(weights)
            seen.append(state)
            p.append(shares)
            written += (self.alphabet + END)[shares.argmax()]
        return Translation(np.vstack([read, seen]), np.array(p), written, np.array(every))
