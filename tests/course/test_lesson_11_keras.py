"""Lesson 11's network in Keras: judged by layers, loss, and by what it was given."""

from functools import partial

import numpy as np
import pytest
from neuronlab import check, frameworks
from neuronlab.course.judging import judge
from neuronlab.course.lessons import lesson_11_keras
from neuronlab.labs.frameworks.keras_model import STAND_IN


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))


def said(key, answer) -> str:
    return repr(check(key, answer)).partition("\n")[0]


def learns(keras, X, y, X_test, y_test, units=8, output="sigmoid", loss=None, epochs=50, give=1):
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            keras.layers.Dense(units, activation="relu"),
            keras.layers.Dense(1, activation=output),
        ]
    )
    loss = loss or "binary_crossentropy"
    model.compile(keras.optimizers.SGD(learning_rate=0.5), loss=loss, metrics=["accuracy"])
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
        ({"epochs": 1}, "of the held-out samples are right; wanted are 0.95"),
        ({"give": 0}, "you return"),
    ):
        assert wrong in said("11.0", partial(learns, **settings))
    assert "two things" in said("11.0", lambda *given: learns(*given)[0])
    seen = said("11.0", lambda keras, X, y, X_test, y_test: learns(keras, X, y, X, y, epochs=1))
    assert "you return" in seen


def looks_on(keras, X, y, X_test, y_test):
    model, _ = learns(keras, X, y, X_test, y_test, epochs=1)
    model.fit(X, y, batch_size=20, epochs=50, verbose=0, validation_data=(X_test, y_test))
    return model, model.evaluate(X_test, y_test, verbose=0)[1]


def test_what_fit_and_evaluate_were_given_is_seen(keras):
    assert "✓ right" in said("11.0", looks_on)

    def of_all(keras, X, y, X_test, y_test):
        X, y = np.concatenate([X, X_test]), np.concatenate([y, y_test])
        return learns(keras, X, y, X_test, y_test)

    def told_by_heart(keras, X, y, X_test, y_test):
        model, _ = learns(keras, X, y, X, y)
        right = (np.asarray(model.predict(X_test, verbose=0)).ravel() > 0.5) == y_test
        return model, float(right.mean())

    assert "learned from samples of X_test" in said("11.0", of_all)
    assert "fit gets X and y alone" in judge("11.0", of_all).hint
    assert "never looked at X_test" in said("11.0", told_by_heart)
