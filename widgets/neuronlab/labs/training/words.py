"""What is said about a training: how it stands, how a number came about, what goes wrong."""

from collections.abc import Sequence

import numpy as np

from ...live.readout import escape, lesson
from ...live.unit_words import explained
from ...models.activations import ACTIVATIONS
from ...plots.style import CLASS_SIGNS
from ...text.numbers import factor, number, power
from .experiment_model import Standing

_SUMS, _DESCENT = lesson("07-multilayer-perceptron"), lesson("08-gradient-descent")

_FORMULA = {
    "mean_squared_error": "L = mean of (ŷ − y)²",
    "binary_crossentropy": "L = mean of −y·ln ŷ − (1 − y)·ln(1 − ŷ)",
    "categorical_crossentropy": "L = mean of −ln ŷ of the right class",
}


def lines(lab, over: str = "") -> list[str]:
    """Return the readout's lines; ``over`` is what there is to say of what the mouse is over."""
    if lab.trainer is None:
        return ["no samples yet", "open “points of your own” below, and click in the plane"]
    loss = [] if lab.chosen else [_loss_formula(lab)]
    said = [standing(lab), *loss, *_in_hand(lab), *diagnosis(lab)]
    if over:
        said[1] = over
    return said


def at_place(lab, place: list[float]) -> str:
    """Return what the network answers at a place, and which sample is there."""
    outputs = lab.mlp(lab.experiment.inputs(np.array([place])))[0]
    ŷ = ", ".join(number(a, 4) for a in outputs)
    return (
        f"here x = ({number(place[0], 3)}, {number(place[1], 3)}){_sample(lab, place)}: "
        f"ŷ = <b>{ŷ}</b>"
    )


def at_number(lab, found: list[int]) -> str:
    """Return a weight, or a unit's bias and output at the place in hand."""
    if len(found) == 3:
        return f"here {escape(name(lab, found))}: w = <b>{number(lab.parameter(*found), 4)}</b>"
    layer, unit = found
    passed = lab.mlp.forward(lab.experiment.inputs(np.array([lab.place])))
    a = (passed.inputs if layer == 0 else passed.a[layer - 1])[0, unit]
    where = f"x = ({number(lab.place[0])}, {number(lab.place[1])})"
    said = f"here {escape(unit_name(lab, layer, unit))}: a = <b>{number(a, 4)}</b> at {where}"
    return said + (f", b = <b>{number(lab.parameter(layer, -1, unit), 4)}</b>" if layer else "")


def standing(lab) -> str:
    """Return one line: the moment and the losses."""
    now, ex = lab.standing, lab.experiment
    part = f" + {lab.batch} of {ex.n_batches} mini-batches" if lab.batch else ""
    losses = f"training loss {_loss(now.training_loss)}"
    right = f"right: {_percent(now.training_accuracy)} of {len(ex.training)} training samples"
    if len(ex.test):
        losses += f", test loss {_loss(now.test_loss)}"
        right += f", {_percent(now.test_accuracy)} of {len(ex.test)} test samples"
    right = "" if np.isnan(now.training_accuracy) else f" · {right}"
    return f"<b>epoch {lab.epoch}</b>{part} (step {lab.steps}): {losses}{right}"


def _loss_formula(lab) -> str:
    return (
        f"{_FORMULA[lab.trainer.loss]} over {len(lab.experiment.training)} training samples = "
        f"{_loss(lab.standing.training_loss)} ({_DESCENT})"
    )


def beside_losses(now: Standing) -> list[str]:
    """Return the lines below the loss curves."""
    with_test = not np.isnan(now.test_loss)
    return [
        "" if np.isnan(now.training_loss) else f"training loss {_loss(now.training_loss)}",
        f"test loss {_loss(now.test_loss)}" if with_test else "",
        "" if np.isnan(now.training_accuracy)
        else f"right {_percent(now.training_accuracy)}"
        + (f" / {_percent(now.test_accuracy)}" if with_test else ""),
    ]  # fmt: skip


def _in_hand(lab) -> list[str]:
    """Return two or three lines: how the chosen number, or the output, came about."""
    ex, mlp, chosen = lab.experiment, lab.mlp, lab.chosen
    passed = mlp.forward(ex.inputs(np.array([lab.place])))
    here = f"at x = ({number(lab.place[0])}, {number(lab.place[1])}){_sample(lab, lab.place)}"
    if len(chosen) == 3:
        layer, before, unit = chosen
        w = float(mlp.weights[layer - 1][before, unit])
        a = float((passed.inputs if layer == 1 else passed.a[layer - 2])[0, before])
        carried = (
            f"{escape(name(lab, chosen))}: w = <b>{number(w, 4)}</b>; {here} it carries "
            f"a·w = {factor(a)}·{factor(w)} = {number(a * w)} ({_SUMS})"
        )
        return [carried, _next_step(lab, "w", w, layer, before, unit)]
    unit = tuple(chosen) if chosen else (len(mlp.weights), _winner(passed))
    first, second = explained(mlp, passed, unit, 2 * len(mlp.weights), terms=3)
    said = [f"{here}: {first} ({_SUMS})", second]
    if chosen and chosen[0]:
        layer, i = chosen
        said.append(_next_step(lab, "b", float(mlp.biases[layer - 1][i]), layer, -1, i))
    return said


def _winner(passed) -> int:
    return int(np.nan_to_num(passed.outputs[0]).argmax())


