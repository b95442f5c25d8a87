"""The server extension: on by itself, TCP_NODELAY on the socket, harmless where it can't work."""

import asyncio
import json
import logging
import sys
from importlib.metadata import files
from pathlib import Path
from types import SimpleNamespace

import pytest
from live_kernel import ask, kernel_socket, message
from live_server import jupyter
from neuronlab import server

pytestmark = pytest.mark.slow

NODELAY_LOG = """
import logging, socket
from tornado.iostream import IOStream
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
opened = KernelWebsocketHandler.open
async def open_and_say(self, kernel_id):
    await opened(self, kernel_id)
    flag = self.ws_connection.stream.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    with open({path!r}, "w", encoding="utf-8") as file:
        file.write(str(bool(flag)))
KernelWebsocketHandler.open = open_and_say
"""


def test_it_is_switched_on_by_a_file_that_is_installed():
    installed = Path(sys.prefix, "etc/jupyter/jupyter_server_config.d/neuronlab.json")
    config = json.loads(installed.read_text(encoding="utf-8"))
    assert config["ServerApp"]["jpserver_extensions"] == {"neuronlab.server": True}
    assert server._jupyter_server_extension_points() == [{"module": "neuronlab.server"}]
    listed = {path.name for path in files("neuronlab")}
    assert "neuronlab.json" in listed  # so that pip removes it on uninstall


@pytest.mark.parametrize("switched_on", [True, False])
def test_the_socket_of_a_real_server_has_no_delay(switched_on, tmp_path):
    said = tmp_path / "nodelay"
    config = tmp_path / "config" / "jupyter_server_config.py"
    config.parent.mkdir()
    config.write_text(NODELAY_LOG.format(path=str(said)), encoding="utf-8")
    options = () if switched_on else (
        "--ServerApp.jpserver_extensions={'neuronlab.server': False}",
    )  # fmt: skip

    async def slide(address):
        async with kernel_socket(address) as socket:
            for value in range(3):
                sent = message("comm_msg", {"comm_id": "c", "data": {"value": value}})
                answer = await ask(socket, sent, until="comm_msg")
                assert answer["content"]["data"] == {"value": value}

    with jupyter(tmp_path, tmp_path, *options, app="server") as address:
        asyncio.run(slide(address))
    assert said.read_text(encoding="utf-8") == str(switched_on)


class Log:
    def __init__(self):
        self.lines = []

    def info(self, text, *arguments):
        self.lines.append(text % arguments)


def app(settings):
    return SimpleNamespace(web_app=SimpleNamespace(settings=settings), log=Log())


class Connection:
    log = logging.getLogger("test")

    def __init__(self, handler):
        self.websocket_handler, self.log = handler, Log()

    def connect(self):
        return "connected"


class Handler:
    nodelay = None

    def set_nodelay(self, value):
        self.nodelay = value


def test_it_extends_the_class_that_is_configured():
    one = app({"kernel_websocket_connection_class": Connection})
    server._load_jupyter_server_extension(one)
    extended = one.web_app.settings["kernel_websocket_connection_class"]
    assert issubclass(extended, Connection) and extended is not Connection
    handler = Handler()
    assert extended(handler).connect() == "connected" and handler.nodelay is True
    assert one.log.lines == []


@pytest.mark.parametrize("settings", [{}, {"kernel_websocket_connection_class": None},
                                      {"kernel_websocket_connection_class": object}])  # fmt: skip
def test_another_server_is_left_as_it_was(settings):
    before, other = dict(settings), app(settings)
    server._load_jupyter_server_extension(other)
    assert other.web_app.settings == before and len(other.log.lines) == 1


def test_a_handler_that_has_no_such_call_still_connects():
    connection = server.without_delay(Connection)(object())
    assert connection.connect() == "connected" and len(connection.log.lines) == 1


def test_voila_alone_takes_the_connection_without_delay():
    app = pytest.importorskip("voila.app", reason="Voilà is not installed")
    voila = app.Voila(kernel_websocket_connection_class="neuronlab.voila.NoDelay")
    taken, usual = (
        voila.kernel_websocket_connection_class,
        app.Voila().kernel_websocket_connection_class,
    )
    assert issubclass(taken, usual) and taken.__name__ == f"NoDelay{usual.__name__}"
