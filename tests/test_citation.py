"""The citation says all that its format asks for; test_version.py looks after its version."""

import re
from pathlib import Path

TEXT = (Path(__file__).parents[1] / "CITATION.cff").read_text(encoding="utf-8")


def test_it_says_all_that_the_format_asks_for():
    given = set(re.findall(r"^([a-z-]+):", TEXT, re.MULTILINE))
    assert {"cff-version", "message", "title", "authors"} <= given
    assert TEXT.startswith("cff-version: 1.2.0\n")
