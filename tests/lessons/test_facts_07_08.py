"""What lessons 07 and 08 state in words, where no cell of theirs computes it."""

import numpy as np
import pytest
from neuronlab.course.lessons.lesson_08_walks import held
from neuronlab.labs.bump.model import GRID, Bump, fitted, off, target
from neuronlab.labs.depth import model as depth
from neuronlab.labs.depth.model import LAYERS, TARGETS, Run, closer, final
from neuronlab.labs.descent.model import Descent
from neuronlab.labs.descent.surfaces_model import landscape
from neuronlab.models.mlp import MLP
from neuronlab.models.optimizers import OPTIMIZERS, Momentum


def test_six_bumps_can_follow_two_hills_to_below_0_06():
    """Lesson 07 asks for it: so it must be possible, with the edges as steep as they are."""
    y = target("two hills", [], GRID)
    tops = [(1.6, 2.2, 0.35), (2.2, 3.8, 0.85), (3.8, 4.5, 0.3), (5.6, 6.3, 0.28)]
    bumps = [Bump(*top) for top in [*tops, (6.3, 7.7, 0.55), (7.7, 8.5, 0.27)]]
    assert off(bumps, 20, y) < 0.06


def test_softer_edges_help_until_they_blur():
    """Lesson 07: twenty bumps on the sine at s = 50, 10 and 3, and two on the hills at 3."""
    y = target("sine", [], GRID)
    steep, soft, blurred = (off(fitted(y, 20), s, y) for s in (50, 10, 3))
    assert soft < steep / 2 and blurred > steep
    hills = [Bump(2.2, 3.8, 1.1), Bump(6.0, 8.0, 0.65)]
    assert off(hills, 3, target("two hills", [], GRID)) < 0.02


def test_stairs_are_followed_better_by_four_bumps_than_by_five():
    """Lesson 07."""
    y = target("stairs", [], GRID)
    assert off(fitted(y, 4), 50, y) < off(fitted(y, 5), 50, y) / 2


def test_on_a_wave_that_gets_faster_both_give_up_on_the_fast_end():
    """Lesson 07: it is about even, and where it is fast both are far off."""
    y, fast = TARGETS["faster and faster"](depth.GRID), depth.GRID > 0.4
    for name in LAYERS:
        off_by = []
        for seed in range(5):
            mlp, _ = Run(name, "faster and faster", seed).at(2000)
            off_by.append(np.abs(mlp(depth.GRID[:, None])[:, 0] - y))
        assert all(each[fast].mean() > 0.2 for each in off_by)
        slow = [each[depth.GRID < -0.2].mean() for each in off_by]
        assert max(slow) < 0.15 and np.mean(slow) < 0.1


def test_from_a_steep_start_the_wide_one_mostly_wins_on_the_wave_that_gets_faster():
    """Lesson 07."""
    ends = [closer(final("faster and faster", seed, "steep")) for seed in range(20)]
    assert ends.count("wide") > 11


def test_on_the_wave_that_gets_faster_a_gentle_start_prefers_the_wide_one_a_little():
    """Lesson 07: about 11 starts of 20, and 6 or 7; processors differ by one or two."""
    ends = [closer(final("faster and faster", seed)) for seed in range(20)]
    assert abs(ends.count("wide") - 11) < 3 and abs(ends.count("deep") - 6.5) < 3


def test_on_a_smooth_wave_both_nearly_always_arrive():
    """Lesson 07."""
    ends = [final("smooth wave", seed) for seed in range(10)]
    assert sum(max(end.values()) < 0.05 for end in ends) > 7


def test_moved_by_an_eighth_of_a_tooth_the_wide_one_mostly_gets_away():
    """Lesson 07: without that it lies flat, off by 0.25."""
    off_by = {
        name: np.array([final(name, seed)["wide"] for seed in range(10)])
        for name in ("four teeth", "teeth, moved")
    }
    assert off_by["four teeth"].min() > 0.24 and (off_by["teeth, moved"] < 0.17).sum() > 5


