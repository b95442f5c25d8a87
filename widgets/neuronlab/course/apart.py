"""A cell that runs in a Python of its own: what it loads ends with it, and not with the kernel.

A library that a lesson only compares with may take as much memory as all labs together, and a
kernel gives none of it back. ``%load_ext neuronlab`` gives a notebook the cell magic ``%%apart``.
"""

import os
import subprocess
import sys


def register(shell) -> None:
    """Give an IPython ``shell`` the magic ``%%apart``."""

    def apart(line: str, cell: str) -> None:
        """Run the cell in a Python that ends with it, and show what it prints.

        So a large library gives its memory back, which a kernel that has loaded it never does. The
        cell knows no name of the notebook, and brings its own imports; the folder and the
        environment are the notebook's.

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
            [sys.executable, "-X", "utf8", "-"],
            input=cell,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
        print(done.stdout, end="")
        if done.returncode:
            raise RuntimeError(f"the cell, in a Python of its own, led to\n{done.stderr.strip()}")

    shell.register_magic_function(apart, magic_kind="cell")
