"""The perceptron lab, driven through settings, buttons and clicks, against models of its own."""

import numpy as np
import pytest
import traitlets
from labs.driving import control, press, text, weights
from live_screen import Screen, tick
from neuronlab import PerceptronLab, load
from neuronlab.models.margin import NotFound, widest_margin
from sklearn.linear_model import Perceptron as SklearnPerceptron


def plain_words(lab) -> str:
    """Return the readout with single spaces."""
    return " ".join(text(lab).replace(" ·", "·").replace("· ", "·").split())


def test_the_four_corrections_of_the_lesson():
    lab = PerceptronLab("iris")
    seen = []
    for _ in range(4):
        press(lab, "next mistake")
        w, b = weights(lab)
        seen.append((lab.moment, *w.round(6), b))
    assert seen == [
        (1, 1.4, 0.2, 1),
        (51, -3.3, -1.2, 0),
        (151, -1.9, -1.0, 1),
        (152, -0.5, -0.8, 2),
    ]
    press(lab, "next mistake")
    assert repr(lab) == "PerceptronLab('iris', epoch=3)"
    assert "settled" in text(lab) and "corrections so far:  4" in text(lab)
    press(lab, "next mistake")
    press(lab, "one sample")
    press(lab, "one epoch")
    assert repr(lab) == "PerceptronLab('iris', epoch=3)"
    press(lab, "reset")
    assert repr(lab) == "PerceptronLab('iris')" and not weights(lab)[0].any()


def test_the_formula_shows_the_numbers_of_the_sample_in_hand():
    lab = PerceptronLab("iris", sample=51)
    # z = 1.4·4.7 + 0.2·1.4 + 1 = 7.86, worked by hand in the lesson
    assert "z = 1.40·4.70 + 0.20·1.40 + 1.00 = 7.86 , ŷ = 1, y = 0" in plain_words(lab)
    assert "Δw = η(y − ŷ)x = 1.00·(0 − 1)·(4.70, 1.40) = (−4.70, −1.40)" in text(lab)
    assert "now w = (−3.30, −1.20), b = 0.00" in text(lab)
    assert text(lab).strip().startswith("sample 51, ● the rest, before: z")
    lab.sample = 52
    assert "Right: nothing changes" in text(lab) and "before: z" not in text(lab)
    lab.sample = 1
    assert "exactly on the line counts as one: Δw = ηx, x is added to w" in text(lab)
    assert "exactly on the line: Δw = ηx = (1.40, 0.20), Δb = η = 1.00" in text(lab)


@pytest.mark.parametrize("epoch", [1, 3, 8])
def test_it_learns_what_scikit_learn_learns(epoch):
    lab = PerceptronLab("iris", classes="versicolor against virginica", shuffle=True, seed=2)
    lab.epoch = epoch
    data = lab.samples
    theirs = SklearnPerceptron(shuffle=False, tol=None, max_iter=epoch).fit(data.X, data.y)
    w, b = weights(lab)
    assert np.array_equal(w, theirs.coef_[0]) and b == theirs.intercept_[0]
    assert f"wrong now: {(theirs.predict(data.X) != data.y).sum()} of 100" in text(lab)


def test_the_bound_stands_beside_the_count_where_there_is_one():
    assert "(R/γ)², 747" in text(PerceptronLab("iris"))
    never = PerceptronLab("iris", classes="versicolor against virginica")
    assert "no line separates these samples" in text(never)
    three = PerceptronLab("iris", classes="all classes")
    assert "a line exists for 1 of the 3 units" in text(three)


def test_the_margin_is_sought_once_for_the_samples_and_only_while_more_is_open(monkeypatch):
    sought = []

    def noted(X, target):
        sought.append(len(X))
        return widest_margin(X, target)

    monkeypatch.setattr("neuronlab.labs.perceptron.lab.widest_margin", noted)
    lab = PerceptronLab("few", epoch=1)
    lab.next_mistake()
    assert sought == []
    lab.readout._fold.active = True
    lab.go(0)
    lab.learning_rate = 2.0
    assert sought == [8]
    lab.points = [(0.5, 1.0, 1)]
    assert sought == [8, 9]