@pytest.mark.slow
def test_moved_by_a_quarter_the_wide_one_lies_flat_again_and_the_deep_one_now_and_then(monkeypatch):
    """Lesson 07. A fresh name, so that no race of another curve is remembered for it."""
    teeth = TARGETS["four teeth"]
    monkeypatch.setitem(TARGETS, "moved by a quarter", lambda x: teeth((x + 1 + 1 / 8) % 2 - 1))
    ends = [final("moved by a quarter", seed) for seed in range(10)]
    assert min(end["wide"] for end in ends) > 0.2
    assert 0.5 < np.mean([end["deep"] < 0.2 for end in ends]) < 1


def times(factor):
    """Return the race's first weights, those of the first layer so many times as large."""
    drawn = depth.first_weights

    def first_weights(name, start, seed):
        mlp = drawn(name, start, seed)
        mlp.weights = [factor * mlp.weights[0], *mlp.weights[1:]]
        return mlp

    return first_weights


def ends(name, target, start="gentle"):
    """Return how far ten starts of a network are off at the end."""
    return [Run(name, target, seed, start).at(depth.EPOCHS)[1][-1] for seed in range(10)]


@pytest.mark.slow
def test_it_is_the_large_weights_of_the_steep_start_that_help_the_wide_one(monkeypatch):
    """Lesson 07: the units spread, with weights as from the gentle start, mostly lie flat."""
    monkeypatch.setattr(depth, "STEEP", 1.0)
    spread = ends("wide", "four teeth", "steep")
    assert np.mean([end > 0.2 for end in spread]) > 0.6
    monkeypatch.setattr(depth, "first_weights", times(10))
    assert max(ends("wide", "four teeth")) < 0.15


def test_no_input_makes_the_network_of_lesson_07_sure():
    mlp = MLP([3, 4, 4, 1], hidden="tanh", output="sigmoid", seed=0)
    answers = mlp(100 * np.random.default_rng(0).normal(size=(100_000, 3)))
    assert answers.min() > 0.35 and answers.max() < 0.65


@pytest.mark.slow
@pytest.mark.parametrize("target", ["four teeth", "battlements"])
def test_with_first_weights_as_small_as_the_wide_one_s_the_deep_one_gets_away(target, monkeypatch):
    """Lesson 07: they are drawn the narrower, the wider the layers that they join."""
    monkeypatch.setattr(depth, "first_weights", times(np.sqrt((1 + 4) / (1 + 17))))
    found = ends("deep", target)
    assert np.median(found) < 0.15 and sum(end < 0.2 for end in found) >= 8


@pytest.mark.slow
@pytest.mark.parametrize(
    ("target", "start", "end", "rarely"),
    [
        ("four teeth", "gentle", "deep", "wide"),
        ("four teeth", "steep", "both", "deep"),
        ("teeth, moved", "gentle", "deep", "wide"),
        ("teeth, moved", "steep", "both", "deep"),
        ("battlements", "gentle", "deep", "wide"),
        ("battlements", "steep", "deep", "wide"),
        ("smooth wave", "gentle", "both", "deep"),
        ("smooth wave", "steep", "both", "deep"),
    ],
)
def test_the_race_ends_as_lesson_07_s_table_says(target, start, end, rarely):
    """The table counts twenty starts; forty, for the same shares on every processor.

    The two rows with luck in them have tests of their own.
    """
    ends = [closer(final(target, seed, start)) for seed in range(40)]
    assert ends.count(end) > 22 and ends.count(rarely) < 9


def test_from_most_starts_the_deep_one_gives_up_a_tooth():
    """Lesson 07."""
    assert np.mean([final("four teeth", seed)["deep"] > 0.06 for seed in range(10)]) > 0.5


