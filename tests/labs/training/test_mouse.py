"""The training lab worked by the mouse, and by the controls that do the same."""

import numpy as np
import pytest
from labs.driving import drag, middle, send, spot, text
from labs.training.test_lab import SMALL, again, same
from neuronlab import TrainingLab
from neuronlab.labs.training.data_model import DATA


@pytest.mark.slow
def test_a_click_chooses_and_a_drag_sets():
    lab = TrainingLab(**SMALL, epoch=0)
    network, ax = lab.plot.network, lab.plot.network.ax
    unit = network.position(1, 1)
    drag(lab, ax, unit, unit)
    assert lab.chosen == [1, 1] and "hidden 1, unit 2" in lab.stage.alt
    drag(lab, ax, unit, unit)
    assert lab.chosen == []
    drag(lab, ax, unit, (unit[0], unit[1] + 60 / network.pixels[1]))
    assert lab.parameter(1, -1, 1) == pytest.approx(1.5, abs=0.02) and lab.chosen == [1, 1]
    middle = (np.array(network.position(1, 0)) + network.position(2, 0)) / 2
    before = lab.parameter(2, 0, 0)
    drag(lab, ax, middle, middle - (0, 40 / network.pixels[1]))
    assert lab.chosen == [2, 0, 0]
    assert lab.parameter(2, 0, 0) == pytest.approx(before - 1, abs=0.02)
    assert same(again(lab), lab)
    send(lab, ax, "press", (0.5, 10))  # beside everything
    drag(lab, ax, network.position(0, 0), network.position(0, 0))
    assert lab.chosen == [0, 0]


def test_what_can_be_dragged_is_where_it_is_drawn_and_has_its_value():
    lab = TrainingLab(**SMALL, epoch=0)
    network, units = lab.plot.network, spot(lab, "1 1")
    assert tuple(units.at) == network.position(1, 1)
    assert units.name == "bias of hidden 1, unit 2: b = 0.00"
    assert (spot(lab, "0 1").name, spot(lab, "0 1").does) == ("x2", "click")
    lab.set_parameter(2, 0, 0, -1.25)
    link = spot(lab, "2 0 0")
    assert link.name == "hidden 1, unit 1 → output 1: w = −1.25"
    ends = np.array([network.position(1, 0), network.position(2, 0)])
    assert middle(link) == pytest.approx(ends.mean(axis=0))
    place = spot(lab, "place")
    assert np.array_equal([place.at], lab.plot.map._place.get_xydata())
    lab.place = [50.0, 0.0]
    assert [found.key for found in lab.spots()][-1] == "map"


def test_a_corner_of_a_unit_is_its_own_and_no_links():
    lab = TrainingLab(**SMALL, epoch=0)
    network = lab.plot.network
    corner = network.position(1, 1) + 0.6 * network.radius / network.pixels
    drag(lab, network.ax, corner, corner)
    assert lab.chosen == [1, 1]


def test_a_place_is_dragged_over_the_map_and_takes_hold_of_samples():
    lab = TrainingLab(**SMALL)
    drag(lab, lab.plot.map.ax, (0, 0), (1, 1), (2.9, 2.8))
    assert lab.place == pytest.approx([2.9, 2.8], abs=0.02)
    x = lab.training.train.X[4]
    drag(lab, lab.plot.map.ax, x + 0.02, x + 0.02)
    assert lab.place == pytest.approx(x, rel=1e-9) and "training sample 5, y = " in text(lab)


@pytest.mark.slow
def test_the_keyboards_way_to_a_number():
    lab = TrainingLab(**SMALL)
    fold = lab.controls.number
    fold.active = True
    fold.which.label = "bias of output 1"
    assert lab.chosen == [2, 0]
    fold.number.value = 0.75
    assert lab.parameter(2, -1, 0) == 0.75 and same(again(lab), lab)
    fold.which.label = "x2 → hidden 1, unit 3"
    fold.number.value = -3
    assert lab.parameter(1, 1, 2) == -3
    fold.place[1].value = -1.25
    assert lab.place == [1.0, -1.25]


@pytest.mark.slow
def test_controls_of_the_structure():
    lab = TrainingLab(**SMALL)
    lab.controls.layers.depth.value = 3
    assert lab.layers == [3, 3, 3]
    lab.controls.layers.units[1].value = 5
    lab.controls.layers.activations[2].value = "relu"
    assert repr(lab).count("layers=[3, 5, 3]") and lab.activations == ["tanh", "tanh", "relu"]
    assert lab.mlp.activations == ("tanh", "tanh", "relu", "sigmoid")
    lab.controls.layers.depth.value = 0
    assert lab.layers == [] and lab.mlp.layer_sizes == (2, 1)
    lab.controls.inputs.boxes[0].value = False
    assert lab.features == ["x2"]
    lab.controls.inputs.boxes[1].value = False
    assert lab.features == ["x2"] and lab.controls.inputs.boxes[1].value


