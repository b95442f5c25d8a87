"""Whether two training labs are the same, and one made again from its text."""

import neuronlab
import numpy as np
from neuronlab import TrainingLab


def again(lab, **names):
    return eval(repr(lab), vars(neuronlab) | {"TrainingLab": TrainingLab} | names)


def same(one, other) -> bool:
    return (
        np.array_equal(one.mlp.parameters, other.mlp.parameters)
        and np.array_equal(one.stage.picture(), other.stage.picture())
        and one.readout.value == other.readout.value
    )
