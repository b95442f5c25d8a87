"""The kernel asks no network for anything; what the page asks for, the browser tests note."""

import subprocess
import sys

import pytest

WATCHED = """
import sys

def hear(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        raise RuntimeError(f"{event} {arguments}")

sys.addaudithook(hear)
"""

WORK = """
import neuronlab
for name in neuronlab.__all__:
    if name.endswith("Lab"):
        lab = getattr(neuronlab, name)()
        lab.stage.picture(), lab.readout.value
        lab.close()
for name in ("iris", "digits", "breast_cancer", "moons"):
    neuronlab.load(name)
"""


def run(code: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-c", WATCHED + code]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.mark.slow
def test_every_lab_and_data_set_without_a_network():
    ran = run(WORK)
    assert ran.returncode == 0, ran.stderr[-2000:]


@pytest.mark.parametrize(
    "code",
    ["import socket; socket.create_connection(('localhost', 9))",
     "import urllib.request; urllib.request.urlopen('http://localhost:9')"],
)  # fmt: skip
def test_the_watch_hears_a_call(code):
    ran = run(code)
    assert ran.returncode == 1 and "RuntimeError" in ran.stderr
