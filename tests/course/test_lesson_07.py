"""Lesson 07's exercises: which hint a known mistake gets."""

from types import SimpleNamespace

import numpy as np
import pytest
from neuronlab import check, frameworks
from neuronlab.course.lessons.lesson_07_builds import units_for

OUT = [(1, "identity"), (1, "sigmoid"), (26, "softmax"), (3, "sigmoid")]
PARTS = [(3, 4), (4, 3), "tanh", (4, 1)]
RIGHT = [(3, 4), "tanh", (4, 4), "tanh", (4, 1), "sigmoid"]


pytestmark = pytest.mark.usefixtures("store")


@pytest.mark.parametrize(
    ("key", "answer", "said", "hint"),
    [
        ("07.1", (4, 2), "= 29 parameters", "which of the two layers comes first"),
        ("07.1", (3, 4), "= 33 parameters", "each unit has a bias besides"),
        ("07.1", (2, 2), "= 17 parameters", "2 units can be right; then 8 + 4m = 24"),
        ("07.1", (3, 3), "= 28 parameters", "with n = 3 it is 12 + 5m = 24, and no whole m"),
        ("07.1", (9, 1), "= 48 parameters", "with n = 9 it is 36 + 11m = 24, and no whole m"),
        ("07.2", (-0.5, np.tanh(-0.5)), "z = −0.5 is not", "the bias is missing"),
        ("07.2", (1.0, np.tanh(1.0)), "z = 1 is not", "mind the signs"),
        ("07.2", (0.4, np.tanh(0.4)), "z = 0.4 is not", "(−0.2) · 2 is negative"),
        ("07.2", (0.2, np.tanh(0.2)), "z = 0.2 is not", "0.3 · (−1) is negative"),
        ("07.2", (7, 7), "z = 7 is not", "hint 1 of 3"),
        ("07.2", (-0.4, -0.4), "z is right", "the activation is missing"),
        ("07.2", (-0.4, 0.4013), "z is right", "that is the sigmoid"),
        ("07.2", (-0.4, np.tanh(0.4)), "z is right", "tanh keeps the sign"),
        ("07.2", (-0.4, 0.6), "z is right", "np.tanh computes it"),
        ("07.2", (-0.4, -0.37), "z is right", "three places"),
        ("07.2", (-0.4, np.tan(-0.4)), "z is right", "not tanh"),
        ("07.2", (np.tanh(-0.4), -0.4), "those are a and z", "the other way round"),
        ("07.2", (-0.4, np.tanh), "a function, not a number", "call it with your z"),
        *[
            ("07.4", [*OUT[:3], (3, name)], f"{name} the output could be ({much}, {much}", "a yes")
            for name, much in (
                ("tanh", "−0.5"),
                ("bipolar_sigmoid", "−0.5"),
                ("relu", "1.7"),
                ("gelu", "1.7"),
            )
        ],
        ("07.4", [*OUT[:3], (8, "heaviside")], "can never be (0.5", "how sure it is"),
        ("07.4", [(1, "sigmoid"), *OUT[1:]], "the age: with sigmoid", "an amount"),
        ("07.4", [(50, "softmax"), *OUT[1:]], "the age: 50 units do not fit", "an amount"),
        ("07.4", [(101, "sigmoid"), *OUT[1:]], "the age: with sigmoid the output could", "amount"),
        ("07.4", [OUT[0], (1, "identity"), *OUT[2:]], "could be 1.7", "a yes or no"),
        ("07.4", [OUT[0], (1, "softmax"), *OUT[2:]], "can never be 0.02", "take two units"),
        ("07.4", [*OUT[:2], (1, "identity"), OUT[3]], "1 unit does not fit", "out of 26"),
        ("07.4", [OUT[0], (1, "tanh"), *OUT[2:]], "could be −0.5", "a yes or no"),
        ("07.4", [OUT[0], (1, "heaviside"), *OUT[2:]], "can never be 0.5", "how sure it is"),
        ("07.4", [OUT[0], (1, "sign"), *OUT[2:]], "can never be 0.5", "how sure it is"),
        ("07.4", [*OUT[:3], (3, "heaviside")], "can never be (0.5", "how sure it is"),
        ("07.4", [(1, "heaviside"), *OUT[1:]], "can never be 7", "an amount"),
        (
            "07.4",
            [*OUT[:2], (26, "sigmoid"), OUT[3]],
            "could be (0.9, 0.9, 0.9, …)",
            "a share of 1",
        ),
        ("07.4", [*OUT[:3], (3, "softmax")], "can never be (0.98, 0.97", "may two of them be yes"),
        ("07.4", [*OUT[:3], (4, "softmax")], "4 units do not fit", "may two of them be yes"),
        ("07.4", [*OUT[:3], (3, "identity")], "could be (1.7, 1.7", "the probability of a yes"),
        ("07.4", [*OUT[:3], (1, "sigmoid")], "1 unit does not fit", "three yes-or-no questions"),
        ("07.4", OUT[:3], "3 of the 4", "hint 1 of 3"),
        ("07.4", [*OUT[:3], (3, "sigmoit")], "no activation “sigmoit”", "identity, "),
        ("07.4", [OUT[0], (1, "tanh"), *OUT[2:]], "which is no probability", "a yes or no"),
        ("07.2", (-0.4, "tanh"), "a str among the numbers", "hint 1 of 3"),
        ("07.4", (1, "sigmoid"), "expected four pairs", "hint 1 of 3"),
        ("07.6", (256, 16), "(256, 16) is not right", "the other way round"),
        ("07.6", (8, 255), "8 units in folding layers", "so many folds"),
        ("07.6", (16, 255), "wide layer of 255", "one for the slope at the start"),
        ("07.6", (8, 256), "8 units in folding layers", "a layer of two units"),
        ("07.6", (14, 256), "14 units in folding layers", "seven folds make 128 pieces"),
        ("07.6", (18, 256), "18 units in folding layers", "the wide layer is right"),
        ("07.6", (16, 511), "wide layer of 511", "hint 1 of 3"),
        ("07.6", (16, 64), "wide layer of 64", "each fold doubles them"),
        ("07.7", PARTS, "(4, 3) gives 3 numbers, and (4, 1) takes 4", "takes what the one before"),
        ("07.7", [(3, 4), (4, 4), "tanh", (4, 1), "sigmoid"], "are off by up to", "they are one"),
        ("07.7", [(3, 4), "tanh", (4, 4), "tanh", (4, 1)], "are off by up to", "bare sums"),
        ("07.7", [(3, 4), "relu", (4, 4), "relu", (4, 1), "sigmoid"], "are off", "tanh in both"),
        ("07.7", [(3, 4), "tanh", (4, 1), "sigmoid"], "make a 3–4–1", "three pairs"),
        ("07.7", [(3, 4), (4, 3), "tanh", (3, 1)], "make a 3–4–3–1", "which layer has too few"),
        ("07.7", ["tanh", *RIGHT], "are off by up to", "“tanh” before the first pair is one too"),
        ("07.7", [*RIGHT, "tanh"], "are off by up to", "“tanh” after another is one too many"),
        (
            "07.7",
            [*RIGHT[:4], (4, 2), "softmax"],
            "shares out",
            "gives 2 units, and 3–4–4–1 has one",
        ),
        ("07.7", [(3, 4), "tann"], "no activation “tann”", "hint 1 of 3"),
        ("07.7", [3, 4, 4, 1], "those are sizes", "a pair for each layer"),
        ("07.7", "3–4–4–1", "that is a text", "a pair for each layer"),
        ("07.7", [(3, 1)], "your pairs make a 3–1", "three pairs"),
        ("07.7", [RIGHT], "a list inside the list", "one pair of brackets is too many"),
        ("07.7", 7, "expected a list of pairs", "hint 1 of 3"),
        ("07.5", (60, 100, 0.7, -0.7), "at x = 3.3", "the biases are negative"),
        ("07.5", (-3, -5, 0.7, -0.7), "at x = 3.3", "mind the weight 20"),
        ("07.5", (-60, -100, 0.7, 0.7), "at x = 5.3", "take it away again"),
        ("07.5", (-60, -100, 0.5, -0.5), "add up to 0.5, expected about 0.7", "how high it is"),
        ("07.5", (-60, -100, 0.7, 0), "at x = 5.3", "nothing takes the bump away"),
        ("07.5", (-60, -100, -0.7, 0.7), "add up to −0.7", "upside down"),
        ("07.5", (-60, -40, 0.7, -0.7), "at x = 2.7", "20 · 5 + b₂ = 0"),
        ("07.5", (-60, -100, 0.7, -0.5), "at x = 5.3", "hint 1 of 3"),
    ],
)
def test_a_hint_answers_the_mistake_that_was_made(key, answer, said, hint):
    verdict = repr(check(key, answer))
    assert verdict.startswith(f"{key} not yet: ")
    assert said in verdict.split("\n")[0] and hint in verdict.split("\n")[1]


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("07.4", OUT),
        ("07.4", [(1, "relu"), (2, "softmax"), (26, "Softmax"), (8, "softmax")]),
        ("07.4", [(1, "linear"), *OUT[1:]]),
        ("07.4", [(101, "softmax"), *OUT[1:]]),
        ("07.6", (16, 256)),
        ("07.7", RIGHT),
        ("07.7", ([3, 4], "Tanh", [4, 4], "Tanh", [4, 1], "Sigmoid")),
    ],
)
def test_every_right_answer_passes(key, answer):
    assert check(key, answer).right, check(key, answer)


