"""What lessons 05 and 06 state in words, where no cell of theirs computes it."""

from math import exp

import numpy as np
import pytest
from neuronlab import MLP, SoftmaxLab, Trainer, load
from neuronlab.course.judging import Slip, exercise
from neuronlab.labs.race.model import LAPS, Race
from neuronlab.labs.vanishing.model import chain
from neuronlab.labs.xor.model import ROWS, XOR, TwoLayer, street
from sklearn.linear_model import LogisticRegression


def test_soft_or_and_nand_leave_a_gap_of_0_04():
    net = TwoLayer(np.array([(1, -1), (1, -1)]), np.array([-0.5, 1.5]), np.ones(2), -1.5, 1.0)
    # One at (0.6225, 0.6225); from (0.3775, 0.8176) to (0.8176, 0.3775) it is 0.0249·√2 away.
    assert round(street(net.hidden(ROWS), XOR).gap, 2) == 0.04


def test_one_place_of_the_slider_mends_the_soft_network():
    right = []
    for c in np.arange(-4, 4.01, 0.05):
        net = TwoLayer(np.array([(1, -1), (1, -1)]), np.array([-0.5, 1.5]), np.ones(2), c, 1.0)
        if (net.hidden(ROWS) @ np.ones(2) + c >= 0).astype(int).tolist() == XOR.tolist():
            right.append(round(float(c), 2))
    assert right == [-1.2]


def test_luck_dies_of_rows_not_of_numbers():
    """With more hidden units XOR is hit more often; parity of three switches hardly ever."""
    rng, share = np.random.default_rng(0), {}
    for n_inputs, n_hidden in ((2, 2), (2, 4), (3, 3)):
        rows = np.array(list(np.ndindex(*[2] * n_inputs)))
        hits = 0
        for _ in range(10):
            W, b, v, c = (
                rng.uniform(-2, 2, size=size)
                for size in ((100_000, n_inputs, n_hidden), (100_000, 1, n_hidden),
                             (100_000, n_hidden, 1), (100_000, 1))
            )  # fmt: skip
            z = ((rows @ W + b >= 0) @ v)[..., 0] + c
            hits += np.sum(((z >= 0) == rows.sum(axis=1) % 2).all(axis=1))
        share[n_inputs, n_hidden] = hits
    assert share[2, 4] > 3 * share[2, 2] > 0
    assert 2 <= share[3, 3] <= 14  # of a million


def test_a_second_line_is_wrong_about_3_flowers_only():
    iris = load("iris", features=["petal length", "petal width"]).against_rest("versicolor")
    setosa = iris.X @ [-0.5, -0.8] + 2 >= 0
    virginica = iris.X @ [1.0, 2.3] - 8.4 >= 0
    assert np.count_nonzero((~setosa & ~virginica) != iris.y) == 3


def test_three_units_that_are_compared_are_wrong_about_6_irises_and_sklearn_agrees():
    iris = load("iris", features=["petal length", "petal width"])
    three = MLP([2, 3], output="softmax")
    trainer = Trainer(three, iris.X, iris.y, optimizer="adam", learning_rate=0.1, batch_size=150)
    trainer.run_epochs(2000)
    assert np.count_nonzero(three.predict(iris.X) != iris.y) == 6
    theirs = LogisticRegression(C=1e4, max_iter=100_000).fit(iris.X, iris.y)
    assert np.count_nonzero(theirs.predict(iris.X) != iris.y) == 6


def test_after_3000_epochs_they_are_wrong_about_one_more_than_after_750():
    iris = load("iris", features=["petal length", "petal width"])
    three, wrong = MLP([2, 3], output="softmax"), []
    trainer = Trainer(three, iris.X, iris.y, learning_rate=0.5, batch_size=150)
    for epochs in (300, 450, 2250):
        trainer.run_epochs(epochs)
        wrong.append(np.count_nonzero(three.predict(iris.X) != iris.y))
    assert 25 <= wrong[0] <= 35 and wrong[1:] == [6, 7]


def test_sigmoids_shown_one_flower_at_a_time_are_compared_well_too():
    iris = load("iris", features=["petal length", "petal width"])
    for seed in range(6):
        alone = []
        for name in iris.class_names:
            asked, unit = iris.against_rest(name), MLP([2, 1], output="sigmoid")
            trainer = Trainer(unit, asked.X, asked.y, learning_rate=0.03, batch_size=1, seed=seed)
            trainer.run_epochs(300)
            alone.append(unit(iris.X)[:, 0])
        assert 6 <= np.count_nonzero(np.argmax(alone, axis=0) != iris.y) <= 14


