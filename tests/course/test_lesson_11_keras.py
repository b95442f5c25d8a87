"""Lesson 11's network in Keras: judged by layers, loss, and by what it was given."""

from functools import partial

import numpy as np
import pytest
from course_cards import said
from neuronlab import frameworks
from neuronlab.course.judging import judge
from neuronlab.course.lessons import lesson_11_keras
from neuronlab.labs.frameworks.keras_model import STAND_IN


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))


def network(
    keras, units=8, hidden="relu", output="sigmoid", loss=None, metrics=("accuracy",), shape=(2,),
    **rate,
):  # fmt: skip
    model = keras.Sequential(
        [
            keras.Input(shape=shape),
            keras.layers.Dense(units, activation=hidden),
            keras.layers.Dense(1, activation=output),
        ]
    )
    loss = loss or "binary_crossentropy"
    metrics = list(metrics) if metrics else None
    sgd = keras.optimizers.SGD(**{"learning_rate": 0.5, **rate})
    model.compile(sgd, loss=loss, metrics=metrics)
    return model


def learns(keras, X, y, X_test, y_test, epochs=50, give=1, **settings):
    model = network(keras, **settings)
    model.fit(X, y, batch_size=20, epochs=epochs, verbose=0)
    return model, model.evaluate(X_test, y_test, verbose=0)[give]


@pytest.fixture(params=["stand-in", pytest.param("Keras", marks=pytest.mark.slow)])
def keras(request, monkeypatch):
    if request.param == "Keras":
        if not frameworks.installed("keras"):
            pytest.skip("Keras is not installed")
        return lesson_11_keras._keras()
    monkeypatch.setattr(lesson_11_keras, "_keras", lambda: STAND_IN)
    return STAND_IN


def test_a_network_in_keras_is_judged_by_layers_loss_and_held_out_samples(keras):
    logits = keras.losses.BinaryCrossentropy(from_logits=True)
    assert "✓ right" in said("11.0", learns)
    assert "✓ right" in said("11.0", partial(learns, output=None, loss=logits))
    for settings, wrong in (
        ({"units": 4}, "a 2–4–1 network; expected 2–8–1"),
        ({"loss": "mean_squared_error"}, "the loss is mean_squared_error"),
        ({"epochs": 1}, "of the held-out samples are right; wanted are 0.9"),
        ({"give": 0}, "you return"),
    ):
        assert wrong in said("11.0", partial(learns, **settings))
    assert "two things" in said("11.0", lambda *given: learns(*given)[0])


def test_not_as_many_of_the_new_samples_are_right_as_of_those_learned(keras):
    X, y = lesson_11_keras.samples()
    model, share = learns(keras, X[:150], y[:150], X[150:], y[150:])
    assert 0.9 <= share < (model.predict(X[:150], verbose=0).ravel().round() == y[:150]).mean() < 1


def test_logits_have_their_border_at_0(keras):
    logits = keras.losses.BinaryCrossentropy(from_logits=True)
    border = keras.metrics.BinaryAccuracy(threshold=0)
    assert "✓ right" in said("11.0", partial(learns, output=None, loss=logits, metrics=[border]))


def looks_on(keras, X, y, X_test, y_test):
    model, _ = learns(keras, X, y, X_test, y_test, epochs=1)
    model.fit(X, y, batch_size=20, epochs=50, verbose=0, validation_data=(X_test, y_test))
    return model, model.evaluate(X_test, y_test, verbose=0)[1]


def telling(tell):
    """Return a solution that trains as it should, and then tells what ``tell`` makes of it."""

    def learn_moons(keras, X, y, X_test, y_test):
        model, share = learns(keras, X, y, X, y)
        return model, tell(model, share, X, y, X_test, y_test)

    return learn_moons


def compares(model, share, X, y, X_test, y_test):
    return model.evaluate(X_test, y_test, verbose=0)[1]


def of_float32(model, share, X, y, X_test, y_test):
    return model.evaluate(X_test.astype(np.float32), y_test, verbose=0)[1]


def by_name(model, share, X, y, X_test, y_test):
    return model.evaluate(X_test, y_test, verbose=0, return_dict=True)["accuracy"]


@pytest.mark.parametrize("tell", [compares, of_float32])
def test_evaluate_may_look_at_both_and_at_either_kind_of_numbers(keras, tell):
    assert "✓ right" in said("11.0", telling(tell))


def test_evaluate_may_answer_by_name(keras):
    assert "✓ right" in said("11.0", telling(by_name))


def of_the_learned(model, share, X, y, X_test, y_test):
    return share


def of_all(model, share, X, y, X_test, y_test):
    every = np.concatenate([X, X_test]), np.concatenate([y, y_test])
    return model.evaluate(*every, verbose=0)[1]


def of_some(model, share, X, y, X_test, y_test):
    return model.evaluate(X_test[:20], y_test[:20], verbose=0)[1]


def by_heart(model, share, X, y, X_test, y_test):
    model.evaluate(X_test, y_test, verbose=0)
    return 1.0


def of_the_learned_after_all(model, share, X, y, X_test, y_test):
    model.evaluate(X_test, y_test, verbose=0)
    return share


def both_numbers(model, share, X, y, X_test, y_test):
    return model.evaluate(X_test, y_test, verbose=0)


def learns_on(model, share, X, y, X_test, y_test):
    share = model.evaluate(X_test, y_test, verbose=0)[1]
    model.fit(X, 1 - y, batch_size=20, epochs=50, verbose=0)
    return share


