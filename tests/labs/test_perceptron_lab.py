"""The perceptron lab, driven through settings, buttons and clicks, against models of its own."""

import re

import numpy as np
import pytest
import traitlets
from neuronlab import PerceptronLab, load
from sklearn.linear_model import Perceptron as SklearnPerceptron


def text(lab) -> str:
    """Return the readout without its tags."""
    return re.sub(r"<[^>]+>", " ", lab.readout.value)


def weights(lab):
    p = lab.history.at(lab.moment)
    return p.W[:, 0], p.b[0]


def press(lab, name):
    next(w for w in lab.player.children if getattr(w, "description", "") == name).click()


def click(lab, x1, x2):
    """Click on the picture at data coordinates of the plane."""
    px, py = lab.plot.plane.ax.transData.transform((x1, x2))
    width, height = lab.stage.figure.bbox.size
    message = {
        "type": "mousedown", "relativeX": px, "relativeY": height - py,
        "boundingRectWidth": width, "boundingRectHeight": height,
    }  # fmt: skip
    for listener in lab.stage._events:
        listener._handle_mouse_msg(listener, message, [])


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
    assert "z = w₁x₁ + w₂x₂ + b = 1.40·4.70 + 0.20·1.40 + 1.00 =  7.86" in text(lab)
    assert "Δw = η(y − ŷ)x = 1.00·(0 − 1)·(4.70, 1.40) = (−4.70, −1.40)" in text(lab)
    assert "now w = (−3.30, −1.20), b = 0.00" in text(lab)
    lab.sample = 52
    assert "right: nothing changes" in text(lab)
    lab.sample = 1
    assert "exactly on the line, which counts as a mistake: Δw = ηx = (1.40, 0.20)" in text(lab)


@pytest.mark.parametrize("epoch", [1, 3, 8])
def test_it_learns_what_scikit_learn_learns_and_says_so(epoch):
    lab = PerceptronLab("iris", classes="versicolor against virginica", shuffle=True, seed=2)
    lab.epoch = epoch
    data = lab.samples
    theirs = SklearnPerceptron(shuffle=False, tol=None, max_iter=epoch).fit(data.X, data.y)
    w, b = weights(lab)
    assert np.array_equal(w, theirs.coef_[0]) and b == theirs.intercept_[0]
    assert text(lab).count("the same weights ✓") == 2
    assert f"wrong now: {(theirs.predict(data.X) != data.y).sum()} of 100" in text(lab)


def test_a_difference_from_scikit_learn_would_be_shown():
    lab = PerceptronLab("iris")
    lab.reference = PerceptronLab("iris", learning_rate=0.5).reference
    lab.epoch = 1
    assert text(lab).count("differs by 1.") == 2


def test_the_bound_stands_beside_the_count_where_there_is_one():
    assert "(R/γ)² = 748" in text(PerceptronLab("iris"))
    never = PerceptronLab("iris", classes="versicolor against virginica")
    assert "no line separates these samples" in text(never)
    three = PerceptronLab("iris", classes="all classes")
    assert "a line exists for 1 of the 3 units" in text(three)


def test_play_goes_on_until_it_has_settled():
    lab = PerceptronLab("iris")
    lab.player._repeated.index = 2
    lab.player.play()
    for _ in range(10):
        if lab.player.playing:
            lab.player._clock.value += 1
    assert not lab.player.playing and lab.epoch == 3


def test_scrubbing_goes_back_and_forth_in_the_same_history():
    lab = PerceptronLab("iris", classes="versicolor against virginica", shuffle=True)
    lab.epoch = 3
    end = weights(lab)
    lab._scrubber.value = 120
    assert (lab.epoch, lab.sample) == (1, 20)
    assert lab._scrubber.max == 300
    lab._scrubber.value = 300
    assert np.array_equal(weights(lab)[0], end[0])


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
    lab._data_menu.value = "iris"
    assert repr(lab) == "PerceptronLab('iris')"
    lab._class_menu.value = "virginica against the rest"
    assert lab.samples.class_names == ("the rest", "virginica")


# Points of one's own.


@pytest.fixture
def own():
    lab = PerceptronLab("own points")
    lab._editor.active = True
    return lab


