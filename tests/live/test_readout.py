"""The readout: what is asked, and when."""

from neuronlab.live.readout import Numbers, plain, term, wire


def test_more_is_asked_and_sent_only_while_it_is_open():
    numbers, asked = Numbers(lines=4), []

    def costly(n):
        asked.append(n)
        return f"costly {n}"

    numbers.show("first", "sentence", "cheap 1", lambda: costly(1))
    assert asked == [] and numbers._more.value == ""
    numbers._fold.active = True
    assert asked == [1] and "cheap 1<br>costly 1" in numbers._more.value
    numbers.show("first", "sentence", "cheap 2", lambda: costly(2))
    assert asked == [1, 2] and "cheap 2<br>costly 2" in numbers._more.value
    numbers._fold.active = False
    numbers.show("first", "sentence", "cheap 3", lambda: costly(3))
    assert asked == [1, 2] and "cheap 3" not in numbers._more.value


def test_value_says_all_whatever_is_open():
    numbers = Numbers(lines=4)
    numbers.show("first", "sentence", "cheap", lambda: "costly")
    for opened in (False, True):
        numbers._fold.active = opened
        assert all(word in numbers.value for word in ("first", "sentence", "cheap<br>costly"))


def test_a_term_is_known_by_its_name_and_leaves_its_text_as_it_is():
    assert term("2.00", "x1") == '<span data-term="x1">2.00</span>'
    for value, look in ((0.5, "3px solid #0072b2"), (-0.5, "3px dashed #e69f00")):
        assert f'data-term="w1" style="border-bottom:{look}"' in wire("w", value, "w1")
    assert (
        plain(f"z = {wire('(−1)', -1, 'w1')}·{term('2', 'x1')}", "a &lt; 1") == "z = (−1)·2 a < 1"
    )
