"""What lessons 09 and 11 say beside their code, computed."""

from itertools import permutations

import numpy as np
import pytest
from neuronlab import BugLab, LoopLab, TrainingLab
from neuronlab.course.lessons.lesson_09_trainings import OVERFIT, trained
from neuronlab.labs.loop import loop_model
from neuronlab.labs.loop.bugs_model import FORGOTTEN, courses
from neuronlab.labs.loop.loop_model import IN_ORDER, run, task
from neuronlab.labs.loop.machine_model import LossFunction, Net, Optimizer
from neuronlab.models.backprop import backpropagate
from neuronlab.models.datasets import load
from neuronlab.models.mlp import MLP
from neuronlab.models.training import Trainer

PILING = ("zero_grad", "batches", "forward", "loss", "backward", "step")


def test_three_units_leave_two_of_76_test_samples_outside():
    test = trained("circles", layers=(3,)).test
    right = trained("circles", layers=(3,)).mlp.predict(test.X) == test.y
    assert (len(right), (~right).sum()) == (76, 2)


def test_the_two_surest_of_nine_mistakes_cost_more_than_the_others_together():
    noisy = trained("xor", 100, **OVERFIT)
    p, y = noisy.mlp(noisy.test.X)[:, 0], noisy.test.y
    p_right = np.where(y == 1, p, 1 - p)
    costs = np.sort(-np.log(p_right[p_right < 0.5]))
    assert len(costs) == 9 and costs[-2:].sum() > costs[:-2].sum()


@pytest.mark.parametrize(
    ("l2", "named"), [(0.001, "overfitting"), (0.03, "held by the penalty"), (0.1, "plateau")]
)
def test_a_penalty_can_be_too_weak_or_let_nothing_be_learned(l2, named):
    assert named in {one.name for one in trained("xor", 400, **OVERFIT, l2=l2).diagnosis}


def test_the_three_spirals_are_well_where_the_lesson_shows_them():
    lab = TrainingLab("three spirals", layers=[8, 8], epoch=250)
    assert lab.diagnosis == ()
    lab.close()


def test_one_learner_of_the_fair_comparison_never_fails_and_another_does():
    def worst(**settings):
        many = [trained("spirals", 100, layers=(8, 8), seed=s, **settings) for s in range(5)]
        return min(one.standing().test_accuracy for one in many)

    assert worst(learning_rate=0.3) > 0.98
    assert worst(optimizer="adam", learning_rate=0.03) < 0.9


def test_millimetres_make_a_valley_a_hundred_times_as_curved():
    x = np.random.default_rng(0).normal(size=50)
    assert np.mean(2 * (10 * x) ** 2) == pytest.approx(100 * np.mean(2 * x**2))


def test_a_pile_of_gradients_goes_well_by_luck():
    piling, in_order = run(PILING), run(IN_ORDER)
    assert piling.losses[-1] < in_order.losses[-1]
    assert [round(float(one.losses[1]), 2) for one in (piling, in_order)] == [0.9, 0.35]
    lab = LoopLab(order=list(PILING))
    assert "that is luck" in lab.readout.value
    lab.close()


def test_who_steps_at_the_top_takes_the_same_steps_and_is_looked_at_one_earlier():
    mlp, batches, X, y = task()
    mlp, early = mlp.copy(), []
    for _ in range(30):
        for x, t in batches:
            found = backpropagate(mlp, mlp.forward(X), y).loss
            mlp.parameters -= 0.5 * backpropagate(mlp, mlp.forward(x), t).flat
        early.append(found)  # before the last step
    at_the_top = run(("batches", "step", "zero_grad", "forward", "loss", "backward"))
    np.testing.assert_allclose(at_the_top.losses[1:], early, rtol=1e-9)
    assert round(early[-1], 2) == 0.15 and round(float(run(IN_ORDER).losses[-1]), 2) == 0.18


def test_one_step_an_epoch_is_gradient_descent_on_all_with_ten_times_the_rate():
    mlp, _, X, y = task()
    mlp, losses = mlp.copy(), []
    for _ in range(30):
        losses.append(backpropagate(mlp, mlp.forward(X), y).loss)
        mlp.parameters -= 10 * 0.5 * backpropagate(mlp, mlp.forward(X), y).flat
    above = run(("step", "zero_grad", "batches", "forward", "loss", "backward"))
    np.testing.assert_allclose(above.losses[1:], losses, rtol=1e-6)
    assert above.losses[-1] < run(IN_ORDER).losses[-1]


def test_some_orders_run_and_move_no_weight():
    assert any(run(order).outcome == "never" for order in permutations(IN_ORDER))


@pytest.mark.parametrize(
    ("rate", "in_order", "piling", "lottery", "wins"),
    [(0.5, 0.18, 0.03, False, (20, 20)), (0.6, 0.16, 0.003, False, (20, 20)),
     (0.8, 0.13, 0.09, True, (11, 19)), (1.0, 0.09, 1.4, True, (0, 0)),
     (1.2, 0.28, 0.03, True, (20, 20))],
)  # fmt: skip
def test_where_a_pile_ends_is_a_lottery_with_large_steps(
    monkeypatch, rate, in_order, piling, lottery, wins
):
    mlp, batches, X, y = task()
    assert run(IN_ORDER, rate=rate).losses[-1] == pytest.approx(in_order, abs=0.005)
    if not lottery:
        assert run(PILING, rate=rate).losses[-1] == pytest.approx(piling, rel=0.15)
    ends: dict[tuple, list[float]] = {PILING: [], IN_ORDER: []}
    for seed in range(20):
        other = mlp.copy()
        other.parameters *= 1 + 1e-7 * np.random.default_rng(seed).normal(size=17)
        monkeypatch.setattr(loop_model, "task", lambda other=other: (other, batches, X, y))
        for order, found in ends.items():
            found.append(run.__wrapped__(order, rate=rate).losses[-1])
    assert (np.ptp(ends[PILING]) > 0.01) == lottery and np.ptp(ends[IN_ORDER]) < 1e-4
    won = np.less(ends[PILING], ends[IN_ORDER]).sum()
    assert wins[0] <= won <= wins[1]


