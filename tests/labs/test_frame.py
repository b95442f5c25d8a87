"""The frame that all labs share: a head, controls, the picture, time, numbers, folds."""

import ipywidgets
import pytest
from labs.every_lab import LABS, make

LONGEST = 90
"""What fits in one line beside the title, in letters."""


@pytest.fixture(scope="module", params=LABS)
def lab(request):
    made = make(request.param)
    yield made
    made.close()


def test_every_lab_says_what_it_is_and_what_to_do_first(lab):
    assert 2 <= len(lab.title) <= 30 and lab.title[0].isupper()
    assert lab.begin.endswith(".") and len(lab.title + lab.begin) <= LONGEST
    head = lab.children[0]
    assert isinstance(head, ipywidgets.HTML)
    assert lab.title in head.value and lab.begin in head.value


def test_no_two_labs_have_one_title():
    made = [make(name) for name in LABS]
    assert len({lab.title for lab in made}) == len(LABS)
