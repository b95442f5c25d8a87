"""What the perceptron's readout says: the last sample, its correction, and how things stand."""

from collections.abc import Callable

from ...live.readout import escape, term, wire
from ...models.margin import Margin, NotFound
from ...models.perceptron import Update
from ...models.samples import Dataset
from ...plots.style import CLASS_SIGNS
from ...text.numbers import counted, factor, number, vector
from ...text.symbols import subscript
from .history_model import PerceptronHistory
from .scene_model import Scene

DONE = "<b>Nothing is left to correct.</b> Every further sample would be right, and change nothing."


def last_sample(scene: Scene, data: Dataset, eta: float) -> tuple[str, str]:
    """Return two lines: the sum of the sample in hand, and what the sample changed."""
    if not len(data):
        return "no samples yet", "open “points of your own” below, and click in the plane"
    update, index = scene.update, scene.in_hand
    if update is None or index is None:
        return (
            "no sample seen yet: all weights are 0",
            f"learning rate η = {number(eta)}",
        )
    k = int(data.y[index])
    before = ", before" if update.mistake else ""  # the picture shows the weights after it
    head = f"sample {index + 1}, {CLASS_SIGNS[k]} {escape(data.class_names[k])}{before}: "
    if len(update.z) == 1:
        return head + _one_sum(update), _one_correction(update, eta)
    return f"{head}z = {vector(update.z)}", _several_corrections(update, data)


def _one_sum(update: Update) -> str:
    (w1, w2), b = update.W_before[:, 0], update.b_before[0]
    x1, x2 = update.x
    z, y_hat = term(number(update.z[0]), "z"), term(number(update.output[0], 0), "ŷ")
    sum_ = " + ".join(
        f"{wire(factor(w), w, f'w{k}')}·{term(factor(x), f'x{k}')}"
        for k, (w, x) in enumerate(((w1, x1), (w2, x2)), 1)
    )
    return (
        f"z = {sum_} + {term(factor(b), 'b')} = <b>{z}</b>, ŷ = {y_hat}, "
        f"y = {term(number(update.target[0], 0), 'y')}"
    )


def terms(scene: Scene) -> dict[str, str]:
    """Return what each term of the sum in hand is in the layer's drawing; none for several units.

    The drawing shows the weights after the correction, the sum has those before it.
    """
    if scene.update is None or len(scene.b) > 1:
        return {}

    def parameter(name: str, before: float, now: float) -> str:
        corrected = f", corrected to {number(now)}" if before != now else ""
        return f"{name} = {number(before)}{corrected}"

    update = scene.update
    return {
        **{
            f"w{k + 1}": parameter(f"w{subscript(k + 1)}", update.W_before[k, 0], scene.W[k, 0])
            for k in range(2)
        },
        **{f"x{k + 1}": f"x{subscript(k + 1)} = {number(update.x[k])}" for k in range(2)},
        "b": parameter("b", update.b_before[0], scene.b[0]),
        "z": f"z = {number(update.z[0])}",
    }


def outcome(scene: Scene, history: PerceptronHistory) -> str:
    """Return one sentence: what the last sample led to, and how many are wrong now."""
    if scene.update is None:
        return "The first sample will be exactly on the line, z = 0." if scene.n_samples else ""
    if not scene.n_wrong:
        end = "an epoch without a mistake has gone by" if history.settled(scene.moment) else ""
        return f"<b>Solved</b> with {corrections(scene)}: every sample is on its side" + (
            f"; {end}." if end else "."
        )
    said = "Right: nothing changes."
    if scene.mistake:
        said = "<b>A mistake</b>: " + (
            _pulled(scene.update) if len(scene.b) == 1 else _corrected(scene.update)
        )
    return f"{said} Wrong now: <b>{_wrong(scene)}</b>."


def _corrected(update: Update) -> str:
    """Return of a layer how many units were wrong."""
    n = int(abs(update.direction).sum())
    return f"{n} units are corrected." if n > 1 else "1 unit is corrected."


