"""The drawing of a network: where things are, what is left out, and what is drawn anew."""

from itertools import pairwise

import numpy as np
import pytest
from neuronlab.live.stage import Stage
from neuronlab.plots import style
from neuronlab.plots.network import NetworkPlot


def plot(sizes, **options):
    with style.context():
        stage = Stage(940, 300, scale=1)
        ax = stage.figure.add_axes((0, 0, 1, 1))
        return stage, NetworkPlot(ax, [("",) * n for n in sizes], **options)


def numbers(sizes, seed=0):
    rng = np.random.default_rng(seed)
    weights = [rng.normal(size=shape) for shape in pairwise(sizes)]
    values = [rng.uniform(-1, 1, size=n) for n in sizes]
    return weights, values, [[f"{v:.1f}" for v in layer] for layer in values]


def test_every_unit_and_every_link_is_told_where_it_is():
    sizes = (3, 5, 2)
    stage, network = plot(sizes)
    network.update(*numbers(sizes))
    stage.refresh()
    assert list(network.units) == [(k, i) for k, n in enumerate(sizes) for i in range(n)]
    assert np.array_equal(list(network.units.values()), network._units.get_offsets())
    assert len(network.links) == len(network._links.get_segments()) == 3 * 5 + 5 * 2
    for (layer, i, j), (start, end) in network.links.items():
        ends = np.array([network.position(layer - 1, i), network.position(layer, j)])
        way = ends[1] - ends[0]
        for at, rim in ((start, ends[0]), (end, ends[1])):
            assert np.linalg.det([way, at - ends[0]]) == pytest.approx(0, abs=1e-12)
            away = np.hypot(*((at - rim) * network.pixels))
            assert away == pytest.approx(network.radius + 4)  # a unit is in front


def test_of_a_long_layer_fifteen_are_drawn_and_the_rest_counted():
    stage, network = plot((2, 32, 16))
    network.update(*numbers((2, 32, 16)), chosen=(1, 20))
    stage.refresh()
    assert network.shown == [2, 15, 16]
    assert network._small.texts[-2:] == ["⋯", "17 more"]
    assert network.position(1, 15) == network.position(1, 31)
    assert tuple(network.units[1, 15]) == network.position(1, 31) and (1, 16) not in network.units
    assert len(network._links.get_segments()) == 2 * 15 + 15 * 16


def test_units_shrink_so_that_they_never_touch():
    for n in (1, 4, 9, 16, 32):
        _, network = plot((n, 1))
        apart = 300 / min(n, 16)
        assert network.radius == pytest.approx(min(21, 0.42 * apart))


def test_the_greatest_weight_has_the_full_width():
    _, network = plot((1, 3))
    network.update([[[2.0, -1.0, 0.0]]], [[0], [0] * 3], [[""], [""] * 3], strongest=2.0)
    full = 0.5 + 0.21 * 21
    assert network._links.get_linewidths() == pytest.approx([full, 0.5 + (full - 0.5) / 2, 0.5])


def test_strong_links_lie_on_top_of_pale_ones():
    _, network = plot((2, 1))
    weights = [np.array([[1.0], [-1.0]])]
    network.update(
        weights, [[0, 0], [0]], [["", ""], [""]], strengths=[np.array([[1.0], [0.2]])]
    )  # fmt: skip
    starts = [segment[0] for segment in network._links.get_segments()]
    assert starts[-1] == pytest.approx(network.position(0, 0))


@pytest.mark.parametrize("steady", [False, True])
def test_after_other_shapes_the_picture_is_that_of_a_fresh_plot(steady):
    stage, network = plot((3, 20, 2), steady=steady)
    with style.context():
        for sizes in ((3, 20, 2), (2, 4, 4, 1), (5, 2), (2, 18, 3)):
            network.set_layers([tuple(f"u{i}" for i in range(n)) for n in sizes])
            labels = [np.full(W.shape, "w") for W in numbers(sizes)[0][:1]]
            for seed in (0, 1):
                arguments = numbers(sizes, seed)
                network.update(*arguments, labels=labels, strongest=2.0, chosen=(1, 0))
                stage.refresh()
            fresh_stage, fresh = plot(sizes, steady=steady)
            fresh.set_layers([tuple(f"u{i}" for i in range(n)) for n in sizes])
            fresh.update(*arguments, labels=labels, strongest=2.0, chosen=(1, 0))
            fresh_stage.refresh()
            assert np.array_equal(stage.picture(), fresh_stage.picture())


def test_links_that_stay_are_not_drawn_anew():
    stage, network = plot((3, 4, 1), steady=True)
    weights, values, texts = numbers((3, 4, 1))
    network.update(weights, values, texts)
    stage.refresh()
    stage.picture()
    network.update(weights, numbers((3, 4, 1), 1)[1], texts)
    assert not stage.figure.stale
    network.update([2 * W for W in weights], values, texts)
    assert stage.figure.stale
