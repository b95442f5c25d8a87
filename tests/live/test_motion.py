"""A movement: only where a page shows it, slow at both ends, over with the next change."""

import base64
import io

import numpy as np
import pytest
from live_screen import Screen
from neuronlab.labs.template.lab import TemplateLab
from PIL import Image


class Glider(TemplateLab):
    """Moves its dot to where the input is."""

    moves = True

    def build(self):
        self.parts = []
        self._at = 0.0
        return super().build()

    def show(self, changed):
        said = super().show(changed)
        before, now = self._at, self.x

        def draw(part):
            self.parts.append(part)
            x = before + part * (now - before)
            self.plot.update(self.answer(x))

        self.glide(draw, frames=4)
        self._at = now
        return said

    def answer(self, x):
        from neuronlab.labs.template.model import answer

        return answer(self.weight, self.bias, x)


def tick(lab):
    lab._motion.receive({"kind": "tick", "number": 1, "clock": "here"})


@pytest.fixture
def lab():
    made = Glider()
    made.parts.clear()
    yield made
    made.close()


def test_without_a_page_only_the_last_picture_is_drawn(lab):
    lab.x = 2.0
    assert lab.parts == [1.0] and not lab._motion.playing


def test_on_a_page_it_goes_the_way_in_a_few_frames(lab):
    screen = Screen(lab)
    lab.stage.moves = True
    lab.x = 2.0
    assert lab.parts == [0.0] and repr(lab) == "Glider(x=2)" and lab._motion.playing
    before = screen.frames
    for _ in range(6):
        tick(lab)
    # (1 − cos(πk/4)) / 2 for k = 1, 2, 3, 4
    assert lab.parts == pytest.approx([0, 0.146447, 0.5, 0.853553, 1], abs=1e-6)
    assert not lab._motion.playing and screen.frames == before + 4
    assert np.array_equal(lab.stage.picture(), Glider(x=2.0).stage.picture())


def test_the_next_change_ends_it(lab):
    lab.stage.moves = True
    lab.x = 2.0
    tick(lab)
    lab.stage.moves = False  # as where the user asks for less motion meanwhile
    lab.weight = 0.5
    assert lab.parts[-1] == 1.0 and not lab._motion.playing
    drawn = len(lab.parts)
    tick(lab)
    assert len(lab.parts) == drawn


def test_what_is_saved_is_the_last_picture(lab):
    lab.stage.moves = True
    lab.x = 2.0
    data, _ = lab._repr_mimebundle_()
    assert lab.parts[-1] == 1.0 and not lab._motion.playing
    fresh, _ = Glider(x=2.0)._repr_mimebundle_()
    shown, wanted = (
        np.asarray(Image.open(io.BytesIO(base64.b64decode(each["image/png"]))).convert("RGB"))
        for each in (data, fresh)
    )
    assert np.array_equal(shown, wanted)


def test_a_lab_that_glides_has_to_say_so():
    class Silent(Glider):
        moves = False

    with pytest.raises(TypeError, match="Silent glides, but has not said: moves = True"):
        Silent()


def test_a_page_says_whether_it_shows_motion(lab):
    lab.stage.receive({"kind": "view", "ratio": 1.5, "moves": True})
    lab.x = 2.0
    assert lab.parts == [0.0] and lab._motion.playing
    lab.stage.receive({"kind": "view", "ratio": 1.5, "moves": False})
    lab.x = 1.0
    assert lab.parts[-1] == 1.0 and not lab._motion.playing
