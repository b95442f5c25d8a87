"""The chain of ChainLab: its slopes against numbers worked by hand, nudging, and a library."""

import math

import numpy as np
import pytest
from neuronlab.labs.chain.model import (
    ONE,
    SHAPES,
    TARGETS,
    TWO,
    chain,
    changes,
    nudged,
    stages,
    values,
)

PLACES = [(shape, w) for shape in SHAPES for w in (-1.0, 0.0, 0.5, 1.3, 2.0)]


def slopes(graph):
    return {(joint.source, joint.target): joint.slope for joint in graph.joints}


def test_one_path_by_hand():
    graph = chain(ONE, 0.5)
    assert graph.values == {"w": 0.5, "b": -1, "p": 1, "z": 0, "a": 0.5, "L": 0.25}
    assert slopes(graph) == {
        ("w", "p"): 2, ("p", "z"): 1, ("b", "z"): 1, ("z", "a"): 0.25, ("a", "L"): -1,
    }  # fmt: skip
    back = graph.blame()
    assert (back["a"], back["z"], back["w"], back["b"]) == (-1, -0.25, -0.5, -0.25)
    assert graph.ripple("w", 0.05)["L"] == pytest.approx(2 * 1 * 0.25 * -1 * 0.05)


def test_two_paths_by_hand():
    graph = chain(TWO, 0.5)
    assert (graph.values["o₁"], graph.values["o₂"], graph.values["L"]) == (1, -0.5, 0.5)
    found = slopes(graph)
    assert [found["a", "o₁"], found["o₁", "L"]] == [2, 1]
    assert [found["a", "o₂"], found["o₂", "L"]] == [-1, 1]
    back = graph.blame()
    # over o₁ comes 2·1, over o₂ (−1)·1; together 1, then a quarter of it, then twice that
    assert (back["a"], back["z"], back["w"], back["b"]) == (1, 0.25, 0.5, 0.25)


@pytest.mark.parametrize(("shape", "w"), PLACES)
def test_the_chain_rule_agrees_with_nudging(shape, w):
    back = chain(shape, w).blame()
    for name in ("w", "b"):
        assert nudged(shape, w, name) == pytest.approx(back[name], abs=1e-8)
        # and forwards the same product, whichever end one begins at
        assert chain(shape, w).ripple(name, 1.0)["L"] == pytest.approx(back[name], abs=1e-12)


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "w"), PLACES)
def test_a_library_finds_the_same_slopes(oracle, shape, w):
    sigmoid = oracle.functions["sigmoid"]

    def loss(both):
        a = sigmoid(both[0:1] * 2.0 + both[1:2])
        if shape == ONE:
            return ((a - 1.0) ** 2).sum()
        return ((2.0 * a - 0.5) ** 2 + (-1.0 * a + 1.0) ** 2).sum()

    value, slope = oracle.slope(loss, np.array([w, -1.0]))
    assert value == pytest.approx(values(shape, w)["L"], abs=1e-12)
    back = chain(shape, w).blame()
    assert slope == pytest.approx([back["w"], back["b"]], abs=1e-12)


def test_the_true_ripple_by_hand():
    a = 1 / (1 + math.exp(-0.1))
    found = changes(ONE, 0.5, "w", 0.05)
    assert found["p"] == pytest.approx(0.1) and found["z"] == pytest.approx(0.1)
    assert found["a"] == pytest.approx(a - 0.5)
    assert found["L"] == pytest.approx((a - 1) ** 2 - 0.25)
    assert found["b"] == 0
    assert changes(ONE, 0.5, "b", 0.05)["p"] == 0


@pytest.mark.parametrize("w", [-1.0, 0.5, 2.0])
def test_what_comes_over_two_paths_adds_up(w):
    found = changes(TWO, w, "w", 0.1)
    over = [found[f"L over {name}"] for name in TARGETS]
    assert sum(over) == pytest.approx(found["L"], abs=1e-15) and all(over)


def test_the_smaller_the_nudge_the_nearer_the_slopes():
    def off(size):
        return abs(changes(ONE, 0.7, "w", size)["L"] - chain(ONE, 0.7).ripple("w", size)["L"])

    # halve the nudge, and what the slopes miss is a quarter: it is the square's and σ's bend
    assert off(0.04) / off(0.02) == pytest.approx(4, rel=0.1)


def test_the_way_there_and_the_way_back():
    assert stages(ONE, "w", "forwards") == [("w",), ("p",), ("z",), ("a",), ("L",)]
    assert stages(ONE, "b", "forwards") == [("b",), ("z",), ("a",), ("L",)]
    back = stages(TWO, "w", "backwards")
    assert back == [("L",), ("o₁", "o₂"), ("a",), ("z",), ("p", "b"), ("w",)]
