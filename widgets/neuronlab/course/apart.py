"""A cell that runs in a Python of its own: what it loads ends with it, and not with the kernel.

A library that a lesson only compares with may take as much memory as all labs together, and a
kernel gives none of it back. ``%load_ext neuronlab`` gives a notebook the cell magic ``%%apart``.
"""

import subprocess
import sys


def register(shell) -> None:
    """Give an IPython ``shell`` the magic ``%%apart``."""

    def apart(line: str, cell: str) -> None:
        """Run the cell where no name of the notebook is known, and show what it prints.

        Raises
        ------
        ValueError
            Where something stands beside ``%%apart``.
        RuntimeError
            Where the cell raised an error, which is then quoted.
        """
        if line.strip():
            raise ValueError(f"%%apart got {line.strip()!r}; expected nothing beside it")
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-"], input=cell, capture_output=True, encoding="utf-8"
        )
        print(done.stdout, end="")
        if done.returncode:
            raise RuntimeError(f"the cell, in a Python of its own, led to\n{done.stderr.strip()}")

    shell.register_magic_function(apart, magic_kind="cell")
