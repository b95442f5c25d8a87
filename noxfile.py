"""Other people's machines: ``nox`` runs the tests on other Pythons, versions and processors.

Each session installs as the README does, in an environment of its own; what follows ``--`` goes to
pytest: ``nox -s lowest -- tests/models``.
"""

import nox

nox.options.sessions = ["tests", "lowest", "binder", "cpus"]


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run all tests on each Python, with the newest versions of everything."""
    session.install("-e", ".[test]")
    session.run("pytest", *session.posargs)


@nox.session(python="3.11")
def lowest(session: nox.Session) -> None:
    """Run all tests with the lowest versions that pyproject.toml allows."""
    session.install("uv")
    session.run(
        "uv", "pip", "install", f"--python={session.virtualenv.location}",
        "--resolution=lowest-direct", "-e", ".[test]",
    )  # fmt: skip
    # Old packages call new ones by names that are deprecated by now, and nbval leaves an old
    # jupyter_client's sockets to whoever collects garbage next: no faults of this package.
    lenient = ["-W", "default::DeprecationWarning", "-W", "ignore:Unclosed context:ResourceWarning"]
    session.run("pytest", *lenient, *session.posargs)


@nox.session(python="3.12")
def pin(session: nox.Session) -> None:
    """Write binder/requirements.txt anew: the newest versions of everything that lessons need."""
    session.install("uv")
    file = "binder/requirements.txt"
    session.run(
        "uv", "pip", "compile", "pyproject.toml", "binder/requirements.in", "--upgrade", "--quiet",
        "--python-version=3.12", "--python-platform=x86_64-manylinux_2_28", "--no-annotate",
        "--no-header", f"--output-file={file}",
    )  # fmt: skip
    with open(file, encoding="utf-8") as made:
        pins = made.read()
    with open(file, "w", encoding="utf-8") as made:
        head = "# Made by `nox -s pin`: all that Binder installs, and last the course itself."
        made.write(f"{head}\n{pins}.\n")


@nox.session(python="3.12")
def binder(session: nox.Session) -> None:
    """Run the lessons with exactly the versions that Binder installs."""
    session.install("-r", "binder/requirements.txt", "pytest", "pytest-xdist", "nbval")
    session.run("pytest", *(session.posargs or ["lessons"]))


@nox.session(python="3.12")
def site(session: nox.Session) -> None:
    """Build the site, where a warning is an error; -- linkcheck looks after its links too."""
    session.install("-e", ".[site]")
    for builder in session.posargs or ["html"]:
        target = f"docs/_build/{builder}"
        session.run("sphinx-build", "-W", "--keep-going", "-b", builder, "docs", target)


@nox.session(python="3.11")
def cpus(session: nox.Session) -> None:
    """Run the lessons and the models' tests with the arithmetic of other processors."""
    session.install("-e", ".[test]")
    session.run("python", "tests/cpus.py", "--", *session.posargs)
