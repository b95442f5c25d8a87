"""What the front end's tests do on a page: point at data, touch, read pixels, hear messages."""

import base64
import contextlib
import io
from itertools import pairwise

import numpy as np
from PIL import Image

CANVAS = ".neuronlab-lab canvas"

STORED = "run this cell to make it live"
"""What stands below the picture of a lab whose kernel is gone."""

PIXELS = """(canvas) => {
  const { width, height } = canvas;
  const pixels = canvas.getContext('2d').getImageData(0, 0, width, height).data;
  let text = '';
  for (let i = 0; i < pixels.length; i += 8192)
    text += String.fromCharCode(...pixels.subarray(i, i + 8192));
  return [width, height, btoa(text)];
}"""

HEAR = """() => {
  window.heard = [];
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  kernel.anyMessage.connect((_, { msg, direction }) => {
    const content = msg.content?.data?.content ?? {};
    if (msg.header.msg_type === 'comm_msg')
      window.heard.push([direction, content.kind ?? 'state', content.type ?? '']);
  });
}"""


def canvas(page, nth: int = 0):
    """Return the canvas of a lab on the page."""
    return page.locator(CANVAS).nth(nth)


def frame(page, nth: int = 0) -> int:
    """Return the number of the frame that a lab shows."""
    return int(canvas(page, nth).get_attribute("data-frame"))


def wait_for_frame(page, after: int, nth: int = 0) -> None:
    """Wait until a lab shows a frame later than ``after``."""
    page.wait_for_function(
        "([nth, n]) => document.querySelectorAll('.neuronlab-lab canvas')[nth].dataset.frame > n",
        arg=[nth, after],
        timeout=15_000,
    )


def pixels(page, nth: int = 0) -> np.ndarray:
    """Return what a lab's canvas holds, (height, width, 4), uint8."""
    width, height, data = canvas(page, nth).evaluate(PIXELS)
    return np.frombuffer(base64.b64decode(data), np.uint8).reshape(height, width, 4)


def lightness(element) -> float:
    """Return the mean lightness of an element as it is seen, 0 to 255."""
    image = Image.open(io.BytesIO(element.screenshot()))
    return float(np.asarray(image.convert("L")).mean())


def rendered(twin) -> np.ndarray:
    """Return what a lab's twin shows on a screen whose pixels are CSS's."""
    twin.stage.receive({"kind": "view", "ratio": 1})
    return twin.stage.picture()


def place(page, twin, ax, point) -> tuple[float, float]:
    """Return where on the page a point of the only lab's Axes is; ``twin`` is in its state."""
    width, height = twin.stage.figure.bbox.size
    box = canvas(page).bounding_box()
    x, y = ax.transData.transform(point)
    return box["x"] + x / width * box["width"], box["y"] + (1 - y / height) * box["height"]


def cursor(page) -> str:
    """Return the cursor that the only lab's picture asks for."""
    return canvas(page).evaluate("e => e.style.cursor")


def tag(page) -> str:
    """Return what the tag on the only lab's picture says; nothing where there is none."""
    found = page.locator(".neuronlab-lab .neuronlab-tag:visible")
    return found.inner_text() if found.count() else ""


def wait_for_tag(page, text: str) -> None:
    """Wait until the tag says ``text``."""
    page.locator(".neuronlab-lab .neuronlab-tag:visible", has_text=text).wait_for(timeout=10_000)


def hear(page) -> None:
    """Begin to note the widgets' messages, as (direction, kind, type), in ``window.heard``."""
    page.evaluate(HEAR)


def heard(page) -> list[list[str]]:
    """Return the messages noted so far."""
    return page.evaluate("() => window.heard")


def wait_for_answer(page, n: int = 1) -> None:
    """Wait until the kernel has answered so many events of the pointer."""
    page.wait_for_function(
        "n => window.heard.filter(([, kind]) => kind === 'done').length >= n", arg=n
    )


def wait_until(page, holds, seconds: float = 10) -> None:
    """Wait until ``holds()``, which looks at the page, is true."""
    for _ in range(int(seconds / 0.1)):
        if holds():
            return
        page.wait_for_timeout(100)
    assert holds()


@contextlib.contextmanager
def finger(page):
    """Yield a function that drags a finger along points of the page."""
    session = page.context.new_cdp_session(page)

    def send(kind, *points):
        touches = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    def drag(*path, steps: int = 6):
        send("touchStart", path[0])
        for start, end in pairwise(path):
            for share in np.linspace(0, 1, steps + 1)[1:]:
                send("touchMove", tuple(np.add(start, share * np.subtract(end, start))))
        send("touchEnd")

    session.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    try:
        yield drag
    finally:
        session.send("Emulation.setTouchEmulationEnabled", {"enabled": False})
        session.detach()
