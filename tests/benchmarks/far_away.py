"""A server that is far away: every byte comes later, and no faster than a line allows."""

import asyncio
import contextlib
import socket
import threading

PIECE = 16_384


class Line:
    """One direction of a connection: how late a byte comes, and how many pass in a second."""

    def __init__(self, delay: float, rate: float):
        self.delay, self.rate = delay, rate
        self.free, self.carried = 0.0, 0

    async def carry(self, source, sink) -> None:
        """Pass on what comes, in order, until the source ends."""
        loop, late = asyncio.get_running_loop(), asyncio.Queue()

        async def deliver() -> None:
            while (item := await late.get()) is not None:
                due, data = item
                await asyncio.sleep(due - loop.time())
                sink.write(data)
                await sink.drain()

        delivering = asyncio.create_task(deliver())
        with contextlib.suppress(ConnectionError):
            while data := await source.read(PIECE):
                self.free = max(loop.time(), self.free) + len(data) / self.rate
                self.carried += len(data)
                late.put_nowait((self.free + self.delay, data))
                # A full line makes the sender wait.
                await asyncio.sleep(self.free - loop.time() - 0.5)
        late.put_nowait(None)
        with contextlib.suppress(ConnectionError):
            await delivering
        sink.close()


@contextlib.contextmanager
def far_away(port: int, round_trip_ms: float, mbit: float):
    """Yield a port behind which the local ``port`` is so far away, and the line towards here."""
    delay = round_trip_ms / 2000
    up, down = Line(delay, float("inf")), Line(delay, mbit * 1e6 / 8 if mbit else float("inf"))
    loop = asyncio.new_event_loop()
    ready: list[int] = []

    async def connect(reader, writer) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
        for end in (writer, far_writer):
            end.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(up.carry(reader, far_writer), down.carry(far_reader, writer))

    async def serve() -> None:
        server = await asyncio.start_server(connect, "127.0.0.1", 0)
        ready.append(server.sockets[0].getsockname()[1])

    async def hang_up() -> None:
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    serving = asyncio.run_coroutine_threadsafe(serve(), loop)
    serving.result(10)
    try:
        yield ready[0], down
    finally:
        asyncio.run_coroutine_threadsafe(hang_up(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
