"""What is said of a training step: its formula, its numbers, and where each of them comes from."""

import html
import re

from ...live.readout import escape
from ...models.training import TOO_LARGE
from ...text.numbers import figure
from ...text.symbols import layer_name, symbol
from .formulas_model import Entry, Factor
from .steps_model import Step
from .steps_words import done
from .walk_model import MiniBatch, Moment, Walk


def in_product(value: float) -> str:
    """Return a number as it can stand beside a dot: one with a power of ten in brackets."""
    text = figure(value)
    return f"({text})" if "·" in text else text


def formula(entry: Entry, n_samples: int) -> str:
    """Return an entry's formula in symbols, with what it gives before it."""
    text = entry.formula
    if entry.mean and n_samples > 1:
        text = f"mean of {text} over the {n_samples} samples"
    return f"{entry.symbol} = {text}"


def with_numbers(entry: Entry, n_samples: int, sample: int) -> str:
    """Return the formula with its numbers put in, without what it gives."""
    if not entry.mean or n_samples == 1:
        return entry.written(in_product, sample)
    terms = [entry.written(in_product, s) for s in range(n_samples)]
    return f"({' + '.join(f'({t})' if t[:1] == '−' else t for t in terms)})/{n_samples}"


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
        escape(formula(entry, n)),
        f"= {escape(with_numbers(entry, n, sample))} = <b>{figure(entry.value(sample))}</b>",
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


def plain(*lines: str) -> str:
    """Return lines of HTML as running text."""
    text = html.unescape(re.sub(r"<[^>]+>", "", " ".join(lines)))
    return " ".join(text.split())