def test_descents_from_corners_end_where_lesson_08_says():
    """Two with w = 2 come to the lowest place, two with w = −2 to the higher valley."""
    ends = {
        (w, v): Descent(landscape("chain"), (w, v), learning_rate=0.3).path(100)[-1]
        for w in (-2.0, 2.0)
        for v in (-2.0, 2.0)
    }
    low = landscape("chain")
    for (w, _), end in ends.items():
        place = low.minimum if w > 0 else low.rests["local minimum"]
        assert np.abs(end - place).max() < 0.1


def test_each_way_of_stepping_holds_what_lesson_08_says(monkeypatch):
    """The greatest loss of the last steps, which no lucky swing makes small."""
    for surface, start, steps, expected in (
        ("line", (-2.0, -2.0), 40, {"sgd": 0.042, "momentum": 0.27, "adam": 0.15}),
        ("valley", (-2.0, 2.0), 100, {"sgd": 0.085, "momentum": 0.044, "adam": 0.043}),
    ):
        for name, loss in expected.items():
            assert held(surface, start, name, steps)[1] == pytest.approx(loss, rel=0.03)
    best = {name: held("valley", (-2.0, 2.0), name, 100)[0] for name in OPTIMIZERS}
    assert best == pytest.approx({"sgd": 0.0525, "momentum": 0.01, "adam": 0.69}, rel=0.06)
    monkeypatch.setattr(Momentum, "beta", 0.5)  # a smaller factor suits the bowl better
    assert held("line", (-2.0, -2.0), "momentum", 40)[1] == pytest.approx(0.042, rel=0.03)
    for eta in (0.05, 0.12, 0.2, 0.3):
        walk = Descent(landscape("line"), (-2, -2), "momentum", eta)
        losses = walk.landscape.loss(*walk.path(40).T)
        assert losses[-6:].max() == pytest.approx(0.042, rel=0.03)
    for eta in (0.07, 0.12, 0.18, 0.24):
        walk = Descent(landscape("line"), (-2, -2), learning_rate=eta)
        losses = walk.landscape.loss(*walk.path(40).T)
        assert losses[35:].round(3).max() <= 0.043 and losses[40].round(3) == 0.042


def test_adam_runs_far_past_the_minimum_and_is_only_surer_there():
    """Lesson 08: 9 away, but the border −b/w is nearly where it belongs."""
    low = landscape("sigmoid, squared error")
    ends = {name: Descent(low, (-2, -2), name, 1.0).path(40)[-1] for name in OPTIMIZERS}
    assert min(ends, key=lambda name: low.loss(*ends[name])) == "adam"
    way = Descent(low, (-2, -2), "adam", 1.0).path(2)
    assert (np.abs(way[:2]) <= 3).all() and way[2, 1] < -3  # the map ends at 3
    w, b = ends["adam"]
    assert np.hypot(*(ends["adam"] - low.minimum)).round() == 9
    assert (-b / w).round(2) == -0.73 and w > 4 * low.minimum[0]
    assert (-low.minimum[1] / low.minimum[0]).round(2) == -0.68


def test_the_left_quarter_of_the_sigmoid_s_map_is_a_plateau():
    """Lesson 08: slopes below 0.15 there, and 0.93 at the steepest place."""
    low, grid = landscape("sigmoid, squared error"), np.linspace(-3, 3, 121)
    slopes = np.array([[np.hypot(*low.gradient(w, b)) for w in grid] for b in grid])
    assert slopes[:, grid <= -1.5].max() < 0.15 and slopes.max().round(2) == 0.93


def test_at_the_saddle_each_slope_hangs_on_the_other_parameter():
    """Lesson 08's hint: v mends the slope along w, and w that along v."""
    low = landscape("chain")
    (ww, wv), (_, vv) = low.hessian(*low.rests["saddle"])
    assert abs(wv) > 15 * max(abs(ww), abs(vv))