def _three_units(smooth: bool, compared: bool, at_once: bool) -> float:
    """Return how many irises three units get wrong, the median of their last 50 epochs.

    One flower at a time: in the order of the list, and with η = 1.
    """
    iris = load("iris", features=["petal length", "petal width"])
    X, y = np.column_stack([iris.X, np.ones(150)]), np.eye(3)[iris.y]
    W, ends = np.zeros((3, 3)), []
    for _ in range(3000 if at_once else 500):
        for part in [slice(None)] if at_once else range(150):
            x, target = np.atleast_2d(X[part]), np.atleast_2d(y[part])
            z = x @ W
            if compared:
                powers = np.exp(z - z.max(axis=1, keepdims=True))
                share = powers / powers.sum(axis=1, keepdims=True)
                a = share if smooth else np.eye(3)[z.argmax(axis=1)]
            else:
                a = 1 / (1 + np.exp(-z)) if smooth else np.where(z == 0, 1 - target, z > 0)
            W += (0.5 / 150 if at_once else 1) * x.T @ (target - a)
        ends.append(np.count_nonzero(np.argmax(X @ W, axis=1) != iris.y))
    return float(np.median(ends[-50:]))


@pytest.mark.slow
def test_in_the_order_of_the_list_nothing_helps_and_at_once_either_of_the_other_two_does():
    """Lesson 04 names the suspects, lesson 06 says what came of them."""
    wrong = {s: _three_units(*s) for s in np.ndindex(2, 2, 2)}
    assert all(wrong[smooth, compared, 0] >= 48 for smooth in (0, 1) for compared in (0, 1))
    assert wrong[0, 0, 1] >= 25
    assert all(5 <= wrong[s] <= 8 for s in ((0, 1, 1), (1, 0, 1), (1, 1, 1)))


def test_ten_tanhs_hand_on_most_a_little_above_1_and_less_than_was_sent_from_x_1():
    weights = np.arange(0, 5.01, 0.05)
    near = [chain(0.1, w, "tanh", 10).left for w in weights]
    assert 1 < weights[np.argmax(near)] < 1.3 and max(near) > 2
    far = [chain(1.0, w, "tanh", 10).left for w in weights]
    assert weights[np.argmax(far)] < 1 and max(far) < 0.1


def test_a_relu_that_is_off_hands_on_nothing_and_seven_identities_more_than_a_thousand_times():
    assert chain(0.5, 1, "relu", 10).left == 1 and chain(-0.5, 1, "relu", 10).left == 0
    assert chain(0.5, 3, "identity", 7).products[-2:].tolist() == [729, 2187]


@pytest.mark.parametrize("seed", range(4))
def test_deep_sigmoids_hardly_leave_the_start(seed):
    standing = Race("moons", 6, 0.05, seed).at(LAPS)
    step, sigmoid, tanh, _ = standing.arrived
    assert step is None and sigmoid is None and tanh is not None
    assert standing.moved[0] == 0 and standing.moved[1] < 0.02 < standing.moved[2]
    assert standing.pull[2] / standing.pull[1] > 300


def test_a_sigmoid_layer_comes_home_on_the_circles_at_a_larger_rate():
    assert Race("circles", 1, 0.3).at(LAPS).arrived[1] < 60


def test_the_pull_does_not_say_who_wins():
    one, six = (Race("moons", depth, 0.05).at(LAPS) for depth in (1, 6))
    assert one.winners == ["relu"] and one.arrived[2] is None and one.pull[2] > one.pull[3]
    assert one.now[2] == 0.945
    assert one.pull[1] / six.pull[1] == pytest.approx(1600, rel=0.05)
    assert six.pull[2] / six.pull[1] == pytest.approx(3000, rel=0.1)
    assert six.arrived[2:] == (10, 11) and 5 < six.pull[2] / six.pull[3] < 6


def test_the_winner_hangs_on_the_start():
    winners = {tuple(Race("moons", 6, 0.05, seed).at(LAPS).winners) for seed in range(6)}
    assert len(winners) > 1