def test_a_margin_that_is_not_found_is_said(monkeypatch):
    def lost(X, target):
        raise NotFound

    monkeypatch.setattr("neuronlab.labs.perceptron.lab.widest_margin", lost)
    said = text(PerceptronLab("few", epoch=1))
    assert "whether a line separates these samples was not found out" in said


def test_the_weights_of_xor_go_round_and_it_is_said():
    lab = PerceptronLab("xor", sample=3)
    assert "no line separates these samples: it will never settle" in text(lab)
    lab.set(epoch=1, sample=0)
    assert "now w = (0.00, 0.00), b = 0.00" in text(lab)
    assert "cycle , these weights come back every epoch, for ever" in text(lab)
    lab.epoch = 500
    assert "come back every epoch" in text(lab)
    for separable in ("and", "or"):
        assert "cycle" not in text(PerceptronLab(separable, epoch=20))


def test_play_goes_on_until_it_has_settled():
    lab = PerceptronLab("iris")
    press(lab, "one epoch")
    lab.player.play()
    for _ in range(10):
        if lab.player.playing:
            tick(lab.player)
    assert not lab.player.playing and lab.epoch == 3


def test_scrubbing_goes_back_and_forth_in_the_same_history():
    lab = PerceptronLab("iris", classes="versicolor against virginica", shuffle=True)
    lab.epoch = 3
    end = weights(lab)
    scrubber = control(lab, "samples seen")
    scrubber.value = 120
    assert (lab.epoch, lab.sample) == (1, 20)
    assert scrubber.max == 300
    scrubber.value = 300
    assert np.array_equal(weights(lab)[0], end[0])


@pytest.mark.slow
def test_the_learning_rate_scales_the_weights_and_leaves_the_line():
    lab = PerceptronLab("iris", epoch=2)
    w, b = weights(lab)
    lab.learning_rate = 0.5
    assert weights(lab)[0] == pytest.approx(w / 2) and weights(lab)[1] == b / 2
    assert (lab.epoch, lab.sample) == (2, 0)


def test_new_order_shuffles_and_begins_again():
    lab = PerceptronLab("iris", epoch=2)
    first = lab.samples.X.copy()
    lab.new_order()
    assert repr(lab) == "PerceptronLab('iris', seed=1, shuffle=True)"
    assert not np.array_equal(lab.samples.X, first)
    assert sorted(map(tuple, lab.samples.X)) == sorted(map(tuple, first))


def test_another_data_set_begins_with_its_own_classes():
    lab = PerceptronLab("iris", classes="all classes", epoch=2)
    lab.data = "xor"
    assert repr(lab) == "PerceptronLab('xor')"
    control(lab, "data").value = "iris"
    assert repr(lab) == "PerceptronLab('iris')"
    control(lab, "classes").value = "virginica against the rest"
    assert lab.samples.class_names == ("the rest", "virginica")


@pytest.mark.slow
def test_a_correction_is_danced_where_a_page_shows_motion_and_ends_in_the_lasting_picture():
    lab = PerceptronLab("few", sample=1)
    screen = Screen(lab)
    lab.stage.moves = True
    begin = screen.pixels.copy()
    press(lab, "next mistake")
    assert repr(lab) == "PerceptronLab('few', sample=2)"
    seen = [screen.pixels.copy()]
    while lab._motion.playing:
        lab._motion.receive({"kind": "tick", "number": 1, "clock": "here"})
        seen.append(screen.pixels.copy())
    assert len(seen) > 10 and not np.array_equal(seen[0], begin)
    assert len({frame.tobytes() for frame in seen}) > 10
    fresh = Screen(PerceptronLab("few", sample=2))
    assert np.array_equal(seen[-1], fresh.pixels)


def test_what_is_no_single_correction_forwards_is_not_danced():
    lab = PerceptronLab("few", sample=3)
    lab.stage.moves = True
    for moment in (2, 1, 8):
        lab.go(moment)
        assert not lab._motion.playing
    press(lab, "one sample")
    assert not lab._motion.playing  # that one was right


def test_it_says_when_it_is_solved_and_that_nothing_is_left():
    lab = PerceptronLab("few")
    while lab.history.wrong(lab.moment).any():
        assert "Solved" not in text(lab)
        press(lab, "next mistake")
    assert "Solved  with 5 corrections: every sample is on its side." in text(lab)
    press(lab, "next mistake")
    assert "an epoch without a mistake has gone by" in text(lab)
    for name in ("next mistake", "one sample", "one epoch"):
        press(lab, name)
        assert "Nothing is left to correct." in text(lab)


