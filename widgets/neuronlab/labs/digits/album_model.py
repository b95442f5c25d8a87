"""An album holds the test pictures in an order, and goes through them."""

from dataclasses import dataclass

import numpy as np

from ...models.arrays import Answers, Ints
from .model import mistakes_first


@dataclass(frozen=True, eq=False)
class Album:
    """The test pictures, numbered from 1 on, with what each one is and is taken for.

    Attributes
    ----------
    y, answers : ndarray (n,)
        The digits that they are, and the network's answers.
    mistakes_first : bool
        Whether the mistakes come first, the most frequent ones ahead.
    """

    y: Answers
    answers: Answers
    mistakes_first: bool

    @property
    def order(self) -> Ints:
        """The numbers of the pictures as one goes through them, (n,)."""
        if self.mistakes_first:
            return mistakes_first(self.y, self.answers) + 1
        return np.arange(len(self.y)) + 1

    def position(self, picture: int) -> int:
        """Return where a picture stands in the order, from 0."""
        return int(np.flatnonzero(self.order == picture)[0])

    def after(self, picture: int, steps: int = 1) -> int:
        """Return the picture so many steps further on; after the last comes the first."""
        order = self.order
        return int(order[(self.position(picture) + steps) % len(order)])

    def in_next_cell(self, picture: int) -> int:
        """Return the next picture that is another digit, or is taken for another."""
        ahead = np.roll(self.order, -self.position(picture)) - 1
        y, answers = self.y[ahead], self.answers[ahead]
        return int(ahead[((y != y[0]) | (answers != answers[0])).argmax()]) + 1

    def in_cell(self, digit: int, answer: int, picture: int) -> int | None:
        """Return the next picture of a ``digit`` with this ``answer``; None if there is none."""
        found = np.flatnonzero((self.y == digit) & (self.answers == answer)) + 1
        after = found[found > picture]
        return int((after if len(after) else found)[0]) if len(found) else None
