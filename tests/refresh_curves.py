"""Train the frameworks lab's default network in Keras and PyTorch, and keep what comes out.

python tests/refresh_curves.py

The lab shows these curves where a framework is not installed, and until its button is pressed.
Both frameworks have to be there.
"""

import json
import sys
from importlib.metadata import version

from neuronlab import frameworks
from neuronlab.labs.frameworks.lab import PACKAGES
from neuronlab.labs.frameworks.recorded_model import MOST_EPOCHS, RECORDED, task
from neuronlab.labs.frameworks.runs_model import RUNS


def main() -> int:
    """Write the file; return how many frameworks are missing."""
    names = ("Keras", "PyTorch")
    missing = [name for name in names if not frameworks.installed(PACKAGES[name])]
    if missing:
        print(f"not installed: {', '.join(missing)}; nothing is written")
        return len(missing)
    kept = {}
    for name in names:
        run = RUNS[name](task(), MOST_EPOCHS)
        arrays = {"outputs": run.outputs[:, 0], "gradients": run.gradients, "losses": run.losses}
        # Nine digits tell any two numbers of float32 apart.
        kept[name] = {"version": version(PACKAGES[name])} | {
            key: [float(f"{number:.9g}") for number in array] for key, array in arrays.items()
        }
    text = json.dumps(kept, indent=1) + "\n"
    RECORDED.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
