"""What comes in from outside is turned into arrays, or refused by name."""

import numpy as np
import pytest
from neuronlab.models import validate


def test_a_matrix_is_a_copy_in_c_order():
    given = np.asfortranarray([[1, 2], [3, 4]])
    made = validate.matrix(given)
    assert made.dtype == float and made.flags.c_contiguous and made.tolist() == given.tolist()
    made += 1
    assert given.tolist() == [[1, 2], [3, 4]]
    assert validate.matrix([[True, False]]).tolist() == [[1, 0]]
    assert validate.matrix(np.array([[1, 2.5]], dtype=object)).tolist() == [[1, 2.5]]


@pytest.mark.parametrize(
    ("X", "error", "message"),
    [
        ([1, 2], ValueError, r"X has shape \(2,\); expected two axes"),
        ([[1, 2], [3]], ValueError, "X has rows of different lengths"),
        ([["a"]], TypeError, "X has values of type <U1; expected numbers"),
        ([[None]], ValueError, "X holds nan"),
        ([[object()]], TypeError, "X has values of type object"),
        ([[1, np.nan]], ValueError, r"X holds nan at position \(0, 1\)"),
        ([[1, 2, 3]], ValueError, "X has 3 columns; expected 2, one for each input"),
    ],
)
def test_what_is_no_matrix_is_named(X, error, message):
    with pytest.raises(error, match=message):
        validate.matrix(X, n_columns=2)


def test_a_vector_has_one_axis_and_the_size_asked_for():
    assert validate.vector((1, 2, 3)).tolist() == [1, 2, 3]
    with pytest.raises(ValueError, match=r"w has shape \(2,\); expected shape \(3,\)"):
        validate.vector([1, 2], "w", size=3)
    with pytest.raises(ValueError, match=r"w has shape \(1, 2\); expected one axis"):
        validate.vector([[1, 2]], "w")


@pytest.mark.parametrize("value", [0, -1, np.nan, np.inf])
def test_a_positive_number_is_above_0_and_finite(value):
    with pytest.raises(ValueError, match=r"eta is .*; expected a finite number above 0"):
        validate.positive(value, "eta")
    assert validate.positive(np.float32(0.5), "eta") == 0.5


@pytest.mark.parametrize("value", [True, "1", None, 1j])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(TypeError, match="expected a number above 0"):
        validate.positive(value, "eta")
    with pytest.raises(TypeError, match="expected a whole number"):
        validate.whole(value, "n")


def test_a_whole_number_is_at_least_what_is_asked_for():
    assert validate.whole(np.int64(3), "n", at_least=3) == 3
    with pytest.raises(ValueError, match="n is 2; expected at least 3"):
        validate.whole(2, "n", at_least=3)
    with pytest.raises(TypeError, match=r"n is 2\.0; expected a whole number"):
        validate.whole(2.0, "n")


def test_a_choice_is_one_of_those_allowed():
    assert validate.choice("sgd", "optimizer", ("sgd", "adam")) == "sgd"
    with pytest.raises(ValueError, match="optimizer is 'x'; expected one of 'sgd', 'adam'"):
        validate.choice("x", "optimizer", ("sgd", "adam"))