def test_in_twelve_presses_the_relu_is_home_eleven_times_and_the_tanh_mostly_first():
    ends = [Race("moons", 6, 0.05, seed).at(LAPS) for seed in range(1, 13)]
    assert [press for press, end in enumerate(ends, 1) if end.arrived[3] is None] == [5]
    firsts = [tuple(end.winners) for end in ends]
    assert (firsts.count(("tanh",)), firsts.count(("relu",))) == (9, 2)


def test_versicolors_own_sigmoid_is_too_stiff_to_be_right_anywhere():
    iris = load("iris", features=["petal length", "petal width"])
    outputs = []
    for name in iris.class_names:
        question, unit = iris.against_rest(name), MLP([2, 1], output="sigmoid")
        trainer = Trainer(unit, question.X, question.y, learning_rate=0.2, batch_size=150)
        trainer.run_epochs(3000)
        outputs.append(unit(iris.X)[:, 0])
    middle = (iris.X[:, 0] > 3) & (iris.X[:, 0] < 4.8)
    others, own = np.delete(outputs, 1, axis=0)[:, middle], outputs[1][middle]
    assert outputs[1][iris.y == 0].mean() == pytest.approx(0.2, abs=0.03)
    assert own.mean() == pytest.approx(0.4, abs=0.03) and (iris.y[middle] == 1).mean() > 0.95
    assert (own > others).all(axis=0).mean() > 0.9


def test_at_the_fifth_press_a_layer_of_relus_is_all_but_off():
    race = Race("moons", 6, 0.05, seed=5)
    assert race.at(LAPS).arrived[3] is None
    last = race._runners[3]._mlp.forward(race.X).a[-2]
    assert np.count_nonzero((last > 0).any(axis=0)) == 1


def overflowing(z):
    powers = np.exp(z)
    return powers / powers.sum()


@pytest.mark.parametrize(
    ("key", "answer", "hint"),
    [
        ("05.1", (1, 1, -0.5), "x₁ speaks for it"),
        ("05.2", (1, -1, 0), "a sum of exactly 0 fires"),
        ("05.3", ((1, 1, -0.5), (-1, -1, 1.5), (1, 1, -1.5)), "that is XOR itself"),
        ("06.2", -np.log(9), "the sign of z"),
        ("06.2", 2.19, "as read off a picture"),
        ("06.2", 2.2, "as read off a picture"),
        ("06.2", 0.9, "0.9 is to come out"),
        ("06.2", np.log10(9), "np.log undoes one of e"),
        ("06.2", np.log(10), "what is e⁻ᶻ alone"),
        ("06.3", lambda z: overflowing(z).round(3), "with all their digits"),
        ("06.3", lambda z: 2**z / np.sum(2**z), "powers of 2"),
        ("06.3", lambda z: overflowing(z - 1000), "find it from z itself"),
        ("06.3", lambda z: overflowing(z - z.mean()), "only differences between scores count"),
        ("06.3", overflowing, "only differences between scores count"),
        ("06.3", lambda z: overflowing(z - z[0]), "not the first"),
        ("06.3", lambda z: 1 / (1 + np.exp(-z)), "a sigmoid sees one score alone"),
        ("06.3", lambda z: np.eye(len(z))[z.argmax()], "need not take it all"),
        ("06.3", lambda z: np.exp(z) / np.exp(z[:3]).sum(), "longer than three"),
        ("06.3", lambda z: np.exp(z - np.log(np.exp(z).sum())), "the greatest away first"),
        ("06.3", np.exp, "divide each by the sum"),
        ("06.3", lambda z: np.exp(z - z.max()), "divide each by the sum"),
        ("06.3", lambda z: np.exp(z - z.max()) / np.exp(z).sum(), "the sum of other powers"),
        ("06.3", lambda z: np.exp(z) / np.exp(z - z.max()).sum(), "the sum of other powers"),
        ("06.3", lambda z: overflowing(np.clip(z, -700, 700)), "lost the difference"),
        ("06.3", lambda z: overflowing(np.clip(z, -100, 100)), "lost the difference"),
    ],
)  # fmt: skip
def test_a_hint_answers_the_mistake_that_was_made(key, answer, hint):
    wrong = exercise(key).judge(answer)
    assert isinstance(wrong, Slip) and hint in wrong.hint


@pytest.mark.parametrize("z", [np.log(9), 2.197, 2.198])
def test_the_place_of_0_9_may_be_off_by_a_thousandth(z):
    assert exercise("06.2").judge(z) == ""


