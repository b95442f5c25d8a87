"""A real Jupyter server for tests and benchmarks, with nothing of this machine's settings."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

# Not "jupyter lab": on Windows that starts a second process, which would outlive the first.
APPS = {"lab": "jupyterlab", "server": "jupyter_server"}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def jupyter(root: Path, scratch: Path, *options: str, app: str = "lab", settings=()):
    """Run a server on the folder ``root``; yield its address.

    Parameters
    ----------
    root : Path
        What it serves.
    scratch : Path
        Where its settings, workspaces and log go.
    *options : str
        More of its command line.
    app : str
        "lab" or "server".
    settings : sequence of (name, dict)
        JupyterLab's own, such as ("apputils-extension/themes", {"theme": "JupyterLab Dark"}).
    """
    for name, value in settings:
        file = scratch / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(value), encoding="utf-8")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "JUPYTERLAB_SETTINGS_DIR": str(scratch / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(scratch / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(scratch / "config"),
        "JUPYTER_DATA_DIR": str(scratch / "data"),
        "JUPYTER_RUNTIME_DIR": str(scratch / "runtime"),
        "NEURONLAB_DATA_DIR": str(scratch / "answers"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    log = scratch / "server.log"
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(
            [
                sys.executable, "-m", APPS[app], "--no-browser", "--allow-root",
                "--ip=127.0.0.1", f"--port={port}", "--IdentityProvider.token=",
                "--ServerApp.disable_check_xsrf=True",
                f"--ServerApp.root_dir={root}", *options,
            ],
            stdout=output, stderr=subprocess.STDOUT, env=environment,
        )  # fmt: skip
    try:
        for _ in range(240):
            if server.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{address}/api", timeout=5).close()
                break
            except OSError:
                time.sleep(0.25)
        else:
            raise TimeoutError(
                f"no server after 60 s: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}"
            )
        if server.poll() is not None:
            raise RuntimeError(
                f"the server stopped: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}"
            )
        yield address
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
