"""What is seen of a training step: for each unit and link, what is known of it by now."""

from collections.abc import Callable

import numpy as np

from ...text.numbers import short
from ...text.symbols import Place, below, symbol
from .formulas_model import Entry
from .scene_model import Scene
from .walk_model import MiniBatch

HIDDEN = "?"
"""What stands for a number that is asked for."""


def scene(
    batch: MiniBatch, now: int, focus: int, sample: int, radius: float, roomy: list[bool],
    hidden: Callable[[int], bool], in_hand: Place,
) -> Scene:  # fmt: skip
    """Return what is seen at step ``now``.

    ``hidden`` says of which entries the number is asked, ``in_hand`` which parameter is dragged.
    """
    painter = _Painter(batch.steps, now, focus, sample, hidden, crowded=radius < 20)
    t, sizes = painter.trace, painter.trace.sizes
    layers = range(len(sizes))
    entry = painter.step.entries[focus]
    units, links = _lit(entry, len(sizes) - 1)
    weights, gradients = painter.weights(), painter.gradients()
    return Scene(
        weights=weights,
        strengths=painter.strengths(gradients),
        gradients=gradients,
        labels=[painter.labels(k, roomy[k - 1]) for k in layers[1:]],
        fillings=[*(painter.fillings(k) for k in layers), [0.0]],
        texts=[*(painter.texts(k, radius) for k in layers), [painter.loss_text()]],
        over=[*(painter.over(k) for k in layers), ["L"]],
        under=[*(painter.under(k)[0] for k in layers), [painter.mean_loss()]],
        signs=[*(painter.under(k)[1] for k in layers), [None]],
        lit_units=units,
        lit_links=links,
        chosen=painter.chosen(),
        flow=painter.flow(),
        reached=painter.reached(),
        targets=[
            f"{symbol(Place('y', 0, (j,)), sizes)} {short(t.y[sample, j], 2)}"
            for j in range(sizes[-1])
        ],
        in_hand=(in_hand.layer, *in_hand.index),
    )


def _lit(entry: Entry, last: int) -> tuple[list, list]:
    """Return the units and the links that an entry's factors come from."""
    units: list[tuple[int, ...]] = []
    links: list[tuple[int, ...]] = []
    if entry.place.quantity in ("w", "∂w"):
        links.append((entry.place.layer, *entry.place.index))
    for factor in entry.factors:
        quantity, layer, index = factor.source
        if quantity in ("w", "∂w"):
            links.append((layer, *index))
        elif quantity == "y":
            units.append((last + 1, 0))
        elif index:
            units.append((layer, *index))
    return units, links


def _in_circle(value: float, digits: int) -> str:
    if 0 < abs(value) < 0.5 * 10.0**-digits:
        return "≈0"
    return short(value, digits) if not abs(value) >= 1e3 else "≫" if value > 0 else "≪"


def _beside(text: str, gradient: float) -> str:
    """Return a new number with the gradient that led to it."""
    return f"{text} (∂ {short(gradient, 3)})"


