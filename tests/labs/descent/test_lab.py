"""Gradient descent on screen: what is drawn is the path, and what is said are its numbers."""

import numpy as np
import pytest
from labs.driving import drag, press, said, spot
from labs.storm import controls
from neuronlab import DescentLab
from neuronlab.labs.descent.landscape_plot import LOOKS
from neuronlab.labs.descent.model import descend
from neuronlab.labs.descent.surfaces_model import landscape
from neuronlab.plots.sheet import shown_size


def test_it_opens_on_a_descent_that_arrives():
    lab = DescentLab()
    assert repr(lab) == "DescentLab()"
    assert lab.behaviour == "comes nearer and arrives" and "it comes nearer and" in said(lab)
    assert len(lab.path) == 16


@pytest.mark.slow
def test_what_is_drawn_is_the_path_and_its_neuron():
    lab = DescentLab(surface="logistic", batch="10", seed=4, step=30, learning_rate=2)
    low = landscape("logistic")
    path = descend(low, (-2, -2), "sgd", 2, 10, 30, 4)
    assert np.array_equal(lab.path, path)
    ground = lab.plot.landscape
    assert np.array_equal(ground.ways["sgd"].shafts.get_xydata(), path)
    assert ground.slope.shafts.get_xydata()[1] == pytest.approx(path[-1] - low.gradient(*path[-1]))
    x, a = lab.plot.neuron._curves["sgd"].get_data()
    assert a == pytest.approx(1 / (1 + np.exp(-(path[-1][0] * x + path[-1][1]))))
    assert lab.plot.loss._lines["sgd"].get_ydata() == pytest.approx(low.loss(*path.T))
    rings = lab.plot.neuron._batch.get_xydata()
    rows = lab.descent.rows(30)
    assert np.array_equal(rings, np.column_stack([low.x, low.y])[rows]) and len(rings) == 10


def test_the_next_step_that_is_said_is_the_one_that_is_taken():
    lab = DescentLab(step=2)
    before = lab.path[-1]
    move = -lab.learning_rate * lab.gradient
    sign = [f"{v:.3f}".replace("-", "−") for v in move]
    assert f"next step −η·gradient = ({sign[0]}, {sign[1]})" in said(lab)
    press(lab, "one step")
    assert lab.step == 3 and lab.path[-1] - before == pytest.approx(move)


def test_an_epoch_is_counted():
    lab = DescentLab(batch="10", step=0)
    press(lab, "one epoch")
    assert lab.step == 15 and "one epoch = 15 steps of 10 samples; until now 1 epoch" in said(lab)
    lab.batch = "1"
    assert "one epoch = 150 steps of 1 sample; until now 0.1 epochs" in said(lab)
    lab.batch = "all"
    assert "one epoch = 1 step of all 150 samples; until now 15 epochs" in said(lab)


def test_at_the_limit_it_neither_settles_nor_runs_away():
    lab = DescentLab(step=200)
    lab.to_the_limit()
    assert lab.learning_rate == pytest.approx(2 / landscape("line").curvatures[1], rel=1e-9)
    assert lab.behaviour == "goes to and fro" and "exactly as long as the one before" in said(lab)
    assert eval(repr(lab)).learning_rate == lab.learning_rate
    assert "leaves −1.00 of the way and lands as far on the other side" in said(lab)
    lab.learning_rate *= 1.1
    assert lab.behaviour == "diverges" and "leaves −1.20 of the way and lands farther" in said(lab)


def test_at_the_limit_it_is_exact_only_once_the_gentle_direction_has_died_away():
    lab = DescentLab(w=-1, b=-2, step=6)
    lab.to_the_limit()
    assert "turned by 177° and was about as long as the one before; at the limit" in said(lab)
    lab.step = 20
    assert "turned by 180° and was exactly as long as the one before; at the limit" in said(lab)
    lab.step = 2
    assert "was 0.98 times the one before" in said(lab)


def test_who_crawls_is_told_the_share_and_no_forecast():
    lab = DescentLab(surface="chain", w=1.19, b=-2, learning_rate=0.3, step=40)
    before, after = lab.path[-2:]
    pace = np.hypot(*(after - before))
    left = np.hypot(*(after - lab.landscape.rests["local minimum"]))
    share = f"{100 * pace / left:.2f} % of the {left:.2f} that is left to the local minimum"
    assert lab.behaviour == "crawls" and share in said(lab)