def _next_step(lab, symbol: str, value: float, layer: int, row: int, unit: int) -> str:
    """Return how gradient descent would change a number, by all training samples at once."""
    gradients = lab.experiment.gradients()
    part = gradients.biases if row < 0 else gradients.weights
    slope = float(part[layer - 1][unit] if row < 0 else part[layer - 1][row, unit])
    η = lab.learning_rate
    return (
        f"down the slope: {symbol} ← {symbol} − η·∂L/∂{symbol} = {factor(value, 4)} − "
        f"{η:g}·{factor(slope, 4)} = {number(value - η * slope, 4)} over all training samples "
        f"({_DESCENT})"
    )


def _sample(lab, place: list[float]) -> str:
    """Return which sample is at the place, if one is."""
    for part, what in ((lab.experiment.training, "training"), (lab.experiment.test, "test")):
        here = np.flatnonzero(np.isclose(part.X, place, rtol=1e-9).all(axis=1))
        if len(here):
            k = int(here[0])
            y = part.y[k]
            target = (
                f"y = {number(y)}" if part.is_regression
                else f"y = {y} {CLASS_SIGNS[y]} {escape(part.class_names[y])}"
            )  # fmt: skip
            return f" ({what} sample {k + 1}, {target})"
    return ""


def diagnosis(lab) -> list[str]:
    """Return a line for each thing that goes wrong, at most two, or one that nothing does."""
    found = [
        f"<b>{one.name}</b>: {escape(one.evidence)} · try {escape(one.advice[0])}"
        for one in lab.diagnosis
    ]
    if len(found) > 2:
        found[1] += f" · also: {', '.join(one.name for one in lab.diagnosis[2:])}"
    return found[:2] or ["diagnosis: nothing is wrong so far"]


def name(lab, chosen) -> str:
    """Return what a unit, a weight or a bias is called."""
    if len(chosen) == 2:
        layer, unit = chosen
        of = "" if layer == 0 else "bias of "
        return of + unit_name(lab, layer, unit)
    if len(chosen) == 3:
        layer, before, unit = chosen
        return f"{unit_name(lab, layer - 1, before)} → {unit_name(lab, layer, unit)}"
    return "none"


def unit_name(lab, layer: int, unit: int) -> str:
    """Return what a unit is called, in short."""
    if layer == 0:
        return lab.features[unit]
    last = layer == len(lab.mlp.weights)
    return f"output {unit + 1}" if last else f"hidden {layer}, unit {unit + 1}"


def title(lab) -> str:
    """Return what stands above the map."""
    if len(lab.chosen) != 2:
        return "what the network answers, ŷ"
    layer, unit = lab.chosen
    what = (
        "" if layer in (0, len(lab.mlp.weights)) else f", a = {lab.mlp.activations[layer - 1]}(z)"
    )
    return unit_name(lab, layer, unit) + what


def heads(activations: Sequence[str]) -> list[str]:
    """Return what stands above each layer: its activation, by a short name."""
    return [name if name == "softmax" else ACTIVATIONS[name].short for name in activations]


def link_label(lab) -> str:
    """Return the number on the chosen link."""
    return number(lab.parameter(*lab.chosen)) if len(lab.chosen) == 3 else ""


def confusion(lab) -> str:
    """Return the confusion matrix as an HTML table."""
    table = lab.experiment.confusion()
    if table is None:
        return "a regression has no classes to confuse, and no samples none to count"
    part = lab.experiment.test if len(lab.experiment.test) else lab.experiment.training
    which = "test" if len(lab.experiment.test) else "training"
    signs = [f"{CLASS_SIGNS[k]} {escape(text)}" for k, text in enumerate(part.class_names)]
    head = "".join(f"<th style='padding:0 8px'>says {sign}</th>" for sign in signs)
    rows = "".join(
        f"<tr><th>is {sign}</th>{''.join(_cell(n, i == k) for i, n in enumerate(row))}</tr>"
        for k, (sign, row) in enumerate(zip(signs, table, strict=True))
    )
    return f"<table><tr><th>{len(part)} {which} samples</th>{head}</tr>{rows}</table>"


def _cell(n: int, right: bool) -> str:
    return f"<td style='text-align:right'>{f'<b>{n}</b>' if right else n}</td>"


def seen(lab) -> str:
    """Return in plain words what the picture shows."""
    now, mlp = lab.standing, lab.mlp
    if lab.trainer is None:
        return "A network without samples: add points of your own."
    test = f", test loss {_loss(now.test_loss)}" if len(lab.experiment.test) else ""
    problems = "; ".join(one.name for one in lab.diagnosis) or "nothing is wrong"
    accuracy = "" if np.isnan(now.training_accuracy) else (
        f", {_percent(now.training_accuracy)} of the training samples right"
    )  # fmt: skip
    return (
        f"A network of {'–'.join(map(str, mlp.layer_sizes))} units after {lab.epoch} epochs"
        f"{f' and {lab.batch} mini-batches' if lab.batch else ''}: training loss "
        f"{_loss(now.training_loss)}{test}{accuracy}; map of "
        f"{title(lab)}; {problems}."
    )


def _loss(value: float) -> str:
    if not np.isfinite(value):
        return "not a number" if np.isnan(value) else "infinite"
    return number(value, 3) if 0.01 <= value < 10_000 else power(value)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %" if 0 < share < 1 else f"{100 * share:.0f} %"
