"""What Keras raises in lesson 11, or what stands in for it, and what a check says of that."""

from ...frameworks import INSTALL
from ..slip import Slip

NO_LOSS = Slip("compile was given no loss", 'Two classes: loss="binary_crossentropy".')
NO_PROBABILITY = Slip(
    "it answers with numbers below 0 or above 1",
    "Which activation gives numbers between 0 and 1?",
)
ALWAYS_1 = Slip(
    "it answers 1 to every sample",
    "Softmax of one number is always 1. Which activation is for a single output?",
)


def slip_of(error: Exception) -> Slip | None:
    """Return the slip that led to an error, None where it is none of the known ones."""
    for said, slip in _MEANT.items():
        if said in str(error):
            return slip
    for said, hint in _NAMED.items():
        if said in str(error):
            return Slip(f"your answer led to {type(error).__name__}: {error}", hint)
    return None


_ONE_SAMPLE = Slip(
    "what goes in has another shape than Input says",
    "It wants the shape of one sample, (2,). How many samples there are is left open.",
)
_MEANT = {
    "call `compile()`": Slip(
        "the model was not compiled", "Before fit: model.compile(optimizer=…, loss=…, metrics=…)."
    ),
    "Expected shape (None": _ONE_SAMPLE,
    "incompatible with the layer": _ONE_SAMPLE,
    "needs output='sigmoid'": NO_PROBABILITY,
    "softmax of one number": ALWAYS_1,
}
"""What the error says → what is wrong."""

_ALL_OF_IT = f"With Keras itself installed ({INSTALL['keras']}) you have all of it."
_SPELT = "Is it spelt as above?"
_NAMED = {
    "interpret loss": NO_LOSS.hint,
    "interpret metric": 'The share that is right: metrics=["accuracy"].',
    "`metrics` argument": 'A list, in square brackets: metrics=["accuracy"].',
    "identifier: <class": "A class needs its brackets: SGD(learning_rate=0.5).",
    "Could not interpret": 'Names such as "relu", "sigmoid", "sgd" or "adam" are known.',
    "`learning_rate` should be float": "Keras wants a point in it: 1.0, not 1.",
    "to a shape": "(2) is the number 2. A shape with one entry needs a comma: (2,).",
    "No module named": "Leave the import out: keras is handed over, under its own name.",
    "stands in for Keras": f"Does Keras spell it so? {_ALL_OF_IT}",
    "not recognized": f"{_SPELT} An optimizer calls η learning_rate.",
    "nrecognized keyword": _SPELT,
    "unexpected keyword": _SPELT,
    "'types.SimpleNamespace' object": "Keras is missing here, and what stands in for it has only "
    "what the exercise needs: SGD and Adam, Dense, BinaryCrossentropy, BinaryAccuracy. "
    + _ALL_OF_IT,
    "'Sequential' object": f"{_SPELT} (Where Keras is missing, what stands in for it knows little "
    "more than compile, fit, evaluate and predict.)",
}
"""The same where the error names what is wrong itself → what helps."""
