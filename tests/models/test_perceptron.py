"""The perceptron against hand-worked numbers and, bit for bit, against scikit-learn."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from neuronlab import Perceptron, load
from neuronlab.labs.perceptron.history_model import PerceptronHistory
from sklearn.linear_model import Perceptron as SklearnPerceptron
from sklearn.linear_model import SGDClassifier

PETALS = ["petal length", "petal width"]


def tasks():
    iris, petals = load("iris"), load("iris", features=PETALS)
    return {
        "setosa, petals": petals.against_rest("setosa"),
        "setosa, all four": iris.against_rest("setosa"),
        "versicolor, petals": petals.against_rest("versicolor"),
        "versicolor against virginica": petals.keep(["virginica", "versicolor"]),
        "shuffled": petals.keep(["virginica", "versicolor"]).shuffled(3),
        "three classes": petals,
        "three classes shuffled": iris.shuffled(1),
        "breast cancer": load("breast_cancer"),
        "breast cancer shuffled": load("breast_cancer").shuffled(0),
        "xor": load("xor"),
    }


TASKS = tasks()


def in_order(learning_rate, epochs):
    """Return scikit-learn's two perceptrons, which take the samples as they come."""
    common = {"shuffle": False, "tol": None, "eta0": learning_rate, "max_iter": epochs}
    return (
        SklearnPerceptron(**common),
        SGDClassifier(loss="perceptron", learning_rate="constant", penalty=None, **common),
    )


@pytest.mark.parametrize("epochs", [1, 2, 7])
@pytest.mark.parametrize("task", TASKS)
def test_the_weights_are_those_of_scikit_learn_to_the_last_bit(task, epochs):
    data = TASKS[task]
    ours = Perceptron(data.X.shape[1], 1 if data.n_classes == 2 else data.n_classes)
    ours.fit(data.X, data.y, epochs)
    for theirs in in_order(1.0, epochs):
        theirs.fit(data.X, data.y)
        assert np.array_equal(ours.W.T, theirs.coef_)
        assert np.array_equal(ours.b, theirs.intercept_)


@pytest.mark.parametrize("task", ["setosa, petals", "setosa, all four", "breast cancer"])
def test_predictions_equal_those_of_scikit_learn(task):
    data = TASKS[task]
    ours = Perceptron(data.X.shape[1]).fit(data.X, data.y, 5)
    theirs = SklearnPerceptron(shuffle=False, tol=None, max_iter=5).fit(data.X, data.y)
    assert np.array_equal(ours.predict(data.X), theirs.predict(data.X))


def test_the_second_correction_of_the_lesson_by_hand():
    p = Perceptron(2)
    p.W, p.b = np.array([[1.4], [0.2]]), np.array([1.0])
    u = p.update([4.7, 1.4], 0)
    # z = 1.4·4.7 + 0.2·1.4 + 1 = 7.86
    assert u.z == pytest.approx([7.86]) and u.output.tolist() == [1]
    assert u.direction.tolist() == [-1] and u.mistake
    assert p.W[:, 0] == pytest.approx([-3.3, -1.2]) and p.b.tolist() == [0]
    assert u.W_before[:, 0].tolist() == [1.4, 0.2] and u.b_before.tolist() == [1]


@pytest.mark.parametrize("step", ["heaviside", "sign"])
def test_a_sample_on_the_line_is_corrected_and_one_on_its_side_is_not(step):
    p = Perceptron(1, step=step, learning_rate=0.5)
    low = {"heaviside": 0, "sign": -1}[step]
    assert p.update([2.0], 1).direction.tolist() == [1]  # z = 0
    assert p.W.tolist() == [[1.0]] and p.b.tolist() == [0.5]
    assert not p.update([2.0], 1).mistake  # z = 2.5
    assert p.update([-0.5], low).direction.tolist() == [-1]  # z = 0 again
    assert p.W.tolist() == [[1.25]] and p.b.tolist() == [0.0]


