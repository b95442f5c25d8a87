"""An address says which unit, which weight or which bias of a network is meant.

What is chosen is [layer, unit], the inputs being layer 0, or [layer, unit before, unit], a weight,
or nothing. A number stands at (layer, row, unit), where row −1 is the bias.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from ...models.mlp import matrices

Number = tuple[int, int, int]
"""The layer (1, 2, …), the unit before (−1: the bias) and the unit."""


def is_there(chosen: Sequence[int], sizes: Sequence[int]) -> bool:
    """Whether layers of so many units have what is chosen; they always have nothing."""
    match chosen:
        case [layer, unit]:
            return 0 <= layer < len(sizes) and 0 <= unit < sizes[layer]
        case [layer, before, unit]:
            good = 1 <= layer < len(sizes) and 0 <= before < sizes[layer - 1]
            return good and 0 <= unit < sizes[layer]
    return not chosen


def in_hand(chosen: Sequence[int]) -> Number | None:
    """Return where the weight or the bias stands that is chosen."""
    match chosen:
        case [layer, unit] if layer:
            return layer, -1, unit
        case [layer, before, unit]:
            return layer, before, unit
    return None


def index(number: Number, sizes: Sequence[int]) -> int:
    """Return where in ``MLP.parameters`` a number is; ``ValueError`` where there is none such."""
    layer, row, unit = number
    if not is_there([layer, unit] if row == -1 else list(number), sizes) or layer == 0:
        raise ValueError(
            f"there is no number {number}; the layers have {list(sizes)} units: expected "
            "(layer, unit before or −1, unit)"
        )
    n = sum((before + 1) * after for before, after in pairwise(sizes))
    return int(matrices(np.arange(n), sizes)[layer - 1][row, unit])


def every_number(sizes: Sequence[int]) -> list[Number]:
    """Return where each number stands, in the order of ``MLP.parameters``."""
    return [
        (k, -1 if row == n_before else row, unit)
        for k, (n_before, n) in enumerate(pairwise(sizes), 1)
        for row in range(n_before + 1)
        for unit in range(n)
    ]
