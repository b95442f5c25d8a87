"""A screen without a browser: it asks for frames, and puts together what it is sent."""

import io

import numpy as np
from PIL import Image


class Screen:
    """What a view of a lab or a stage shows.

    Attributes
    ----------
    pixels : ndarray (height, width, 3), uint8
    frames : int
        How many came after the first.
    bytes : list of int
        How large each was.
    spots : list of dict
        What can be done on the picture, as the browser was told last.
    """

    def __init__(self, shown, ratio: float = 1.5):
        self.stage = getattr(shown, "stage", shown)
        self.frames, self.bytes, self.answers, self._number = -1, [], [], None
        self.spots: list[dict] = []
        self.stage.send = self._hear
        self.stage.receive({"kind": "view", "ratio": ratio})

    def _hear(self, message: dict, buffers=()) -> None:
        if message["kind"] != "frame":
            self.answers.append(message)
            return
        width, height = message["size"]
        assert message["whole"] or message["number"] == self._number + 1
        if message["whole"]:
            self.pixels = np.zeros((height, width, 3), np.uint8)
        (picture,) = buffers
        if message["pieces"]:
            sheet = np.asarray(Image.open(io.BytesIO(bytes(picture))).convert("RGBA"))
            assert set(np.unique(sheet[..., 3])) <= {0, 255}
        for (x, y, w, h), (left, top) in message["pieces"]:
            piece = sheet[top : top + h, left : left + w]
            place = self.pixels[y : y + h, x : x + w]
            place[:] = np.where(piece[..., 3:] == 255, piece[..., :3], place)
        self.spots = message.get("spots", self.spots)
        for k, name in message.get("names", {}).items():
            self.spots[k] = {**self.spots[k], "name": name}
        self._number = message["number"]
        self.frames += 1
        self.bytes.append(sum(map(len, buffers)))

    def is_right(self) -> bool:
        """Whether it shows the stage's picture, pixel for pixel."""
        return np.array_equal(self.pixels, self.stage.picture()[..., :3])


def point(stage, kind: str, x: float, y: float, **more) -> None:
    """Send what the browser sends for a point, in fractions from the left and from the foot."""
    message = {"kind": "pointer", "type": kind, "x": float(x), "y": 1 - float(y), "number": 1}
    stage.receive({**message, **more})


def tick(player) -> None:
    """Let the browser's clock tick once, where it is playing."""
    if player.playing:
        player._clock.receive({"kind": "tick", "number": 1, "clock": "here"})
