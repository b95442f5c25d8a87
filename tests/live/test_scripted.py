"""A widget's script reaches the browser, and no widget makes a class of its own."""

from pathlib import Path

import neuronlab
import pytest
from neuronlab.live.clock import Clock
from neuronlab.live.page import Page
from neuronlab.live.stage import Stage

JS = Path(neuronlab.__file__).parent / "live" / "js"
WIDGETS = {"stage": lambda: Stage(40, 30), "clock": lambda: Clock(lambda: False), "page": Page}


@pytest.mark.parametrize("name", WIDGETS)
def test_its_script_is_sent_with_its_state(name):
    widget = WIDGETS[name]()
    state = widget.get_state()
    assert (JS / f"{name}.js").read_text(encoding="utf-8") in state["_esm"]
    assert state["_anywidget_id"] == f"neuronlab.live.{name}.{name.capitalize()}"
    assert (state["_model_module"], state["_model_name"]) == ("anywidget", "AnyModel")
    widget.close()


@pytest.mark.parametrize("name", WIDGETS)
def test_two_are_of_one_class(name):
    one, other = WIDGETS[name](), WIDGETS[name]()
    assert type(one) is type(other) and type(one).__qualname__ == name.capitalize()
    one.close()
    other.close()
