"""The player, driven as the browser drives it: by ticks of its clock."""

import ipywidgets
import live_screen
import pytest
from neuronlab.live.player import Action, Player


class Counter:
    def __init__(self, last=3):
        self.value, self.last = 0, last

    def one(self):
        return self.add(1)

    def ten(self):
        return self.add(10)

    def add(self, n):
        self.value += n
        return self.value < self.last

    def reset(self):
        self.value = 0


@pytest.fixture
def counter():
    return Counter()


@pytest.fixture
def player(counter):
    actions = [Action("one", counter.one, "one more"), Action("ten", counter.ten, "ten more")]
    return Player(actions, counter.reset)


def tick(player, times=1):
    for _ in range(times):
        live_screen.tick(player)


def button(player, name):
    return next(w for w in player.children if getattr(w, "description", "") == name)


def test_buttons_do_what_they_say(player, counter):
    button(player, "one").click()
    button(player, "ten").click()
    assert counter.value == 11
    button(player, "reset").click()
    assert counter.value == 0


def test_play_repeats_until_there_is_no_more(player, counter):
    player.play()
    tick(player, 2)
    assert counter.value == 2 and player.playing
    tick(player, 5)
    assert counter.value == 3 and not player.playing


def test_play_repeats_the_step_that_was_pressed_last_and_marks_it(player, counter):
    counter.last = 1000
    button(player, "ten").click()
    player.play()
    tick(player, 3)
    assert counter.value == 40
    marked = [w.description for w in player.children if "neuronlab-repeated" in w._dom_classes]
    assert marked == ["ten"]
    assert button(player, "ten").tooltip == "ten more; Play repeats it"
    assert button(player, "one").tooltip == "one more"


def test_the_bar_has_one_order(counter):
    scrubber, went = ipywidgets.IntSlider(description="moment"), []
    player = Player(
        [Action("one", counter.one, ""), Action("ten", counter.ten, "")],
        counter.reset, back=lambda: went.append("back"), scrubber=scrubber,
    )  # fmt: skip
    names = [getattr(w, "description", "") for w in player.children]
    assert names == ["", "reset", "back", "Play", "one", "ten", "moment", "speed"]
    button(player, "back").click()
    assert went == ["back"]


def test_ticks_while_paused_do_nothing(player, counter):
    message = {"kind": "tick", "number": 1, "clock": "here"}
    player._clock.receive(message)
    player.play()
    player.pause()
    player._clock.receive(message)
    assert counter.value == 0


def test_the_toggle_and_the_clock_agree(player):
    toggle = button(player, "Play")
    toggle.value = True
    assert player.playing and toggle.description == "Pause"
    player.pause()
    assert toggle.value is False and toggle.description == "Play"


def test_reset_stops(player):
    player.play()
    player.reset()
    assert not player.playing


def test_speed_is_the_clocks(player):
    player._speed.value = 20
    assert player._clock.per_second == 20


def test_each_tick_is_answered_with_the_time_it_took(player, counter):
    heard = []
    player._clock.send = heard.append
    player.play()
    counter.one = None
    player._clock.receive({"kind": "tick", "number": 5, "clock": "here"})
    assert heard[0].pop("work") >= 0
    assert heard == [{"kind": "tock", "number": 5, "clock": "here"}]


def test_of_two_pages_one_clock_counts(player, counter):
    counter.last = 1000
    player.play()
    for clock in ("here", "there", "here"):
        player._clock.receive({"kind": "tick", "number": 1, "clock": clock})
    assert counter.value == 2


def test_a_tick_that_fails_is_answered_and_stops(counter):
    player = Player([Action("fail", lambda: 1 / 0, "")], counter.reset)
    heard = []
    player._clock.send = heard.append
    player.play()
    with pytest.raises(ZeroDivisionError):
        tick(player)
    assert not player.playing and heard[0]["kind"] == "tock"


def test_as_fast_as_it_goes_is_a_speed_of_its_own(counter):
    counter.last = 10_000
    player = Player([Action("one", counter.one, "")], counter.reset, fastest=lambda: counter.add(7))
    button(player, "speed").label = "as fast as it goes"
    player.play()
    tick(player, 2)
    assert counter.value == 14 and player._clock.per_second == 60
    button(player, "speed").label = "5 a second"
    tick(player)
    assert counter.value == 15 and player._clock.per_second == 5
