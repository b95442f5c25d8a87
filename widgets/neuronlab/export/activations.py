"""The activation functions as each framework spells them: its own names, or a few lines of code."""

from collections.abc import Collection
from textwrap import indent

from ..models.activation import Own, Spelling
from ..models.activations import ACTIVATIONS

_SOFTMAX = Spelling(
    numpy=Own("""\
powers = np.exp(z - z.max(axis=1, keepdims=True))
return powers / powers.sum(axis=1, keepdims=True)"""),
    keras="softmax",
    pytorch="Softmax(dim=1)",
)


def _spelling(name: str) -> Spelling:
    return _SOFTMAX if name == "softmax" else ACTIVATIONS[name].spelling


def in_numpy(name: str) -> str:
    """Return the function that a layer of a NumPy script applies."""
    spelt = _spelling(name).numpy
    return name if isinstance(spelt, Own) else spelt


def in_keras(name: str) -> str:
    """Return what ``Dense(activation=…)`` is given."""
    spelt = _spelling(name).keras
    return name if isinstance(spelt, Own) else f'"{spelt}"'


def in_pytorch(name: str) -> str:
    """Return the module that follows a layer; "" where it would change nothing."""
    spelt = _spelling(name).pytorch
    if isinstance(spelt, Own):
        return f"{_class(name)}()"
    return "" if spelt == "Identity" else f"nn.{spelt}{'' if '(' in spelt else '()'}"


def definitions(names: Collection[str], framework: str) -> list[str]:
    """Return the functions, or in PyTorch the classes, that a script with ``names`` defines."""
    return [
        f"class {_class(name)}(nn.Module):\n    def forward(self, z):\n{indent(own.body, ' ' * 8)}"
        if framework == "pytorch"
        else f"def {name}(z):\n{indent(own.body, ' ' * 4)}"
        for name, own in _own(names, framework).items()
    ]


def imports(names: Collection[str], framework: str) -> str:
    """Return the import lines that those definitions need."""
    lines = [own.imports for own in _own(names, framework).values() if own.imports]
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


def _own(names: Collection[str], framework: str) -> dict[str, Own]:
    """Return what ``framework`` lacks, each once and in the order of ``ACTIVATIONS``."""
    spelt = {
        name: getattr(_spelling(name), framework)
        for name in (*ACTIVATIONS, "softmax")
        if name in names
    }
    return {name: own for name, own in spelt.items() if isinstance(own, Own)}


def _class(name: str) -> str:
    return name.title().replace("_", "")


def in_scikit_learn(hidden: tuple[str, ...]) -> str:
    """Return what the networks of scikit-learn call the hidden layers' activation."""
    return str(_spelling(hidden[0] if hidden else "identity").scikit_learn)


def refuse_for_scikit_learn(hidden: tuple[str, ...], output: str, n_outputs: int) -> None:
    """Raise a ValueError, with the nearest that works, where scikit-learn lacks what is asked."""
    if len(set(hidden)) > 1:
        raise ValueError(
            f"hidden is {hidden}; scikit-learn has one activation for all hidden layers: "
            f"use one, {hidden[0]!r} say, or another framework"
        )
    for name in hidden[:1]:
        if _spelling(name).scikit_learn is None:
            raise ValueError(
                f"hidden is {name!r}, which scikit-learn doesn't have: the nearest is "
                f"{_spelling(name).nearest!r}, or use another framework"
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
