"""What lessons 05 and 06 state in words, where no cell of theirs computes it."""

from math import exp

import numpy as np
import pytest
from neuronlab import MLP, SoftmaxLab, Trainer, load
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
    assert six.pull[2] / six.pull[1] == pytest.approx(2800, rel=0.03)
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


def test_a_low_temperature_exaggerates_and_a_high_one_levels():
    lab = SoftmaxLab()
    for temperature, p in ((0.3, (0.964, 0.034, 0.002)), (10, (0.366, 0.331, 0.303))):
        lab.temperature = temperature
        assert lab.p == pytest.approx(p, abs=0.0006)


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