def test_the_step_does_not_change_what_is_learned():
    data = TASKS["shuffled"]
    heaviside = Perceptron(2).fit(data.X, data.y, 3)
    sign = Perceptron(2, step="sign").fit(data.X, data.y, 3)
    assert np.array_equal(heaviside.W, sign.W) and np.array_equal(heaviside.b, sign.b)
    assert set(np.unique(sign(data.X))) == {-1, 1}
    assert set(np.unique(heaviside(data.X))) == {0, 1}


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=25)
def test_on_separable_data_the_mistakes_stay_below_the_bound(seed):
    from neuronlab.models.margin import widest_margin

    data = load("linear", n_samples=40, seed=seed)
    margin = widest_margin(data.X, data.y)
    history = PerceptronHistory(data.X, data.y)
    t = 0
    while (following := history.next_mistake(t)) is not None:
        t = following
        assert history.corrections(t) <= margin.mistake_bound
    assert not history.wrong(t).any()


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"n_inputs": 0}, ValueError, "n_inputs is 0; expected at least 1"),
        ({"n_inputs": 2.0}, TypeError, "n_inputs is 2.0; expected a whole number"),
        ({"n_inputs": 2, "step": "sigmoid"}, ValueError, "step is 'sigmoid'; expected one of"),
        ({"n_inputs": 2, "learning_rate": 0}, ValueError, "learning_rate is 0; expected a finite"),
        ({"n_inputs": 2, "learning_rate": "1"}, TypeError, "learning_rate is '1'"),
    ],
)
def test_bad_settings_are_named(arguments, error, message):
    with pytest.raises(error, match=message):
        Perceptron(**arguments)


def test_bad_samples_and_targets_are_named():
    p = Perceptron(2)
    with pytest.raises(ValueError, match=r"target is .*says 0 or 1"):
        p.update([1.0, 2.0], -1)
    with pytest.raises(ValueError, match=r"x has shape \(3,\); expected shape \(2,\)"):
        p.update([1.0, 2.0, 3.0], 1)
    with pytest.raises(ValueError, match="classes from 0 to 1"):
        p.fit([[1.0, 2.0]], [2])
    with pytest.raises(ValueError, match="y has 1 labels for the 2 samples"):
        p.fit([[1.0, 2.0], [3.0, 4.0]], [1])
    assert not p.W.any()


# The history: the same learning, at any moment.


@pytest.mark.parametrize("task", TASKS)
def test_the_history_is_what_a_perceptron_goes_through(task):
    data = TASKS[task].rows(np.arange(0, len(TASKS[task]), 3 if len(TASKS[task]) > 20 else 1))
    n_outputs = 1 if data.n_classes == 2 else data.n_classes
    p = Perceptron(data.X.shape[1], n_outputs)
    targets, n = p.targets(data.y), len(data)
    history = PerceptronHistory(data.X, data.y, n_outputs)
    corrected = []
    for t in range(1, 3 * n + 1):
        update = p.update(data.X[(t - 1) % n], targets[(t - 1) % n])
        corrected.append(update.mistake)
        then = history.at(t)
        assert np.array_equal(then.W, p.W) and np.array_equal(then.b, p.b)
        same = history.last_update(t)
        assert np.array_equal(same.z, update.z) and np.array_equal(same.W, update.W)
        assert history.corrections(t) == sum(corrected)
    assert history.mistakes(3 * n).tolist() == np.reshape(corrected, (3, n)).sum(axis=1).tolist()
    jumps = [t for t, wrong in enumerate(corrected, 1) if wrong]
    assert [history.next_mistake(t - 1) for t in jumps] == jumps


@given(st.lists(st.integers(0, 700), min_size=1, max_size=12))
@settings(max_examples=30)
def test_the_history_does_not_depend_on_the_order_of_the_questions(moments):
    data = TASKS["shuffled"]
    asked = PerceptronHistory(data.X, data.y)
    for t in moments:
        fresh = PerceptronHistory(data.X, data.y)
        assert np.array_equal(asked.at(t).W, fresh.at(t).W)
        assert asked.mistakes(t).tolist() == fresh.mistakes(t).tolist()
        assert asked.greatest_weight(t) == fresh.greatest_weight(t)
        assert asked.next_mistake(t) == fresh.next_mistake(t)


