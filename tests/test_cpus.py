"""A run that passes for another processor's is one; a run that isn't is an error."""

import platform
from pathlib import Path

import cpus
import pytest

pytestmark = pytest.mark.slow

if platform.machine().lower() not in ("x86_64", "amd64"):
    pytest.skip("only x86 processors are told apart", allow_module_level=True)

HERE = cpus.Code(["Haswell"], ["X86_V3"], ["SSE3", "AVX2", "FMA3", "X86_V3"])
PROBE = """
from cpus import code_here

def test_the_tests_themselves_run_the_code_of_that_kind():
    code = code_here()
    assert {"Prescott", "Katmai", "Coppermine", "Northwood"}.issuperset(code.kernels)
    assert code.kernels and code.chosen == []

def test_that_fails():
    assert False
"""


def test_the_oldest_kind_takes_effect_in_the_tests_and_what_fails_is_named(tmp_path, capfdbinary):
    settings = f"[pytest]\npythonpath = {Path(cpus.__file__).parent.as_posix()}\n"
    (tmp_path / "pytest.ini").write_text(settings, encoding="utf-8")
    probe = tmp_path / "test_probe.py"
    probe.write_text(PROBE, encoding="utf-8")
    assert cpus.main(["oldest", "--", str(probe)]) == 1
    last = capfdbinary.readouterr().out.splitlines()[-1].decode()
    assert last.startswith("Prescott, NumPy's baseline: 1 failed, 1 passed in ")
    assert last.count("FAILED") == 1 and "test_probe.py::test_that_fails" in last


def test_a_run_that_says_nothing_is_no_good_run():
    well, words = cpus.tested(cpus.ordinary_environment(), ["--no-such-option"])
    assert not well and words == "pytest stopped with 4"


def test_a_kind_that_takes_no_effect_is_an_error(monkeypatch):
    monkeypatch.setattr(cpus, "environment_of", lambda kind, code: cpus.ordinary_environment())
    monkeypatch.setattr(cpus, "tested", lambda *arguments: pytest.fail("it ran"))
    ((well, words),) = cpus.run(cpus.OLDEST, [])
    assert not well and "did not take effect, OpenBLAS runs" in words


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        (("Haswell", False), HERE, ""),
        (("Haswell", True), HERE, "NumPy runs code for ['X86_V3'], not []"),
        (("Haswell", True), HERE._replace(chosen=[]), ""),
        (("Haswell", False), HERE._replace(chosen=[]), "NumPy runs code for [], not ['X86_V3']"),
        (("Prescott", False), HERE, "OpenBLAS runs Haswell"),
        (("Prescott", False), HERE._replace(kernels=["Katmai"]), ""),
        (("Haswell", False), HERE._replace(kernels=["Haswell", "Zen"]),
         "OpenBLAS runs Haswell and Zen"),
        (("Zen", False), HERE._replace(kernels=[]), "OpenBLAS runs nowhere"),
    ],
)  # fmt: skip
def test_the_code_that_runs_is_compared_with_the_kind(kind, code, words):
    assert cpus.trouble(cpus.Kind(*kind), code, HERE) == words


def test_what_this_processor_cant_run_is_left_out_and_what_ran_is_not_run_again(monkeypatch):
    ran = []

    def code_of(environment):
        if cpus.KERNEL not in environment:
            return HERE
        kernel = environment[cpus.KERNEL].replace("Zen", "Haswell")  # as in NumPy's wheels
        return HERE._replace(
            kernels=[kernel], chosen=[] if cpus.WITHOUT in environment else ["X86_V3"]
        )

    def tested(environment, arguments):
        ran.append((environment[cpus.KERNEL], cpus.WITHOUT in environment))
        return True, "well"

    monkeypatch.setattr(cpus, "code_of", code_of)
    monkeypatch.setattr(cpus, "tested", tested)
    said = "\n".join(words for _, words in cpus.run(cpus.KINDS, []))
    assert ran == [(k, baseline) for k in ("Prescott", "Haswell") for baseline in (True, False)]
    assert said.count("left out, this processor has no AVX512_SKX") == 2
    assert "Zen, NumPy's own choice: left out, it runs the code of Haswell, NumPy's own" in said


def test_other_machines_have_nothing_to_emulate(monkeypatch, capsys):
    monkeypatch.setattr(cpus.platform, "machine", lambda: "arm64")
    assert cpus.main(["oldest"]) == 0
    assert "nothing to emulate" in capsys.readouterr().out


def test_a_slip_in_the_command_is_told(capsys):
    assert cpus.main(["newest"]) == 2
    assert "python tests/cpus.py" in capsys.readouterr().out


def test_paths_among_the_arguments_are_run_instead(monkeypatch):
    assert {"lessons", "tests/models", "tests/labs/cost/test_model.py"} <= set(cpus.TESTS)
    given = []
    monkeypatch.setattr(cpus, "run", lambda kinds, arguments: given.append(arguments) or [])
    cpus.main(["--", "-k", "cost"])
    cpus.main(["oldest", "--", "tests/models/test_mlp.py::test_x", "-q"])
    assert given == [
        [*cpus.TESTS, "-k", "cost"],
        ["tests/models/test_mlp.py::test_x", "-q"],
    ]
