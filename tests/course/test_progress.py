"""What a learner answered is kept, and nothing that happens to the file stops a lesson."""

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
