"""The frameworks lab: who is run at once, who at a press, and what is recorded."""

import numpy as np
import pytest
from labs.driving import control, drag, spot, text
from live_screen import Screen
from neuronlab import FrameworksLab, frameworks
from neuronlab.labs.frameworks import lab as frameworks_lab
from neuronlab.labs.frameworks import recorded_model
from neuronlab.labs.frameworks.runs_model import RUNS, numpy_run
from neuronlab.labs.frameworks.task_model import difference


def row(lab, name) -> str:
    """Return a library's row of the table, in one line."""
    cells = " ".join(text(lab).split())
    names = list(frameworks_lab.PACKAGES)
    after = names[names.index(name) + 1 :]
    start = cells.index(f"{name} ", cells.index("loss, all epochs"))
    return cells[start : cells.index(f" {after[0]} ", start) if after else None]


@pytest.fixture
def quick(monkeypatch):
    """Keras and PyTorch, replaced by NumPy with less precise numbers; what was asked of them."""
    asked = []

    def instead(name):
        def run(task, epochs):
            asked.append((name, epochs))
            made = numpy_run(task, recorded_model.MOST_EPOCHS)
            made.losses = made.losses.astype(np.float32).astype(float)
            return made

        return run

    monkeypatch.setattr(frameworks, "installed", lambda module: True)
    for name in ("Keras", "PyTorch"):
        monkeypatch.setitem(RUNS, name, instead(name))
    return asked


def test_on_opening_all_four_are_there_and_none_is_imported(quick):
    lab = FrameworksLab()
    assert list(lab.runs) == ["NumPy", "scikit-learn", "Keras", "PyTorch"] and not quick
    assert [lab.is_live(name) for name in lab.runs] == [True, True, False, False]
    assert ", live" in row(lab, "scikit-learn") and "recorded with" in row(lab, "Keras")
    assert "Keras (recorded)" in lab.stage.alt
    assert "the same but for rounding  in 300 steps, 64 bits or 32" in text(lab)
    assert (lab.epoch, repr(lab)) == (30, "FrameworksLab()")


def test_what_is_recorded_is_this_training():
    reference = numpy_run(recorded_model.task(), 100)
    for version, run in recorded_model.recorded().values():
        found = difference(run, reference, 100)
        assert version and run.epochs == 100
        assert 0 < found.outputs < 1e-6 and found.gradients < 1e-6 and found.greatest < 1e-6


def test_another_setting_takes_the_recorded_curves_away_until_a_press(quick):
    lab = FrameworksLab()
    lab.learning_rate = 1.0
    assert list(lab.runs) == ["NumPy", "scikit-learn"]
    assert "not run with these settings · · · ·" in row(lab, "Keras")
    assert "Keras (not run)" in lab.stage.alt
    before = repr(lab)
    lab._buttons["Keras"].click()
    assert quick == [("Keras", 30)] and lab.is_live("Keras") and repr(lab) == before
    assert ", live" in row(lab, "Keras") and "Keras is at most" in lab.stage.alt
    assert lab._buttons["Keras"].disabled and not lab._buttons["PyTorch"].disabled
    lab.epochs = 20
    assert "Keras" in lab.runs
    lab.learning_rate = 0.5
    assert not lab.is_live("Keras") and "recorded" in row(lab, "Keras")
    assert lab._buttons["Keras"].description == "run Keras"


def test_the_table_says_the_differences(quick):
    lab = FrameworksLab(epoch=7)
    found = difference(lab.runs["PyTorch"], lab.runs["NumPy"], 30)
    assert f"{lab.runs['PyTorch'].losses[7]:.9f}" in row(lab, "PyTorch")
    assert f"{found.greatest:.1e}"[:3] == row(lab, "PyTorch").split()[-1][:3]
    assert "loss, epoch 7" in text(lab)


def test_a_library_that_is_not_installed_says_so(monkeypatch):
    monkeypatch.setattr(frameworks, "installed", lambda module: module != "torch")
    lab = FrameworksLab()
    button = lab._buttons["PyTorch"]
    assert button.disabled and button.description == "PyTorch is not installed"
    assert "pip install torch" in button.tooltip
    assert "not installed: recorded with" in row(lab, "PyTorch")
    lab.batch_size = 50
    assert row(lab, "PyTorch") == "PyTorch not installed · · · ·"


