"""A JupyterHub of its own, on this machine only, for the benchmark of a class."""

import asyncio
import contextlib
import json
import os
import secrets
import signal
import subprocess
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psutil
from live_server import free_port
from tornado.httpclient import AsyncHTTPClient, HTTPRequest

CONFIG = """
c = get_config()
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_ip, c.JupyterHub.hub_port = "127.0.0.1", {hub_port}
c.ConfigurableHTTPProxy.command = ["{tools}/node_modules/.bin/configurable-http-proxy"]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.ConfigurableHTTPProxy.pid_file = "{run}/proxy.pid"
c.JupyterHub.db_url = "sqlite:///{run}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{run}/secret"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "jupyterhub.spawner.SimpleLocalProcessSpawner"
c.SimpleLocalProcessSpawner.home_dir_template = "{run}/home/{{username}}"
c.Spawner.cmd = ["{tools}/venv/bin/jupyterhub-singleuser"]
c.Spawner.args = ["--allow-root"]
c.Spawner.environment = {{"PATH": "{tools}/venv/bin:{path}", "JUPYTER_CONFIG_PATH": "{docs}",
    "JUPYTER_RUNTIME_DIR": "{run}/runtime"}}
c.Spawner.start_timeout = c.Spawner.http_timeout = 300
c.JupyterHub.concurrent_spawn_limit = 6
c.JupyterHub.cleanup_servers = True
c.JupyterHub.services = [{{"name": "load", "api_token": "{token}"}}]
c.JupyterHub.load_roles = [{{"name": "load", "services": ["load"],
    "scopes": ["admin:users", "admin:servers", "access:servers"]}}]
"""


class Hub:
    """What the hub answers to: its address, its token, its process."""

    def __init__(self, port: int, token: str, process: subprocess.Popen):
        self.port, self.token, self.process = port, token, process
        self.headers = {"Authorization": f"token {token}"}

    async def ask(self, path: str, method: str = "GET", body: dict | None = None, ok=()):
        """Return what the hub's API says; RuntimeError where its status is not 2xx or in ``ok``."""
        sent = json.dumps(body) if body is not None else "" if method == "POST" else None
        request = HTTPRequest(
            f"http://127.0.0.1:{self.port}{path}",
            method=method, headers=self.headers, body=sent, request_timeout=300,
        )  # fmt: skip
        answer = await AsyncHTTPClient().fetch(request, raise_error=False)
        if answer.code // 100 != 2 and answer.code not in ok:
            raise RuntimeError(f"{method} {path}: {answer.code} {answer.body[:200]!r}")
        return json.loads(answer.body) if answer.body else None

    async def server(self, user: str) -> None:
        """Start a learner's server, when the hub has room for it, and wait for it."""
        await self.ask(f"/hub/api/users/{user}", "POST", ok=(409,))
        for _ in range(300):
            try:
                await self.ask(f"/hub/api/users/{user}/server", "POST", {}, ok=(400,))
                break
            except RuntimeError as error:
                if ": 429" not in str(error):  # as many as it allows are starting
                    raise
                await asyncio.sleep(2)
        for _ in range(600):
            known = await self.ask(f"/hub/api/users/{user}")
            if known.get("servers", {}).get("", {}).get("ready"):
                return
            await asyncio.sleep(1)
        raise TimeoutError(f"{user}'s server never came")

    def worked(self) -> Counter[str]:
        """Return the seconds of processor that each kind of process took until now."""
        took: Counter[str] = Counter()
        for kind, process in self._family():
            with contextlib.suppress(psutil.Error):
                times = process.cpu_times()
                took[kind] += times.user + times.system
        return took

    def memory(self) -> dict[str, list[tuple[float, float]]]:
        """Return of each learner's server and of each kernel the MB held, and its share (PSS).

        Libraries from the same files are held once for all processes of a machine; a share counts
        each process's part of them, so that shares add up to what the machine needs.
        """
        found: dict[str, list[tuple[float, float]]] = {"server": [], "kernel": []}
        for kind, process in self._family():
            if kind in found:
                with contextlib.suppress(psutil.Error):
                    memory = process.memory_full_info()
                    share = getattr(memory, "pss", memory.rss)  # Linux alone knows it
                    found[kind].append((memory.rss / 2**20, share / 2**20))
        return found

    def _family(self) -> Iterator[tuple[str, psutil.Process]]:
        """Yield every process that takes part, with its kind; the learners are this one."""
        yield "learner", psutil.Process()
        hub = psutil.Process(self.process.pid)
        yield "hub", hub
        words = {"singleuser": "server", "ipykernel": "kernel", "http-proxy": "proxy"}
        for process in hub.children(recursive=True):
            with contextlib.suppress(psutil.Error):
                line = " ".join(process.cmdline())
                yield next((kind for word, kind in words.items() if word in line), "hub"), process


@contextlib.asynccontextmanager
async def hub(tools: Path, run: Path) -> AsyncIterator[Hub]:
    """Run a hub; yield it.

    Parameters
    ----------
    tools : Path
        A folder with ``venv`` (JupyterHub and the course) and ``node_modules`` (the proxy).
    run : Path
        An empty folder, for the learners' homes and the log.
    """
    (run / "home").mkdir()
    port, token = free_port(), secrets.token_hex(16)
    config = CONFIG.format(
        port=port, hub_port=free_port(), proxy_port=free_port(), tools=tools, run=run, token=token,
        path=os.environ["PATH"], docs=Path(__file__).parents[2] / "docs" / "hub",
    )  # fmt: skip
    (run / "config.py").write_text(config, encoding="utf-8")
    with (run / "log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [tools / "venv/bin/jupyterhub", "-f", run / "config.py"], cwd=run, stdout=log,
            stderr=subprocess.STDOUT, env={**os.environ, "PYTHONPATH": ""},
        )  # fmt: skip
    started = Hub(port, token, process)
    try:
        for _ in range(240):
            with contextlib.suppress(OSError, RuntimeError):
                await started.ask("/hub/health")
                break
            await asyncio.sleep(0.5)
        yield started
    finally:
        _end(process)


def _end(process: subprocess.Popen) -> None:
    """End the hub and all that it started."""
    family = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(60)
    for child in family:
        with contextlib.suppress(psutil.Error):
            child.kill()