def _pulled(update: Update) -> str:
    if update.output[0] == update.target[0]:
        return "exactly on the line counts as one: Δw = ηx, x is added to w."
    if update.direction[0] > 0:
        return "it was silent and should have fired. x is added to w."
    return "it fired and should not have. x is taken away from w."


def corrections(scene: Scene) -> str:
    """Return how many corrections there were, with the word."""
    return counted(scene.corrections, "correction")


def _one_correction(update: Update, eta: float) -> str:
    if not update.mistake:
        return f"y − ŷ = 0: Δw = 0, Δb = 0 (η = {number(eta)})"
    dw = vector(update.W[:, 0] - update.W_before[:, 0])
    db = number(update.b[0] - update.b_before[0])
    if update.output[0] == update.target[0]:
        return f"exactly on the line: Δw = ηx = {dw}, Δb = η = {db}"
    error = f"({number(update.target[0], 0)} − {number(update.output[0], 0)})"
    return f"Δw = η(y − ŷ)x = {number(eta)}·{error}·{vector(update.x)} = {dw}, Δb = η(y − ŷ) = {db}"


def _several_corrections(update: Update, data: Dataset) -> str:
    if not update.mistake:
        return "every unit is right: nothing changes"
    said = [
        f"{escape(name)} {'+' if direction > 0 else '−'}ηx"
        for name, direction in zip(data.class_names, update.direction, strict=True)
        if direction
    ]
    return f"<b>corrected</b>, x = {vector(update.x)}: {', '.join(said)}"


def standing(scene: Scene) -> str:
    """Return one line: the weights now, and how many samples are wrong with them."""
    W, b = scene.W, scene.b
    if len(b) == 1:
        weights = f"now w = {vector(W[:, 0])}, b = {number(b[0])}"
    else:
        weights = "now (w; b): " + ", ".join(
            f"{sign} ({number(w[0])}, {number(w[1])}; {number(bias)})"
            for sign, w, bias in zip(CLASS_SIGNS, W.T, b, strict=False)
        )
    return f"{weights} · wrong now: {_wrong(scene)}"


def progress(
    scene: Scene, history: PerceptronHistory, find: Callable[[], list[Margin | None]]
) -> str:
    """Return one line: corrections until now, Novikoff's bound, whether it has settled."""
    n, t = scene.n_samples, scene.moment
    if not n:
        return ""
    seen = "" if scene.in_hand is None else f"sample {scene.in_hand + 1} of {n}, "
    epoch = t // n + (t % n > 0)
    text = f"epoch {epoch}, {seen}corrections so far: <b>{scene.corrections}</b>"
    try:
        margins = find()
    except NotFound:
        return text + " · whether a line separates these samples was not found out"
    if len(margins) > 1:
        separable = sum(margin is not None for margin in margins)
        return text + f" · a line exists for {separable} of the {len(margins)} units"
    if margins[0] is None:
        return text + " · no line separates these samples" + _for_ever(history, t)
    text += f" · Novikoff: never more than (R/γ)², {margins[0].most_mistakes:,}"
    if history.settled(t):
        return text + " · <b>settled</b>: a whole epoch without a mistake"
    return text


def _for_ever(history: PerceptronHistory, t: int) -> str:
    """Return how it goes on where no line separates the samples."""
    period = history.cycle(t)
    if period is None:
        return ": it will never settle"
    epochs = period // history.n_samples
    every = f"{epochs} epochs" if epochs > 1 else "epoch"
    return f": <b>cycle</b>, these weights come back every {every}, for ever"


def seen(scene: Scene) -> str:
    """Return in plain words what the picture shows."""
    if not scene.W.any():
        lines = "no line yet, all weights are 0"
    else:
        lines = "; ".join(
            f"line {factor(w[0])}·x1 + {factor(w[1])}·x2 + {factor(b)} = 0"
            for w, b in zip(scene.W.T, scene.b, strict=True)
        )
    return (
        f"Perceptron after {scene.moment} samples: {lines}; {_wrong(scene)} wrong; "
        f"{corrections(scene)} so far."
    )


def _wrong(scene: Scene) -> str:
    return f"{scene.n_wrong} of {scene.n_samples}"
