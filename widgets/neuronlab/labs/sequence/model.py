"""An encoder packs a sequence into one state of fixed size; a decoder unpacks another from it."""

from dataclasses import dataclass

import numpy as np

from ...models import validate
from ...models.activations import softmax
from ...models.arrays import Floats

ALPHABET = "abcde"

SHARPNESS = 5.0
"""What the decoder multiplies a letter by before softmax: a clear one gets 97 %."""


@dataclass(frozen=True)
class Translation:
    """A word on its way through encoder and decoder.

    Attributes
    ----------
    states : ndarray (2n + 1, room·letters)
        The state at first (zeros), after each letter read, and after each letter written.
    p : ndarray (n, letters)
        The decoder's probabilities for each letter that it writes.
    written : str
        The likeliest letters; "?" where all are equally likely.
    """

    states: Floats
    p: Floats
    written: str


class Reverser:
    """A linear encoder and decoder that write a word backwards; built by hand, not learned.

    The state holds ``room`` letters, each as one 1 among zeros, the newest first. Reading,
    s ← W·s + U·x: W moves every letter one place down, so that the last place's is lost, and U
    puts x in the first place. Writing, p = softmax(V·s), then s ← Wᵀ·s moves every letter up.
    The scheme of an encoder and a decoder: I. Sutskever and others, "Sequence to sequence
    learning with neural networks" (2014).

    Parameters
    ----------
    room : int
        How many letters the state has room for.
    alphabet : str
        The letters.

    Attributes
    ----------
    W : ndarray (room·letters, room·letters)
    U : ndarray (room·letters, letters)
    V : ndarray (letters, room·letters)
    """

    def __init__(self, room: int, alphabet: str = ALPHABET):
        self.room = validate.whole(room, "room", at_least=1)
        self.alphabet = alphabet
        one = np.eye(len(alphabet))
        first = np.eye(1, self.room)
        self.W = np.kron(np.eye(self.room, k=-1), one)
        self.U = np.kron(first.T, one)
        self.V = SHARPNESS * np.kron(first, one)

    def one_hot(self, letter: str) -> Floats:
        """Return x for a letter: 1 at its place in the alphabet, 0 elsewhere, (letters,)."""
        place = self.alphabet.index(validate.choice(letter, "letter", self.alphabet))
        x: Floats = np.eye(len(self.alphabet))[place]
        return x

    def read(self, state: Floats, letter: str) -> Floats:
        """Return the state after one more letter."""
        return self.W @ state + self.U @ self.one_hot(letter)

    def write(self, state: Floats) -> tuple[Floats, Floats]:
        """Return the probabilities of the next letter, and the state after it."""
        return softmax(self.V @ state), self.W.T @ state

    def run(self, word: str) -> Translation:
        """Read a word, then write as many letters."""
        states, written = [np.zeros(len(self.W))], []
        for letter in word:
            states.append(self.read(states[-1], letter))
        for _ in word:
            shares, state = self.write(states[-1])
            written.append(shares)
            states.append(state)
        p = np.array(written).reshape(-1, len(self.alphabet))
        return Translation(np.array(states), p, "".join(map(self.likeliest, p)))

    def likeliest(self, p: Floats) -> str:
        """Return the letter of greatest probability; "?" where several share it."""
        greatest = np.flatnonzero(p == p.max())
        return self.alphabet[greatest[0]] if len(greatest) == 1 else "?"