def test_an_import_that_fails_is_a_state(quick, monkeypatch):
    def broken(task, epochs):
        raise ModuleNotFoundError("No module named 'jaxlib'")

    monkeypatch.setitem(RUNS, "Keras", broken)
    lab = FrameworksLab(seed=1)
    lab._buttons["Keras"].click()
    assert "No module named" in row(lab, "Keras") and "Keras" not in lab.runs
    assert not lab._buttons["Keras"].disabled


def test_long_trainings_wait_for_a_press_and_very_long_ones_are_not_offered(quick):
    lab = FrameworksLab(batch_size=4)
    assert lab.n_steps == 1500 and list(lab.runs) == ["NumPy"]
    assert "only NumPy has run" in text(lab)
    lab._buttons["scikit-learn"].click()
    assert list(lab.runs) == ["NumPy", "scikit-learn"]
    lab.batch_size = 1
    assert all(button.disabled for button in lab._buttons.values())
    assert "6000 steps are too many" in lab._buttons["Keras"].tooltip


def test_when_curves_part_the_lab_says_why(quick):
    lab = FrameworksLab(seed=1)
    lab._buttons["Keras"].click()
    assert "the same but for rounding" in text(lab)
    lab.runs["Keras"].losses[10:] += 0.1
    lab.epoch = 9
    assert "rounding has grown  in 300 steps: in Keras to" in text(lab)


def test_the_headline_changes_when_a_line_of_rounding_is_crossed(quick):
    lab = FrameworksLab()
    line = lab.plot.differences.ax.get_lines()[1].get_ydata()[0]
    assert 10**line == pytest.approx(np.finfo(np.float32).eps)
    lab._buttons["Keras"].click()
    ours = numpy_run(recorded_model.task(), recorded_model.MOST_EPOCHS).losses
    for times, said in ((0.99, "the same but for rounding"), (3, "in Keras to 3 times its line")):
        lab.runs["Keras"].losses[:] = ours + times * 10**line
        lab.epoch -= 1
        assert said in text(lab)


def test_the_epoch_in_hand(quick):
    lab = FrameworksLab()
    lab.epochs = 50
    assert lab.epoch == 50 and control(lab, "epoch").max == 50
    drag(lab, lab.plot.differences.ax, (10.2, -8), (20.4, -8))
    assert lab.epoch == 50  # beside the line
    line = spot(lab, "differences")
    assert line.bound and np.array(line.at)[:, 0].tolist() == [50, 50]
    drag(lab, lab.plot.differences.ax, (50, -8), (20.4, -8))
    assert not spot(lab, "runs").bound
    assert lab.epoch == 20 and repr(lab) == "FrameworksLab(epoch=20, epochs=50)"
    drag(lab, lab.plot.runs.ax, (20, 0.5), (49.0, 0.5))
    lab.epochs = 8
    assert lab.epoch == 8 and repr(lab) == "FrameworksLab(epochs=8)"
    lab.new_weights()
    assert (lab.seed, lab._live["NumPy"][1].epochs) == (1, 8)


@pytest.mark.parametrize("name", ["Keras", "PyTorch"])
def test_a_press_runs_the_library_for_once(quick, name):
    lab = FrameworksLab()
    screen = Screen(lab)
    lab._buttons[name].click()
    assert lab.is_live(name) and screen.frames <= 1 and quick == [(name, 30)]


@pytest.mark.parametrize(("kept", "trained"), [(200, [1.0, 0.25]), (4, [1.0, 0.25, 1.0])])
def test_a_training_is_done_once_for_settings_that_come_back(monkeypatch, kept, trained):
    monkeypatch.setattr(frameworks_lab, "RUNS_KEPT", kept)
    lab, made = FrameworksLab(epochs=5), []

    def counted(task, epochs, run=RUNS["NumPy"]):
        made.append(task.learning_rate)
        return run(task, epochs)

    monkeypatch.setitem(RUNS, "NumPy", counted)
    seen = {}
    for rate in (0.5, 1.0, 0.5, 0.25, 1.0):
        lab.learning_rate = rate
        picture, losses = lab.stage.picture(), lab.runs["NumPy"].losses
        before = seen.setdefault(rate, (picture, losses))
        assert (before[0] == picture).all() and (before[1] == losses).all()
    assert made == trained
