"""What is done at each step of a training step, and why."""

from collections.abc import Callable

from ...text.symbols import layer_name
from .steps_model import Step
from .trace_model import Trace


def done(step: Step) -> str:
    """Return a step in a sentence."""
    text = _WORDS[step.quantity](step.trace, step.layer)
    return f"{text[0].upper()}{text[1:]}."


def _sum_words(trace: Trace, k: int) -> str:
    before = "its inputs" if k == 1 else "the outputs of the layer before"
    name = layer_name(k, len(trace.weights), "the ")
    return f"each unit of {name} adds {before}, each times its weight, and its bias"


def _output_words(trace: Trace, k: int) -> str:
    name = trace.activations[k - 1]
    if k < len(trace.weights):
        return f"each sum goes through {name}: that is what the next layer gets"
    passed = "the sums are passed on" if name == "identity" else f"each sum goes through {name}"
    return f"{passed}: ŷ is the network's answer"


def _loss_words(trace: Trace, k: int) -> str:
    mean = " of each sample; their mean counts" if trace.n_samples > 1 else ""
    return f"how wrong is the answer? The loss compares ŷ with the target y{mean}"


def _delta_words(trace: Trace, k: int) -> str:
    name = trace.activations[k - 1]
    if k < len(trace.weights):
        by = "" if name == "identity" else f", then it is multiplied by the slope of {name}"
        return f"each δ of the layer after comes back through its weight; all are added{by}"
    if trace.loss.output:
        return f"with this loss the slope of {name} cancels in δ = ∂L/∂z, and the error is left"
    by = "" if name == "identity" else f", times the slope of {name}"
    return f"how the loss changes with each output's sum: δ = ∂L/∂z is the slope of the loss{by}"


def _averaged(trace: Trace) -> str:
    return f"; the mean over the {trace.n_samples} samples" if trace.n_samples > 1 else ""


def _weight_gradient_words(trace: Trace, k: int) -> str:
    return (
        "a weight's gradient is what came in through it, times the δ of the unit it leads to"
        + _averaged(trace)
    )


def _bias_gradient_words(trace: Trace, k: int) -> str:
    return "a bias is a weight whose input is always 1: its gradient is δ" + _averaged(trace)


def _update_words(what: str) -> Callable[[Trace, int], str]:
    return lambda trace, k: (
        f"each {what} of {layer_name(k, len(trace.weights), 'the ')} goes a step against "
        "its gradient, so that the loss falls"
    )


_WORDS: dict[str, Callable[[Trace, int], str]] = {
    "z": _sum_words,
    "a": _output_words,
    "L": _loss_words,
    "δ": _delta_words,
    "∂W": _weight_gradient_words,
    "∂b": _bias_gradient_words,
    "W": _update_words("weight"),
    "b": _update_words("bias"),
}
