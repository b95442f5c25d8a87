"""Lesson 12: attention, worked out by hand, and the function that learners write."""

from collections.abc import Iterator

import numpy as np

from ...labs.sequence.attention_model import Attending
from ...models.activations import softmax
from ...models.arrays import Floats
from ..judging import Slip, of_a_function
from ..reading import numbers, written
from ..shaped import Misfit, shaped

_PRODUCTS, _STATES = np.log([1.0, 3.0]), np.array([2.0, 10.0])


def with_one_row() -> str:
    """Return what is written for decade where each state has room for one letter."""
    return Attending(1).run("decade").written


def by_hand() -> float:
    """Return the weighted sum of two states."""
    return float(softmax(_PRODUCTS) @ _STATES)


def reply_by_hand(given: float) -> str:
    """Return what is said to another sum of the two states."""
    for sums, said in (
        ([10], "So it would be if the better key got everything. The other one gets a share, too."),
        ([6], "That is the mean with equal shares. The query goes better with k₁."),
        ([4], "The other way round: the greater product gets the greater share."),
        ([32], "3·10 + 1·2: the shares have to add up to 1. Divide by 3 + 1."),
        ([_PRODUCTS @ _STATES, 11], "The products are no shares yet: softmax takes powers of e."),
        ([0.75, 0.25], "That is a share. The sum adds up the states, each times its share."),
        ([7.5], "¾·10 is the second state's part. What does the first one add?"),
    ):
        if any(abs(given - other) < 0.05 for other in sums):
            return said
    return ""


@of_a_function("attend")
@np.errstate(all="ignore")
def judge_attention(attend) -> str:
    """Judge a function by what it returns for keys and values of two sizes, and large scores."""
    rng, first = np.random.default_rng(12), ""
    for n, d, m in ((5, 4, 2), (3, 6, 4)):
        wrong = _wrong(attend, rng.normal(size=d), rng.normal(size=(n, d)), rng.normal(size=(n, m)))
        if wrong:
            return Slip(wrong, first) if first else wrong
        first = f"It was right for keys of {d} numbers. Take d from what is given: len(query)."
    keys, values = np.outer([1.0, 0.999, 0.5], [1, 0, 0, 0]), np.diag([1.0, 2.0, 3.0])
    for score in (1000, -1000):
        wrong = _wrong(attend, 2 * score * keys[0], keys, values)
        if wrong:
            return Slip(
                f"right for small scores; with {written(score)} among them, {wrong}",
                "As in exercise 06.3: take the greatest score away from all, whatever it is, "
                "before np.exp.",
            )
    return ""


def _wrong(attend, query: Floats, keys: Floats, values: Floats) -> str:
    """Return what is wrong with the answer to one query, "" where nothing is."""
    (n, d), m = keys.shape, values.shape[1]
    case = f"for {n} keys of {d} numbers and {n} values of {m}"
    try:
        result = attend(shaped(query), shaped(keys), shaped(values))
    except Misfit as misfit:
        return _slip_of_shapes(f"{case}: {misfit}", misfit, query, keys, values)
    except ValueError as error:
        if "axis 1" not in str(error):
            raise
        said = f"{case}: {error}"
        return Slip(said, "The scores are one row of numbers: softmax goes over the whole row.")
    found, wrong = numbers(result, m)
    expected = softmax(keys @ query / np.sqrt(d)) @ values
    if not wrong and np.allclose(found, expected, atol=1e-6):
        return ""
    said = wrong or f"it returned {written(found.round(4))}; expected {written(expected.round(4))}"
    for hint, *others in _slips(query, keys, values):
        if any(_same(result, other) for other in others):
            return Slip(f"{case}: {said}", hint)
    return f"{case}: {said}"


def _same(result, other) -> bool:
    found, wrong = numbers(result, np.size(other))
    return not wrong and np.allclose(found, np.ravel(other))


def _slips(query: Floats, keys: Floats, values: Floats) -> Iterator[tuple]:
    """Yield a hint, and what functions return that need it."""
    n, d = keys.shape
    products = keys @ query
    scores = products / np.sqrt(d)
    shares, unscaled = softmax(scores), softmax(products)
    each = shares[:, None] * values
    yield "√d is missing: divide the products by the root of len(query).", unscaled @ values
    yield "Divide by √d, not by d.", softmax(products / d) @ values
    yield "Divide the products by √d, don't multiply.", softmax(products * np.sqrt(d)) @ values
    yield (
        "d is how many numbers a key has, len(query); len(keys) is how many keys there are.",
        softmax(products / np.sqrt(n)) @ values,
        softmax(products / n) @ values,
    )
    yield "Divide the scores by √d, before softmax, not the shares.", unscaled @ values / d**0.5
    yield (
        "Softmax is missing: it makes shares of the scores, which add up to 1.",
        scores @ values,
        products @ values,
    )
    yield (
        "Those are powers, no shares yet: divide each by the sum of all.",
        np.exp(scores) @ values,
        np.exp(products) @ values,
        np.exp(scores - scores.max()) @ values,
        np.exp(products - products.max()) @ values,
    )
    yield (
        "Shares of the scores can fall below 0. Take e to the power of each first.",
        scores / scores.sum() @ values,
    )
    yield "It looks most where the product is least: is there a minus?", softmax(-scores) @ values
    yield (
        "That is the value of the best key alone; the others get their shares, too.",
        values[scores.argmax()],
    )
    yield "There all shares are equal: the query changes nothing.", values.mean(axis=0)
    yield (
        "There each share is 1: over which axis does your softmax add up? It goes over the places.",
        values.sum(axis=0),
    )
    yield "The shares add up to 1: the sum is the mean already.", shares @ values / n
    yield "Keys are for finding; what is added up is the values.", shares @ keys
    yield (
        "Those are the shares. What comes out: the values, each times its share, added up.",
        shares,
        unscaled,
    )
    yield "Those are the scores. Softmax makes shares of them.", scores, products
    yield "Now add them up, over the places: .sum(axis=0).", each, each.T
    yield "Add up over the places, not within a value: axis=0.", each.sum(axis=1), each.sum()


def _slip_of_shapes(said: str, misfit: Misfit, query: Floats, keys: Floats, values: Floats) -> str:
    """Return which shapes do not fit, with a hint where it is known what was meant."""
    (n, d), one_each = keys.shape, (len(keys),)
    left, right = misfit.left, misfit.right
    if {left, right} == {query.shape, keys.shape} or (left, right) == ((d, n), query.shape):
        return Slip(said, "The keys come first: keys @ query has a product for each place.")
    if {left, right} == {query.shape, values.shape}:
        return Slip(said, "The query is compared with the keys, not with the values.")
    if {left, right} == {one_each, values.shape}:
        return Slip(said, "The shares come first: shares @ values multiplies, and adds up.")
    if (left, right) == (keys.shape, values.shape):
        hint = "Left of the values stands one share for each place: begin with keys @ query."
        return Slip(said, hint)
    return said
