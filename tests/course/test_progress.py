"""What a learner answered is kept, and nothing that happens to the file stops a lesson."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from neuronlab.course.progress import Progress, default_path


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "answers.json"


def test_answers_outlive_the_object(path):
    Progress(path).put("predict 04.1", 4.0)
    Progress(path).put("done 04.2", True)
    assert Progress(path).get("predict 04.1") == 4.0
    assert json.loads(path.read_text(encoding="utf-8")) == {"predict 04.1": 4.0, "done 04.2": True}
    Progress(path).put("predict 04.1", None)
    assert Progress(path).get("predict 04.1") is None


def test_two_kernels_keep_each_others_answers(path):
    one, other = Progress(path), Progress(path)
    one.put("a", 1)
    other.put("b", 2)
    one.put("c", 3)
    assert json.loads(path.read_text(encoding="utf-8")) == {"a": 1, "b": 2, "c": 3}


@pytest.mark.parametrize("damage", ["{", "", "[1, 2]", "\x00\x00", '"text"'])
def test_a_damaged_file_is_set_aside_with_a_message(path, damage):
    path.parent.mkdir()
    path.write_text(damage, encoding="utf-8")
    store = Progress(path)
    assert store.get("a", "nothing") == "nothing"
    assert "damaged" in store.problem
    aside = list(path.parent.glob("answers-damaged-*.json"))
    assert len(aside) == 1 and aside[0].read_text(encoding="utf-8") == damage
    store.put("a", 1)
    assert Progress(path).get("a") == 1


def test_a_file_that_is_not_text_is_set_aside(path):
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\x00{")
    assert Progress(path).get("a") is None
    assert not path.exists()


def test_where_nothing_can_be_written_answers_last_as_long_as_the_kernel(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    store = Progress(blocked / "answers.json")
    store.put("a", 1)
    store.put("b", 2)
    assert (store.get("a"), store.get("b")) == (1, 2)
    assert "as long as this kernel" in store.problem


def test_a_write_that_is_cut_short_leaves_the_old_file(path, monkeypatch):
    store = Progress(path)
    store.put("a", 1)

    def fail(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(json, "dump", fail)
    with pytest.raises(KeyboardInterrupt):
        store.put("b", 2)
    assert json.loads(path.read_text(encoding="utf-8")) == {"a": 1}
    assert not list(path.parent.glob("*.tmp"))


# Windows forbids to replace a file that another kernel is reading, and to read one that is being
# replaced; both end in milliseconds.


def refuse(monkeypatch, owner, name, times):
    """Let a function that touches files raise PermissionError the first ``times`` times."""
    real, refused = getattr(owner, name), []

    def forbidden_at_first(*arguments, **options):
        if len(refused) < times:
            refused.append(arguments)
            raise PermissionError(13, "Access is denied")
        return real(*arguments, **options)

    monkeypatch.setattr(owner, name, forbidden_at_first)
    return refused


@pytest.fixture
def pauses(monkeypatch):
    """Note how long is waited, and don't wait."""
    waited = []
    monkeypatch.setattr("neuronlab.course.progress.time.sleep", waited.append)
    return waited


@pytest.mark.parametrize(("owner", "name"), [(os, "replace"), (Path, "read_text")])
def test_a_file_that_another_kernel_has_open_is_tried_again(path, monkeypatch, pauses, owner, name):
    store = Progress(path)
    store.put("a", 1)
    refused = refuse(monkeypatch, owner, name, times=5)
    store.put("b", 2)
    assert len(refused) == len(pauses) == 5
    assert store.problem == ""
    assert json.loads(path.read_text(encoding="utf-8")) == {"a": 1, "b": 2}


def test_a_file_that_is_being_replaced_is_read_a_little_later(path, monkeypatch, pauses):
    Progress(path).put("a", 1)
    store = Progress(path)
    refuse(monkeypatch, Path, "read_text", times=3)
    assert store.get("a") == 1 and store.problem == ""


def test_it_is_patient_for_less_than_a_second(path, monkeypatch, pauses):
    store = Progress(path)
    refuse(monkeypatch, os, "replace", times=1000)
    store.put("a", 1)
    assert 0.5 < sum(pauses) < 1
    assert store.get("a") == 1
    assert "as long as this kernel (Access is denied)" in store.problem
    assert not list(path.parent.glob("*.tmp"))


