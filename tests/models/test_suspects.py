"""Three units, learned in twelve ways: by hand, as our perceptron, and as our networks."""

import numpy as np
import pytest
from neuronlab import MLP, Perceptron, Trainer, load
from neuronlab.models.suspects import train_units

PETALS = ["petal length", "petal width"]


def test_steps_that_learn_alone_are_the_perceptron():
    data = load("iris", features=PETALS)
    ours = train_units(data.X, data.y, 4, smooth=False, compared=False, order="list")
    for epoch in range(1, 5):
        theirs = Perceptron(2, 3).fit(data.X, data.y, epoch)
        z = np.round(theirs.weighted_sum(data.X), 6)
        assert ours[epoch - 1] == np.count_nonzero(z.argmax(axis=1) != data.y)


def test_compared_steps_by_hand():
    # (1,), class 1: all z are 0, so unit 0 takes it; w = (−1, 1), b = (−1, 1), and unit 1 has it.
    # (−1,), class 0: z = (0, 0) and unit 0 takes it, rightly. Then (1,): z = (−2, 2), right.
    X, y = np.array([[1.0], [-1.0]]), np.array([1, 0])
    assert train_units(X, y, 2, smooth=False, compared=True, order="list").tolist() == [[0], [0]]
    # both at once: only the first is wrong, and half of its correction is made
    assert train_units(X, y, 1, smooth=False, compared=True, order="once").tolist() == [[0]]


@pytest.mark.parametrize(("compared", "output"), [(True, "softmax"), (False, "sigmoid")])
def test_smooth_ones_at_once_are_a_layer_of_a_network(compared, output):
    data = load("iris", features=PETALS)
    mlp = MLP([2, 3], output=output)
    mlp.weights, mlp.biases = [np.zeros((2, 3))], [np.zeros(3)]
    loss = "categorical_crossentropy" if compared else "binary_crossentropy"
    targets = data.y if compared else np.eye(3)[data.y]
    # The mean over three outputs is a third of their sum, so its slope, too.
    rate = 0.5 if compared else 1.5
    trainer = Trainer(mlp, data.X, targets, loss=loss, learning_rate=rate, batch_size=150)
    ours = train_units(
        data.X, data.y, 300, smooth=True, compared=compared, order="once", learning_rate=0.5
    )
    for epoch in (50, 200, 300):
        trainer.run_epochs(epoch - trainer.epoch)
        theirs = np.count_nonzero(mlp(data.X).argmax(axis=1) != data.y)
        assert abs(int(ours[epoch - 1, 0]) - theirs) <= 1


def test_each_run_draws_its_orders_and_can_be_had_again():
    data = load("iris", features=PETALS)
    one, two, three = (
        train_units(data.X, data.y, 20, smooth=True, compared=True, order="fresh", runs=runs)
        for runs in (1, 2, 3)
    )
    assert np.array_equal(one, three[:, :1]) and np.array_equal(two, three[:, :2])
    assert not np.array_equal(three[:, 0], three[:, 1])


@pytest.mark.parametrize("order", ["all", "List", None])
def test_an_order_that_there_is_not_is_told(order):
    with pytest.raises(ValueError, match=f"order is {order!r}; expected one of 'list'"):
        train_units(np.eye(2), np.arange(2), 1, smooth=True, compared=True, order=order)


@pytest.mark.slow
def test_what_lesson_06_says_of_the_suspects():
    data = load("iris", features=PETALS)

    def middle(order, epochs=100, eta=1.0, runs=60, **way):
        wrong = train_units(
            data.X, data.y, epochs, order=order, learning_rate=eta, runs=runs, **way
        )
        return np.median(wrong[-50:])

    ways = [{"smooth": s, "compared": c} for s in (False, True) for c in (False, True)]
    assert all(middle("list", runs=1, **way) == 50 for way in ways)  # at η = 1 it harms all
    gentle = [middle("list", 400, 0.01, 1, **way) for way in ways]
    assert gentle[:2] == [50, 50] and max(gentle[2:]) < 45  # small steps help the smooth
    steps, compared, smooth, both = (middle("fresh", **way) for way in ways)
    assert (steps, compared) == (46, 8) and 24 <= smooth <= 27 and 8 <= both <= 10
    assert middle("once", 100, 1, 1, **ways[1]) == 50 and middle("once", 500, 1, 1, **ways[1]) == 8
    steps, compared, smooth, both = (middle("once", 750, 0.2, 1, **way) for way in ways)
    assert steps > 30 and 10 < smooth < 25 and compared == 6 and both == 8
    alone = train_units(
        data.X, data.y, 750, smooth=False, compared=False, order="once", learning_rate=0.2
    )[-50:]
    assert 7 <= alone.min() <= 13 and 70 < alone.max() < 75  # it never settles
    assert 18 <= middle("fresh", 100, 0.01, **ways[2]) <= 22  # small steps alone
    assert 30 <= middle("fresh", 1000, **ways[0]) <= 45  # patience, for steps that learn alone
    assert 18 <= middle("list", 1000, 0.01, 1, **ways[2]) <= 24  # in the order of the list
    assert 15 <= middle("list", 3000, 0.01, 1, **ways[2]) < 21  # and slowly fewer
    wandering, settled = (
        train_units(data.X, data.y, 1000, order="fresh", learning_rate=eta, runs=60, **ways[2])[
            -50:
        ]
        for eta in (1.0, 0.01)
    )
    assert 8 <= np.median(wandering) <= 12 and np.percentile(wandering, 75) > 27  # patience alone
    assert 8 <= np.median(settled) <= 12 and np.percentile(settled, 90) <= 10  # both
    sigmoids = train_units(
        data.X, data.y, 3000, smooth=True, compared=False, order="once", learning_rate=0.2
    )[-50:]
    assert set(sigmoids[:, 0].tolist()) == {8}  # "get there, too, and stay"