def test_the_tips_of_the_moons_spoil_the_rest_and_shuffled_they_do_not(monkeypatch):
    mlp, batches, X, y = task()
    assert np.all(np.abs(batches[-1][0][:, 0]) > 2)  # the last mini-batch is the outer tips
    others = {
        "batches step zero_grad forward loss backward": 0.12,
        "step zero_grad batches forward loss backward": 0.17,
    }
    for seed in range(3):
        rows = np.random.default_rng(seed).permutation(200).reshape(10, 20)
        shuffled = [(X[part], y[part]) for part in rows]
        monkeypatch.setattr(loop_model, "task", lambda b=shuffled: (mlp, b, X, y))
        assert run.__wrapped__(IN_ORDER).losses[-1] == pytest.approx(0.12, abs=0.005)
        for order, end in others.items():
            found = run.__wrapped__(tuple(order.split())).losses[-1]
            assert found == pytest.approx(end, abs=0.005)
        assert run.__wrapped__(PILING).losses[-1] < 0.01


def test_with_small_steps_the_loop_that_forgets_nothing_wins_and_soon_does_not():
    small, larger = (courses(FORGOTTEN, rate) for rate in (0.05, 0.1))
    assert small[1].losses[-1] < 0.1 * small[0].losses[-1]
    assert larger[1].losses[-1] > larger[0].losses[-1]


@pytest.mark.parametrize(("rate", "said"), [(0.05, "went well"), (0.5, "past every valley")])
def test_what_is_said_of_a_bug_is_true_of_the_run(rate, said):
    lab = BugLab(FORGOTTEN, learning_rate=rate, epoch=30)
    assert said in lab.readout.value
    lab.close()


def test_the_friends_loop_learns_one_mini_batch_by_heart():
    mlp, batches, X, y = task()
    net = Net(mlp.copy())
    optimizer, loss_function = Optimizer(net, 0.5), LossFunction()
    for _ in range(30):
        for x, wanted in batches:
            loss = loss_function(net(x), wanted)
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.001 and loss_function(net(X), y).item() > 4


def test_who_holds_out_the_end_of_the_moons_holds_out_another_place():
    data = load("moons", n_samples=200, noise=0.1, seed=0)
    mlp = MLP([2, 8, 1], seed=0)
    trainer = Trainer(mlp, data.X[:150], data.y[:150], learning_rate=0.5, batch_size=20)
    trainer.run_epochs(30)
    assert (mlp.predict(data.X[150:]) == data.y[150:]).mean() < 0.5


def test_twenty_samples_are_learned_by_heart_without_forgetting_a_gradient():
    _, _, X, y = task()
    net = Net(MLP([2, 4, 1], seed=0))
    optimizer, loss_function = Optimizer(net, 0.5), LossFunction()
    for _ in range(300):
        loss = loss_function(net(X[:20]), y[:20])
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.001


def test_a_forgotten_gradient_does_not_only_get_longer():
    # So its length is no sign of it; that there is one before backward() is.
    assert np.diff(courses(FORGOTTEN, 0.5)[1].losses).min() < 0


def test_a_sigmoid_is_exactly_1_soon():
    assert 1 / (1 + np.exp(-40.0)) == 1
    assert np.float32(1) / (np.float32(1) + np.exp(np.float32(-17))) == 1


@pytest.mark.parametrize(("bounded", "end"), [(True, 0.08), (False, 0.003)])
def test_a_pile_with_32_bits_is_led_astray_by_bceloss_alone(bounded, end):
    mlp, batches, X, y = task()
    V, w = (W.astype(np.float32) for W in mlp.Wb)

    def forward(x):
        a = np.tanh(x @ V[:-1] + V[-1])
        return a, 1 / (1 + np.exp(-(a @ w[:-1] + w[-1])))

    for _ in range(30):
        piles = 0 * w, 0 * V
        for x, t in [(x.astype(np.float32), t.astype(np.float32)) for x, t in batches]:
            a, p = forward(x)
            δ = (p - t) / np.float32(len(x))
            if bounded:  # BCELoss divides by p·(1 − p), and the sigmoid multiplies by it: 0 · 0/ε
                δ = δ / np.maximum(p * (1 - p), np.float32(1e-12)) * (p * (1 - p))
            back = (δ @ w[:-1].T) * (1 - a * a)
            for pile, Wb, before, blame in zip(piles, (w, V), (a, x), (δ, back), strict=True):
                pile += np.vstack([before.T @ blame, blame.sum(axis=0)])
                Wb -= np.float32(0.6) * pile
    p = forward(X.astype(np.float32))[1].astype(float)
    with np.errstate(divide="ignore"):
        found = -np.maximum(np.log(np.where(y == 1, p, 1 - p)), -100).mean()
    assert found == pytest.approx(end, rel=0.15)
