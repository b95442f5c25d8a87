"""Every number of a training step has a formula, whose factors are numbers computed before."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from ...models.activations import ACTIVATIONS
from ...models.arrays import Floats
from ...text.numbers import bracketed
from ...text.symbols import Place, symbol
from .trace_model import Trace


@dataclass(frozen=True, eq=False)
class Factor:
    """A number that goes into a formula.

    Attributes
    ----------
    symbol : str
    values : ndarray (n_samples,)
        Of each sample; a weight's is the same for all.
    source : Place
        Where it stands, or what it is computed from.
    """

    symbol: str
    values: Floats
    source: Place


@dataclass(frozen=True, eq=False)
class Entry:
    """A number that a step computes, for one unit or one weight.

    Attributes
    ----------
    place : Place
    symbol : str
    factors : tuple of Factor
    values : ndarray (n_samples,)
        What the formula gives for each sample.
    mean : bool
        Whether the mean over the samples is what counts: of a loss, and of gradients.
    pattern : str
        The formula with a gap for each factor; see :meth:`formula`.
    """

    place: Place
    symbol: str
    factors: tuple[Factor, ...]
    values: Floats
    mean: bool
    pattern: str

    @property
    def formula(self) -> str:
        """The formula in symbols, without what it gives: w₁₁⁽¹⁾·x₁ + b₁⁽¹⁾."""
        names = [factor.symbol for factor in self.factors]
        return self.pattern.format(*names, bare=names)

    def value(self, sample: int = 0) -> float:
        """Return the number: the mean where that is what counts, else that of one sample."""
        with np.errstate(all="ignore"):
            return float(self.values.mean() if self.mean else self.values[sample])

    def written(self, show: Callable[[float], str], sample: int = 0) -> str:
        """Return the formula with one sample's numbers, each as ``show`` writes it.

        Negative numbers stand in brackets wherever a sign comes before them.
        """
        texts = [show(float(factor.values[sample])) for factor in self.factors]
        return self.pattern.format(*map(bracketed, texts), bare=texts)


@dataclass
class _Pattern:
    """Collects the factors of a formula while its pattern is put together."""

    trace: Trace
    factors: list[Factor] = field(default_factory=list)

    def __call__(self, quantity: str, layer: int, *index: int) -> str:
        """Return the gap for the number that stands at a place."""
        place = Place(quantity, layer, index)
        return self.add(symbol(place, self.trace.sizes), _look_up(self.trace, place), place)

    def add(self, name: str, values: ArrayLike, source: Place) -> str:
        for k, factor in enumerate(self.factors):
            if factor.symbol == name:
                return f"{{{k}}}"
        values = np.broadcast_to(np.asarray(values, dtype=float), (self.trace.n_samples,))
        self.factors.append(Factor(name, values, source))
        return f"{{{len(self.factors) - 1}}}"


def _bare(gap: str) -> str:
    """Return the gap for a number that stands in brackets already."""
    return f"{{bare[{gap[1:-1]}]}}"


def _look_up(trace: Trace, place: Place) -> float | Floats:
    quantity, k, index = place
    if quantity == "a":
        return trace.a[k][:, index[0]]
    if quantity == "y":
        return trace.y[:, index[0]]
    if quantity == "η":
        return trace.learning_rate
    if quantity in ("z", "δ"):
        return {"z": trace.z, "δ": trace.deltas}[quantity][k - 1][:, index[0]]
    arrays = {
        "w": trace.weights,
        "b": trace.biases,
        "∂w": trace.weight_gradients,
        "∂b": trace.bias_gradients,
    }
    value: float = arrays[quantity][k - 1][index]
    return value


def entries(trace: Trace, quantity: str, layer: int) -> tuple[Entry, ...]:
    """Return the entries of one step: one for each unit, or for each weight row by row.

    Parameters
    ----------
    trace : Trace
    quantity : str
        As in ``Step``.
    layer : int
    """
    name, compose, results, mean = _QUANTITIES[quantity]
    indices: list[tuple[int, ...]]
    if quantity == "L":
        indices = [()]
    elif name in ("w", "∂w"):
        indices = list(np.ndindex(trace.weights[layer - 1].shape))
    else:
        indices = [(j,) for j in range(trace.sizes[layer])]
    found = []
    for index in indices:
        pattern, place = _Pattern(trace), Place(name, layer, index)
        text = compose(pattern, layer, *index)
        values = np.broadcast_to(results(trace, layer, index), (trace.n_samples,))
        written = ("new " if quantity in ("W", "b") else "") + symbol(place, trace.sizes)
        found.append(Entry(place, written, tuple(pattern.factors), values, mean, text))
    return tuple(found)


def _sum(p: _Pattern, k: int, j: int) -> str:
    terms = [f"{p('w', k, i, j)}·{p('a', k - 1, i)}" for i in range(p.trace.sizes[k - 1])]
    return " + ".join([*terms, p("b", k, j)])


def _output(p: _Pattern, k: int, j: int) -> str:
    name, z = p.trace.activations[k - 1], p("z", k, j)
    if name == "softmax":
        all_z = [_bare(p("z", k, i)) for i in range(p.trace.sizes[k])]
        return f"exp({_bare(z)})/({' + '.join(f'exp({one})' for one in all_z)})"
    return ACTIVATIONS[name].written.format(z=_bare(z))


def _slope(p: _Pattern, k: int, j: int) -> str:
    """Return "·f′(z)", by numbers that are there where f has such a form; "" for slope 1."""
    f = ACTIVATIONS[p.trace.activations[k - 1]]
    if f.written_slope == "":
        return ""
    if f.written_slope is not None:
        a = p("a", k, j)
        return "·" + f.written_slope.format(a=a, bare=_bare(a))
    place = Place("z", k, (j,))
    written = f"{f.name}′({symbol(place, p.trace.sizes)})"
    return "·" + p.add(written, f.derivative(_look_up(p.trace, place)), place)


def _loss(p: _Pattern, k: int) -> str:
    n, name = p.trace.sizes[k], p.trace.loss.name
    pairs = [(p("a", k, j), p("y", k, j)) for j in range(n)]
    if name == "categorical_crossentropy":
        return f"−({' + '.join(f'{y}·ln({_bare(a)})' for a, y in pairs)})"
    if name == "mean_squared_error":
        terms = [f"({a} − {y})²" for a, y in pairs]
    else:
        terms = [f"−{y}·ln({_bare(a)}) − (1 − {y})·ln(1 − {a})" for a, y in pairs]
    if n == 1:
        return terms[0]
    joint = " + " if name == "mean_squared_error" else " "
    return f"({joint.join(terms).replace(' −{', ' − {')})/{n}"


def _delta(p: _Pattern, k: int, j: int) -> str:
    if k < len(p.trace.weights):
        terms = [f"{p('w', k + 1, j, i)}·{p('δ', k + 1, i)}" for i in range(p.trace.sizes[k + 1])]
        slope = _slope(p, k, j)
        back = " + ".join(terms)
        return f"({back}){slope}" if len(terms) > 1 and slope else back + slope
    n, loss = p.trace.sizes[k], p.trace.loss
    mixed = p.trace.activations[-1] == "softmax" and not loss.output
    errors = {
        i: f"({p('a', k, i)} − {p('y', k, i)})" for i in (range(n) if mixed else [j])
    }  # fmt: skip
    if loss.output:
        shared = loss.name == "binary_crossentropy" and n > 1
        return f"{errors[j]}/{n}" if shared else errors[j][1:-1]
    twice = {1: "2·", 2: ""}.get(n, f"2/{n}·")
    if mixed:
        products = " + ".join(f"{error}·{p('a', k, i)}" for i, error in errors.items())
        return f"{twice}{p('a', k, j)}·({errors[j]} − ({products}))"
    return f"{twice}{errors[j]}{_slope(p, k, j)}"


def _update(letter: str) -> Callable[..., str]:
    return lambda p, k, *index: f"{p(letter, k, *index)} − {p('η', 0)}·{p('∂' + letter, k, *index)}"


_QUANTITIES: dict[str, tuple[str, Callable[..., str], Callable[..., ArrayLike], bool]] = {
    "z": ("z", _sum, lambda t, k, i: t.z[k - 1][:, i[0]], False),
    "a": ("a", _output, lambda t, k, i: t.a[k][:, i[0]], False),
    "L": ("L", _loss, lambda t, k, i: t.losses, True),
    "δ": ("δ", _delta, lambda t, k, i: t.deltas[k - 1][:, i[0]], False),
    "∂W": (
        "∂w",
        lambda p, k, i, j: f"{p('a', k - 1, i)}·{p('δ', k, j)}",
        lambda t, k, i: t.a[k - 1][:, i[0]] * t.deltas[k - 1][:, i[1]],
        True,
    ),
    "∂b": (
        "∂b",
        lambda p, k, j: _bare(p("δ", k, j)),
        lambda t, k, i: t.deltas[k - 1][:, i[0]],
        True,
    ),
    "W": ("w", _update("w"), lambda t, k, i: t.new_weights[k - 1][i], False),
    "b": ("b", _update("b"), lambda t, k, i: t.new_biases[k - 1][i], False),
}
"""For each quantity: what its entries are called, their formula, their values, whether averaged."""