def test_just_below_the_limit_the_long_valley_is_no_better():
    """Lesson 08: at 0.055 it still zigzags across, and 0.0525 is the slider's best."""
    low = landscape("valley")
    ends = {
        eta: low.loss(*Descent(low, (-2, 2), learning_rate=eta).path(100)[-1])
        for eta in (0.0501, 0.0525, 0.055)
    }
    assert (
        min(ends, key=ends.get) == 0.0525
        and ends[0.0525].round(2) == 0.08
        and ends[0.055].round(1) == 3.2
    )
    assert round(low.stability_limit, 4) == 0.0554
    assert (1 - 0.055 * low.curvatures[1]).round(3) == -0.985


def test_straight_at_the_cross_the_ground_falls_less_than_along_the_gradient():
    """Lesson 08: with slopes of 21 and of 24."""
    low, start, h = landscape("line"), np.array([-2.0, -2.0]), 1e-5
    falls = []
    for way in (low.minimum - start, -low.gradient(*start)):
        there = start + h * way / np.hypot(*way)
        falls.append(round((low.loss(*start) - low.loss(*there)) / h))
    assert falls == [21, 24]


def test_one_flower_has_a_limit_of_its_own():
    """Lesson 08: a quarter of the mean's, for the longest petal."""
    low = landscape("line")
    own = max(2 * (x**2 + 1) for x in low.x)
    assert round(own, 1) == 32.4 and round(2 / own, 3) == 0.062
    assert 4 < own / low.curvatures[1] < 4.5


def test_a_wide_network_needs_a_unit_for_each_bend_and_one_more():
    """Lesson 07 counts 3·2ⁿ + 1 parameters for 2ⁿ pieces, and 6n + 1 for n folding layers."""
    for folds in (3, 5, 10):
        assert MLP([1, 2**folds, 1]).n_parameters == 3 * 2**folds + 1
        assert MLP([1, *[2] * folds, 1]).n_parameters == 6 * folds + 1


@pytest.mark.parametrize("eta", [0.02, 0.3, 0.7])
def test_adam_goes_the_wrong_way_in_b_first_where_the_valley_is_long(eta):
    low = landscape("valley")
    path = Descent(low, (-2.0, 2.0), "adam", eta).path(100)
    assert low.minimum[1] < 0 and path[:, 1].max() > 3.2
    w, b = path[1] - path[0]
    assert w == pytest.approx(b, rel=0.01)
    assert eta == 0.02 or np.hypot(*(path[-1] - low.minimum)) < 0.25


def test_how_near_40_steps_come_on_the_plateau_and_with_the_cross_entropy():
    for name, least, left in (("sigmoid, squared error", 0.05, 2.3), ("logistic", 0.17, 0.6)):
        low = landscape(name)
        end = Descent(low, (-2.0, -2.0), learning_rate=1.0).path(40)[-1]
        assert low.loss(*low.minimum) == pytest.approx(least, abs=0.005)
        assert np.hypot(*(end - low.minimum)) == pytest.approx(left, abs=0.05)


@pytest.mark.parametrize(("batch", "least", "most"), [(10, 0.25, 0.5), (1, 0.04, 0.1)])
def test_what_one_epoch_comes_to_in_other_orders(batch, least, most):
    ends = []
    for seed in range(40):
        walk = Descent(landscape("line"), (-2.0, -2.0), "sgd", 0.05, batch, seed)
        ends.append(walk.landscape.loss(*walk.path(150 // batch)[-1]))
    assert least < min(ends) and np.percentile(ends, 90) < most


def test_at_the_limit_single_flowers_never_recover_and_at_0_2_they_sometimes_do():
    low = landscape("line")
    for eta, recovered in ((low.stability_limit, (0, 0)), (0.2, (5, 35))):
        walks = [Descent(low, tuple(low.minimum), "sgd", eta, 1, seed) for seed in range(40)]
        ends = np.array([low.loss(*walk.path(150)[-1]) for walk in walks])
        assert recovered[0] <= np.count_nonzero(ends < 1) <= recovered[1]