def test_a_descent_that_runs_away_stops_and_says_where():
    lab = DescentLab(learning_rate=1, step=3)
    assert lab.one_step() and lab.behaviour == "diverges"
    while lab.one_step():
        pass
    assert lab.step == lab.descent.stopped_at == len(lab.path) - 1
    assert f"step {lab.step} left all bounds" in said(lab) and "it stopped here" in said(lab)
    lab.player.reset()
    assert lab.step == 0 and "it begins : no step yet" in said(lab)


def test_the_mouse_sets_the_start():
    lab = DescentLab()
    start = spot(lab, "start")
    assert np.array_equal(start.at, lab.plot.landscape._start.get_xydata()[0])
    assert start.name == "start: w = −2.00, b = −2.00"
    drag(lab, lab.plot.landscape.ax, (-2, -2), (1, 1), (2.5, -1.25))
    assert (lab.w, lab.b) == pytest.approx((2.5, -1.25), abs=0.011)
    drag(lab, lab.plot.landscape.ax, spot(lab, "start").at, (9, -9))
    assert (lab.w, lab.b) == (3, -3) and spot(lab, "start").bound
    drag(lab, lab.plot.landscape.ax, (0, 0), (0, 0))  # it can start anywhere
    assert (lab.w, lab.b) == pytest.approx((0, 0), abs=0.011)
    before = repr(lab)
    drag(lab, lab.plot.neuron.ax, (0, 1), (1, 1))
    assert repr(lab) == before


def test_all_three_side_by_side():
    lab = DescentLab(compare=True, learning_rate=0.05, step=40)
    drawn = [way.shafts.get_xydata() for way in lab.plot.landscape.ways.values()]
    for name, path in zip(("sgd", "momentum", "adam"), drawn, strict=True):
        assert np.array_equal(path, descend(landscape("line"), (-2, -2), name, 0.05, steps=40))
        assert f"{name} {lab.behaviours[name].name} , L = " in said(lab)
    assert "the same η for all" in said(lab)
    for name, (color, _) in LOOKS.items():
        for plot in (lab.plot.landscape, lab.plot.loss):
            assert plot._ends[name].get_markerfacecolor() == color
    lab.compare = False
    assert not any(len(lab.plot.loss._ends[name].get_xdata()) for name in ("momentum", "adam"))
    assert list(lab.behaviours) == ["sgd"]
    assert not len(lab.plot.landscape.ways["adam"].shafts.get_xydata())


def test_an_arrow_is_as_long_as_its_step():
    ways = DescentLab().plot.landscape.ways["sgd"]
    corners = ways.heads.get_path().vertices.reshape(-1, 4, 2)
    path = ways.shafts.get_xydata()
    tips = corners[:, 0]
    assert all(np.abs(path[1:] - tip).sum(axis=1).min() < 1e-12 for tip in tips)
    assert np.array_equal(tips[0], path[1])


def test_the_learning_rate_stands_beside_its_slider():
    lab = DescentLab()
    slider = lab._rate_slider
    assert slider.description == "learning rate η" and lab._rate.value == "0.12"
    slider.value = 1.0
    assert lab.learning_rate == 10 and lab._rate.value == "10"
    assert slider.description == "learning rate η"  # nothing slides
    lab.learning_rate = 0.1234567
    assert lab.learning_rate == 0.1234567 and slider.value == pytest.approx(-0.9)


def test_two_units_in_a_row_have_a_valley_that_is_not_the_lowest():
    lab = DescentLab(surface="chain", learning_rate=0.3, step=40)
    assert lab.behaviour == "is caught" and "a local minimum" in said(lab)
    assert lab.plot.landscape.ax.get_ylabel() == "weight v" and "∂L/∂v" in said(lab)
    assert spot(lab, "start").name == "start: w = −2.00, v = −2.00"
    lab.set(w=2, b=2)
    assert lab.behaviour != "is caught" and lab.loss < 0.04
    lab.surface = "line"
    assert lab.plot.landscape.ax.get_ylabel() == "bias b" and "∂L/∂b" in said(lab)


@pytest.mark.slow
def test_what_is_marked_in_the_landscape_is_named_inside_of_it():
    for settings in ({"step": 0}, {"step": 1}, {"step": 15}, {"w": 2.9, "b": -2.9, "step": 3}):
        names = DescentLab(**settings).plot.landscape._names
        assert names.texts[0] == "start" and names.texts[2] == "minimum"
        assert names.texts[1] == ("now" if settings["step"] else "")
        assert (np.abs(names.places) < 3).all()
    assert DescentLab(step=1).plot.landscape._names.texts[3] == "−gradient"
    many = DescentLab(surface="sigmoid, squared error", compare=True, learning_rate=1, step=40)
    texts = many.plot.landscape._names.texts
    assert texts[4:] == ["", "momentum: outside", "adam: outside", "", ""]
    assert "outside" in DescentLab(learning_rate=0.5, step=20).plot.landscape._names.texts
    assert DescentLab(step=15).plot.landscape._names.texts[3] == ""  # too short to be seen


