"""Predictions and checks: committing, judging, hints, and what is kept."""

import pytest
from course_cards import text
from neuronlab import Predict, predict
from neuronlab.course.judging import keys, prediction
from neuronlab.course.progress import Progress


def ask(store, answer="b", **more):
    return Predict("which?", ["a", "b"], answer=lambda: answer, why="Because.", store=store, **more)


def test_nothing_is_shown_before_the_commit(store):
    card = ask(store)
    card.choice = "a"
    assert "Because" not in text(card)
    card.commit()
    assert "not what happens" in text(card) and "Computed: b" in text(card)
    assert "Because." in text(card)


def test_a_right_prediction_is_told_so(store):
    card = ask(store)
    card.choice = "b"
    card.commit()
    assert "✓ right" in text(card) and card.right


@pytest.mark.parametrize(
    ("given", "said"), [("a", "Computed: b. a is <too> early. Because."), ("b", "b. Because.")]
)
def test_a_wrong_answer_may_have_a_reply_of_its_own(given, said, store):
    card = ask(store, reply={"a": "a is <too> early."}.get)
    card.choice = given
    card.commit()
    assert said.replace("<too>", "&lt;too&gt;") in text(card).replace(" .", ".")


def test_a_number_may_be_replied_to_and_need_not_be(store):
    card = Predict("how many?", answer=lambda: 4, why="Because.", store=store,
                   reply=lambda given: "More than all." if given > 9 else "")  # fmt: skip
    for given, replied in ((10, True), (5, False), (4, False)):
        card.choice = given
        card.commit()
        assert ("More than all. Because." in text(card)) == replied
        card.take_back()


def test_every_reply_of_the_course_is_to_a_wrong_answer_that_can_be_given():
    for key in keys("PREDICTIONS"):
        asked = prediction(key)
        if "reply" in asked and "options" in asked:
            replies = asked["reply"].__self__
            assert replies and set(replies) < set(asked["options"])
            assert asked["answer"]() not in replies


def test_without_a_choice_there_is_no_commit(store):
    card = ask(store)
    card.commit()
    assert "choose first" in text(card) and "Computed" not in text(card)


def test_an_answer_is_kept_over_a_restart_and_can_be_taken_back(store):
    card = ask(store, key="x")
    card.choice = "a"
    card.commit()
    again = ask(Progress(), key="x")
    assert again.choice == "a" and "not what happens" in text(again)
    again.take_back()
    assert "Computed" not in text(again)
    assert "Computed" not in text(ask(Progress(), key="x"))


def test_the_answer_is_computed_anew_not_kept(store):
    card = ask(store, key="x")
    card.choice = "a"
    card.commit()
    assert "✓ right" in text(ask(Progress(), answer="a", key="x"))


@pytest.mark.parametrize("kept", ["no such option", 17, None, ["a"], {}])
def test_an_answer_that_is_no_option_any_more_is_forgotten(store, kept):
    store.put("predict x", kept)
    assert "Computed" not in text(ask(store, key="x"))


def test_numbers_are_judged_with_their_tolerance(store):
    def number(value, tolerance):
        card = Predict("how many?", answer=lambda: 4, why="…", tolerance=tolerance, store=store)
        card.choice = value
        card.commit()
        return "✓ right" in text(card)

    assert number(4, 0) and number(5, 1) and number(3.5, 0.5)
    assert not number(5, 0) and not number(2.9, 1)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("¼", "Computed: 0.25 ."), (" Zero ", "Computed: 0.25 ."),
     ("0.3", "Computed: 0.25 ; yours is close enough."),
     ("0.5", "Computed: 0.25 .")],
)  # fmt: skip
def test_a_number_that_is_near_is_told_that_it_was_taken_for_right(typed, said, store):
    card = Predict("how steep?", answer=lambda: 0.25, why="…", tolerance=0.05, store=store)
    card.way.widget.value = typed
    card.commit()
    assert said in text(card)


@pytest.mark.parametrize("computed", [0, 4])
def test_a_number_that_nobody_typed_is_no_answer(store, computed):
    card = Predict("how many?", answer=lambda: computed, why="…", key="n", store=store)
    for typed, said in (
        ("", "type a number first"),
        ("  ", "type a number first"),
        ("0,5", "write a decimal point"),
        ("forty", "is not known here"),
        ("1e999", "too large"),
    ):
        card.way.widget.value = typed
        card.commit()
        assert card.choice is None and said in text(card) and "Computed" not in text(card)
        assert store.get("predict n") is None
    card.way.widget.value = "8/2"
    card.commit()
    assert ("✓ right" in text(card)) == (computed == 4)
    assert store.get("predict n") == 4
    again = Predict("how many?", answer=lambda: computed, why="…", key="n", store=Progress())
    assert again.choice == 4 and "Computed" in text(again)


def test_no_prediction_of_the_course_is_answered_before_a_learner_has_answered(store):
    for key in keys("PREDICTIONS"):
        card = predict(key)
        assert card.choice is None
        card.commit()
        assert "Computed" not in text(card) and store.get(f"predict {key}") is None


def test_a_damaged_file_is_mentioned_and_does_not_stop_the_question(store):
    store.path.write_text("{", encoding="utf-8")
    card = ask(store, key="x")
    assert "damaged" in text(card)


def test_bad_questions_are_refused(store):
    with pytest.raises(TypeError, match="answer is 'b'; expected a function"):
        Predict("which?", ["a", "b"], answer="b", why="")
    with pytest.raises(ValueError, match=r"options is \['a'\]; expected at least 2"):
        Predict("which?", ["a"], answer=lambda: "a", why="")


def test_a_choice_that_the_press_on_commit_has_overtaken_is_judged(store):
    card = ask(store, key="x")
    card.choice = "a"
    card.commit()
    assert not card.right
    card.way.widget.set_state({"index": 1})  # it was on its way when "commit" was pressed
    assert "✓ right" in text(card) and store.get("predict x") == "b"
