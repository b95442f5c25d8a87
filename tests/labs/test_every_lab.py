"""What every lab promises: state as text, one frame an event, no trace left, nothing shared."""

import base64
import functools
import gc
import io
import json
import os
import re
import weakref
from pathlib import Path

import ipywidgets
import neuronlab
import numpy as np
import pytest
import traitlets
from ipywidgets.widgets.widget import _instances
from labs import storm
from labs.every_lab import BY_HAND, LABS, controls, make, picture, random_state
from live_screen import Screen, point
from neuronlab import PerceptronLab
from neuronlab.live.page import page
from neuronlab.live.settings import source
from neuronlab.live.spots import messages
from neuronlab.live.stage import Stage
from PIL import Image

pytestmark = pytest.mark.slow

SEEDS = int(os.environ.get("NEURONLAB_SEEDS", "2"))
"""How many random walks each lab goes on."""

EVENTS = int(os.environ.get("NEURONLAB_EVENTS", "30"))
"""How many random events each lab has to weather."""


@pytest.fixture(scope="module", params=LABS)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def untouched(name):
    """Yield one lab for all tests that leave it as they find it."""
    lab = make(name)
    before, shown = repr(lab), picture(lab)
    yield lab
    assert repr(lab) == before and np.array_equal(picture(lab), shown)
    lab.close()


@pytest.fixture(scope="module")
def worn(name):
    """Yield one lab for all tests that bring it into the state that they need."""
    lab = make(name)
    yield lab
    lab.close()


def test_there_are_labs_and_settings_that_none_of_them_has_are_not_drawn():
    assert len(LABS) >= 28
    for name in BY_HAND:
        drawn = random_state(name, np.random.default_rng(0))
        assert set(drawn) <= set(getattr(neuronlab, name).class_traits(state=True))


def test_a_setting_that_nobody_knows_how_to_draw_is_named(monkeypatch):
    monkeypatch.delitem(BY_HAND, "SequenceLab")
    with pytest.raises(LookupError, match=r"SequenceLab\.word can be does not follow"):
        random_state("SequenceLab", np.random.default_rng(0))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_wherever_it_has_been_repr_is_the_call_that_makes_the_same_picture(name, seed):
    rng = np.random.default_rng(seed)
    lab, seen = make(name), set()
    screen = Screen(lab)
    for _ in range(3):
        state = random_state(name, rng)
        if seed % 2:
            lab.set(**state)
        else:
            with lab.hold_trait_notifications():
                for key, value in state.items():
                    setattr(lab, key, value)
        twin = eval(repr(lab), vars(neuronlab))
        assert repr(twin) == repr(lab)
        assert np.array_equal(picture(twin), picture(lab)) and screen.is_right()
        assert twin.readout.value == lab.readout.value
        assert twin.stage.alt == lab.stage.alt
        seen.add(lab.stage.alt)
    before = picture(lab)
    lab.redraw()
    assert np.array_equal(picture(lab), before)
    assert all(seen) and len(seen) > 1  # the text alternative follows the picture


def test_a_storm_of_events_ends_in_the_picture_of_a_fresh_lab(name):
    rng = np.random.default_rng(EVENTS)
    lab = make(name)
    screen = Screen(lab)
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        for _ in range(EVENTS):
            storm.strike(lab, rng)
        point(lab.stage, "leave", 0, 0)  # what is under the pointer is not the lab's state
    twin = eval(repr(lab), vars(neuronlab))
    assert repr(twin) == repr(lab) and np.array_equal(picture(twin), picture(lab))
    assert screen.is_right()
    lab.redraw()
    assert np.array_equal(picture(twin), picture(lab))


def test_several_settings_at_once_draw_once(worn):
    lab, name = worn, type(worn).__name__
    screen = Screen(lab)
    lab.set(**random_state(name, np.random.default_rng(1)))
    assert screen.frames == 1
    lab.set(**{key: getattr(lab, key) for key in lab.state_names()})
    assert screen.frames == 1


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_on_another_screen_the_picture_is_that_of_a_lab_made_for_it(name, ratio, monkeypatch):
    lab = make(name, random_state(name, np.random.default_rng(5)))
    Screen(lab, 1.5)
    screen = Screen(lab, ratio)
    monkeypatch.setattr("neuronlab.live.lab.Stage", functools.partial(Stage, scale=ratio))
    fresh = eval(repr(lab), vars(neuronlab))
    assert screen.is_right() and np.array_equal(picture(fresh), picture(lab))
    lab.redraw()
    assert screen.is_right() and np.array_equal(picture(fresh), picture(lab))


def test_the_picture_goes_where_no_kernel_is(untouched):
    lab = untouched
    data, metadata = lab._repr_mimebundle_()
    assert data["text/plain"] == repr(lab)
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == lab.model_id
    png = base64.b64decode(data["image/png"])
    assert len(png) <= 40_000
    assert metadata["image/png"]["alt"] == lab.stage.alt != ""
    image = Image.open(io.BytesIO(png))
    assert image.mode == "P"
    assert metadata["image/png"]["width"] / metadata["image/png"]["height"] == pytest.approx(
        image.width / image.height, rel=0.01
    )


