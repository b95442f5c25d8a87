"""The shipped network: how well it reads, digits and drawings, and the sums behind its units."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from labs.reader.hands import HANDS, shaken
from neuronlab.labs.digits.model import INK, samples
from neuronlab.labs.reader.model import ACCURACY, WEIGHTS, layers, network, read, sum_behind
from neuronlab.labs.reader.samples_model import DRAWN
from neuronlab.labs.reader.sheet_model import counted

PICTURES = st.integers(0, 10**6).map(
    lambda seed: np.random.default_rng(seed).integers(17, size=64).tolist()
)


def test_it_reads_as_many_digits_right_as_it_says():
    test = samples()[1]
    answers = [read(np.rint(INK * x)).answer for x in test.X]
    assert (answers == test.y).sum() == ACCURACY >= 0.98 * len(test)


def test_the_file_is_small_and_whole():
    assert WEIGHTS.stat().st_size < 60_000
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    (hidden, output) = layers()
    assert hidden.weights.shape == (64, 32) and output.weights.shape == (32, 10)
    assert hidden.biases.shape == (32,) and output.biases.shape == (10,)
    assert all(isinstance(weight, int) for row in kept["weights"][0] for weight in row)


@given(PICTURES)
def test_its_sums_are_those_of_the_courses_own_network(ink):
    reading, passed = read(ink), network().forward([np.array(ink) / 16])
    assert reading.z == pytest.approx(passed.z[0][0], abs=1e-12)
    assert reading.a == pytest.approx(passed.a[0][0], abs=1e-12)
    assert reading.scores == pytest.approx(passed.z[1][0], abs=1e-11)
    assert reading.p == pytest.approx(passed.outputs[0], abs=1e-11)


@given(PICTURES)
def test_every_cpu_finds_the_same_sums(ink):
    """In whole numbers, one product after the other, as with pencil and paper."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    sums = [
        sum(x * row[unit] for x, row in zip(ink, kept["weights"][0], strict=True)) + 16 * bias
        for unit, bias in enumerate(kept["biases"][0])
    ]
    scores = [
        sum(max(z, 0) * row[unit] for z, row in zip(sums, kept["weights"][1], strict=True))
        + 1600 * bias
        for unit, bias in enumerate(kept["biases"][1])
    ]
    reading = read(ink)
    assert reading.z.tolist() == [z / 1600 for z in sums]
    assert reading.scores.tolist() == [z / 160_000 for z in scores]
    assert reading.answer == scores.index(max(scores))


@given(PICTURES, st.sampled_from(["hidden", "output"]), st.integers(0, 9))
def test_the_products_and_the_bias_add_up_to_the_sum(ink, layer, unit):
    reading = read(ink)
    found = sum_behind(reading, layer, unit)
    assert found.z == pytest.approx(found.products.sum() + found.bias, abs=1e-9)
    assert found.z == (reading.z if layer == "hidden" else reading.scores)[unit]
    sizes = np.abs(found.products)
    order = found.strongest(len(sizes))
    assert sorted(order) == list(range(len(sizes)))
    assert (np.diff(sizes[order]) <= 1e-12).all()


@pytest.mark.parametrize("digit", DRAWN)
def test_the_digits_to_begin_with_are_read(digit):
    assert read(counted(DRAWN[digit])).answer == digit


def test_it_opens_on_a_3_that_might_be_an_8():
    reading = read(counted(DRAWN[3]))
    assert (reading.answer, reading.second) == (3, 8)
    assert 0.8 < reading.p[3] < 0.95 and reading.p[8] > 0.05


def test_it_reads_drawings_of_other_hands():
    right = {k: [read(counted(drawn)).answer == k for drawn in HANDS[k]] for k in HANDS}
    assert sum(map(any, right.values())) == 10
    assert sum(map(all, right.values())) >= 8
    share = np.mean([hit for hits in right.values() for hit in hits])
    assert share >= 0.9


def test_it_reads_unsteady_hands():
    rng = np.random.default_rng(4)
    right = {
        k: np.mean([read(counted(shaken(s, rng))).answer == k for s in HANDS[k] for _ in range(10)])
        for k in HANDS
    }
    assert sum(share >= 0.75 for share in right.values()) >= 8
    assert np.mean(list(right.values())) >= 0.85