def test_own_points_by_click_erase_and_undo():
    lab = TrainingLab("own points", layers=[2])
    assert "no samples yet" in text(lab) and not lab.one_epoch()
    editor, ax = lab.controls.editor, lab.plot.map.ax
    assert spot(lab, "map").name == "look at a place"
    editor.active = True
    assert spot(lab, "map").name.startswith("add a point ")
    send(lab, ax, "press", (1, 1))
    editor._mode.value = 1
    send(lab, ax, "press", (-1, -1))
    assert [point[2] for point in lab.points] == [0, 1] and len(lab.trainer.X) == 2
    assert lab.one_epoch() and same(again(lab), lab)
    editor._mode.value = -1
    send(lab, ax, "press", (0.9, 0.9))
    assert [point[2] for point in lab.points] == [1]
    editor.undo()
    assert len(lab.points) == 2
    lab.data = "circles"
    assert lab.points == []
    send(lab, ax, "press", (2, 0))
    assert len(lab.erased) == 1 and len(lab.training.train) + len(lab.training.test) == 249


def test_the_mouse_reads_exact_numbers_without_changing_anything():
    lab = TrainingLab(**SMALL)
    before, picture = repr(lab), lab.stage.picture()
    network, samples = lab.plot.network, lab.training.train
    send(lab, lab.plot.map.ax, "move", samples.X[4] + 0.02)
    answer = f"{lab.mlp(samples.X[4:5])[0, 0]:.4f}"
    assert "training sample 5, y = " in text(lab) and f"ŷ =  {answer}" in text(lab)
    middle = (np.array(network.position(0, 1)) + network.position(1, 0)) / 2
    send(lab, network.ax, "move", middle)
    w = f"{lab.parameter(1, 1, 0):.4f}".replace("-", "−")
    assert f"here x2 → hidden 1, unit 1: w =  {w}" in text(lab)
    send(lab, network.ax, "move", network.position(1, 2))
    assert "here hidden 1, unit 3: a = " in text(lab)
    send(lab, network.ax, "leave", (0, 0))
    assert "here hidden" not in text(lab)
    assert repr(lab) == before and np.array_equal(lab.stage.picture(), picture)


def test_a_drag_lets_go_of_a_number_that_is_gone():
    lab = TrainingLab(**SMALL, epoch=0)
    network, ax = lab.plot.network, lab.plot.network.ax
    unit = network.position(1, 2)
    send(lab, ax, "press", unit)
    lab.layers = [2]
    before = repr(lab)
    send(lab, ax, "move", (unit[0], unit[1] + 60 / network.pixels[1]))
    assert lab.chosen == [] and lab.log == [] and repr(lab) == before


def test_a_folded_menu_cannot_choose_what_is_gone():
    lab = TrainingLab(**SMALL)
    fold = lab.controls.number
    fold.active = True
    fold.which.label = "bias of hidden 1, unit 3"
    fold.active = False
    lab.layers = [2]
    before = repr(lab)
    fold.which.label = "x1 → hidden 1, unit 3"
    fold.number.value = 3.0
    assert repr(lab) == before
    fold.active = True
    assert fold.which.label == "none" and "unit 3" not in str(fold.which.options)


@pytest.mark.slow
def test_a_thumbnail_takes_its_data_set():
    lab = TrainingLab(**SMALL)
    thumbnails = lab.plot.thumbnails
    assert list(thumbnails.boxes) == list(DATA)
    corners = np.array(thumbnails.corners("moons"))
    assert spot(lab, "data moons").name == "data: moons"
    send(lab, thumbnails.ax, "press", corners.mean(axis=0))
    assert lab.data == "moons" and same(again(lab), lab)


@pytest.mark.slow
def test_a_unit_under_the_pointer_is_seen_large_and_nothing_has_changed():
    lab = TrainingLab(**SMALL)
    before, shown = repr(lab), lab.stage.picture()
    chosen = again(lab)
    chosen.chosen = [1, 1]
    send(lab, lab.plot.network.ax, "move", lab.plot.network.position(1, 1))
    large, wanted = (each.plot.map._tiles._tiles[0][2] for each in (lab, chosen))
    assert np.array_equal(large, wanted) and repr(lab) == before
    send(lab, lab.plot.network.ax, "leave", (0, 10))
    assert np.array_equal(lab.stage.picture(), shown)


def test_a_click_beside_the_units_brings_the_outputs_map_back():
    lab = TrainingLab(**SMALL, chosen=[1, 1])
    network = lab.plot.network
    send(lab, network.ax, "press", (0.5, network.ax.get_ylim()[1] * 0.99))
    assert lab.chosen == []
