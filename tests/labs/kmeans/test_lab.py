"""The k-means lab: step by step to the end, and what the species say to it."""

import numpy as np
import pytest
from labs.driving import control, press, text
from neuronlab import KMeansLab


def test_step_by_step_to_the_end():
    lab = KMeansLab(step=0)
    assert "the centres are at flowers drawn by chance" in text(lab)
    falls = []
    while lab.one_step():
        falls.append(lab.moment.inertia)
        n = int(lab.moment.changed.sum())
        if lab.moment.kind == "assign" and n:
            assert f"assign: {n} flower" in text(lab)
        assert f"{lab.moment.inertia:.1f}" in text(lab)
    assert lab.settled and "it has settled" in text(lab)
    assert falls == sorted(falls, reverse=True)
    assert lab.plot.fall._line.get_ydata() == pytest.approx(
        np.array(falls) / falls[0] * lab.plot.fall._line.get_ydata()[0]
    )


def test_the_buttons():
    lab = KMeansLab()
    press(lab, "to the end")
    assert lab.step == len(lab.history) - 1 == 17
    assert lab.moment.inertia == pytest.approx(31.4129, abs=1e-4)
    press(lab, "reset")
    assert lab.step == 0
    lab.another_start()
    assert (lab.seed, lab.step) == (1, 0)


def test_the_fall_is_shown_as_far_as_it_was_seen():
    lab = KMeansLab(step=0)
    shown = lab.plot.fall._all.get_xdata
    assert len(shown()) == 1
    press(lab, "to the end")
    press(lab, "reset")
    assert lab.step == 0 and len(shown()) == 18
    lab.another_start()
    assert len(shown()) == 1


def test_a_step_after_the_end_is_the_end():
    lab = KMeansLab(step=60)
    assert lab.step == 17 and lab.settled
    lab.set(k=1)
    assert lab.step == 3


def test_the_species_are_told_on_demand():
    lab = KMeansLab()
    lab.to_the_end()
    assert "setosa" not in text(lab)
    lab.reveal = True
    assert lab.table.sum(axis=1).tolist() == [50, 50, 50]
    for name, counts in zip(("setosa", "versicolor", "virginica"), lab.table, strict=True):
        cells = [str(n) if n else "·" for n in counts]
        assert " ".join([name, *cells]) in " ".join(text(lab).split())
    assert lab.table.max(axis=1).tolist() == [50, 48, 44]
    assert "8 of 150 flowers are in a group in which another species" in text(lab)
    lab.step = 0
    assert "No flower is in a group yet" in text(lab)


def test_the_scrubber_goes_back_and_forth():
    lab = KMeansLab(k=2, step=0)
    slider = control(lab, "step")
    assert slider.max == len(lab.history) - 1
    slider.value = 2
    assert lab.step == 2 and lab.moment.kind == "move"
    lab.step = 1
    assert slider.value == 1
