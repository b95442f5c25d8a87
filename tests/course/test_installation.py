"""Trying frameworks out: one that works, one that is missing, one that is broken or silent."""

import subprocess

import pytest
from neuronlab import frameworks, installation


@pytest.fixture
def there(monkeypatch):
    """Let every framework be found, and its trial run what is set as ``there.script``."""
    monkeypatch.setattr(frameworks.importlib.util, "find_spec", lambda name: object())
    monkeypatch.setenv("KERAS_BACKEND", "jax")

    def put(script, ending=""):
        monkeypatch.setitem(frameworks.TRIALS, "torch", script)
        monkeypatch.setattr(frameworks, "_ENDING", ending)

    return put


def test_what_computes_the_right_slope_works(there):
    there("print('9.9 on nothing', 6.0)")
    assert frameworks.try_out("torch") == frameworks.Trial("PyTorch", "works", "9.9 on nothing")


@pytest.mark.parametrize(
    ("script", "text"),
    [("raise ImportError('libfoo.so: wrong ELF class')", "libfoo.so: wrong ELF class"),
     ("print('9.9', 5.0)", "9.9 5.0"),
     ("import os; os._exit(3)", "it ended with 3")],
)  # fmt: skip
def test_what_does_not_is_told_with_its_last_words(there, script, text):
    there(script)
    trial = frameworks.try_out("torch")
    assert trial.state == "installed, and does not work" and text in trial.text


def test_one_that_never_answers_is_told(there, monkeypatch):
    there("")

    def never(*arguments, timeout, **options):
        raise subprocess.TimeoutExpired("python", timeout)

    monkeypatch.setattr(frameworks.subprocess, "run", never)
    assert frameworks.try_out("torch").text == "no answer within 180 seconds"


def test_what_is_missing_is_told_with_how_to_install_it(monkeypatch):
    monkeypatch.setattr(frameworks.importlib.util, "find_spec", lambda name: None)
    trial = frameworks.try_out("tensorflow")
    assert trial == frameworks.Trial("TensorFlow", "not installed", "pip install tensorflow")
    monkeypatch.setenv("KERAS_BACKEND", "")
    monkeypatch.delenv("KERAS_BACKEND")
    monkeypatch.setattr(
        frameworks.importlib.util, "find_spec", lambda name: object() if name == "keras" else None
    )
    trial = frameworks.try_out("keras")
    assert trial.state == "not installed" and trial.text.startswith("Keras without a backend")


def test_tensorflow_is_made_quiet_unless_its_user_has_set_otherwise(there, monkeypatch):
    monkeypatch.setenv("TF_CPP_MIN_LOG_LEVEL", "0")
    monkeypatch.setenv("TF_ENABLE_ONEDNN_OPTS", "")
    monkeypatch.delenv("TF_ENABLE_ONEDNN_OPTS")
    frameworks.installed("torch")
    assert frameworks.os.environ["TF_ENABLE_ONEDNN_OPTS"] == "0"
    assert frameworks.os.environ["TF_CPP_MIN_LOG_LEVEL"] == "0"


@pytest.mark.slow
@pytest.mark.parametrize("module", frameworks.TRIALS)
def test_every_framework_that_is_installed_works(module):
    if not frameworks.installed(module):
        pytest.skip(f"{module} is not installed")
    assert frameworks.try_out(module).state == "works"


def test_the_card_says_the_same_everywhere_and_tries_at_a_press(there):
    there("print('9.9', 6.0)")
    card = installation()
    assert repr(card) == "Is it installed, and does it work? Press a button to try it here."
    rows = {row.children[0].description: row.children for row in card.children[1:]}
    assert list(rows) == ["try JAX", "try TensorFlow", "try PyTorch", "try Keras"]
    button, found = rows["try PyTorch"]
    assert "not tried yet" in found.value
    button.click()
    assert "✓ works: 9.9" in found.value
    card.close()
