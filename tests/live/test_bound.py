"""A binding, driven as the browser drives it: it shows, it writes, and it never argues."""

import math

import ipywidgets
import pytest
import traitlets
from neuronlab.live.bound import Bound, element, on_a_step
from neuronlab.live.controls import menu
from neuronlab.live.lab import Lab
from neuronlab.live.settings import Number


class Model:
    """Something with a number, which counts how often it was written."""

    def __init__(self, value):
        self.value, self.written = value, []

    def read(self):
        return self.value

    def write(self, value):
        self.written.append(value)
        self.value = value


class Places(Lab):
    """A lab with little in it: two numbers, a list, and which of its elements is in hand."""

    size = (120, 80)
    x = Number(0.25, min=0.0, max=1.0).tag(state=True)
    heights = traitlets.List(Number(0.0, min=-1.0, max=1.0), [0.1, 0.2, 0.3], maxlen=4).tag(
        state=True
    )
    chosen = traitlets.Int(0, min=0, max=3).tag(state=True)

    def build(self):
        """Make the controls."""
        height = ipywidgets.FloatSlider(min=-1.0, max=1.0, step=0.05)
        fields = [ipywidgets.BoundedFloatText(min=-9.0, max=9.0) for _ in range(4)]
        self.slider_x = self.slider("x", "x", 0.1)
        self.which = self.menu("chosen", "which", self.options)
        self.height = self.element("heights", lambda: self.chosen, height)
        self.fields = [self.element("heights", k, field) for k, field in enumerate(fields)]
        return (self.slider_x, self.which, self.height, *self.fields, self.stage, self.readout)

    def options(self):
        """Return what the menu offers."""
        return [(f"height {k + 1}", k) for k in range(len(self.heights))]

    def settle(self, changed):
        """Keep the element in hand within the list; refuse numbers that nobody wants."""
        if 0.13 in self.heights:
            raise ValueError("nobody wants 0.13")
        self.chosen = min(self.chosen, len(self.heights) - 1)

    def show(self, changed):
        """Show nothing."""
        return "a list"


class Browser:
    """The browser's side of a slider: puts what comes on a step, and says so some time later."""

    def __init__(self, slider):
        self._slider, self._echoes = slider, []
        slider.observe(self._got, "value")

    def _got(self, change):
        low, span = self._slider.min, self._slider.max - self._slider.min
        step, percent = self._slider.step * 100 / span, (change["new"] - low) * 100 / span
        rounded = math.floor(percent / step + 0.5) * step * span / 100 + low
        if rounded != change["new"]:
            self._echoes.append(rounded)

    def answer(self):
        echoes, self._echoes = self._echoes, []
        for value in echoes:
            self._slider.set_state({"value": value})


@pytest.fixture
def lab():
    lab = Places()
    yield lab
    lab.close()


def test_what_is_shown_is_not_written():
    model, control = Model(3), ipywidgets.IntSlider(max=9)
    bound = Bound(control, model.read, model.write)
    bound.show()
    assert control.value == 3 and not model.written
    model.value = 5
    bound.show()
    assert control.value == 5 and not model.written
    control.value = 7
    assert model.written == [7]
    control.set_state({"value": 7})  # said twice
    assert model.written == [7]


def test_options_that_change_and_a_range_that_shrinks_write_nothing():
    model, options = Model("b"), ["a", "b", "c"]
    choice = menu("choice", ())
    bound = Bound(choice, model.read, model.write, options=lambda: list(options))
    bound.show()
    options[:] = ["b", "d"]
    bound.show()
    assert choice.options == ("b", "d") and choice.value == "b" and not model.written
    choice.set_state({"index": 1})
    assert model.written == ["d"]

    moment, furthest = Model(8), Model(9)
    slider = ipywidgets.IntSlider(max=1)
    scrubber = Bound(slider, moment.read, moment.write, max=furthest.read)
    scrubber.show()
    assert (slider.value, slider.max) == (8, 9)
    moment.value, furthest.value = 2, 4
    scrubber.show()
    assert (slider.value, slider.max) == (2, 4) and not moment.written


def test_what_is_told_late_does_not_win_over_what_is_there_by_now():
    model, control = Model(0), ipywidgets.IntSlider(max=9)
    # Another listener, told first, already moves on: the binding is told 3 after it was told 7.
    control.observe(lambda change: setattr(control, "value", 7), "value")
    bound = Bound(control, model.read, model.write)
    control.set_state({"value": 3})
    assert model.value == control.value == 7 and model.written == [7]
    bound.show()
    assert control.value == 7


def test_a_browsers_echo_of_an_old_value_does_not_win_over_a_newer_one(lab):
    slider = lab.slider_x
    browser = Browser(slider)
    for old, new in ((1 / 3, 0.7), (0.25, 0.6), (0.6999, 0.05), (0.1 + 0.2, 0.9), (0.05, 1.0)):
        lab.x = old
        lab.x = new
        browser.answer()
        assert lab.x == new
    lab.x = 1 / 3
    slider.set_state({"value": slider.value + 1e-16})
    assert lab.x == 0.3333333333