def test_clicks_add_and_erase_and_undo_takes_it_back(own):
    own._editor._mode.value = 1
    click(own, 0.5, 0.5)
    own._editor._mode.value = 0
    click(own, -0.5, -0.25)
    assert [p[2] for p in own.points] == [1, 0]
    assert own.points[0][:2] == pytest.approx((0.5, 0.5), abs=0.02)
    own._editor._mode.value = -1
    click(own, 0.4, 0.45)
    assert [p[2] for p in own.points] == [0]
    own._editor.undo()
    assert [p[2] for p in own.points] == [1, 0]
    own._editor.clear()
    assert own.points == []
    for _ in range(4):
        own._editor.undo()
    assert own.points == []


def test_own_points_are_learned(own):
    own.points = [(0.5, 0.5, 1), (-0.5, -0.25, 0)]
    own.next_mistake()
    assert not own.history.wrong(
        own.history.settling_moment() if own.next_mistake() else own.moment
    ).all()
    while own.next_mistake():
        pass
    assert not own.history.wrong(own.moment).any()


def test_typing_does_what_a_click_does(own):
    own._editor._x1.value, own._editor._x2.value = 0.25, -0.75
    own._editor._typed()
    assert own.points == [(0.25, -0.75, 0)]


def test_clicks_do_nothing_while_the_panel_is_folded():
    lab = PerceptronLab("iris")
    click(lab, 4, 1)
    assert lab.points == [] and lab.erased == []


def test_an_own_sample_of_the_data_can_be_erased():
    lab = PerceptronLab("iris")
    lab._editor.active = True
    lab._editor._mode.value = -1
    click(lab, *lab.samples.X[118])  # the virginica with the longest petal, 6.9 by 2.3 cm
    assert lab.erased == [118] and len(lab.samples) == 149


def test_points_are_kept_for_when_the_learner_comes_back():
    lab = PerceptronLab("iris")
    lab.points = [(4.3, 1.3, 1)]
    lab.data = "xor"
    assert lab.points == []
    lab.points = [(0.5, 0.5, 0)]
    lab.data = "iris"
    assert lab.points == [(4.3, 1.3, 1)]
    lab.data = "xor"
    assert lab.points == [(0.5, 0.5, 0)]


def test_one_flower_can_spoil_it():
    lab = PerceptronLab("iris", points=[(4.3, 1.3, 1)])
    assert "no line separates these samples" in text(lab)


def test_without_samples_the_lab_waits(own):
    for name in ("one sample", "next mistake", "one epoch"):
        press(own, name)
    own.player.play()
    own.player._clock.value += 1
    assert own.moment == 0 and not own.player.playing
    assert "no samples yet" in text(own)


def test_one_class_alone_can_be_shown_but_not_compared(own):
    own.points = [(0.5, 0.5, 1)]
    own.one_epoch()
    assert "needs a sample of each class" in text(own)


# Arrays of one's own, and what is refused.


def test_own_arrays():
    iris = load("iris")
    X, y = iris.X[:, [0, 1]], np.array(["a", "b", "c"])[iris.y]
    lab = PerceptronLab(X, y, epoch=1)
    assert repr(lab) == "PerceptronLab(X, y, epoch=1)"
    twin = eval(repr(lab), {"PerceptronLab": PerceptronLab, "X": X, "y": y})
    assert np.array_equal(twin.stage.picture(), lab.stage.picture())
    assert lab._data_menu.label == "your data"
    lab.data = "or"
    X[:] = np.nan  # the lab has a copy of its own
    lab._data_menu.label = "your data"
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
        (([[1, 2], [3, 4]],), TypeError, r"data is a list without labels: pass both"),
        (("mnist",), ValueError, "data is 'mnist'; expected one of 'iris'"),
        ((np.random.default_rng(0).random((8, 2)), range(8)), ValueError, "y has 8 classes"),
    ],
)
def test_data_that_cannot_be_used(arguments, error, message):
    with pytest.raises(error, match=message):
        PerceptronLab(*arguments)


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


def test_a_storm_of_events_ends_in_the_picture_of_a_fresh_lab():
    lab = PerceptronLab("iris", classes="versicolor against virginica", shuffle=True)
    rng = np.random.default_rng(0)
    for value in rng.integers(0, 400, size=150):
        lab._scrubber.value = min(int(value), lab._scrubber.max)
    fresh = eval(repr(lab), {"PerceptronLab": PerceptronLab})
    assert np.array_equal(lab.stage.picture(), fresh.stage.picture())
