"""A class on one JupyterHub: python tests/benchmarks/bench_class.py TOOLS LEARNERS SECONDS.

TOOLS is a folder made once (Python and Node of this machine):

    python3 -m venv TOOLS/venv && TOOLS/venv/bin/pip install jupyterhub .
    npm install --prefix TOOLS configurable-http-proxy

Each learner has a server and a kernel of their own, opens ``PerceptronLab``, and then drags a
slider now and then: bursts of 8 events, each sent when the last frame is there, and a pause of 2 to
6 s. ``--lesson 04`` runs a whole lesson in each kernel first.
"""

import argparse
import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench_memory import LESSONS, cells
from class_hub import Hub, hub
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClosedError, websocket_connect

OPEN = """
from neuronlab import PerceptronLab
import ipywidgets
lab = PerceptronLab("iris", classes="versicolor against virginica", shuffle=True, epoch=1)
def sliders(widget):
    if isinstance(widget, ipywidgets.IntSlider):
        return [widget]
    return [found for child in getattr(widget, "children", ()) for found in sliders(child)]
slider = sliders(lab)[0]
print("IDS", slider.model_id, lab.stage.model_id, slider.max)
"""

EVENTS = 8

PROTOCOL = "v1.kernel.websocket.jupyter.org"
"""What JupyterLab speaks; without it, a server would take every message apart and pack it anew."""


@dataclass
class Class:
    """What happened to all learners."""

    go: asyncio.Event = field(default_factory=asyncio.Event)
    ready: int = 0
    again: int = 0
    times: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    worked: Counter[str] = field(default_factory=Counter)
    lasted: float = 0.0


class Kernel:
    """A learner's kernel, through the hub's proxy, as a browser talks to it."""

    def __init__(self, socket, session: str):
        self.socket, self.session = socket, session

    @classmethod
    async def start(cls, place: Hub, user: str, all_: Class) -> "Kernel":
        """Start one in the learner's server; connect anew where it hangs up, as JupyterLab does."""
        started = await place.ask(f"/user/{user}/api/kernels", "POST", {"name": "python3"})
        for pause in (1, 2, 4, 8, 16, 32, 0):  # seconds, as JupyterLab waits
            kernel = await cls.connect(place, user, started["id"])
            try:
                await kernel.run("")
                break
            except (WebSocketClosedError, ConnectionError):
                if not pause:
                    raise
                all_.again += 1
                await asyncio.sleep(pause)
        return kernel

    @classmethod
    async def connect(cls, place: Hub, user: str, kernel: str) -> "Kernel":
        """Open a socket to a kernel that has started."""
        session = uuid.uuid4().hex
        address = f"ws://127.0.0.1:{place.port}/user/{user}/api/kernels/{kernel}/channels"
        request = HTTPRequest(
            f"{address}?session_id={session}",
            headers=place.headers, connect_timeout=120, request_timeout=300,
        )  # fmt: skip
        socket = await websocket_connect(
            request, max_message_size=100 << 20, subprotocols=[PROTOCOL]
        )
        assert socket.selected_subprotocol == PROTOCOL
        socket.protocol.stream.set_nodelay(True)
        return cls(socket, session)

    async def send(self, kind: str, content: dict):
        """Send a message; yield all that answers it, (message, bytes), until the kernel idles."""
        number = uuid.uuid4().hex
        header = {
            "msg_id": number, "msg_type": kind, "username": "", "session": self.session,
            "version": "5.3", "date": "",
        }  # fmt: skip
        parts = [json.dumps(part).encode() for part in (header, {}, {}, content)]
        await self.socket.write_message(serialize_msg_to_ws_v1(parts, "shell"), binary=True)
        while True:
            raw = await asyncio.wait_for(self.socket.read_message(), 300)
            if raw is None:
                raise ConnectionError("the kernel's socket was closed")
            _, (header, parent, _, content, *_) = deserialize_msg_from_ws_v1(raw)
            if json.loads(parent).get("msg_id") != number:
                continue
            message = {"header": json.loads(header), "content": json.loads(content)}
            yield message, len(raw)
            if message["content"].get("execution_state") == "idle":
                return

    async def run(self, code: str) -> str:
        """Run code; return what it printed."""
        said = ""
        request = {
            "code": code, "silent": False, "store_history": False, "user_expressions": {},
            "allow_stdin": False, "stop_on_error": True,
        }  # fmt: skip
        async for message, _ in self.send("execute_request", request):
            if message["header"]["msg_type"] == "error":
                raise RuntimeError(message["content"]["evalue"])
            said += message["content"].get("text", "")
        return said

    async def frames(self, comm: str, data: dict) -> list[int]:
        """Send a widget's message; return the sizes of the frames that came of it."""
        sizes = []
        async for message, size in self.send("comm_msg", {"comm_id": comm, "data": data}):
            content = message["content"].get("data", {}) if "data" in message["content"] else {}
            if (content.get("content") or {}).get("kind") == "frame":
                sizes.append(size)
        return sizes