def test_a_file_that_cant_be_read_is_never_written_over(path, monkeypatch, pauses):
    Progress(path).put("a", 1)
    store = Progress(path)
    with monkeypatch.context() as patch:
        refuse(patch, Path, "read_text", times=1000)
        assert store.get("a") is None
        assert "earlier answers can't be read" in store.problem
        store.put("b", 2)
        assert store.get("b") == 2
        assert "as long as this kernel" in store.problem
    assert json.loads(path.read_text(encoding="utf-8")) == {"a": 1}
    store.put("c", 3)
    assert json.loads(path.read_text(encoding="utf-8")) == {"a": 1, "b": 2, "c": 3}
    assert store.problem == ""


def test_what_could_not_be_kept_is_kept_later_beside_what_others_wrote(path, monkeypatch, pauses):
    store = Progress(path)
    store.put("a", 1)
    store.put("old", 1)
    with monkeypatch.context() as patch:
        refuse(patch, os, "replace", times=1000)
        store.put("a", None)
        store.put("b", 2)
        assert store.get("a", "gone") == "gone"
    Progress(path).put("other", 4)
    assert store.get("other") == 4
    store.put("c", 3)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept == {"old": 1, "b": 2, "c": 3, "other": 4}


def test_a_damaged_file_that_cant_be_set_aside_is_never_written_over(path, monkeypatch, pauses):
    path.parent.mkdir()
    path.write_text("{", encoding="utf-8")
    store, replace = Progress(path), os.replace

    def replace_all_but_the_damaged(source, target):
        if "damaged" in Path(target).name:
            raise PermissionError(13, "Access is denied")
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace_all_but_the_damaged)
        assert store.get("a") is None and "damaged" in store.problem
        store.put("a", 1)
    assert path.read_text(encoding="utf-8") == "{" and store.get("a") == 1
    store.put("b", 2)
    assert json.loads(path.read_text(encoding="utf-8")) == {"a": 1, "b": 2}


def test_a_file_that_another_kernel_has_mended_is_not_set_aside(path, monkeypatch):
    path.parent.mkdir()
    path.write_text("{", encoding="utf-8")
    store, read = Progress(path), Path.read_text

    def read_and_be_overtaken(file, **options):
        monkeypatch.setattr(Path, "read_text", read)
        damaged = read(file, **options)
        Progress(path).put("a", 1)
        return damaged

    monkeypatch.setattr(Path, "read_text", read_and_be_overtaken)
    store.get("a")
    assert Progress(path).get("a") == 1
    assert len(list(path.parent.glob("answers-damaged-*.json"))) == 1


def test_two_files_damaged_in_the_same_second_are_both_kept(path, monkeypatch):
    monkeypatch.setattr("neuronlab.course.progress.time.strftime", lambda form: "now")
    path.parent.mkdir()
    for damage in ("{", "["):
        path.write_text(damage, encoding="utf-8")
        Progress(path).get("a")
    kept = sorted(path.parent.glob("answers-damaged-*.json"))
    assert [file.read_text(encoding="utf-8") for file in kept] == ["{", "["]


def test_what_json_cant_hold_is_refused_and_leaves_the_rest(path):
    store = Progress(path)
    with pytest.raises(TypeError):
        store.put("a", {1, 2})
    store.put("b", 2)
    assert json.loads(path.read_text(encoding="utf-8")) == {"b": 2}


def test_many_kernels_at_once_never_damage_the_file(path):
    code = (
        "import sys; from neuronlab.course.progress import Progress; p = Progress(sys.argv[1])\n"
        "for i in range(40): p.put(f'{sys.argv[2]}-{i}', i); assert not p.problem, p.problem"
    )
    kernels = [subprocess.Popen([sys.executable, "-c", code, str(path), str(k)]) for k in range(3)]
    assert [kernel.wait() for kernel in kernels] == [0, 0, 0]
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 3 * 40


def test_the_file_is_in_jupyters_data_directory_unless_moved(monkeypatch, tmp_path):
    from jupyter_core.paths import jupyter_data_dir

    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))
    assert default_path() == tmp_path / "answers.json"
    monkeypatch.delenv("NEURONLAB_DATA_DIR")
    assert str(default_path()).startswith(jupyter_data_dir())


def test_in_voila_each_kernel_has_answers_of_its_own(monkeypatch, tmp_path):
    monkeypatch.delenv("NEURONLAB_DATA_DIR", raising=False)
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.7")
    mine = default_path()
    assert tmp_path not in mine.parents and mine == default_path() and mine.parent.is_dir()
    script = "from neuronlab.course.progress import default_path; print(default_path())"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    other = Path(ran.stdout.strip())
    assert other != mine and not other.parent.exists()  # it went with its kernel
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path / "told"))
    assert default_path() == tmp_path / "told" / "answers.json"


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