def test_a_value_between_two_steps_stays_until_a_hand_moves_the_slider(lab):
    lab.x = 1 / 3
    assert lab.slider_x.value == pytest.approx(0.3)
    lab.slider_x.value = 0.31  # the same step
    assert lab.x == 0.3333333333 and lab.slider_x.value == pytest.approx(0.3)
    lab.slider_x.value = 0.4
    assert lab.x == 0.4
    lab.heights = [0.123, 0.2]
    assert lab.height.value == pytest.approx(0.1) and lab.heights[0] == 0.123


@pytest.mark.parametrize("step", [0.05, 0.1, 0.02, 0.25, 0.01])
def test_a_slider_on_a_step_is_where_the_browser_leaves_it(step):
    slider = ipywidgets.FloatSlider(min=-3.0, max=3.0, step=step)
    for k in range(601):
        shown = on_a_step(slider, -3 + k / 100)
        assert on_a_step(slider, shown) == shown
        assert abs(shown - (-3 + k / 100)) <= step / 2 + 1e-9
    assert (on_a_step(slider, 9.0), on_a_step(slider, -9.0)) == (3.0, -3.0)


def test_a_step_is_written_as_the_decimal_number_that_it_stands_for():
    model, slider = Model(0.0), ipywidgets.FloatSlider(min=-3.0, max=3.0, step=0.1)
    bound = Bound(slider, model.read, model.write)
    bound.show()
    for k in range(-30, 31):
        slider.value = k / 10
    assert set(map(repr, model.written)) == {repr(k / 10) for k in range(-30, 31)}


def test_a_refused_value_snaps_back(lab):
    field = lab.fields[1]
    with pytest.raises(traitlets.TraitError, match="heights"):
        field.set_state({"value": 5.0})  # beyond what the setting allows
    assert field.value == lab.heights[1] == 0.2
    with pytest.raises(ValueError, match=r"0\.13"):
        field.value = 0.13  # what only settle refuses
    assert field.value == lab.heights[1] == 0.2
    field.value = 0.4
    assert lab.heights == [0.1, 0.4, 0.3]


def test_where_nothing_is_made_of_a_value_the_control_goes_back():
    model, control = Model("cab"), ipywidgets.Text()
    bound = Bound(control, model.read, lambda text: text and model.write(text.lower()))
    bound.show()
    control.value = ""
    assert control.value == "cab" and not model.written
    control.value = "ABC"
    assert control.value == model.value == "abc"


def test_an_element_is_set_alone_and_hidden_where_there_is_none(lab):
    lab.fields[2].value = -0.5
    assert lab.heights == [0.1, 0.2, -0.5]
    assert [field.layout.display for field in lab.fields] == [None, None, None, "none"]
    lab.fields[3].value = 0.5  # from a browser that is late
    assert lab.heights == [0.1, 0.2, -0.5]
    lab.heights = [0.1, 0.2, 0.3, 0.4]
    assert lab.fields[3].layout.display is None and lab.fields[3].value == 0.4


def test_an_element_in_hand_follows_the_hand(lab):
    lab.which.value = 2
    assert lab.chosen == 2 and lab.height.value == pytest.approx(0.3)
    lab.height.value = 0.75
    assert lab.heights == [0.1, 0.2, 0.75] and lab.fields[2].value == 0.75
    lab.heights = [0.5]
    assert lab.chosen == 0 and len(lab.which.options) == 1 and lab.height.value == 0.5


def test_a_list_that_is_no_setting_has_elements_too():
    model, control = Model(("a", "b")), menu("second", ("a", "b", "c"))
    bound = element(control, model.read, model.write, 1)
    bound.show()
    assert control.value == "b"
    control.value = "c"
    assert model.value == ["a", "c"]


def test_a_field_shows_what_is_chosen_now_and_sets_it_while_it_is_in_sight():
    numbers, chosen, open_ = {"w": 1.23456, "b": -2.0}, Model("w"), Model(False)
    field = ipywidgets.FloatText()
    bound = Bound(
        field,
        lambda: round(numbers[chosen.value], 4),
        lambda value: numbers.update({chosen.value: value}),
        open_.read,
    )
    bound.show()
    field.value = 9.0
    assert numbers["w"] == 1.23456  # the fold is closed
    open_.value = True
    bound.show()
    assert field.value == 1.2346 and numbers["w"] == 1.23456
    chosen.value = "b"
    bound.show()
    field.value = -1.5
    assert numbers == {"w": 1.23456, "b": -1.5}


def test_closing_a_lab_lets_go_of_its_bindings(lab):
    slider, field, before = lab.slider_x, lab.fields[0], lab.x
    lab.close()
    slider.value, field.value = 0.9, 0.9
    assert lab.x == before and lab.heights[0] == 0.1
    assert not lab._bindings