POINTED = [
    f"{path.parent.name}.{path.stem}"
    for path in Path(neuronlab.__file__).parent.glob("labs/*/*lab.py")
    if re.search(r"on_drag|on_pointer", path.read_text(encoding="utf-8"))
]
"""The files, with their rooms, of the labs that listen to the pointer."""


def test_what_listens_to_the_pointer_says_where_and_what_for(worn):
    lab = worn
    if ".".join(type(lab).__module__.split(".")[-2:]) not in POINTED:
        assert not lab.spots()
        return
    if isinstance(lab, PerceptronLab):
        lab._editor.active = True
    for seed in range(3):
        lab.set(**random_state(type(lab).__name__, np.random.default_rng(seed)))
        spots = lab.spots()
        names = [spot.name for spot in spots]
        assert spots and all(names) and len(set(names)) == len(names)
        assert len({spot.key for spot in spots}) == len(spots)
        told = messages(spots)
        json.dumps(told)
        for spot in told:
            if spot["kind"] == "point":
                assert ((0, 0) <= np.array(spot["at"][0])).all()
                assert (np.array(spot["at"][0]) <= lab.size).all()


def test_every_slider_is_tied_to_a_setting(worn):
    lab = worn
    lab.set(**random_state(type(lab).__name__, np.random.default_rng(2)))
    for slider in controls(lab, (ipywidgets.IntSlider, ipywidgets.FloatSlider)):
        before = repr(lab)
        slider.value = slider.min if slider.value != slider.min else slider.max
        assert repr(lab) != before, slider.description


def test_a_setting_that_is_not_there_is_named(name, untouched):
    with pytest.raises(TypeError, match="has no setting 'colour'; it has"):
        make(name, {"colour": "red"})
    with pytest.raises(TypeError, match="has no setting 'colour'"):
        untouched.set(colour="red")


HOSTILE = (
    None, object(), "no such thing", "<img src=x onerror=alert(1)>", float("nan"), float("inf"),
    -1e308, 1e308, -1, 10**12, [], [[]], [10**12], [float("nan")], [None], (1, 2, 3), {"a": 1},
    b"x", np.zeros((2, 2)),
)  # fmt: skip


def test_a_refused_value_changes_nothing_and_is_told_what_is_allowed(untouched):
    lab, refused = untouched, 0
    before = {key: getattr(lab, key) for key in lab.state_names()}
    for key, trait in lab.traits(state=True).items():
        beyond = [] if getattr(trait, "max", None) is None else [trait.max + 1, trait.min - 1]
        for value in (*HOSTILE, *beyond):
            try:
                setattr(lab, key, value)
            except (traitlets.TraitError, ValueError, TypeError) as error:
                refused += 1
                assert re.match(rf"{key}(\[\d+\])? (is|holds|has) .*expected ", str(error), re.S), (
                    error
                )
            else:
                assert value not in beyond
                lab.set(**before)
            assert {key: getattr(lab, key) for key in before} == before
    assert refused > 10 * len(before)


def test_a_setting_is_a_decimal_number_of_ten_digits(worn):
    lab = worn
    for key, trait in lab.traits(state=True).items():
        if isinstance(trait, traitlets.Float):
            low, high = max(trait.min, -50), min(trait.max, 50)
            setattr(lab, key, low + (high - low) / 3)
            text = source(getattr(lab, key))
            assert 0 < len(re.sub(r"e.*|[-.]", "", text).lstrip("0")) <= 10
            assert f"={text}" in repr(lab) or lab.is_default(key)


def test_a_setting_between_two_steps_outlives_the_browsers_rounding(worn):
    lab = worn
    lab.set(**random_state(type(lab).__name__, np.random.default_rng(5)))
    for bound in lab._bindings:
        key, slider = bound.setting, bound.control
        trait = lab.traits().get(key)
        if isinstance(trait, traitlets.Float):
            value = float(f"{trait.min + (trait.max - trait.min) / 3.0001:.10g}")
            setattr(lab, key, value)
            steps = (slider.value - slider.min) / slider.step
            assert steps == pytest.approx(round(steps), abs=1e-6)
            slider.set_state({"value": slider.value + 5e-17 + 1e-15 * abs(slider.value)})
            assert getattr(lab, key) == value


def test_closing_leaves_no_widget_behind_and_what_nobody_shows_or_holds_is_let_go(name, untouched):
    before, seen = repr(untouched), picture(untouched)
    page()  # the one that all blocks show stays
    gc.freeze()  # what is there already need not be looked through below
    registered = set(_instances)
    shown, dropped = make(name, random_state(name, np.random.default_rng(3))), make(name)
    shown._repr_mimebundle_()
    parts = set(_instances) - registered
    assert len(parts) > 10
    still = [weakref.ref(shown), weakref.ref(dropped)]
    del shown, dropped
    gc.collect()
    gc.unfreeze()
    assert [reference() is not None for reference in still] == [True, False]
    lab = still[0]()
    lab.close()
    assert not parts & set(_instances)
    assert repr(lab).startswith(name)
    # Nor does making and closing one touch another.
    assert repr(untouched) == before and np.array_equal(picture(untouched), seen)


def test_two_labs_do_not_touch_each_other(name, untouched, worn):
    before, shown = repr(untouched), picture(untouched)
    worn.set(**random_state(name, np.random.default_rng(4)))
    assert repr(untouched) == before and np.array_equal(picture(untouched), shown)
