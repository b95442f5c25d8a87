"""Lesson 12's attention: by hand, as two libraries have it, and as it is often written."""

import math

import numpy as np
import pytest
from course_cards import text
from neuronlab import check, predict
from neuronlab.course.judging import judge


def shares_of(scores):
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


def attending(scores):
    """Return attention with shares of what ``scores`` makes of query and keys."""
    return lambda query, keys, values: shares_of(scores(query, keys)) @ values


def scaled(query, keys):
    return keys @ query / np.sqrt(len(query))


def by_loops(query, keys, values):
    """Return attention number by number, as the formula has it."""
    scores = [
        sum(q * k for q, k in zip(query, key, strict=True)) / math.sqrt(len(query)) for key in keys
    ]
    powers = [math.exp(score - max(scores)) for score in scores]
    sums = [0.0] * len(values[0])
    for power, value in zip(powers, values, strict=True):
        sums = [s + power / sum(powers) * v for s, v in zip(sums, value, strict=True)]
    return sums


def of_a_row(query, keys, values):
    return attending(scaled)(query, keys, values)[None]


@pytest.mark.parametrize("attend", [attending(scaled), by_loops, of_a_row])
def test_attention_however_it_is_written(attend):
    assert judge("12.5", attend).right


def test_a_librarys_attention_is_right(oracle):
    assert judge("12.5", oracle.attend).right


def test_by_hand_and_by_libraries(oracle):
    """Two keys of four numbers: √4 = 2, so the scores are 0 and ln 3, the shares ¼ and ¾."""
    query, keys = np.array([2 * math.log(3), 5, 0, 0]), np.eye(4)[[3, 0]]
    seen = oracle.attend(query, keys, np.array([[2.0, -4.0], [10.0, 4.0]]))
    assert seen == pytest.approx([8, 2])
    assert predict("12.10")._answer() == pytest.approx(seen[0])


@pytest.mark.parametrize(
    ("attend", "hint"),
    [
        (attending(lambda query, keys: keys @ query), "√d is missing"),
        (attending(lambda query, keys: keys @ query / len(query)), "not by d"),
        (attending(lambda query, keys: keys @ query * len(query) ** 0.5), "don't multiply"),
        (attending(lambda query, keys: keys @ query / len(keys) ** 0.5), "how many keys there are"),
        (attending(lambda query, keys: -scaled(query, keys)), "is there a minus?"),
        (attending(lambda query, keys: keys @ query / 2), "right for keys of 4 numbers"),
        (lambda q, k, v: shares_of(k @ q) @ v / np.sqrt(len(q)), "before softmax"),
        (lambda q, k, v: scaled(q, k) @ v, "Softmax is missing"),
        (lambda q, k, v: k @ q @ v, "Softmax is missing"),
        (lambda q, k, v: np.exp(scaled(q, k)) @ v, "divide each by the sum"),
        (lambda q, k, v: k @ q / (k @ q).sum() @ v, "e to the power of each"),
        (lambda q, k, v: v[(k @ q).argmax()], "the best key alone"),
        (lambda q, k, v: v.mean(axis=0), "all shares are equal"),
        (
            lambda q, k, v: (shares_of(scaled(q, k))[:, None] * v).mean(axis=0),
            "the mean already",
        ),
        (lambda q, k, v: shares_of(scaled(q, k)) @ k, "what is added up is the values"),
        (lambda q, k, v: shares_of(scaled(q, k)), "Those are the shares"),
        (scaled, "keep all the names"),
        (lambda q, k, v: scaled(q, k), "Those are the scores"),
        (lambda q, k, v: shares_of(scaled(q, k))[:, None] * v, "Now add them up"),
        (lambda q, k, v: (shares_of(scaled(q, k))[:, None] * v).sum(axis=1), "not within a value"),
        (lambda q, k, v: (shares_of(scaled(q, k))[:, None] * v).sum(), "not within a value"),
        (lambda q, k, v: q @ k, "The keys come first"),
        (lambda q, k, v: k.T @ q, "The keys come first"),
        (lambda q, k, v: v @ shares_of(scaled(q, k)), "The shares come first"),
        (lambda q, k, v: shares_of(scaled(q, k)) * v, "The shares come first"),
        (lambda q, k, v: shares_of(k * q) @ v, "one share for each place"),
        (lambda q, k, v: k @ v, "one share for each place"),
        (lambda q, k, v: np.exp(k @ q) / np.exp(k @ q).sum(axis=1), "over the whole row"),
    ],
)
def test_an_attention_that_is_often_written(attend, hint):
    found = judge("12.5", attend)
    assert not found.right and hint in found.hint


def each_by_itself(query, keys, values):
    powers = np.exp(scaled(query, keys))[:, None]
    return (powers / powers.sum(axis=1, keepdims=True) * values).sum(axis=0)


def test_a_softmax_over_the_wrong_axis_makes_every_share_1():
    assert "over which axis" in judge("12.5", each_by_itself).hint


@pytest.mark.parametrize(
    ("powers", "score"),
    [
        (np.exp, "with 1000 among them"),
        (lambda scores: np.exp(scores - abs(scores).max()), "with −1000 among them"),
        (lambda scores: np.exp(np.clip(scores, -700, 700)), "with 1000 among them"),
    ],
)
def test_large_scores_are_borne(powers, score):
    def attend(query, keys, values):
        found = powers(scaled(query, keys))
        return found / found.sum() @ values

    found = judge("12.5", attend)
    assert f"right for small scores; {score}" in found.message and "06.3" in found.hint


@pytest.mark.usefixtures("store")
def test_what_is_no_attention_costs_no_hint():
    assert "that is not a function" in repr(check("12.5", np.ones(3)))
    verdict = repr(check("12.5", lambda query, keys, values: None))
    assert "it returned nothing" in verdict and "hint" not in verdict


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("10", "The other one gets a share"),
        ("6", "equal shares"),
        ("4", "The other way round"),
        ("32", "Divide by 3 + 1"),
        ("11", "takes powers of e"),
        ("10·1.1", "takes powers of e"),
        ("¾", "That is a share"),
        ("7.5", "What does the first one add"),
    ],
)
def test_another_weighted_sum_is_told_what_it_is(typed, said, store):
    card = predict("12.10")
    card.way.widget.value = typed
    card.commit()
    assert not card.right and said in text(card)


@pytest.mark.parametrize("typed", ["8", "2/4 + 10*3/4", "8.002"])
def test_the_weighted_sum(typed, store):
    card = predict("12.10")
    card.way.widget.value = typed
    card.commit()
    assert card.right
