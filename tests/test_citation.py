"""What is cited is what is released: the version is the package's."""

import re
from pathlib import Path

import neuronlab

TEXT = (Path(__file__).parents[1] / "CITATION.cff").read_text(encoding="utf-8")


def test_the_citation_has_the_packages_version():
    assert re.findall(r"^version: (.+)$", TEXT, re.MULTILINE) == [neuronlab.__version__]


def test_it_says_all_that_the_format_asks_for():
    given = set(re.findall(r"^([a-z-]+):", TEXT, re.MULTILINE))
    assert {"cff-version", "message", "title", "authors"} <= given
    assert TEXT.startswith("cff-version: 1.2.0\n")
