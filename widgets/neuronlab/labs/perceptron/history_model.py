"""The history of a perceptron's learning: the weights it had at any moment, found again."""

from bisect import bisect_left, bisect_right

import numpy as np

from ...models.arrays import Bools, Floats, Ints
from ...models.perceptron import Perceptron, Update


class PerceptronHistory:
    """A perceptron that starts at zero and sees the samples in turn, over and over.

    A moment t is the number of samples seen so far, t = epoch · n_samples + sample. The history is
    computed as far as it is asked for, and only the corrections are kept.

    Parameters
    ----------
    X : ndarray (n_samples, n_inputs)
    y : ndarray (n_samples,)
        Classes 0, 1, …
    n_outputs : int
        One unit for two classes, or one for each class.
    learning_rate : float
    """

    def __init__(self, X: Floats, y: Ints, n_outputs: int = 1, learning_rate: float = 1):
        self.X = X
        self._perceptron = Perceptron(X.shape[1], n_outputs, learning_rate=learning_rate)
        self.targets = self._perceptron.targets(y)
        self._seen = 0
        self._times = [0]
        self._weights = [(self._perceptron.W, self._perceptron.b)]
        self._greatest = [0.0]
        self._same: dict[bytes, list[int]] = {}
        self._remember()

    @property
    def n_samples(self) -> int:
        """How many samples an epoch has."""
        return len(self.X)

    def at(self, t: int) -> Perceptron:
        """Return a perceptron with the weights of moment ``t``."""
        perceptron = Perceptron(*self._perceptron.W.shape)
        perceptron.learning_rate = self._perceptron.learning_rate
        perceptron.W, perceptron.b = self._weights[self._place(t)]
        return perceptron

    def last_update(self, t: int) -> Update | None:
        """Return what the sample seen last did, or None at the beginning."""
        if t == 0:
            return None
        sample = (t - 1) % self.n_samples
        return self.at(t - 1).update(self.X[sample], self.targets[sample])

    def next_mistake(self, t: int) -> int | None:
        """Return the moment after the next correction, or None where there will be no other."""
        while not self._settled and self._times[-1] <= t:
            self._look_ahead(max(t, self._seen) + 1)
        following = bisect_right(self._times, t)
        return self._times[following] if following < len(self._times) else None

    def corrections(self, t: int) -> int:
        """Return how many samples led to a correction until ``t``."""
        return self._place(t)

    def mistakes(self, t: int) -> Ints:
        """Return how many samples led to a correction in each epoch begun until ``t``."""
        times = np.array(self._times[1 : self._place(t) + 1], dtype=int)
        epochs = -(-t // self.n_samples) if self.n_samples else 0
        return np.bincount((times - 1) // max(1, self.n_samples), minlength=epochs)

    def greatest_weight(self, t: int) -> float:
        """Return the greatest |w| that there was until ``t``."""
        return self._greatest[self._place(t)]

    def wrong(self, t: int) -> Bools:
        """Return which samples, (n_samples,) of bool, the weights of ``t`` get wrong.

        One unit: a sample on the wrong side of the line, or on it. Several: a sample for which the
        unit of its class has not the one greatest z.
        """
        p = self.at(t)
        if len(p.b) == 1:
            wrong: Bools = p.corrections(self.X, self.targets)[:, 0] != 0
            return wrong
        z, own = p.weighted_sum(self.X), self.targets > 0
        others: Floats = np.where(own, -np.inf, z).max(axis=1, initial=-np.inf)
        return z[own] <= others

    def settled(self, t: int) -> bool:
        """Whether an epoch has gone by without a correction until ``t``: nothing will change."""
        return t - self._times[self._place(t)] >= self.n_samples

    def settling_moment(self) -> int:
        """Return the end of the first epoch without a correction, once it has been reached."""
        return -(-self._times[-1] // max(1, self.n_samples)) * self.n_samples + self.n_samples

    def cycle(self, t: int) -> int | None:
        """Return after how many samples the weights of ``t`` have come back, or None.

        They are the same to the last bit, at the same sample of the epoch, and others were between:
        from here on, the same corrections follow for ever.
        """
        place = self._place(t)
        before = self._same[_bits(*self._weights[place])]
        for earlier in reversed(before[: bisect_left(before, place)]):
            begin, end = self._times[earlier], self._times[earlier + 1]
            epochs = -((end - 1 - t) // self.n_samples)
            if t - epochs * self.n_samples >= begin:
                return epochs * self.n_samples
        return None

    def _place(self, t: int) -> int:
        self._look_ahead(t)
        return bisect_right(self._times, t) - 1

    @property
    def _settled(self) -> bool:
        return self._seen - self._times[-1] >= self.n_samples

    def _look_ahead(self, until: int) -> None:
        """See samples up to the moment ``until``: those between two mistakes all at once."""
        p, n = self._perceptron, self.n_samples
        while self._seen < until and not self._settled:
            first = self._seen % n
            stop = min(n, first + until - self._seen)
            directions = p.corrections(self.X[first:stop], self.targets[first:stop])
            wrong = np.flatnonzero(directions.any(axis=1))
            if not len(wrong):
                self._seen += stop - first
                continue
            p.correct(self.X[first + wrong[0]], directions[wrong[0]])
            self._seen += int(wrong[0]) + 1
            self._times.append(self._seen)
            self._weights.append((p.W, p.b))
            self._greatest.append(max(self._greatest[-1], float(np.abs(p.W).max())))
            self._remember()

    def _remember(self) -> None:
        """Note at which places in the history there were these weights."""
        W, b = self._weights[-1]
        self._same.setdefault(_bits(W, b), []).append(len(self._weights) - 1)


def _bits(W: Floats, b: Floats) -> bytes:
    """Return weights as a key; −0 is the same as 0."""
    return (W + 0.0).tobytes() + (b + 0.0).tobytes()