def test_a_separable_history_settles_and_the_other_never_does():
    setosa = PerceptronHistory(TASKS["setosa, petals"].X, TASKS["setosa, petals"].y)
    assert [setosa.next_mistake(t) for t in (0, 1, 51, 151)] == [1, 51, 151, 152]
    assert setosa.next_mistake(152) is None
    assert not setosa.settled(301) and setosa.settled(302)
    assert setosa.settling_moment() == 450
    assert setosa.wrong(0).all() and not setosa.wrong(152).any()
    data = TASKS["versicolor against virginica"]
    never = PerceptronHistory(data.X, data.y)
    assert never.next_mistake(40_000) is not None


def lived_through(X, y, epochs: int, learning_rate: float = 1.0) -> list[int | None]:
    """Return for each moment after how many samples the same state comes back, by brute force."""
    w, states, found = [0.0] * (X.shape[1] + 1), [], []
    for t in range(epochs * len(X) + 1):
        state = (t % len(X), *w)
        same = [s for s in range(t) if states[s] == state]
        moved = same and any(states[s][1:] != state[1:] for s in range(same[-1], t))
        found.append(t - same[-1] if moved else None)
        states.append(state)
        x, side = X[t % len(X)], 1 if y[t % len(X)] else -1
        if (sum(wi * xi for wi, xi in zip(w, x, strict=False)) + w[-1]) * side <= 0:
            step = learning_rate * side
            w = [wi + step * xi for wi, xi in zip(w, (*x, 1.0), strict=True)]
    return found


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 0, 1, 2), (0, 3, 1, 2), (2, 1, 3, 0)])
@pytest.mark.parametrize("name", ["xor", "and", "or"])
@pytest.mark.parametrize("learning_rate", [1.0, 0.5, 0.1])
def test_a_cycle_is_found_where_brute_force_finds_it(name, order, learning_rate):
    data = load(name).rows(list(order))
    expected = lived_through(data.X, data.y, 30, learning_rate)
    history = PerceptronHistory(data.X, data.y, learning_rate=learning_rate)
    assert history.cycle(120) == expected[120]  # asked from the end, and then from the beginning
    assert [history.cycle(t) for t in range(121)] == expected
    assert (expected[-1] is not None) or name != "xor" or learning_rate == 0.1
    assert name == "xor" or set(expected) == {None}


def test_the_cycle_of_xor_by_hand():
    # (0, 0) is on the line: b = −1; (0, 1): w = (0, 1), b = 0; (1, 0): w = (1, 1), b = 1;
    # (1, 1): w = (0, 0), b = 0, as at the beginning.
    history = PerceptronHistory(load("xor").X, load("xor").y)
    assert [history.cycle(t) for t in range(7)] == [None] * 4 + [4, 4, 4]


@pytest.mark.parametrize("task", ["versicolor against virginica", "shuffled"])
def test_measured_flowers_have_the_cycle_that_brute_force_finds(task):
    data = TASKS[task].rows(np.arange(0, 100, 5))
    expected = lived_through(data.X, data.y, 50)
    history = PerceptronHistory(data.X, data.y)
    assert [history.cycle(t) for t in range(len(expected))] == expected


def test_a_history_without_samples_stands_still():
    history = PerceptronHistory(np.empty((0, 2)), np.empty(0, dtype=int))
    assert history.next_mistake(0) is None and history.cycle(0) is None
    assert history.mistakes(0).tolist() == [] and history.wrong(0).tolist() == []


@pytest.mark.parametrize("task", ["setosa, petals", "shuffled", "three classes shuffled", "xor"])
@pytest.mark.parametrize("epochs", [0, 0.4, 1, 2.6])
@pytest.mark.parametrize("learning_rate", [1.0, 0.1])
def test_at_any_moment_the_weights_are_those_of_scikit_learn(task, epochs, learning_rate):
    data = TASKS[task]
    t = round(epochs * len(data))
    n_outputs = 1 if data.n_classes == 2 else data.n_classes
    p = PerceptronHistory(data.X, data.y, n_outputs, learning_rate).at(t)
    whole, rest = divmod(t, len(data))
    for theirs in in_order(learning_rate, max(1, whole)):
        if whole:
            theirs.fit(data.X, data.y)
        if rest:
            theirs.partial_fit(data.X[:rest], data.y[:rest], classes=np.unique(data.y))
        if t:
            assert np.array_equal(p.W.T, theirs.coef_) and np.array_equal(p.b, theirs.intercept_)
        else:
            assert not p.W.any() and not p.b.any()
