"""What every lab shows: a title, its parts in one order, a bar with the same words, names."""

import html
import re

import ipywidgets
import neuronlab
import pytest
from labs.every_lab import LABS, controls, make
from neuronlab.labs.backprop.fill_in import FillIn
from neuronlab.live.motion import Motion
from neuronlab.live.page import Page
from neuronlab.live.player import Player
from neuronlab.live.readout import Numbers
from neuronlab.live.stage import Stage

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=LABS)
def untouched(request):
    """Yield one lab for all tests."""
    lab = make(request.param)
    yield lab
    lab.close()


def test_it_says_what_it_is_and_what_to_do_first(untouched):
    title, begin = untouched.title, untouched.begin
    assert 2 <= len(title) <= 30 and title[0].isupper() and begin.endswith(".")
    assert len(title + begin) <= 90  # one line on the card
    head = html.unescape(untouched.children[0].value)
    assert title in head and begin in head


def test_its_parts_stand_in_the_order_of_the_family(untouched):
    found = [rank(part) for part in untouched.children[1:]]
    found = [part for part in found if part]
    under = found.index(STAGE) + 1
    if found[under] == CONTROLS:  # each of its groups stands under what it sets in the picture
        del found[under]
    assert found == sorted(found), found
    assert found.count(STAGE) == found.count(NUMBERS) == 1 and found.count(PLAYER) <= 1
    inside = {player for player in controls(untouched, (Player,))}
    assert len(inside) == found.count(PLAYER), "a player stands in the lab itself"


CONTROLS, STAGE, PLAYER, NUMBERS = 1, 2, 3, 4


def rank(part) -> int:
    """Return how far down a part of a lab stands; 0 for what has no place of its own."""
    for kind, place in ((Stage, STAGE), (Player, PLAYER), (Numbers, NUMBERS)):
        if isinstance(part, kind):
            return place
    if isinstance(part, Motion | FillIn | Page | ipywidgets.HTML):
        return 0
    assert "neuronlab-panel" in part._dom_classes, f"{part} is no part of a lab"
    return CONTROLS


STEPS = re.compile(r"(one|two|five|ten|\d+) (more )?\w[\w-]*|next mistake|to the end")
"""What the steps in a bar are called."""

NOT_SAID = re.compile(r"^(next|next (step|sample|epoch)|previous|restart|one step back|random)$")


def test_the_bar_has_the_words_and_the_order_of_every_bar(untouched):
    for player in controls(untouched, (Player,)):
        names = [getattr(part, "description", None) for part in player.children]
        names = [name for name in names if name]
        assert names[0] == "reset"
        last = names.index("speed")
        assert names[last + 1 :] in ([], ["new weights"])
        assert names.index("Play") == (2 if "back" in names else 1), names
        steps = [
            part.description
            for part in player.children
            if isinstance(part, ipywidgets.Button) and part.description != "new weights"
        ]
        for name in steps:
            assert name in ("reset", "back") or STEPS.fullmatch(name), name
        marked = [part for part in player.children if "neuronlab-repeated" in part._dom_classes]
        assert len(marked) == 1


def test_no_button_says_in_other_words_what_every_lab_calls_the_same(untouched):
    for button in controls(untouched, (ipywidgets.Button,)):
        assert not NOT_SAID.match(button.description), button.description
        icon = {"reset": "fast-backward", "back": "step-backward"}.get(button.description)
        assert icon in (None, button.icon), button.description


def test_every_slider_over_moments_is_in_the_bar(untouched):
    inside = [
        slider
        for player in controls(untouched, (Player,))
        for slider in controls(player, (ipywidgets.IntSlider,))
    ]
    for slider in controls(untouched, (ipywidgets.IntSlider,)):
        over_time = slider.tooltip == "drag back and forth through the history"
        assert not over_time or slider in inside, slider.description


def test_no_two_labs_have_one_title():
    assert len({getattr(neuronlab, name).title for name in LABS}) == len(LABS)


def test_every_control_has_a_name(untouched):
    for widget in controls(untouched):
        assert widget.description or widget.tooltip, widget