class _Painter:
    """Says of each unit and link what is known of it at a step."""

    def __init__(self, steps, now: int, focus: int, sample: int, hidden, crowded: bool):
        self.step, self.trace = steps[now], steps[now].trace
        self._order = {(step.quantity, step.layer): k for k, step in enumerate(steps)}
        self._now, self._sample = now, sample
        self._focus, self._hidden, self._crowded = focus, hidden, crowded
        self._last = len(self.trace.sizes) - 1

    def _known(self, quantity: str, k: int) -> bool:
        return self._order[quantity, k] <= self._now

    def _in_hand(self, quantity: str, k: int) -> bool:
        return self._order[quantity, k] == self._now

    def _shown(self, quantity: str, k: int, texts: list[str], before: str = "") -> list[str]:
        """Return texts, with a question mark for those that are asked for."""
        if self._in_hand(quantity, k):
            texts = [HIDDEN if self._hidden(i) else text for i, text in enumerate(texts)]
        return [before + text for text in texts]

    def chosen(self) -> tuple[int, int]:
        quantity, layer, index = self.step.entries[self._focus].place
        return (self._last + 1, 0) if quantity == "L" else (layer, index[-1])

    def flow(self) -> tuple[int, int] | None:
        quantity, k = self.step.quantity, self.step.layer
        return {
            "z": (k, 1),
            "L": (self._last + 1, 1),
            "δ": (k + 1, -1),
            "∂W": (k, -1),
        }.get(quantity)

    def reached(self) -> int:
        if self.step.phase != "forward":
            return self._last + 1
        return self.step.layer

    def weights(self) -> list[np.ndarray]:
        t = self.trace
        return [
            (t.new_weights if self._known("W", k) else t.weights)[k - 1]
            for k in range(1, self._last + 1)
        ]

    def gradients(self) -> list[np.ndarray | None]:
        """Return what is on the links in place of weights, from ∂W to the update."""
        return [self._gradients(k) for k in range(1, self._last + 1)]

    def _gradients(self, k: int) -> np.ndarray | None:
        if not self._known("∂W", k) or self._known("W", k) or self._in_hand("δ", max(k - 1, 1)):
            return None
        return np.array(self.trace.weight_gradients[k - 1])

    def strengths(self, gradients) -> list[np.ndarray]:
        step, (layer, unit) = self.step, self.chosen()
        found = [
            np.full(W.shape, 0.08 if G is not None else 0.3)
            for W, G in zip(self.trace.weights, gradients, strict=True)
        ]
        if step.quantity in ("z", "W", "b") and step.quantity != "b":
            found[layer - 1][:] = 0.45
            found[layer - 1][:, unit] = 1.0
        elif step.quantity == "δ" and layer < self._last:
            found[layer][:] = 0.45
            found[layer][unit] = 1.0
        return found

    def labels(self, k: int, roomy: bool) -> np.ndarray:
        t, G = self.trace, self._gradients(k)
        W = t.new_weights if self._known("W", k) else t.weights
        values = W[k - 1] if G is None else G
        texts = np.array([short(v, 2 if G is None else 3) for v in values.ravel()], dtype=object)
        for quantity in ("∂W", "W"):
            texts = np.array(self._shown(quantity, k, list(texts)), dtype=object)
        if self._in_hand("W", k):  # the step that each weight goes is its gradient's
            slopes = self.trace.weight_gradients[k - 1].ravel()
            texts = np.array([_beside(t, g) for t, g in zip(texts, slopes, strict=True)], object)
        texts = texts.reshape(values.shape)
        if not roomy:
            there = np.zeros(values.shape, dtype=bool)
            layer, unit = self.chosen()
            if k == layer:
                there[:, unit] = True
            elif k == layer + 1 and self.step.quantity == "δ":
                there[unit] = True
            texts[~there] = ""
        return texts

    def fillings(self, k: int):
        a = np.nan_to_num(self.trace.a[k][self._sample])
        if k and (not self._known("a", k) or (self._in_hand("a", k) and self._any_hidden(len(a)))):
            return np.zeros(len(a))
        return np.clip(a / max(1.0, np.abs(a).max()), -1, 1)

    def _any_hidden(self, n: int) -> bool:
        return any(self._hidden(i) for i in range(n))

    def texts(self, k: int, radius: float) -> list[str]:
        a = self.trace.a[k][self._sample]
        if k and not self._known("a", k):
            return [""] * len(a)
        texts = [_in_circle(v, 2 if radius > 16 else 1) for v in a]
        return self._shown("a", k, texts) if k else texts

    def over(self, k: int) -> list[str]:
        n = self.trace.sizes[k]
        if not k:
            return [f"x{below(i)}" for i in range(n)]
        if not self._known("z", k):
            return [""] * n
        texts = [short(v, 2) for v in self.trace.z[k - 1][self._sample]]
        return self._shown("z", k, texts, "z ")

    def under(self, k: int) -> tuple[list[str], list[int | None]]:
        """Return what is below each unit: its bias, then its δ, its gradient, its new bias."""
        t, n = self.trace, self.trace.sizes[k]
        if not k:
            return [""] * n, [None] * n
        quantity, name, values = "b", "b ", t.biases[k - 1]
        if self._known("b", k):
            values = t.new_biases[k - 1]
        elif self._in_hand("∂b", k) or (self._known("∂b", k) and self.step.phase == "update"):
            quantity, name, values = "∂b", "∂b ", t.bias_gradients[k - 1]
        elif self._known("δ", k):
            quantity, name, values = "δ", "δ ", t.deltas[k - 1][self._sample]
        backward = quantity != "b"
        texts = self._shown(quantity, k, [short(v, 3 if backward else 2) for v in values], name)
        if self._in_hand("b", k):
            slopes = t.bias_gradients[k - 1]
            texts = [_beside(text, g) for text, g in zip(texts, slopes, strict=True)]
        if not backward:
            said = not self._crowded or self._in_hand("z", k) or self._known("b", k)
            return texts if said else [""] * n, [None] * n
        signs = [0 if np.isnan(v) else int(np.sign(v)) for v in values]
        return texts, [
            0 if text.endswith(HIDDEN) else sign
            for text, sign in zip(texts, signs, strict=True)
        ]  # fmt: skip

    def loss_text(self) -> str:
        if not self._known("L", self._last) or (self.trace.n_samples > 1 and self._asked()):
            return ""
        value = float(self.trace.losses[self._sample])
        return self._shown("L", self._last, [_in_circle(value, 2)])[0]

    def mean_loss(self) -> str:
        if self.trace.n_samples == 1 or not self._known("L", self._last):
            return ""
        with np.errstate(all="ignore"):
            mean = float(self.trace.losses.mean())
        return self._shown("L", self._last, [short(mean, 3)], "mean ")[0]

    def _asked(self) -> bool:
        return self.step.quantity == "L" and self._hidden(0)