def test_an_overflow_is_not_told_to_take_powers():
    wrong = exercise("06.3").judge(overflowing)
    assert "right for small scores" in wrong and "np.exp" not in wrong.hint


def test_a_softmax_that_bears_every_order_of_scores_is_right():
    assert exercise("06.3").judge(lambda z: overflowing(z - z.max())) == ""


def test_the_place_and_the_slope_are_told_from_the_z_where_it_is_steepest():
    z = np.linspace(-6, 6, 1201)

    def slopes(f, h=0.001, z=z):
        return (f(z + h) - f(z - h)) / (2 * h)

    judge = exercise("06.1").judge
    assert judge(lambda f: z[np.argmax(slopes(f))]) == ""
    assert "downhill" in judge(lambda f: z[np.argmax(np.abs(slopes(f)))]).hint
    assert "fine enough" in judge(lambda f: np.round(z[np.argmax(slopes(f))])).hint
    assert "z[place]" in judge(lambda f: np.argmax(slopes(f))).hint
    assert "np.argmax" in judge(lambda f: np.max(slopes(f))).hint
    for h in (0.001, 0.01, 0.05, 0.1):
        assert judge(lambda f, h=h: z[np.argmax(slopes(f, h))]) == ""
    for h in (0.3, 1, 3):
        assert "nudge is too long" in judge(lambda f, h=h: z[np.argmax(slopes(f, h))]).hint
    for h in (0.2, 0.5, 1):  # to one side only
        assert "nudge is too long" in judge(lambda f, h=h: z[np.argmax(f(z + h) - f(z))]).hint
        one_by_one = judge(lambda f, h=h: z[np.argmax([f(place + h) - f(place) for place in z])])
        assert "nudge is too long" in one_by_one.hint
    for h in (1e-17, 1e-15):
        assert "nudge is too small" in judge(lambda f, h=h: z[np.argmax(slopes(f, h))]).hint
    assert "nudge is too small" not in judge(lambda f: np.round(z[np.argmax(slopes(f, 0.01))])).hint
    for h, step in ((0.1, 0.25), (0.1, 1), (0.001, 0.5)):  # the list is at fault, not the nudge
        few = np.arange(-6, 6 + step, step)
        assert "enough places" in judge(lambda f, h=h, z=few: z[np.argmax(slopes(f, h, z))]).hint
        one_by_one = judge(
            lambda f, h=h, z=few: z[np.argmax([f(place + h) - f(place - h) for place in z])]
        )
        assert "enough places" in one_by_one.hint
    assert "greatest" in judge(lambda f: z[np.argmax(f(z))]).hint
    assert "nudge to get its slope" in judge(lambda f: z[np.argmax(f.derivative(z))]).hint
    assert "wrong sign" in judge(lambda f: z[np.argmax(f(z - 0.001) - f(z + 0.001))]).hint
    assert "only the z" in judge(lambda f: (z[np.argmax(slopes(f))], np.max(slopes(f)))).hint
    assert "all the slopes" in judge(slopes).hint
    for half, told in ((3, "from −6 to 6"), (10, "between −6 and 6 only")):
        wide = np.linspace(-half, half, 2001)
        assert told in judge(lambda f, at=wide: at[np.argmax(f(at + 0.001) - f(at - 0.001))]).hint


def test_a_low_temperature_exaggerates_and_a_high_one_levels():
    lab = SoftmaxLab()
    for temperature, p in ((0.3, (0.96, 0.03, 0.00)), (10, (0.37, 0.33, 0.30))):
        lab.temperature = temperature
        assert lab.p == pytest.approx(p, abs=0.005)


@pytest.mark.slow
def test_in_the_list_s_order_smooth_units_take_ten_thousand_epochs():
    """By hand and fast: one sigmoid after the other, since each learns alone."""
    iris = load("iris", features=["petal length", "petal width"])
    z = []
    for species in range(3):
        samples = [(*x, float(y == species)) for x, y in zip(iris.X.tolist(), iris.y, strict=True)]
        u = v = b = 0.0
        for _ in range(10_000):
            for x1, x2, target in samples:
                step = 0.01 * (target - 1 / (1 + exp(-(u * x1 + v * x2 + b))))
                u, v, b = u + step * x1, v + step * x2, b + step
        z.append(iris.X @ (u, v) + b)
    assert 5 <= np.count_nonzero(np.argmax(z, axis=0) != iris.y) <= 12