def test_own_points_have_a_mark_of_their_own():
    lab = PerceptronLab("iris", points=[(4.0, 2.0, 1)], shuffle=True)
    assert lab.plot.plane._own.get_xydata().tolist() == [[4.0, 2.0]]


# Arrays of one's own, and what is refused.


def test_own_arrays():
    iris = load("iris")
    X, y = iris.X[:, [0, 1]], np.array(["a", "b", "c"])[iris.y]
    lab = PerceptronLab(X, y, epoch=1)
    assert repr(lab) == "PerceptronLab(X, y, epoch=1)"
    twin = eval(repr(lab), {"PerceptronLab": PerceptronLab, "X": X, "y": y})
    assert np.array_equal(twin.stage.picture(), lab.stage.picture())
    assert control(lab, "data").label == "your data"
    lab.data = "or"
    X[:] = np.nan  # the lab has a copy of its own
    control(lab, "data").label = "your data"
    assert np.isfinite(lab.samples.X).all() and lab.samples.name == "your data"


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (
            (np.ones((150, 4)), [0, 1] * 75),
            ValueError,
            r"shape \(150, 4\); PerceptronLab draws 2 fe",
        ),
        ((np.ones((4, 1)), [0, 1] * 2), ValueError, r"shape \(4, 1\); PerceptronLab draws 2"),
        ((np.ones(4), [0, 1] * 2), ValueError, r"X has shape \(4,\); expected two axes"),
        (([[1, np.nan], [1, 2]], [0, 1]), ValueError, "X holds nan"),
        (([["a", "b"], ["c", "d"]], [0, 1]), TypeError, "X has values of type"),
        (([[1, 2], [3, 4]], [1, 1]), ValueError, "y names 1 class only"),
        (([[1, 2], [3, 4]], [1]), ValueError, r"y has shape \(1,\); expected \(2,\)"),
        (([[1, 2], [3, 4]],), TypeError, "data is a list; expected it with labels"),
        (("mnist",), ValueError, "data is 'mnist'; expected one of 'few'"),
        ((np.random.default_rng(0).random((8, 2)), range(8)), ValueError, "y has 8 classes"),
    ],
)
def test_data_that_cannot_be_used(arguments, error, message):
    with pytest.raises(error, match=message):
        PerceptronLab(*arguments)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("state", "message"),
    [
        ({"learning_rate": 0.0}, "learning_rate"),
        ({"epoch": 501}, "epoch"),
        ({"epoch": -1}, "epoch"),
        ({"classes": "cats against dogs"}, "classes is 'cats against dogs'; expected one of"),
        ({"sample": 150}, "sample is 150; an epoch has 150 samples: expected 0 to 149"),
        ({"points": [(1.0, np.nan, 0)]}, "points holds nan"),
        ({"points": [(1.0, 2.0)]}, "points"),
        ({"points": [(1.0, 2.0, 5)]}, "class is 5"),
        ({"erased": [400]}, "erased"),
    ],
)
def test_settings_that_are_refused(state, message):
    with pytest.raises((traitlets.TraitError, ValueError, TypeError), match=message):
        PerceptronLab("iris", **state)
    lab = PerceptronLab("iris", epoch=1)
    with pytest.raises((traitlets.TraitError, ValueError, TypeError), match=message):
        lab.set(**state)
    assert repr(lab) == "PerceptronLab('iris', epoch=1)"
    lab.one_sample()
    assert repr(lab) == "PerceptronLab('iris', epoch=1, sample=1)"


@pytest.mark.slow
def test_a_storm_of_events_ends_in_the_picture_of_a_fresh_lab():
    lab = PerceptronLab("iris", classes="versicolor against virginica", shuffle=True)
    rng, scrubber = np.random.default_rng(0), control(lab, "samples seen")
    for value in rng.integers(0, 400, size=150):
        scrubber.value = min(int(value), scrubber.max)
    fresh = eval(repr(lab), {"PerceptronLab": PerceptronLab})
    assert np.array_equal(lab.stage.picture(), fresh.stage.picture())
