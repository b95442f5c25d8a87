"""What lessons 09 and 11 say beside their code, computed."""

import numpy as np
import pytest
from neuronlab import LoopLab, TrainingLab
from neuronlab.course.lessons.lesson_09_trainings import OVERFIT, trained
from neuronlab.labs.loop.bugs_model import FORGOTTEN, courses
from neuronlab.labs.loop.loop_model import IN_ORDER, run

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
    assert run(PILING).losses[-1] < run(IN_ORDER).losses[-1]
    assert run(PILING, rate=1.0).losses[-1] > 1 > 0.1 > run(IN_ORDER, rate=1.0).losses[-1]
    lab = LoopLab(order=list(PILING))
    assert "that is luck" in lab.readout.value
    lab.close()


def test_a_forgotten_gradient_does_not_only_get_longer():
    # So its length is no sign of it; that there is one before backward() is.
    assert np.diff(courses(FORGOTTEN, 0.5)[1].losses).min() < 0


def test_a_sigmoid_is_exactly_1_soon():
    assert 1 / (1 + np.exp(-40.0)) == 1
    assert np.float32(1) / (np.float32(1) + np.exp(np.float32(-17))) == 1
