"""Ways down: step by step by hand, the limit of stability, and each behaviour provoked."""

import numpy as np
import pytest
from neuronlab.labs.descent.behaviour_model import behaviour
from neuronlab.labs.descent.model import Descent, descend
from neuronlab.labs.descent.surfaces_model import SURFACES, landscape
from neuronlab.labs.descent.words import evidence
from neuronlab.models.mlp import MLP
from neuronlab.models.training import Trainer

LINE = landscape("line")
START = (-2.0, -2.0)


def test_a_way_with_mini_batches_is_that_of_a_plain_loop():
    w, b = START
    expected = [(w, b)]
    rng = np.random.default_rng(3)
    for _ in range(2):
        order = rng.permutation(150).tolist()
        for k in range(0, 150, 40):
            batch = order[k : k + 40]
            errors = [(w * LINE.x[i] + b - LINE.y[i], LINE.x[i]) for i in batch]
            dw = sum(2 * error * x for error, x in errors) / len(batch)
            db = sum(2 * error for error, _ in errors) / len(batch)
            w, b = w - 0.05 * dw, b - 0.05 * db
            expected.append((w, b))
    path = descend(LINE, START, "sgd", 0.05, batch_size=40, steps=8, seed=3)
    assert path == pytest.approx(np.array(expected), rel=1e-10)
    assert Descent(LINE, START, batch_size=40).steps_per_epoch == 4


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_a_way_is_that_of_the_courses_own_training(optimizer):
    low = landscape("logistic")
    mlp = MLP([1, 1], output="sigmoid")
    mlp.parameters = START
    trainer = Trainer(
        mlp, low.x[:, None], low.y, optimizer=optimizer, learning_rate=0.3, batch_size=30, seed=5
    )
    points = [mlp.parameters.copy()]
    for _ in range(9):
        trainer.step()
        points.append(mlp.parameters.copy())
    path = descend(low, START, optimizer, 0.3, 30, steps=9, seed=5)
    assert path == pytest.approx(np.array(points), abs=1e-10)


def test_a_batch_of_all_samples_is_the_whole_gradient():
    path = descend(LINE, START, learning_rate=0.1, batch_size=150, steps=1)
    assert path[1] == pytest.approx(START - 0.1 * LINE.gradient(*START), rel=1e-12)
    assert np.array_equal(descend(LINE, START, steps=20), descend(LINE, START, "sgd", 0.1, 999, 20))


def test_going_on_is_the_same_as_going_at_once():
    asked = Descent(LINE, START, "adam", 0.1, 10, seed=1)
    for steps in (3, 0, 17, 9, 40):
        assert np.array_equal(asked.path(steps), descend(LINE, START, "adam", 0.1, 10, steps, 1))


@pytest.mark.parametrize("direction", [0, 1])
def test_at_two_over_lambda_a_step_throws_the_point_to_the_other_side(direction):
    steep, way = LINE.curvatures[direction], np.linalg.eigh(LINE.hessian(0, 0))[1][:, direction]
    start = LINE.minimum + way
    for share, fate in ((0.98, "zigzags and arrives"), (1.02, "diverges")):
        descent = Descent(LINE, start, learning_rate=share * 2 / steep)
        path = descent.path(200)
        left = np.abs((path - LINE.minimum) @ way)
        if direction:  # along the other one rounding errors grow: η is far above the limit there
            assert left == pytest.approx(np.abs(1 - 2 * share) ** np.arange(201), rel=1e-6)
            assert behaviour(descent, 200).name == fate
        else:
            assert left[:5] == pytest.approx(np.abs(1 - 2 * share) ** np.arange(5), rel=1e-6)
    exactly = descend(LINE, start, learning_rate=2 / steep, steps=4)
    assert (exactly - LINE.minimum) @ way == pytest.approx([1, -1, 1, -1, 1], rel=1e-9)


