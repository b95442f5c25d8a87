"""A formula's terms: each is seen somewhere on the picture, and says there what it says here."""

import re

import numpy as np
import pytest
from labs.every_lab import make, random_state
from neuronlab import NetworkLab

TERM = re.compile(r'<span data-term="([^"]+)"[^>]*>([^<]*)</span>')

NOWHERE = {"η0"}
"""The learning rate is no part of the picture."""

WITH_TERMS = ["BackpropLab", "NetworkLab", "NeuronLab", "PerceptronLab", "StepLab", "TrainingLab"]


@pytest.mark.slow
@pytest.mark.parametrize("name", WITH_TERMS)
def test_each_term_is_seen_on_the_picture(name):
    rng, found = np.random.default_rng(0), set()
    lab = make(name)
    for _ in range(12):
        lab.set(**random_state(name, rng))
        terms = {term for term, _ in TERM.findall(lab.readout.value)}
        found |= terms
        seen = {term for spot in lab.spots() for term in spot.terms}
        assert terms - seen <= NOWHERE | beyond(lab)
    assert found


def beyond(lab) -> set[str]:
    """Return the terms of units that a crowded layer has no room for, or of a step off the axis."""
    sizes = getattr(lab, "layers", [])
    network = getattr(lab.plot, "network", None)
    if type(lab).__name__ == "StepLab":
        return {"w", "b"}
    if type(lab).__name__ != "NetworkLab":
        return set()
    k, i = lab.unit
    left_out = {f"a{m}.{j}" for m, n in enumerate(sizes) for j in range(network.shown[m], n)}
    own = {f"w{k}.{j}.{i}" for j in range(32)} | {f"{q}{k}.{i}" for q in "bza"}
    return left_out | (own if (k, i) not in network.units else set())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "state"),
    [("NeuronLab", {"w1": -0.25, "w2": 1.75, "x2": -2.5, "b": 0.4}),
     ("PerceptronLab", {"data": "few", "sample": 3}),
     ("NetworkLab", {"unit": (2, 1)})],
)  # fmt: skip
def test_a_spot_says_the_number_that_its_term_says(name, state):
    lab, compared = make(name, state), 0
    terms = dict(TERM.findall(lab.readout.value))
    for spot in lab.spots():
        if spot.does == "look" and len(spot.terms) == 1:
            assert f"= {terms[spot.terms[0]].strip('()')}" in spot.name
            compared += 1
    assert compared >= 4


def test_only_the_weights_of_the_unit_in_hand_are_named():
    lab = NetworkLab([3, 4, 2], unit=(2, 1))
    names = [spot.name for spot in lab.spots() if spot.does == "look"]
    assert [name.split(" = ")[0] for name in names] == [
        "w₁₂⁽²⁾", "w₂₂⁽²⁾", "w₃₂⁽²⁾", "w₄₂⁽²⁾", "b₂⁽²⁾",
    ]  # fmt: skip
    lab.unit = (0, 1)
    assert all(spot.does == "click" for spot in lab.spots())
