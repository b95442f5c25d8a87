"""The parts of a neuron in words, the timetable of a pulse, and the shape it runs through."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab.labs.anatomy.model import LAST_STEP, PARTS, TIMETABLE, dots, phase
from neuronlab.labs.anatomy.sketch_model import HEIGHT, WIDTH, Limb, at, sketch

steps = st.integers(0, LAST_STEP)


def sentences(text: str) -> int:
    return len(re.findall(r"[.?!](?= |$)", text))


@pytest.mark.parametrize("name", PARTS)
def test_each_part_has_two_sentences_and_one_on_its_counterpart(name):
    part = PARTS[name]
    assert part.name == name
    assert sentences(part.does) == 2 and part.does.endswith(".")
    assert sentences(part.counterpart) == 1 and part.counterpart.endswith(".")
    assert len(part.does) < 300 and len(part.counterpart) < 130


def test_a_pulse_passes_the_parts_in_their_order():
    order = [name for name in PARTS if name not in ("nucleus", "myelin sheath")]
    passed = [phase(pulse)[0].part for pulse in range(LAST_STEP + 1)]
    assert list(dict.fromkeys(passed)) == order
    assert passed == sorted(passed, key=order.index)
    assert all(sentences(each.happens) == 1 for each in TIMETABLE)


@pytest.mark.parametrize(
    ("pulse", "part", "along"),
    [(0, "synapses", 0), (22, "dendrites", 0.5), (36, "soma", 0), (44, "axon hillock", 0),
     (66, "axon", 0.5), (91, "terminals", 11 / 12), (96, "terminals", 0.5),
     (100, "terminals", 1)],
)  # fmt: skip
def test_the_timetable(pulse, part, along):
    now, t = phase(pulse)
    assert now.part == part and t == pytest.approx(along)


@pytest.mark.parametrize("pulse", [-1, 101])
def test_a_step_out_of_range_is_refused(pulse):
    with pytest.raises(ValueError, match=f"pulse is {pulse}; expected 0 to 100"):
        phase(pulse)


@given(steps)
def test_the_dots_stay_on_the_sheet_and_mostly_inside_their_part(pulse):
    d, (now, _) = dots(pulse), phase(pulse)
    assert len(d.xy) == len(d.sizes) == len(d.signs)
    assert (d.xy >= 0).all() and (d.xy <= [WIDTH, HEIGHT]).all() and (d.sizes > 0).all()
    if now.part in ("dendrites", "axon") or 80 <= pulse < 92:
        limbs = sketch().parts[now.part]
        assert all(min(limb.distance(xy) for limb in limbs) < 4 for xy in d.xy)


def test_several_graded_signals_come_in_and_one_spike_of_full_size_goes_out():
    early, late, spike = dots(10), dots(34), dots(47)
    assert len(early.xy) > 3 and set(early.signs) == {1, -1}
    assert (late.sizes < early.sizes).all()
    assert len(spike.xy) == 1 and set(spike.signs) == {0}
    assert len(dots(86).xy) == 4 and set(dots(86).signs) == {0}


def test_the_spike_has_its_full_size_where_it_is_renewed():
    s = sketch()
    nodes = np.array([at(s.axon, stop) for stop in s.stops])
    full = dots(52).sizes[0]
    for pulse in range(52, 80):
        d = dots(pulse)
        if d.sizes[0] == full:
            assert np.linalg.norm(nodes - d.xy[0], axis=1).min() < 0.1
    # Bare membrane at every node in between: no sheath covers it.
    for node in nodes[1:-1]:
        assert all(sheath.distance(node) > 0 for sheath in s.parts["myelin sheath"])


def test_an_outline_is_as_wide_as_it_should_be():
    limb = Limb(np.array([[0.0, 0.0], [5, 0], [10, 0]]), np.full(3, 2.0), round_start=True)
    x, y = limb.outline(1).T
    assert (x.min(), x.max()) == pytest.approx((-3, 13)) and (y.min(), y.max()) == (-3, 3)
    assert limb.distance(np.array([5.0, 6])) == 4 and limb.distance(np.array([5.0, 1])) == 0


@pytest.mark.parametrize("name", PARTS)
def test_each_part_is_found_where_it_is_drawn(name):
    s = sketch()
    limb = s.parts[name][-1]
    place = limb.points[len(limb.points) // 2]
    if name == "soma":
        place = np.add(place, (20, -20))  # in its middle there is the nucleus
    if name == "axon":
        place = at(s.axon, s.stops[0])  # elsewhere the myelin covers it
    assert s.part_at(*place) == name


def test_far_from_everything_there_is_no_part():
    assert sketch().part_at(600, 60) is None
    assert sketch().part_at(*sketch().following[0].points[0]) is None