@pytest.mark.parametrize(("share", "settles"), [(0.99, True), (1.01, False)])
def test_momentums_limit_is_1_9_times_as_high(share, settles):
    descent = Descent(LINE, START, "momentum", share * 1.9 * LINE.stability_limit)
    assert (np.abs(descent.path(2000)).max() < 100) == settles
    assert (behaviour(descent, 2000).name == "arrives") == settles


@pytest.mark.parametrize(
    ("name", "surface", "settings", "steps"),
    [
        ("begins", "line", {}, 0),
        ("comes nearer and arrives", "line", {"learning_rate": 0.12}, 15),
        ("arrives", "line", {"learning_rate": 0.2, "optimizer": "adam"}, 200),
        ("comes nearer", "line", {"learning_rate": 0.05}, 5),
        ("zigzags", "line", {"learning_rate": 0.22}, 4),
        ("zigzags", "line", {"learning_rate": 0.95 * LINE.stability_limit}, 20),
        ("goes to and fro", "line", {"learning_rate": LINE.stability_limit}, 200),
        ("crawls", "line", {"learning_rate": 0.01 * LINE.stability_limit}, 20),
        ("is caught", "chain", {"learning_rate": 0.3}, 40),
        ("crawls", "line", {"learning_rate": 0.001}, 50),
        ("crawls", "sigmoid, squared error", {"learning_rate": 0.1}, 50),
        ("diverges", "line", {"learning_rate": 0.28}, 50),
        ("diverges", "line", {"learning_rate": 1.0, "batch_size": 1}, 3),
        ("overshoots", "logistic", {"learning_rate": 50.0}, 3),
        ("overshoots", "line", {"learning_rate": 0.3, "optimizer": "momentum"}, 3),
        ("diverges", "line", {"learning_rate": LINE.stability_limit, "batch_size": 1}, 200),
        ("wanders", "line", {"learning_rate": 0.05, "batch_size": 1}, 200),
        ("wanders", "line", {"learning_rate": 5.0, "batch_size": 1, "optimizer": "adam"}, 200),
        (
            "goes to and fro",
            "line",
            {"learning_rate": 1.9 * LINE.stability_limit, "optimizer": "momentum"},
            200,
        ),
        ("diverges", "chain", {"learning_rate": 2.0}, 15),
        ("goes down", "logistic", {"learning_rate": 10.0}, 15),
    ],
)
def test_each_fate_has_its_name(name, surface, settings, steps):
    found = behaviour(Descent(landscape(surface), START, **settings), steps)
    assert found.name == name


@pytest.mark.parametrize(
    ("optimizer", "eta", "batch_size", "recent", "ends"),
    [
        ("momentum", 0.3, None, 1, {"crawls", "drifts down"}),
        ("momentum", 0.3, 10, 20, {"crawls", "drifts down"}),
        ("adam", 1.0, None, 1, {"crawls", "drifts down", "drifts away"}),
        ("sgd", 0.3, None, 1, {"crawls"}),
    ],
)
def test_who_is_slow_crawls_if_it_comes_nearer_and_else_drifts_away_or_down(
    optimizer, eta, batch_size, recent, ends
):
    low = landscape("sigmoid, squared error")
    descent = Descent(low, (-3.0, -3.0), optimizer, eta, batch_size)
    names = {step: behaviour(descent, step).name for step in range(1, 101)}
    away = np.hypot(*(descent.path(100) - low.minimum).T)
    losses = low.loss(*descent.path(100).T)
    slow = {at: name for at, name in names.items() if name.startswith(("crawls", "drifts"))}
    assert set(slow.values()) == ends
    for step, name in slow.items():
        before = max(0, step - recent)
        assert (name != "crawls") == (away[step] > away[before])
        assert name == "crawls" or (name == "drifts down") == (losses[step] < losses[before])


