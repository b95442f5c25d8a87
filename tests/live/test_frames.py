"""Frames: what differs goes on one picture, and put in its places makes the next frame."""

import io

import numpy as np
import pytest
from neuronlab.live.frames import difference
from neuronlab.plots.png import encode_frame
from PIL import Image

CHANGES = {
    "one place": [(10, 30, 10, 20)],
    "wide and tall ones": [(0, 0, 5, 400), (30, 0, 160, 40), (60, 80, 100, 300), (199, 399, 1, 1)],
    "everything": [(0, 0, 200, 400)],
    "many": [(y, x, 3, 9) for y in range(0, 180, 30) for x in range(0, 380, 60)],
}


@pytest.mark.parametrize("places", CHANGES.values(), ids=CHANGES)
def test_the_pieces_put_in_their_places_give_every_pixel(places):
    rng = np.random.default_rng(1)
    before = rng.integers(0, 256, size=(200, 400, 4), dtype=np.uint8)
    before[..., 3] = 255
    after = before.copy()
    for y, x, h, w in places:
        after[y : y + h, x : x + w, :3] = rng.integers(0, 256, size=(h, w, 3))
    pieces, picture = difference(before, after)
    sheet, under = Image.open(io.BytesIO(picture)), Image.fromarray(before)
    for (x, y, w, h), (left, top) in pieces:
        under.alpha_composite(sheet, (x, y), (left, top, left + w, top + h))
    assert sheet.mode == "RGBA" and np.array_equal(np.asarray(under), after)
    lying = [(left, top, w, h) for (_, _, w, h), (left, top) in pieces]
    assert covered(lying) == sum(w * h for _, _, w, h in lying)  # none lies on another


def covered(boxes) -> int:
    right, bottom = (max(box[k] + box[k + 2] for box in boxes) for k in (0, 1))
    page = np.zeros((bottom, right), bool)
    for x, y, w, h in boxes:
        page[y : y + h, x : x + w] = True
    return int(page.sum())


def test_only_what_is_new_costs_bytes():
    rng = np.random.default_rng(1)
    before = rng.integers(0, 256, size=(40, 60, 4), dtype=np.uint8)
    after = before.copy()
    after[10:20, 30:50, :3] = rng.integers(0, 256, size=(10, 20, 3))
    assert len(difference(before, after)[1]) < 0.25 * len(encode_frame(after))
    assert difference(after, after) == ([], b"")


def test_the_first_frame_is_sent_as_a_whole():
    frame = np.random.default_rng(2).integers(0, 256, size=(4, 6, 4), dtype=np.uint8)
    assert difference(None, frame) == ([((0, 0, 6, 4), (0, 0))], encode_frame(frame))
