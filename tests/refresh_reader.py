"""Train the network that reads drawn digits, and keep its weights: python tests/refresh_reader.py.

Takes about half a minute. Another CPU's last digits may end in slightly other weights, which read
as well; the accuracy that is printed is to be ``ACCURACY`` in ``labs/reader/model.py``.
"""

import json

import numpy as np
from neuronlab.labs.digits.model import INK, samples
from neuronlab.labs.reader.making_model import hundredths, made
from neuronlab.labs.reader.model import WEIGHTS, read


def main() -> None:
    """Write the file; print how many held-out digits are read right."""
    kept = hundredths(made())
    rows = ",\n".join(
        f'"{name}": [{", ".join(json.dumps(part, separators=(",", ":")) for part in parts)}]'
        for name, parts in kept.items()
    )
    WEIGHTS.write_text(f"{{{rows}}}\n", encoding="utf-8", newline="\n")
    test = samples()[1]
    right = [read(np.rint(INK * x)).answer == y for x, y in zip(test.X, test.y, strict=True)]
    print(f"{WEIGHTS.name}: {sum(right)} of {len(test)} read right")


if __name__ == "__main__":
    main()