@pytest.mark.parametrize("surface", ["logistic", "sigmoid, squared error"])
def test_downhill_of_a_classifier_leads_nowhere_on_the_map_away_from_the_minimum(surface):
    low = landscape(surface)
    for at in np.array(np.meshgrid(*[np.linspace(-3, 3, 25)] * 2)).reshape(2, -1).T:
        assert low.gradient(*at) @ (at - low.minimum) > 0


def most_curved_start():
    """Return a place from which a walk leads along the most curved way alone."""
    return LINE.minimum + 1.5 * np.linalg.eigh(LINE.hessian(0, 0))[1][:, 1]


@pytest.mark.parametrize("share", [*np.round(np.arange(0.1, 1.0, 0.05), 2)])
def test_along_one_direction_a_walk_is_named_by_its_factor(share):
    factor = 1 - 2 * share
    descent = Descent(LINE, most_curved_start(), learning_rate=share * LINE.stability_limit)
    left = 1.5 * np.abs(factor) ** 6
    how = "comes nearer" if factor > 0 else "zigzags"
    if abs(factor) < 1e-9:
        how, arrives = "arrives in one step", ""
    else:
        # The last step has to be short, too.
        arrives = " and arrives" * bool(left * max(1, 1 / abs(factor) - np.sign(factor)) < 0.075)
    assert behaviour(descent, 6).name == how + arrives
    first = "steps across" if factor < -1e-9 else "comes nearer"
    assert share == 0.5 or behaviour(descent, 1).name == first


@pytest.mark.parametrize("size", [1, 10])
def test_a_walk_of_few_samples_diverges_where_its_mean_square_grows(size):
    """E[(w, b) ⊗ (w, b)] is multiplied by a matrix of 4 × 4 each step: is its radius above 1?"""
    inputs = np.stack([LINE.x, np.ones(len(LINE))], axis=1)
    each, whole, n = 2 * inputs[:, :, None] * inputs[:, None, :], LINE.hessian(0, 0), len(LINE)
    square = np.kron(whole, whole)
    noise = np.mean([np.kron(h, h) for h in each], axis=0) - square

    def radius(eta):
        drift = np.kron(whole, np.eye(2)) + np.kron(np.eye(2), whole)
        spread = square + noise * (n - size) / (n - 1) / size
        return np.abs(np.linalg.eigvals(np.eye(4) - eta * drift + eta**2 * spread)).max()

    for eta, grows in ((0.05, False), (0.1, False), (0.35, True), (0.5, True)):
        assert (radius(eta) > 1) == grows
        for seed in range(8):
            walk = Descent(LINE, LINE.minimum, learning_rate=eta, batch_size=size, seed=seed)
            names = {behaviour(walk, steps).name for steps in range(60, 201, 5)}
            assert names == ({"diverges"} if grows else {"wanders"}), (eta, seed)
    assert radius(LINE.stability_limit) > 1  # it is the limit for all samples


@pytest.mark.parametrize("surface", ["line", "valley"])
@pytest.mark.parametrize("optimizer", ["sgd", "momentum"])
def test_a_limit_is_where_the_largest_root_is_1(surface, optimizer):
    low, beta = landscape(surface), {"sgd": 0.0, "momentum": 0.9}[optimizer]
    descent = Descent(low, START, optimizer)

    def roots(eta):
        return [
            np.linalg.eigvals([[1 + beta - eta * curvature, -beta], [1, 0]])
            for curvature in low.curvatures
        ]

    for share, settles in ((0.999, True), (1.001, False)):
        found = np.abs(roots(share * descent.stability_limit)).max()
        assert (found < 1) == settles
    for share, swings in ((0.99, False), (1.01, True)):
        steep = roots(share * descent.swings_from)[1]
        assert bool((steep.real < -1e-6).any() or (np.abs(steep.imag) > 1e-6).any()) == swings


def test_adam_does_not_run_away():
    for eta in (1.0, 30.0, 100.0):
        walk = Descent(LINE, START, "adam", eta)
        assert np.isinf(walk.stability_limit) and np.abs(walk.path(2000)).max() < 20 * eta


