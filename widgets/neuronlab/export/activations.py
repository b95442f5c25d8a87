"""The activation functions as each framework spells them: its own names, or a few lines of code."""

NUMPY_NAMES = {"sign": "np.sign", "tanh": "np.tanh"}
NUMPY_FUNCTIONS = {
    "identity": "def identity(z):\n    return z",
    "heaviside": "def heaviside(z):\n    return np.where(z >= 0, 1.0, 0.0)",
    "sigmoid": "def sigmoid(z):\n    return (1 + np.tanh(z / 2)) / 2  # never overflows",
    "bipolar_sigmoid": "def bipolar_sigmoid(z):\n    return np.tanh(z / 2)",
    "relu": "def relu(z):\n    return np.maximum(z, 0)",
    "leaky_relu": "def leaky_relu(z):\n    return np.where(z > 0, z, 0.01 * z)",
    "elu": "def elu(z):\n    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))",
    "softplus": "def softplus(z):\n    return np.logaddexp(0, z)",
    "gelu": "def gelu(z):\n    return z * ndtr(z)",
    "softmax": """\
def softmax(z):
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)""",
}

SCIKIT_LEARN_NAMES = {
    "identity": "identity",
    "sigmoid": "logistic",
    "tanh": "tanh",
    "relu": "relu",
}
SCIKIT_LEARN_NEAREST = {
    "heaviside": "sigmoid",
    "sign": "tanh",
    "bipolar_sigmoid": "tanh",
    "leaky_relu": "relu",
    "elu": "relu",
    "softplus": "relu",
    "gelu": "relu",
}


def refuse_for_scikit_learn(hidden: tuple[str, ...], output: str, n_outputs: int) -> None:
    """Raise a ValueError, with the nearest that works, where scikit-learn lacks what is asked."""
    if len(set(hidden)) > 1:
        raise ValueError(
            f"hidden is {hidden}; scikit-learn has one activation for all hidden layers: "
            f"use one, {hidden[0]!r} say, or another framework"
        )
    for name in hidden[:1]:
        if name not in SCIKIT_LEARN_NAMES:
            raise ValueError(
                f"hidden is {name!r}, which scikit-learn doesn't have: the nearest is "
                f"{SCIKIT_LEARN_NEAREST[name]!r}, or use another framework"
            )
    if output not in ("identity", "sigmoid", "softmax"):
        raise ValueError(
            f"output is {output!r}; scikit-learn has 'identity' (regression), 'sigmoid' and "
            "'softmax' (classes): use one of them, or another framework"
        )
    if output == "softmax" and n_outputs < 3:
        raise ValueError(
            f"output is 'softmax' over {n_outputs}; scikit-learn has it for 3 classes and more: "
            "use one output with 'sigmoid', or another framework"
        )


# Where a name is missing, Keras has the same one; its "leaky_relu" leaks 0.2, not 0.01.
KERAS_NAMES = {"identity": "linear"}
KERAS_FUNCTIONS = {
    "heaviside": "def heaviside(z):\n    return keras.ops.cast(z >= 0, z.dtype)",
    "sign": "def sign(z):\n    return keras.ops.sign(z)",
    "bipolar_sigmoid": "def bipolar_sigmoid(z):\n    return keras.ops.tanh(z / 2)",
    "leaky_relu": """\
def leaky_relu(z):
    return keras.ops.leaky_relu(z, negative_slope=0.01)""",
}

PYTORCH_NAMES = {
    "heaviside": "Heaviside()",
    "sign": "Sign()",
    "sigmoid": "nn.Sigmoid()",
    "bipolar_sigmoid": "BipolarSigmoid()",
    "tanh": "nn.Tanh()",
    "relu": "nn.ReLU()",
    "leaky_relu": "nn.LeakyReLU(0.01)",
    "elu": "nn.ELU()",
    "softplus": "nn.Softplus()",
    "gelu": "nn.GELU()",
    "softmax": "nn.Softmax(dim=1)",
}
PYTORCH_MODULES = {
    name: f"class {PYTORCH_NAMES[name][:-2]}(nn.Module):\n    def forward(self, z):\n        {body}"
    for name, body in {
        "heaviside": "return (z >= 0).to(z.dtype)",
        "sign": "return torch.sign(z)",
        "bipolar_sigmoid": "return torch.tanh(z / 2)",
    }.items()
}