@pytest.mark.slow
def test_a_row_of_pytorchs_own_parts_is_judged_as_well():
    nn = pytest.importorskip("torch").nn
    parts = [nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 4), nn.Tanh(), nn.Linear(4, 1), nn.Sigmoid()]
    assert check("07.7", nn.Sequential(*parts)).right
    assert "bare sums" in repr(check("07.7", nn.Sequential(*parts[:-1])))


@pytest.mark.parametrize("missing", [{"bias": None}, {"use_bias": False}])
def test_a_layer_without_a_bias_is_told(missing):
    """As PyTorch and Keras say it."""
    layer = SimpleNamespace(in_features=4, out_features=4, **missing)
    row = [(3, 4), "tanh", layer, "tanh", (4, 1), "sigmoid"]
    assert "a layer has no bias" in repr(check("07.7", row))


@pytest.mark.slow
def test_a_model_of_keras_is_judged_as_well():
    if not frameworks.installed("keras"):
        pytest.skip("Keras is not installed")
    import keras
    from keras.layers import Activation, Dense

    def verdict(*layers):
        return check("07.7", keras.Sequential([keras.Input(shape=(3,)), *layers]))

    end = Dense(1, activation="sigmoid")
    first, second = (Dense(4, activation="tanh") for _ in range(2))
    assert verdict(first, second, end).right
    assert verdict(Dense(4), Activation("tanh"), second, end).right
    assert "bare sums" in repr(verdict(first, second, Dense(1)))
    assert "they are one" in repr(verdict(Dense(4), second, end))
    without = keras.Sequential([Dense(4, activation="tanh"), Dense(1)])
    assert "begin with keras.Input" in repr(check("07.7", without))


@pytest.mark.parametrize("folds", [1, 2, 3, 4])
def test_pieces_take_so_many_units_and_no_fewer(folds):
    pieces = 2**folds
    deep, wide = units_for(pieces)
    u = np.linspace(0, 1, 8 * pieces + 1)
    folded = u
    for _ in range(folds):
        folded = 2 * np.maximum(folded, 0) - 4 * np.maximum(folded - 0.5, 0)
    assert deep == 2 * folds
    # The wide layer written out: a unit for the first slope, and one at each bend.
    at, slope = np.arange(wide) / pieces, np.full(wide, 2.0 * pieces)
    slope[0], slope[1::2] = pieces, -slope[1::2]
    assert folded == pytest.approx(np.maximum(u[:, None] - at, 0) @ slope, abs=1e-9)
    # With a unit less each stands at a bend, and looks left or right. Far left those slopes add up
    # that look left: a sum of some changes, all of them ±2·pieces, which is never the first slope.
    assert wide == pieces and pieces % (2 * pieces)