async def learn(place: Hub, number: int, all_: Class, seconds: float, lesson: list[str]) -> None:
    """Be one learner."""
    user, rng = f"learner{number}", random.Random(number)
    await place.server(user)
    kernel = await Kernel.start(place, user, all_)
    for cell in lesson:
        await kernel.run(cell)
    said = (await kernel.run(OPEN)).split("IDS ")[1].split()
    slider, stage, most = said[0], said[1], int(said[2])
    view = {"method": "custom", "content": {"kind": "view", "ratio": 1}}
    assert await kernel.frames(stage, view), "no first frame"
    all_.ready += 1
    await all_.go.wait()
    end = time.monotonic() + seconds
    await asyncio.sleep(rng.uniform(0, 4))
    while time.monotonic() < end:
        for _ in range(EVENTS):
            state = {"method": "update", "state": {"value": rng.randrange(most)}}
            start = time.perf_counter()
            sizes = await kernel.frames(slider, state | {"buffer_paths": []})
            if sizes:
                all_.times.append(1000 * (time.perf_counter() - start))
                all_.sizes += sizes
            await asyncio.sleep(0.05)
        await asyncio.sleep(rng.uniform(2, 6))


async def one_class(place: Hub, learners: int, seconds: float, lesson: list[str]) -> Class:
    """Let all learners come, and when they are there, work."""
    all_ = Class()

    async def be(number: int) -> None:
        try:
            await learn(place, number, all_, seconds, lesson)
        except Exception as error:
            all_.failed.append(f"learner {number}: {error!r}"[:200])

    start = time.monotonic()
    working = [asyncio.create_task(be(number)) for number in range(learners)]
    while all_.ready + len(all_.failed) < learners:
        await asyncio.sleep(1)
    print(f"{all_.ready} learners there after {time.monotonic() - start:.0f} s", flush=True)
    before, start = place.worked(), time.monotonic()
    all_.go.set()
    await asyncio.gather(*working)
    all_.worked, all_.lasted = place.worked() - before, time.monotonic() - start
    return all_


async def main(options: argparse.Namespace) -> None:
    """Print what a class felt, and what memory it took."""
    AsyncHTTPClient.configure(None, max_clients=500)
    lesson = [
        cell for path in LESSONS.glob(f"{options.lesson or '--'}-*.ipynb") for cell in cells(path)
    ]
    with tempfile.TemporaryDirectory(prefix="class-", ignore_cleanup_errors=True) as run:
        async with hub(options.tools.resolve(), Path(run)) as place:
            seen = await one_class(place, options.learners, options.seconds, lesson)
            memory = place.memory()
    times = sorted(seen.times)
    if times:
        print(
            f"{len(times)} events; event → frame p50 {statistics.median(times):.0f} ms, "
            f"p95 {times[int(0.95 * len(times))]:.0f} ms, worst {times[-1]:.0f} ms; "
            f"{statistics.median(seen.sizes) / 1000:.1f} kB a frame"
        )
        worked = {kind: 1000 * took / len(times) for kind, took in seen.worked.items()}
        print(
            f"processor: {sum(worked.values()):.1f} ms a frame,",
            ", ".join(f"{kind} {ms:.1f}" for kind, ms in worked.items()),
        )
        print(
            f"{len(times) / seen.lasted:.1f} frames a second fill "
            f"{seen.worked.total() / seen.lasted / os.cpu_count():.0%} of {os.cpu_count()} cores"
        )
    for kind, each in memory.items():
        held, share = (statistics.fmean(mb) for mb in zip(*each, strict=True))
        print(f"{len(each)} {kind}s: {held:.0f} MB held each, {share:.0f} MB its share")
    print(f"failed: {len(seen.failed)}", *seen.failed[:3])
    print(f"connected again while the class came: {seen.again}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tools", type=Path)
    parser.add_argument("learners", type=int)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--lesson", help="run this lesson in each kernel first, such as 04")
    asyncio.run(main(parser.parse_args()))
