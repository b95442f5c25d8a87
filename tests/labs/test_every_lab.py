"""What every lab promises: state as text, one frame an event, no trace left, nothing shared."""

import base64
import io
import os

import ipywidgets
import neuronlab
import numpy as np
import pytest
import traitlets
from labs.every_lab import LABS, RANDOM_STATE, make, picture
from PIL import Image

SEEDS = int(os.environ.get("NEURONLAB_SEEDS", "4"))
"""How many random states each lab is put into."""


@pytest.fixture(params=LABS)
def name(request):
    return request.param


def test_every_lab_has_random_settings_here():
    assert LABS and set(LABS) == set(RANDOM_STATE)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_repr_is_the_call_that_makes_the_same_picture(name, seed):
    state = RANDOM_STATE[name](np.random.default_rng(seed))
    lab = make(name, state)
    twin = eval(repr(lab), vars(neuronlab) | {name: getattr(neuronlab, name)})
    assert repr(twin) == repr(lab)
    assert np.array_equal(picture(twin), picture(lab))
    assert twin.readout.value == lab.readout.value
    assert twin.stage.tooltip == lab.stage.tooltip


@pytest.mark.parametrize("seed", range((SEEDS + 1) // 2))
def test_whatever_came_before_the_picture_is_that_of_a_fresh_lab(name, seed):
    rng = np.random.default_rng(seed)
    lab = make(name)
    for _ in range(4):
        state = RANDOM_STATE[name](rng)
        if seed % 2:
            lab.set(**state)
        else:
            with lab.hold_trait_notifications():
                for key, value in state.items():
                    setattr(lab, key, value)
    assert np.array_equal(picture(lab), picture(eval(repr(lab), vars(neuronlab))))
    before = picture(lab)
    lab.redraw()
    assert np.array_equal(picture(lab), before)


def test_several_settings_at_once_draw_once(name):
    lab = make(name)
    frames = []
    lab.stage.observe(lambda change: frames.append(change["new"]), "value")
    lab.set(**RANDOM_STATE[name](np.random.default_rng(1)))
    assert len(frames) == 1
    lab.set(**{key: getattr(lab, key) for key in lab.state_names()})
    assert len(frames) == 1


def test_the_picture_goes_where_no_kernel_is(name):
    lab = make(name)
    data, metadata = lab._repr_mimebundle_()
    assert data["text/plain"] == repr(lab)
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == lab.model_id
    png = base64.b64decode(data["image/png"])
    assert len(png) <= 40_000
    image = Image.open(io.BytesIO(png))
    assert image.mode == "P"
    assert metadata["image/png"]["width"] / metadata["image/png"]["height"] == pytest.approx(
        image.width / image.height, rel=0.01
    )


def test_the_text_alternative_follows_the_picture(name):
    lab = make(name)
    seen = {lab.stage.tooltip}
    rng = np.random.default_rng(0)
    for _ in range(3):
        lab.set(**RANDOM_STATE[name](rng))
        seen.add(lab.stage.tooltip)
    assert all(seen) and len(seen) > 1


def test_every_control_has_a_name(name):
    for widget in controls(make(name)):
        assert widget.description or widget.tooltip, widget


def test_every_slider_is_tied_to_a_setting(name):
    lab = make(name, RANDOM_STATE[name](np.random.default_rng(2)))
    for slider in controls(lab, (ipywidgets.IntSlider, ipywidgets.FloatSlider)):
        before = repr(lab)
        slider.value = slider.min if slider.value != slider.min else slider.max
        assert repr(lab) != before, slider.description


def test_a_setting_that_is_not_there_is_named(name):
    with pytest.raises(TypeError, match="has no setting 'colour'; it has"):
        make(name, {"colour": "red"})
    lab = make(name)
    with pytest.raises(TypeError, match="has no setting 'colour'"):
        lab.set(colour="red")


def test_a_refused_value_changes_nothing(name):
    lab = make(name)
    before, shown = repr(lab), picture(lab)
    for key, trait in lab.traits(state=True).items():
        if getattr(trait, "max", None) is not None:
            with pytest.raises(traitlets.TraitError, match=key):
                setattr(lab, key, trait.max + 1)
        with pytest.raises((traitlets.TraitError, ValueError, TypeError)):
            lab.set(**{key: object()})
    assert repr(lab) == before and np.array_equal(picture(lab), shown)


def test_what_is_not_a_finite_number_is_refused(name):
    lab = make(name)
    before = repr(lab)
    for key, trait in lab.traits(state=True).items():
        if isinstance(trait, traitlets.Float):
            for value in (float("nan"), float("inf")):
                with pytest.raises(traitlets.TraitError, match=key):
                    setattr(lab, key, value)
    assert repr(lab) == before


def test_a_setting_between_two_steps_outlives_the_browsers_rounding(name):
    lab = make(name, RANDOM_STATE[name](np.random.default_rng(5)))
    for key, trait in lab.traits(state=True).items():
        link = lab._links.get(key)
        if isinstance(trait, traitlets.Float) and link is not None:
            value = trait.min + (trait.max - trait.min) / 3.0001
            setattr(lab, key, value)
            slider = link.target[0]
            steps = (slider.value - slider.min) / slider.step
            assert steps == pytest.approx(round(steps), abs=1e-6)
            slider.set_state({"value": slider.value + 5e-17 + 1e-15 * abs(slider.value)})
            assert getattr(lab, key) == value


def test_closing_leaves_no_widget_behind(name):
    from ipywidgets.widgets.widget import _instances

    registered = set(_instances)
    lab = make(name, RANDOM_STATE[name](np.random.default_rng(3)))
    assert len(set(_instances) - registered) > 10
    lab.close()
    assert set(_instances) == registered
    assert repr(lab).startswith(name)


def test_two_labs_do_not_touch_each_other(name):
    one, other = make(name), make(name)
    before, shown = repr(other), picture(other)
    one.set(**RANDOM_STATE[name](np.random.default_rng(4)))
    one.close()
    assert repr(other) == before and np.array_equal(picture(other), shown)


def controls(lab, kinds=(ipywidgets.widgets.widget_description.DescriptionWidget,)):
    """Return all controls inside a lab, those in folded panels too."""
    found, todo = [], [lab]
    while todo:
        widget = todo.pop()
        todo.extend(getattr(widget, "children", ()))
        if isinstance(widget, kinds) and not isinstance(
            widget, ipywidgets.HTML | ipywidgets.Label | ipywidgets.Play
        ):
            found.append(widget)
    return found
