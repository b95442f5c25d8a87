"""One command says the version everywhere; every file that says it agrees."""

import importlib.util
import shutil
from pathlib import Path

import neuronlab
import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def version():
    spec = importlib.util.spec_from_file_location("version", ROOT / ".ci" / "version.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def copy(version, tmp_path):
    for name in (*version.PLACES, "CHANGELOG.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_all_files_say_the_packages_version(version):
    assert version.read() == neuronlab.__version__


def test_a_release_is_named_everywhere_and_dated(version, copy):
    before = (copy / "CHANGELOG.md").read_text(encoding="utf-8")
    version.write("9.8.7", copy, "2030-01-02")
    assert version.read(copy) == "9.8.7"
    for name in version.PLACES:
        new, old = (root.joinpath(name).read_text(encoding="utf-8") for root in (copy, ROOT))
        assert new == old.replace(neuronlab.__version__, "9.8.7") != old
    log = (copy / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]\n\n## [9.8.7] - 2030-01-02\n\n" in log
    released = before.split("## [Unreleased]\n")[1].split("\n## [")[0]
    assert version.notes(copy) == released.strip()


@pytest.mark.parametrize("wrong", ["1.2", "v1.2.3", "1.2.3-beta", ""])
def test_what_is_no_version_is_refused(version, copy, wrong):
    with pytest.raises(SystemExit, match="expected one such as"):
        version.write(wrong, copy)
    assert version.read(copy) == neuronlab.__version__


def test_a_version_is_released_once(version, copy):
    version.write("9.8.7", copy)
    with pytest.raises(SystemExit, match="needs one"):
        version.write("9.8.7", copy)


def test_files_that_disagree_are_named(version, copy):
    (copy / "CITATION.cff").write_text("version: 1.2.3\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="disagree"):
        version.read(copy)
