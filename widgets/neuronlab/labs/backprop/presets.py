"""Networks to begin with."""

PRESETS = {
    "2–2–1, by hand": {
        "layers": [2, 2, 1], "activations": "sigmoid", "loss": "mean_squared_error",
        "batch_size": 1, "learning_rate": 2.0, "seed": 0,
    },
    "3–4–4–1": {
        "layers": [3, 4, 4, 1], "activations": ["tanh", "tanh", "sigmoid"],
        "loss": "binary_crossentropy", "batch_size": 2, "learning_rate": 0.5, "seed": 0,
    },
}  # fmt: skip

OWN = "your own"
