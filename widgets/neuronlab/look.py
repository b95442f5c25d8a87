"""A look at a lab without JupyterLab: its picture as a file, and all that it says as plain text.

``python -m neuronlab.look "NeuronLab(w1=0.2)"``
"""

import argparse
import ast
import html
import re
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitlets import TraitError

if TYPE_CHECKING:
    from .live.lab import Lab


def read(text: str) -> "Lab":
    """Return the lab that a call such as ``"NeuronLab(w1=0.2)"`` makes; nothing else is executed.

    Raises
    ------
    ValueError
        Where it is no call of a public lab, or an argument is not a plain value.
    TypeError, traitlets.TraitError
        Where the lab has no such setting, or the value is not allowed.
    """
    name, values, settings = called(text)
    package = import_module(__package__)
    labs = [each for each in dir(package) if each.endswith("Lab")]
    if name not in labs:
        raise ValueError(f"there is no {name}; there are {', '.join(labs)}")
    return getattr(package, name)(*values, **settings)


def called(text: str) -> tuple[str, list[Any], dict[str, Any]]:
    """Return what a call's text names and gives: ``("NeuronLab", [], {"w1": 0.2})``."""
    try:
        call = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        call = None
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
        raise ValueError(f"{text!r} is not the call of a lab, such as NeuronLab(w1=0.2)")
    settings = {each.arg: _plain_value(each.value) for each in call.keywords if each.arg}
    if len(settings) < len(call.keywords):
        raise ValueError("each setting is given once, by its name: weight=0.5")
    return call.func.id, [_plain_value(each) for each in call.args], settings


def _plain_value(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError):
        raise ValueError(
            f"{ast.unparse(node)} is not a plain value: a number, a text, or a list of them"
        ) from None


def plain(text: str) -> str:
    """Return HTML as plain text: lines and table rows as lines, a power as ``e^−1``."""
    text = re.sub(r"<(br|/div|/tr|/pre)\b[^>]*>", "\n", text)
    text = re.sub(r"<sup\b[^>]*>", "^", re.sub(r"</t[dh]>", " ", text))
    text = html.unescape(re.sub(r"</?[a-z][^>]*>", "", text))
    return "\n".join(" ".join(filter(None, line.split(" "))) for line in text.strip().splitlines())


def main(arguments: list[str] | None = None) -> None:
    """Save a lab's picture; print its ``repr``, what is seen, and the readout."""
    parser = argparse.ArgumentParser(prog="python -m neuronlab.look", description=main.__doc__)
    parser.add_argument("lab", help='as its repr writes it: "NeuronLab(w1=0.2)"')
    parser.add_argument("-o", dest="file", type=Path, help="where to; else NeuronLab.png, here")
    given = parser.parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # a true minus sign, whatever the system's own is
    try:
        lab = read(given.lab)
        file = given.file or Path(f"{type(lab).__name__}.png")
        file.write_bytes(lab.stage.small_png())
    except (ValueError, TypeError, TraitError, OSError) as error:
        parser.error(str(error))
    parts = repr(lab), lab.stage.alt, plain(lab.readout.value), f"picture: {file}"
    print("\n\n".join(parts))


if __name__ == "__main__":
    main()
