"""What a kernel holds: a hub has one for each learner, so heavy packages come only when used."""

import subprocess
import sys

import pytest

HEAVY = """
import sys
loaded = [name for name in ("sklearn", "scipy.optimize", "pandas") if name in sys.modules]
assert loaded == wanted, loaded
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("lab = PerceptronLab('iris'); lab.next_mistake(); lab.one_epoch()", []),
        ("XorLab()", []),
        ("lab = DigitsLab(); lab.epoch = 2", []),
        ("lab = PerceptronLab('iris'); lab.readout._fold.active = True; OrderLab('few')", []),
        ("load('breast_cancer')", ["sklearn", "scipy.optimize"]),
    ],
)
def test_labs_load_no_heavy_package_that_is_not_looked_at(code, wanted):
    script = f"from neuronlab import *\n{code}\nwanted = {wanted}\n{HEAVY}"
    subprocess.run([sys.executable, "-c", script], check=True)
