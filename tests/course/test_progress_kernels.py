"""Kernels beside each other, killed, and on a full disk: what a learner answered stays."""

import errno
import json
import os
import subprocess
import sys

import pytest
from neuronlab.course.progress import Progress


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "answers.json"


def test_two_kernels_keep_each_others_answers(path):
    one, other = Progress(path), Progress(path)
    one.put("a", 1)
    other.put("b", 2)
    one.put("c", 3)
    assert json.loads(path.read_text(encoding="utf-8")) == {"a": 1, "b": 2, "c": 3}


def test_many_kernels_at_once_never_damage_the_file(path):
    code = (
        "import sys; from neuronlab.course.progress import Progress; p = Progress(sys.argv[1])\n"
        "for i in range(40): p.put(f'{sys.argv[2]}-{i}', i); assert not p.problem, p.problem"
    )
    kernels = [subprocess.Popen([sys.executable, "-c", code, str(path), str(k)]) for k in range(3)]
    assert [kernel.wait() for kernel in kernels] == [0, 0, 0]
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 3 * 40


KILLED = """
import json, os, random, signal, sys, time
from pathlib import Path
from neuronlab.course.progress import Progress

path, lives, rng, cut = Path(sys.argv[1]), int(sys.argv[2]), random.Random(0), 0
for life in range(lives):
    heard, said = os.pipe()
    kernel = os.fork()
    if not kernel:
        store = Progress(path)
        for number in range(1, 10_000):
            store.put(f"life {life}", number)
            os.write(said, b".")
    told = len(os.read(heard, 1))
    time.sleep(rng.uniform(0, 0.002))
    os.kill(kernel, signal.SIGKILL)
    os.waitpid(kernel, 0)
    os.close(said)
    told += len(os.read(heard, 100_000))
    os.close(heard)
    answers = json.loads(path.read_text(encoding="utf-8"))
    assert answers[f"life {life}"] in (told, told + 1), (answers, told)
    assert len(answers) == life + 1, "an answer of an earlier life is gone"
    cut += len(list(path.parent.glob("*.tmp")))
print(cut)
"""
"""Kernels that write as fast as they can, each killed at a random moment; how many left a half."""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kernels are made by fork, for speed")
def test_a_kernel_killed_while_it_writes_500_times_loses_nothing(path):
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), "500"], capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert int(ran.stdout) > 10  # it was indeed in the midst of writing
    Progress(path).put("last", 1)
    assert not list(path.parent.glob("*.tmp"))  # such halves are cleared away


FULL = """
import json, resource, signal, sys
from neuronlab.course.progress import Progress
store = Progress(sys.argv[1])
store.put("a", 1)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20, resource.RLIM_INFINITY))
store.put("b", "long " * 20)
assert "only as long as this kernel" in store.problem, store.problem
assert store.get("a") == 1 and store.get("b").startswith("long")
assert json.loads(store.path.read_text(encoding="utf-8")) == {"a": 1}
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.put("c", 3)
assert not store.problem
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets processes no limit of files")
def test_where_no_more_can_be_written_nothing_is_lost_and_it_is_said(path):
    subprocess.run([sys.executable, "-c", FULL, str(path)], check=True)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert (kept["a"], kept["c"]) == (1, 3) and kept["b"].startswith("long")
    assert not list(path.parent.glob("*.tmp"))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EDQUOT])
def test_a_full_or_read_only_disk_is_named(path, monkeypatch, code):
    store = Progress(path)
    store.put("a", 1)

    def refuse(*arguments, **options):
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr("neuronlab.course.progress.tempfile.mkstemp", refuse)
        store.put("b", 2)
    assert os.strerror(code) in store.problem and store.get("b") == 2
    store.put("c", 3)
    assert json.loads(path.read_text(encoding="utf-8")) == {"a": 1, "b": 2, "c": 3}
