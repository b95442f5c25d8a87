"""What is said of a training step: its formula, its numbers, and where each of them comes from."""

from collections.abc import Sequence

from ...live.readout import escape, term
from ...models.training import TOO_LARGE
from ...text.numbers import bracketed, figure
from ...text.symbols import layer_name, symbol
from .formulas_model import Entry, Factor
from .steps_model import Step
from .steps_words import done
from .walk_model import MiniBatch, Moment, Walk


def in_product(value: float) -> str:
    """Return a number as it can stand beside a dot: one with a power of ten in brackets."""
    text = figure(value)
    return f"({text})" if "·" in text else text


def _filled(entry: Entry, texts: Sequence[str]) -> str:
    """Return an entry's formula as HTML, with such a text for each factor, which is a term."""
    bare = [
        term(escape(text), factor.source.address)
        for text, factor in zip(texts, entry.factors, strict=True)
    ]
    return escape(entry.pattern).format(*map(bracketed, texts, bare), bare=bare)


def result(entry: Entry, text: str) -> str:
    """Return as HTML what is said of what an entry computes, known by its address."""
    return term(escape(text), entry.place.address)


def formula(entry: Entry, n_samples: int) -> str:
    """Return an entry's formula in symbols, with what it gives before it, as HTML."""
    text = _filled(entry, [factor.symbol for factor in entry.factors])
    if entry.mean and n_samples > 1:
        text = f"mean of {text} over the {n_samples} samples"
    return f"{result(entry, entry.symbol)} = {text}"


def with_numbers(entry: Entry, n_samples: int, sample: int) -> str:
    """Return the formula with its numbers put in, without what it gives, as HTML."""
    which = range(n_samples) if entry.mean else [sample]
    written = [
        (entry.written(in_product, s), _filled(entry, [in_product(float(f.values[s]))
                                                       for f in entry.factors]))
        for s in which
    ]  # fmt: skip
    if len(written) == 1:
        return written[0][1]
    return f"({' + '.join(bracketed(*one) for one in written)})/{n_samples}"


def origin(factor: Factor, steps: tuple[Step, ...]) -> str:
    """Return where a factor comes from."""
    computed = {(step.quantity, step.layer): k + 1 for k, step in enumerate(steps)}
    n = len(steps[0].trace.weights)
    quantity, layer, _ = factor.source
    if quantity == "a" and layer == 0:
        return "given: the inputs"
    if quantity in ("y", "η"):
        return {"y": "given: the target", "η": "chosen: the learning rate"}[quantity]
    if quantity in ("w", "b"):
        return f"{'weights' if quantity == 'w' else 'bias'} of {layer_name(layer, n, 'the ')}"
    step = {"∂w": "∂W"}.get(quantity, quantity)
    return f"computed in step {computed[step, layer]}"


def sources(entry: Entry, steps: tuple[Step, ...]) -> str:
    """Return where all factors come from."""
    groups: dict[str, list[str]] = {}
    for factor in entry.factors:
        groups.setdefault(origin(factor, steps), []).append(factor.symbol)
    texts = [f"{_listed(symbols)} ({text})" for text, symbols in groups.items()]
    return "factors: " + "; ".join(texts)


def _listed(symbols: list[str]) -> str:
    return ", ".join(symbols if len(symbols) <= 3 else [symbols[0], "…", symbols[-1]])


def where(moment: Moment, walk: Walk, batch: MiniBatch, sample: int) -> str:
    """Return which step this is, and with what."""
    steps, rows = batch.steps, batch.rows
    step = steps[moment.step]
    which = f"sample {rows.start + 1}"
    if len(rows) > 1:
        which = f"samples {rows.start + 1} to {rows.stop}, drawn: {rows[sample] + 1}"
    return (
        f"<b>step {moment.step + 1} of {len(steps)}, {step.phase}: {step.symbol}</b> · epoch "
        f"{moment.epoch + 1}, mini-batch {moment.batch + 1} of {walk.n_batches} ({which})"
    )


def losses_said(batch: MiniBatch) -> str:
    """Return the mini-batch's loss before and after the step; where they ran away, what to try."""
    before, after = batch.loss_before, batch.loss_after
    what = "loss of this mini-batch" if len(batch.rows) > 1 else "loss of this sample"
    if not (abs(before) < TOO_LARGE and abs(after) < TOO_LARGE):
        return (
            f"<b>the numbers ran away</b>: the loss is {figure(before)}, then {figure(after)}; "
            "try a smaller learning rate η"
        )
    change = "falls" if after < before else "rises: η is too large here" if after > before else ""
    return f"{what}: {figure(before)} before the update, {figure(after)} after it" + (
        f"; it {change}" if change else "; it stays"
    )


def watched(
    step: Step, focus: int, sample: int, batch: MiniBatch
) -> tuple[str, str, str, str, str]:
    """Return five lines: the step in words, the formula, its numbers, its sources, the losses."""
    entry, n = step.entries[focus], step.trace.n_samples
    return (
        escape(done(step)),
        formula(entry, n),
        f"= {with_numbers(entry, n, sample)} = <b>{result(entry, figure(entry.value(sample)))}</b>",
        sources(entry, batch.steps),
        losses_said(batch),
    )


NUDGE = 0.01
"""By how much “nudge it” moves a parameter."""


def nudge_said(name: str, value: float, change: float, slope: float | None) -> str:
    """Return what a nudge truly does, and beside it what the gradient says of it."""
    says = "?" if slope is None else figure(NUDGE * slope)
    return (
        f"{name} from {figure(value)} to {figure(value + NUDGE)}: truly <b>ΔL = {figure(change)}"
        f"</b>; by the gradient {figure(NUDGE)} · ∂L/∂{name} = <b>{says}</b>"
    )


def numbers(step: Step) -> list[tuple[str, int]]:
    """Return a step's numbers, each with its place, as a menu offers them."""
    sizes, new = step.trace.sizes, " (new)" if step.phase == "update" else ""
    return [(symbol(entry.place, sizes) + new, k) for k, entry in enumerate(step.entries)]


def samples(batch: MiniBatch) -> list[tuple[str, int]]:
    """Return a mini-batch's samples, each with its place."""
    return [(str(row + 1), k) for k, row in enumerate(batch.rows)]


def steps(batch: MiniBatch) -> list[tuple[str, int]]:
    """Return a mini-batch's steps, each with its place."""
    return [(f"{k + 1}. {s.phase}: {s.symbol}", k) for k, s in enumerate(batch.steps)]


PHASE_NAMES = {
    "forward": "forward →",
    "loss": "loss",
    "backward": "← backward",
    "update": "update",
}
"""The phases, with the direction in which the numbers flow."""
