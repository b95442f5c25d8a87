"""What a learner answered is kept, and nothing that happens to the file stops a lesson."""

import json
import subprocess
import sys

import pytest
from neuronlab.progress import Progress, default_path


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "answers.json"


def test_answers_outlive_the_object(path):
    Progress(path).put("predict 04.1", 4.0)
    Progress(path).put("done 04.2", True)
    assert Progress(path).get("predict 04.1") == 4.0
    assert json.loads(path.read_text()) == {"predict 04.1": 4.0, "done 04.2": True}
    Progress(path).put("predict 04.1", None)
    assert Progress(path).get("predict 04.1") is None


def test_two_kernels_keep_each_others_answers(path):
    one, other = Progress(path), Progress(path)
    one.put("a", 1)
    other.put("b", 2)
    one.put("c", 3)
    assert json.loads(path.read_text()) == {"a": 1, "b": 2, "c": 3}


@pytest.mark.parametrize("damage", ["{", "", "[1, 2]", "\x00\x00", '"text"'])
def test_a_damaged_file_is_set_aside_with_a_message(path, damage):
    path.parent.mkdir()
    path.write_text(damage)
    store = Progress(path)
    assert store.get("a", "nothing") == "nothing"
    assert "damaged" in store.problem
    aside = list(path.parent.glob("answers-damaged-*.json"))
    assert len(aside) == 1 and aside[0].read_text() == damage
    store.put("a", 1)
    assert Progress(path).get("a") == 1


def test_a_file_that_is_not_text_is_set_aside(path):
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\x00{")
    assert Progress(path).get("a") is None
    assert not path.exists()


def test_where_nothing_can_be_written_answers_last_as_long_as_the_kernel(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("a file where a folder should be")
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
    assert json.loads(path.read_text()) == {"a": 1}
    assert not list(path.parent.glob("*.tmp"))


def test_many_kernels_at_once_never_damage_the_file(path):
    code = (
        "import sys; from neuronlab.progress import Progress; p = Progress(sys.argv[1])\n"
        "for i in range(40): p.put(f'{sys.argv[2]}-{i}', i); assert not p.problem, p.problem"
    )
    kernels = [subprocess.Popen([sys.executable, "-c", code, str(path), str(k)]) for k in range(3)]
    assert [kernel.wait() for kernel in kernels] == [0, 0, 0]
    assert len(json.loads(path.read_text())) == 3 * 40


def test_the_file_is_in_jupyters_data_directory_unless_moved(monkeypatch, tmp_path):
    from jupyter_core.paths import jupyter_data_dir

    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))
    assert default_path() == tmp_path / "answers.json"
    monkeypatch.delenv("NEURONLAB_DATA_DIR")
    assert str(default_path()).startswith(jupyter_data_dir())
