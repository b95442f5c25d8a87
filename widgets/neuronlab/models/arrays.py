"""The kinds of arrays that models take and give, by what is in them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int_]
Bools = NDArray[np.bool_]

Answers = NDArray[Any]
"""Of classes their numbers, whole; of a regression values, float64."""
