"""Many machines out of one: run tests with the arithmetic of other processors.

python tests/cpus.py [oldest] [-- arguments of pytest]

OpenBLAS and NumPy choose their machine code by the processor, and the last digits of a sum depend
on that choice. A *kind* of processor is one kernel of OpenBLAS, with NumPy's own choice or with its
baseline, which every processor runs. All kinds that this processor can run, or the ``oldest`` one,
run the lessons and the tests of the models, or the paths that are among pytest's arguments. At the
end each kind gets a line; the exit status is the number of kinds in which something failed.
"""

import importlib
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
ROOMS = sorted(path.relative_to(ROOT) for path in ROOT.glob("tests/labs/*/test_*model.py"))
TESTS = ["lessons", "tests/models", *(path.as_posix() for path in ROOMS)]
KERNEL, WITHOUT = "OPENBLAS_CORETYPE", "NPY_DISABLE_CPU_FEATURES"

# What OPENBLAS_CORETYPE may say, and what OpenBLAS then says that it runs: several names may stand
# for the same code. Last, NumPy's names for what a processor needs to run it.
KERNELS = {
    "Prescott": ({"Prescott", "Katmai", "Coppermine", "Northwood"}, ["SSE3"]),
    "Haswell": ({"Haswell"}, ["AVX2", "FMA3"]),
    "SkylakeX": ({"SkylakeX"}, ["AVX512_SKX"]),
    "Zen": ({"Zen", "Haswell"}, ["AVX2", "FMA3"]),
}


class Kind(NamedTuple):
    """A kernel of OpenBLAS, and whether NumPy keeps to its baseline."""

    kernel: str
    baseline: bool

    def __str__(self) -> str:
        return f"{self.kernel}, NumPy's {'baseline' if self.baseline else 'own choice'}"


KINDS = [Kind(kernel, baseline) for kernel in KERNELS for baseline in (True, False)]
OLDEST = KINDS[:1]


class Code(NamedTuple):
    """What a process runs: OpenBLAS's kernels, and the features for which NumPy chose code."""

    kernels: list[str]
    chosen: list[str]
    features: list[str]


def code_here() -> Code:
    """Return what this process runs, and all features that NumPy finds."""
    import numpy as np
    import scipy.linalg  # noqa: F401  SciPy brings an OpenBLAS of its own
    from threadpoolctl import threadpool_info

    core = "core" if np.__version__.startswith("1.") else "_core"
    numpy = importlib.import_module(f"numpy.{core}._multiarray_umath")
    features = [name for name, found in numpy.__cpu_features__.items() if found]
    blas = [pool for pool in threadpool_info() if pool["internal_api"] == "openblas"]
    kernels = sorted({pool["architecture"] for pool in blas})
    return Code(kernels, [name for name in numpy.__cpu_dispatch__ if name in features], features)


def code_of(environment: dict[str, str]) -> Code:
    """Return what a process of that environment runs."""
    command = [sys.executable, __file__, "--what-runs-here"]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return Code(*json.loads(done.stdout))


def ordinary_environment() -> dict[str, str]:
    """Return the environment without what makes a processor pass for another."""
    return {name: value for name, value in os.environ.items() if name not in (KERNEL, WITHOUT)}


def environment_of(kind: Kind, ordinary: Code) -> dict[str, str]:
    """Return the environment in which this processor passes for one of that kind."""
    without = {WITHOUT: " ".join(ordinary.chosen)} if kind.baseline else {}
    return ordinary_environment() | {KERNEL: kind.kernel} | without


def lacking(kind: Kind, ordinary: Code) -> list[str]:
    """Return what this processor would need to run that kind's code, and hasn't."""
    return [name for name in KERNELS[kind.kernel][1] if name not in ordinary.features]


def trouble(kind: Kind, code: Code, ordinary: Code) -> str:
    """Return in words how the code is not that kind's; nothing where it is."""
    names = KERNELS[kind.kernel][0]
    if not code.kernels or not names.issuperset(code.kernels):
        return f"OpenBLAS runs {' and '.join(code.kernels) or 'nowhere'}"
    wanted = [] if kind.baseline else ordinary.chosen
    if code.chosen != wanted:
        return f"NumPy runs code for {code.chosen}, not {wanted}"
    return ""


def tested(environment: dict[str, str], arguments: list[str]) -> tuple[bool, str]:
    """Run pytest and let its output through; return whether all is well, and what it said last."""
    command = [sys.executable, "-m", "pytest", "-rfE", *arguments]
    said = []
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        for line in process.stdout:
            sys.stdout.buffer.write(line)
            sys.stdout.flush()
            said.append(line.decode("utf-8", "replace").strip())
    failed = [s.split(" - ")[0] for s in said if s.startswith(("FAILED ", "ERROR "))]
    last = said[-1].strip("= ") if said else f"pytest stopped with {process.returncode}"
    return process.returncode == 0, "; ".join([last, *failed])


def run(kinds: list[Kind], arguments: list[str]) -> list[tuple[bool, str]]:
    """Run the tests as each kind; return for each whether all is well, and in words what came."""
    ordinary, seen, results = code_of(ordinary_environment()), {}, []
    for kind in kinds:
        lacks = lacking(kind, ordinary)
        if lacks:
            results.append((True, f"{kind}: left out, this processor has no {', '.join(lacks)}"))
            continue
        environment = environment_of(kind, ordinary)
        code = code_of(environment)
        wrong = trouble(kind, code, ordinary)
        same = seen.setdefault(str(code[:2]), kind)
        if wrong:
            results.append((False, f"{kind}: it did not take effect, {wrong}"))
        elif same != kind:
            results.append((True, f"{kind}: left out, it runs the code of {same}"))
        else:
            print(f"== {kind}", flush=True)
            well, words = tested(environment, arguments)
            results.append((well, f"{kind}: {words}"))
    return results


def main(arguments: list[str]) -> int:
    """Run the kinds asked for; return in how many something failed."""
    if arguments == ["--what-runs-here"]:
        print(json.dumps(code_here()))
        return 0
    at = arguments.index("--") if "--" in arguments else len(arguments)
    own, more = arguments[:at], arguments[at + 1 :]
    if own not in ([], ["oldest"]):
        print(__doc__)
        return 2
    if platform.machine().lower() not in ("x86_64", "amd64"):
        print(f"{platform.machine()}: nothing to emulate, only x86 processors are told apart")
        return 0
    paths = [] if any((ROOT / word.partition("::")[0]).exists() for word in more) else TESTS
    results = run(OLDEST if own else KINDS, [*paths, *more])
    print(*(words for _, words in results), sep="\n")
    return sum(not well for well, _ in results)


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