@pytest.mark.parametrize(
    ("tell", "wrong", "help"),
    [(of_the_learned, "that it had learned from", "never seen"),
     (of_all, "of X_test and of X together", "alone"),
     (of_some, "other samples than X_test", "whole"),
     (by_heart, "you return 1, and evaluate said 0.9", "don't write one down"),
     (of_the_learned_after_all, "and evaluate said 0.9", "the samples it learned from"),
     (both_numbers, "that is 2 numbers", "unpack"),
     (learns_on, "of X_test is right", "learned on")],
)  # fmt: skip
def test_an_accuracy_has_to_be_what_evaluate_said(keras, tell, wrong, help):
    found = judge("11.0", telling(tell))
    assert wrong in found.message and help in found.hint


def by_heart_while_fit_looks_on(keras, X, y, X_test, y_test):
    model = network(keras)
    model.fit(X, y, batch_size=20, epochs=50, verbose=0, validation_data=(X_test, y_test))
    return model, 1.0


def without_metrics(keras, X, y, X_test, y_test):
    model = network(keras, metrics=None)
    model.fit(X, y, epochs=2, verbose=0)
    _loss, accuracy = model.evaluate(X_test, y_test, verbose=0)
    return model, accuracy


def not_compiled(keras, X, y, X_test, y_test):
    keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(1)]).fit(X, y, verbose=0)


def with_an_unknown_optimizer(keras, X, y, X_test, y_test):
    network(keras).compile(optimizer="typo", loss="binary_crossentropy")


def not_trained(keras, X, y, X_test, y_test):
    model = network(keras)
    return model, model.evaluate(X_test, y_test, verbose=0)[1]


@pytest.mark.parametrize(
    ("learn", "wrong", "help"),
    [(by_heart_while_fit_looks_on, "evaluate was never called", "fit itself reports"),
     (without_metrics, "the loss alone", "metrics="),
     (not_compiled, "not compiled", "Before fit"),
     (not_trained, "fit was never called", "model.fit"),
     (partial(learns, output=None), "below 0 or above 1", "between 0 and 1"),
     (partial(learns, output="softmax"), "it answers 1 to every sample", "always 1"),
     (partial(learns, output="typo"), "identifier: typo", '"sigmoid"'),
     (with_an_unknown_optimizer, "optimizer identifier: typo", '"adam"'),
     (partial(learns, shape=(2)), "'2' to a shape", "needs a comma"),
     (partial(learns, shape=(150, 2)), "another shape", "of one sample"),
     (partial(learns, shape=(150,)), "another shape", "of one sample"),
     (partial(learns, metrics=["typo"]), "metric identifier: typo", "accuracy"),
     (partial(learns, loss="typo"), "loss identifier: typo", "binary_crossentropy"),
     (lambda *given: None, "it returned nothing", "return model, accuracy"),
     (lambda *given: learns(*given)[::-1], "expected the model first", "return model, accuracy")],
)  # fmt: skip
def test_a_slip_on_the_way_is_told(keras, learn, wrong, help):
    found = judge("11.0", learn)
    assert wrong in found.message and help in found.hint


@pytest.mark.parametrize(
    ("hidden", "rate", "help", "not_said"),
    [(None, 0.5, "one straight border", "relu"), ("tanh", 0.5, "or relu", "border"),
     ("relu", 0.5, "A larger η may", "or relu"),
     ("relu", 0.01, "Your η is 0.01. Try 0.5.", "epochs"),
     (None, 0.01, "Try 0.5. Your hidden layer has no", "epochs"),
     ("relu", 50.0, "Your η is 50. Try 0.5.", "larger")],
)  # fmt: skip
def test_who_has_not_learned_enough_is_told_of_eta_and_then_of_the_hidden_activation(
    keras, hidden, rate, help, not_said
):
    hint = judge("11.0", partial(learns, epochs=1, hidden=hidden, learning_rate=rate)).hint
    assert help in hint and not_said not in hint


def test_what_fit_was_given_is_seen(keras):
    assert "✓ right" in said("11.0", looks_on)

    def from_all(keras, X, y, X_test, y_test):
        X, y = np.concatenate([X, X_test]), np.concatenate([y, y_test])
        return learns(keras, X, y, X_test, y_test)

    found = judge("11.0", from_all)
    assert "learned from samples of X_test" in found.message
    assert "fit gets X and y alone" in found.hint


def test_who_is_right_hears_both_shares(keras):
    shares = []

    def notes(keras, X, y, X_test, y_test):
        model, new = learns(keras, X, y, X_test, y_test)
        shares.extend((model.evaluate(X, y, verbose=0)[1], new))
        return model, new

    told = judge("11.0", notes).message
    learned, new = (f"{share:.3g}" for share in shares)
    assert f"{learned} right of what it learned from, and {new} of what it had never" in told


def test_what_the_stand_in_does_not_know_is_there_with_keras(monkeypatch):
    monkeypatch.setattr(lesson_11_keras, "_keras", lambda: STAND_IN)
    for learn in (
        partial(learns, nesterov=True),
        lambda keras, *_: keras.optimizers.RMSprop(),
    ):
        assert "(pip install keras jax) you have all of it" in judge("11.0", learn).hint


def test_keras_is_handed_over_and_need_not_be_imported():
    def imports(keras, *_):
        raise ModuleNotFoundError("No module named 'keras'")

    assert "handed over" in judge("11.0", imports).hint
