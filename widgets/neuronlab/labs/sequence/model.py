"""An encoder packs a sequence into one state of fixed size; a decoder unpacks another from it."""

from dataclasses import dataclass

import numpy as np

from ...models import validate
from ...models.activations import softmax
from ...models.arrays import Floats

ALPHABET = "abcde"

END = "."
"""What the decoder writes where nothing is left; then it stops."""

SHARPNESS, END_BIAS = 8.0, 4.0
"""What the decoder multiplies a letter by before softmax, and the bias of ".".

A letter that is there gets 98 %; where none is, "." gets 92 %.
"""


@dataclass(frozen=True)
class Translation:
    """A word on its way through encoder and decoder.

    Attributes
    ----------
    states : ndarray (n_read + n_written + 1, room·letters)
        The state at first (zeros), after each letter read, and after each sign written.
    p : ndarray (n_written, letters + 1)
        The decoder's probabilities for each sign that it writes, "." being the last.
    written : str
        The likeliest signs, up to the first ".".
    weights : ndarray (n_written, n_read + 1) or None
        With attention: how much each sign looks at the state after no letter, one letter, ….
    """

    states: Floats
    p: Floats
    written: str
    weights: Floats | None = None


class Reverser:
    """A linear encoder and decoder that write a word backwards; built by hand, not learned.

    The state holds ``room`` letters, each as one 1 among zeros, the newest first. Reading,
    s ← W·s + U·x: W moves every letter down, so that what leaves the last place is lost, and U
    puts x in the first place, or in the first two. Writing, p = softmax(V·s + b), then s ← D·s
    moves every letter one place up, until the likeliest sign is ".": the decoder itself says how
    long its answer is. The scheme of an encoder and a decoder: I. Sutskever and others, "Sequence
    to sequence learning with neural networks" (2014).

    Parameters
    ----------
    room : int
        How many letters the state has room for.
    copies : int
        How often each letter is put into the state, and so written: 1 or more.
    alphabet : str
        The letters.

    Attributes
    ----------
    U : ndarray (room·letters, letters)
    W : ndarray (room·letters, room·letters)
        Of the encoder: ``copies`` places down.
    D : ndarray (room·letters, room·letters)
        Of the decoder: one place up.
    V, b : ndarray (letters + 1, room·letters), (letters + 1,)
    """

    def __init__(self, room: int, copies: int = 1, alphabet: str = ALPHABET):
        self.room = validate.whole(room, "room", at_least=1)
        self.copies = validate.whole(copies, "copies", at_least=1)
        self.alphabet = alphabet
        letters = len(alphabet)
        one, places = np.eye(letters), np.eye(self.room)
        self.U = np.kron(places[:, : self.copies].sum(axis=1, keepdims=True), one)
        self.W = np.kron(np.eye(self.room, k=-self.copies), one)
        self.D = np.kron(np.eye(self.room, k=1), one)
        self.V = SHARPNESS * np.kron(places[:1], np.eye(letters + 1, letters))
        self.b = END_BIAS * np.eye(letters + 1)[-1]

    def one_hot(self, letter: str) -> Floats:
        """Return x for a letter: 1 at its place in the alphabet, 0 elsewhere, (letters,)."""
        place = self.alphabet.index(validate.choice(letter, "letter", self.alphabet))
        x: Floats = np.eye(len(self.alphabet))[place]
        return x

    def read(self, state: Floats, letter: str) -> Floats:
        """Return the state after one more letter."""
        return self.W @ state + self.U @ self.one_hot(letter)

    def write(self, state: Floats) -> tuple[Floats, Floats]:
        """Return the probabilities of the next sign, and the state after it."""
        return softmax(self.V @ state + self.b), self.D @ state

    def encode(self, word: str) -> Floats:
        """Return the state before the first letter and after each, (len(word) + 1, n_state)."""
        states = [np.zeros(len(self.W))]
        for letter in word:
            states.append(self.read(states[-1], letter))
        return np.array(states)

    def run(self, word: str) -> Translation:
        """Read a word, then write until the likeliest sign is "."."""
        states, p, written = list(self.encode(word)), [], ""
        while not written.endswith(END):
            shares, state = self.write(states[-1])
            p.append(shares)
            states.append(state)
            written += (self.alphabet + END)[shares.argmax()]
        return Translation(np.array(states), np.array(p), written)

    def wanted(self, word: str) -> str:
        """Return what should be written: backwards, each letter as often as it is to be."""
        return "".join(self.copies * letter for letter in reversed(word)) + END
