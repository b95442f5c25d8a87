"""A kernel seen as the browser sees it: over the server's websocket."""

import contextlib
import json
import urllib.request
import uuid

from tornado.websocket import websocket_connect

OPEN_COMM = """
from ipykernel.comm import Comm
def target(comm, message):
    comm.on_msg(lambda m: comm.send(m["content"]["data"]))
get_ipython().kernel.comm_manager.register_target("echo", target)
"""


def message(kind: str, content: dict) -> dict:
    """Return a Jupyter message."""
    header = {
        "msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "s", "username": "u",
        "version": "5.3", "date": "2026-01-01T00:00:00Z",
    }  # fmt: skip
    return {
        "header": header, "parent_header": {}, "metadata": {}, "content": content,
        "channel": "shell", "buffers": [],
    }  # fmt: skip


@contextlib.asynccontextmanager
async def kernel_socket(address: str):
    """Start a kernel on the server at ``address``; yield its websocket, an echoing comm open."""
    request = urllib.request.Request(f"{address}/api/kernels", data=b"{}", method="POST")
    with urllib.request.urlopen(request) as response:
        kernel = json.load(response)["id"]
    url = f"{address.replace('http', 'ws', 1)}/api/kernels/{kernel}/channels?session_id=s"
    socket = await websocket_connect(url)
    socket.protocol.stream.set_nodelay(True)
    try:
        content = {"code": OPEN_COMM, "silent": False, "store_history": False,
                   "user_expressions": {}, "allow_stdin": False}  # fmt: skip
        await ask(socket, message("execute_request", content))
        await ask(socket, message("comm_open", {"comm_id": "c", "target_name": "echo", "data": {}}))
        yield socket
    finally:
        socket.close()
        while await socket.read_message() is not None:
            pass
        stop = urllib.request.Request(f"{address}/api/kernels/{kernel}", method="DELETE")
        urllib.request.urlopen(stop).close()


async def ask(socket, sent: dict, until: str = "status") -> dict:
    """Send a message; return the first answer of the type ``until`` (for "status": idle)."""
    await socket.write_message(json.dumps(sent))
    while True:
        text = await socket.read_message()
        if text is None:
            raise ConnectionError("the kernel's websocket was closed")
        answer = json.loads(text)
        if answer["parent_header"].get("msg_id") != sent["header"]["msg_id"]:
            continue
        if answer["msg_type"] == until != "status":
            return answer
        if answer["content"].get("execution_state") == "idle":
            return answer
