"""What stands in for Keras computes what is written on paper, and learns."""

import numpy as np
import pytest
from neuronlab import frameworks
from neuronlab.labs.frameworks.keras_model import STAND_IN as keras

X = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]])
y = np.array([1.0, 1.0, 1.0, 0.0])


def model(loss="binary_crossentropy", output="sigmoid", metrics=("accuracy",)):
    made = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            keras.layers.Dense(3, activation="relu"),
            keras.layers.Dense(1, activation=output),
        ]
    )
    made.compile(keras.optimizers.Adam(learning_rate=0.1), loss=loss, metrics=list(metrics))
    return made


def on_paper(made):
    W1, b1, W2, b2 = made.get_weights()
    return (np.maximum(X @ W1 + b1, 0) @ W2 + b2)[:, 0]


def test_it_answers_and_measures_as_on_paper():
    made = model()
    p = 1 / (1 + np.exp(-on_paper(made)))
    np.testing.assert_allclose(made.predict(X)[:, 0], p)
    loss, accuracy = made.evaluate(X, y, verbose=0)
    assert loss == pytest.approx(-np.log(np.where(y == 1, p, 1 - p)).mean())
    assert accuracy == ((p > 0.5) == y).mean()
    squared = model("mean_squared_error", metrics=())
    assert squared.evaluate(X, y) == pytest.approx(((p - y) ** 2).mean())


def test_with_logits_it_answers_with_logits():
    made = model(keras.losses.BinaryCrossentropy(from_logits=True), None)
    np.testing.assert_allclose(made.predict(X)[:, 0], on_paper(made))
    assert made.evaluate(X, y)[0] == pytest.approx(model().evaluate(X, y)[0])


def test_fit_goes_on_from_where_the_weights_are():
    made = model()
    losses = [made.evaluate(X, y)[0]]
    for _ in range(3):
        made.fit(X, y, batch_size=2, epochs=20, verbose=0)
        losses.append(made.evaluate(X, y)[0])
    assert np.all(np.diff(losses) < 0) and made.evaluate(X, y)[1] == 1


def test_layers_can_be_added_and_are_built_by_what_goes_in():
    made = keras.models.Sequential()
    made.add(keras.layers.Dense(1, "sigmoid"))
    with pytest.raises(ValueError, match="compile"):
        made.fit(X, y)
    made.compile("sgd", "bce")
    made.fit(X, y, epochs=1)
    assert [part.shape for part in made.get_weights()] == [(2, 1), (1,)]


def test_what_is_no_layer_is_refused():
    with pytest.raises(ValueError, match="activation function identifier: typo; here are"):
        keras.layers.Dense(3, activation="typo")
    with pytest.raises(ValueError, match="is no layer"):
        keras.Sequential([3])


def test_an_optimizer_is_known_by_its_name_in_any_case():
    for name, kind in (("SGD", "sgd"), ("Adam", "adam")):
        made = model()
        made.compile(name, "bce")
        assert made.optimizer.name == kind
    with pytest.raises(ValueError, match="optimizer identifier: rmsprop; here are sgd, adam"):
        model().compile("rmsprop", "bce")


def test_a_metric_has_its_border():
    logits = keras.losses.BinaryCrossentropy(from_logits=True)
    borders = [keras.metrics.BinaryAccuracy(threshold=border) for border in (0, 0.5)]
    made = model(logits, None, metrics=("accuracy", *borders))
    z = on_paper(made)
    at_0, at_half = (((z > border) == y).mean() for border in (0, 0.5))
    assert made.evaluate(X, y)[1:] == [at_half, at_0, at_half]


def test_the_summary_counts_the_parameters():
    lines = []
    model().summary(print_fn=lines.append)
    assert [line.split(": ")[1] for line in lines] == ["9 parameters", "4 parameters"]


def test_an_epochs_loss_is_the_mean_of_what_was_measured_before_each_step():
    made, alone = model(), model()
    alone.set_weights(made.get_weights())
    first = made.fit(X, y, batch_size=2, shuffle=False).history
    measured = []
    for rows in (slice(0, 2), slice(2, 4)):
        measured.append(alone.evaluate(X[rows], y[rows]))
        alone.fit(X[rows], y[rows])
    np.testing.assert_allclose((first["loss"] + first["accuracy"]), np.mean(measured, axis=0))
    np.testing.assert_allclose(made.predict(X), alone.predict(X))


def test_the_last_samples_are_held_out_and_looked_at():
    split, given = model(), model()
    given.set_weights(split.get_weights())
    ours = split.fit(X, y, batch_size=2, epochs=3, validation_split=0.25).history
    theirs = given.fit(X[:3], y[:3], batch_size=2, epochs=3, validation_data=(X[3:], y[3:])).history
    assert ours == theirs and list(ours) == ["loss", "accuracy", "val_loss", "val_accuracy"]
    assert split.evaluate(X[3:], y[3:], return_dict=True)["loss"] == ours["val_loss"][-1]


@pytest.mark.slow
@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_it_learns_as_keras_does(momentum):
    if not frameworks.installed("keras"):
        pytest.skip("Keras is not installed")
    import keras as real

    weights, histories = model().get_weights(), []
    for library in (real, keras):
        made = library.Sequential(
            [
                library.Input(shape=(2,)),
                library.layers.Dense(3, activation="relu"),
                library.layers.Dense(1, activation="sigmoid"),
            ]
        )
        made.set_weights(weights)
        sgd = library.optimizers.SGD(learning_rate=0.3, momentum=momentum)
        made.compile(sgd, "binary_crossentropy", metrics=["accuracy"])
        settings = {"batch_size": 2, "shuffle": False, "verbose": 0, "validation_split": 0.25}
        histories.append(made.fit(X, y, epochs=5, **settings).history)
    theirs, ours = histories
    assert theirs.keys() == ours.keys()
    for name in ours:
        np.testing.assert_allclose(ours[name], theirs[name], rtol=1e-4, err_msg=name)


@pytest.mark.parametrize(
    ("call", "unknown", "known"),
    [(lambda: keras.optimizers.SGD(nesterov=True), "SGD knows no nesterov=", "momentum"),
     (lambda: keras.layers.Dense(1, use_bias=False), "Dense knows no use_bias=", "activation"),
     (lambda: model().fit(X, y, callbacks=[]), "fit knows no callbacks=", "batch_size")],
)  # fmt: skip
def test_an_unknown_argument_is_named_and_so_are_those_known(call, unknown, known):
    with pytest.raises(TypeError, match=f"{unknown} in what stands in for Keras; only .*{known}"):
        call()


def test_what_goes_in_has_the_shape_of_one_sample():
    with pytest.raises(ValueError, match="Cannot convert '2' to a shape"):
        keras.Input(shape=(2))
    made = keras.Sequential([keras.Input(shape=(4, 2)), keras.layers.Dense(1)])
    with pytest.raises(ValueError, match=r"Expected shape \(None, 4, 2\), but input has \(4, 2\)"):
        made.predict(X)


def test_unknown_losses_and_metrics_are_refused():
    with pytest.raises(ValueError, match="loss identifier: typo"):
        model("typo")
    with pytest.raises(ValueError, match="metric identifier: typo"):
        model(metrics=["typo"])
