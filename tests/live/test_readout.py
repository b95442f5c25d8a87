"""The readout: what is asked, and when."""

from neuronlab.live.readout import Numbers


def test_a_costly_line_is_asked_only_while_more_is_open():
    numbers, asked = Numbers(lines=4), []

    def costly(n):
        asked.append(n)
        return f"costly {n}"

    numbers.show("first", "sentence", "cheap 1", lambda: costly(1))
    assert asked == [] and "cheap 1" in numbers._more.value
    numbers._fold.active = True
    assert asked == [1] and "cheap 1<br>costly 1" in numbers._more.value
    numbers.show("first", "sentence", "cheap 2", lambda: costly(2))
    assert asked == [1, 2] and "cheap 2<br>costly 2" in numbers._more.value
    numbers._fold.active = False
    numbers.show("first", "sentence", "cheap 3", lambda: costly(3))
    assert asked == [1, 2] and "costly" not in numbers._more.value


def test_value_says_all_whatever_is_open():
    numbers = Numbers(lines=4)
    numbers.show("first", "sentence", "cheap", lambda: "costly")
    for opened in (False, True):
        numbers._fold.active = opened
        assert all(word in numbers.value for word in ("first", "sentence", "cheap<br>costly"))