def test_a_descent_that_starts_on_the_ridge_balances_on_the_saddle():
    low = landscape("chain")
    saddle = low.rests["saddle"]
    assert behaviour(Descent(low, tuple(saddle), learning_rate=0.1), 30).name == "balances"
    away = behaviour(Descent(low, tuple(saddle + 0.05), learning_rate=0.1), 200)
    assert away.name == "arrives"


def test_the_evidence_is_what_the_path_shows():
    e = behaviour(Descent(LINE, START, learning_rate=LINE.stability_limit), 200).evidence
    assert e["ratio"] == pytest.approx(1, abs=1e-9) and e["angle"] == pytest.approx(180, abs=0.01)

    descent = Descent(LINE, START, learning_rate=0.28)
    losses = LINE.loss(*descent.path(60).T)
    since = behaviour(descent, 60).evidence["since"]
    assert losses[since - 1] <= losses[0] < losses[since:].min()

    descent = Descent(LINE, START, learning_rate=10.0)
    path = descent.path(200)
    assert descent.stopped_at == len(path) - 1 == behaviour(descent, 200).evidence["stopped"]
    assert np.abs(path[:-1]).max() <= 1e6 < np.abs(path[-1]).max()

    descent = Descent(LINE, START, learning_rate=0.001)
    path, e = descent.path(50), behaviour(descent, 50).evidence
    assert e["pace"] == pytest.approx(np.linalg.norm(path[50] - path[49]))
    assert e["left"] == pytest.approx(np.linalg.norm(path[50] - LINE.minimum))


@pytest.mark.parametrize("start", [(-3, -3), (-3, 0), (-3, 3), (3, 3)])
def test_what_is_left_is_measured_to_the_valley_in_which_a_walk_ends(start):
    low = landscape("chain")
    walk = Descent(low, start, learning_rate=0.3)
    end = walk.path(3000)[-1]
    for steps in (1, 4, 20):
        path, found = walk.path(steps), behaviour(walk, steps)
        assert found.goal == ("local minimum" if start[0] < 0 else "minimum")
        assert f"the {found.goal}" in evidence(found)
        assert found.evidence["left"] == pytest.approx(np.linalg.norm(path[-1] - end), abs=1e-4)
    assert found.name == "crawls"
    pace = np.linalg.norm(path[20] - path[19])
    assert found.evidence["pace"] == pytest.approx(pace)
    assert f"{100 * pace / found.evidence['left']:.2f} % of the" in evidence(found)


def test_a_start_at_the_minimum_stays_there():
    for settings in ({}, {"optimizer": "momentum"}, {"learning_rate": 0.25}):
        assert behaviour(Descent(LINE, LINE.minimum, **settings), 3).name == "arrives"


def test_whatever_is_asked_there_is_a_verdict_and_no_warning():
    rng = np.random.default_rng(0)
    for _ in range(60):
        low = landscape(str(rng.choice([*SURFACES])))
        descent = Descent(
            low, rng.uniform(-3, 3, 2), str(rng.choice(["sgd", "momentum", "adam"])),
            10 ** rng.uniform(-3, 2), [None, 10, 1][rng.integers(3)], int(rng.integers(9)),
        )  # fmt: skip
        for steps in (1, 2, 30):
            assert all(not np.isnan(v) for v in behaviour(descent, steps).evidence.values())


def test_settings_that_cannot_be_used_are_named():
    with pytest.raises(ValueError, match="optimizer is 'newton'"):
        descend(LINE, START, "newton")
    with pytest.raises(ValueError, match="learning_rate is 0"):
        descend(LINE, START, learning_rate=0)
    with pytest.raises(ValueError, match="batch_size is 0"):
        descend(LINE, START, batch_size=0)
    with pytest.raises(ValueError, match=r"start has shape \(3,\)"):
        descend(LINE, (1, 2, 3))