def test_two_valleys_are_marked_where_that_is_asked_for():
    lab = DescentLab(surface="chain", w=-2, b=2, learning_rate=0.3, step=40, valleys=True)
    ground, rests = lab.plot.landscape, lab.landscape.rests
    for kind, mark in ground.rests.items():
        assert kind in ground._names.texts and f"{kind} at (" in lab.stage.alt
        assert mark.get_xydata() == pytest.approx(rests[kind][None])
    line = ground.border.get_xydata()
    for valleys, surface in ((False, "chain"), (True, "line")):
        lab.set(valleys=valleys, surface=surface)
        assert "saddle" not in ground._names.texts and "Marked" not in lab.stage.alt
        assert not len(ground.border.get_xydata())
    low = landscape("chain")
    for w, v in line[np.abs(line).max(axis=1) < 3][::8]:
        sides = [descend(low, (w + nudge, v), learning_rate=0.02, steps=400)[-1, 0]
                 for nudge in (-0.03, 0.03)]  # fmt: skip
        assert sides[0] < rests["saddle"][0] < sides[1]


def test_no_name_stands_on_a_mark_or_on_a_single_way():
    for settings in (
        {"surface": "logistic", "learning_rate": 1, "step": 40},
        {"surface": "sigmoid, squared error", "learning_rate": 1, "step": 40},
        {"w": -1, "b": 0.5, "learning_rate": 0.25, "step": 6},
        {"step": 15},
    ):
        lab = DescentLab(**settings)
        names = lab.plot.landscape._names
        half = np.array([names._lettering.widths(), np.full(len(names.texts), 9)]).T / 2
        half *= 6 / shown_size(lab.plot.landscape.ax)
        way = np.concatenate(
            [np.linspace(a, b, 50) for a, b in zip(lab.path, lab.path[1:], strict=False)]
        )
        seen = np.vstack([way, lab.landscape.minimum])
        for name, at, size in zip(names.texts, names.places, half, strict=True):
            assert not name or not (np.abs(seen - at) < size).all(axis=1).any(), (settings, name)


def test_an_arrow_that_is_too_long_ends_at_the_edge():
    lab = DescentLab(step=0)
    begin, tip = lab.plot.landscape.slope.shafts.get_xydata()
    assert np.abs(tip).max() == pytest.approx(3, abs=0.06)
    ahead, down = tip - begin, -lab.gradient
    assert ahead / np.hypot(*ahead) == pytest.approx(down / np.hypot(*down))
    assert len(lab.plot.landscape.slope.heads.get_path().vertices) == 4  # its head is seen


def test_the_map_can_be_zoomed_to_the_minimum():
    lab = DescentLab(step=3)
    assert lab.plot.landscape.ax.get_xlim() == (-3, 3)
    lab.zoom = True
    ax, minimum = lab.plot.landscape.ax, lab.landscape.minimum
    assert ax.get_xlim() == pytest.approx((minimum[0] - 0.5, minimum[0] + 0.5))
    assert ax.get_ylim() == pytest.approx((minimum[1] - 0.5, minimum[1] + 0.5))
    assert [each.key for each in lab.spots()] == ["landscape"]  # the start is not on the map
    drag(lab, ax, (0.4, 0.9), (0.42, 0.88))
    assert (lab.w, lab.b) == pytest.approx((0.42, 0.88), abs=0.006)
    assert "start" in [each.key for each in lab.spots()]


def test_sliders_show_the_start_to_the_hundredth():
    lab = DescentLab(w=0.42, b=0.88)
    shown = [round(each.value, 4) for each in controls(lab) if "start" in each.description]
    assert shown == [0.42, 0.88]


@pytest.mark.slow
def test_losses_are_named_where_there_are_several():
    assert not any(DescentLab(step=6).plot.loss._names.texts)
    lab = DescentLab(step=6, compare=True)
    assert lab.plot.loss._names.texts == ["sgd", "momentum", "adam"]
    assert lab.plot.landscape._names.texts[1] == ""
