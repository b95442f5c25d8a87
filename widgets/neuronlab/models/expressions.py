"""An expression is a calculation as text, such as ``0.5·(1 − 0.5)``: read here, never executed."""

import math
import re
from collections.abc import Callable

LONGEST, DEEPEST = 300, 30
"""How many characters, and how many brackets inside each other, are read."""

_TOKEN = re.compile(
    r"\s*(?:([0-9]+\.?[0-9]*(?:[eE][+-]?[0-9]+)?|\.[0-9]+)|(\*\*|[-+*/(),²])|(\w+))"
)

_SIGNS = str.maketrans(
    {"−": "-", "–": "-", "·": "*", "×": "*", "⋅": "*", "÷": "/"}
    | {"¼": "(1/4)", "½": "(1/2)", "¾": "(3/4)"}
)
"""The signs that formulas are printed with, and the keys that stand for them."""


def _sigmoid(z: float) -> float:
    small = math.exp(-abs(z))
    return (1.0 if z >= 0 else small) / (1.0 + small)


FUNCTIONS: dict[str, Callable[..., float]] = {
    "exp": math.exp,
    "ln": math.log,
    "log": math.log,
    "tanh": math.tanh,
    "sigmoid": _sigmoid,
    "σ": _sigmoid,
    "sqrt": math.sqrt,
    "max": max,
}


def evaluate(text: str) -> float:
    """Return what a calculation comes to.

    Parameters
    ----------
    text : str
        Numbers with a decimal point, ``¼ ½ ¾``, ``+ − · × * / **``, ``²``, brackets, and the names
        in ``FUNCTIONS``; ``max`` takes several numbers. Nothing else is understood.

    Raises
    ------
    ValueError
        Where it is not such a calculation, or has no finite value; the message says what to do.
    """
    if len(text) > LONGEST:
        raise ValueError(f"that is {len(text)} characters long; at most {LONGEST} are read")
    try:
        value = _Reader(text).whole()
    except OverflowError:
        raise ValueError("a number in it is too large") from None
    except ZeroDivisionError:
        raise ValueError("it divides by 0") from None
    if not math.isfinite(value):
        raise ValueError("a number in it is too large")
    return value


class _Reader:
    """Reads one token after the other; each method reads what binds tighter than the last."""

    def __init__(self, text: str):
        self._tokens = _tokens(text)
        self._next = 0
        self._depth = 0

    def whole(self) -> float:
        if not self._tokens:
            raise ValueError("nothing to calculate: type a number, or a calculation as 0.5*2 − 1")
        value = self._sum()
        token = self._peek()
        if token == ",":
            raise ValueError("write a decimal point: 0.5, not 0,5")
        if token == ")":
            raise ValueError("there is a “)” without its “(”")
        if token:
            raise ValueError(f"a sign such as + or * is missing before “{token}”")
        return value

    def _sum(self) -> float:
        value = self._product()
        while self._peek() in ("+", "-"):
            value = value + self._product() if self._take() == "+" else value - self._product()
        return value

    def _product(self) -> float:
        value = self._signed()
        while self._peek() in ("*", "/"):
            value = value * self._signed() if self._take() == "*" else value / self._signed()
        return value

    def _signed(self) -> float:
        negative = False
        while self._peek() in ("+", "-"):
            negative ^= self._take() == "-"
        value = self._power()
        return -value if negative else value

    def _power(self) -> float:
        value = self._atom()
        while self._peek() == "²":
            self._take()
            value *= value
        if self._peek() == "**":
            self._take()
            self._deeper()
            exponent = self._signed()
            self._depth -= 1
            value = value**exponent
            if isinstance(value, complex):
                raise ValueError("a negative number has no such power")
        return value

    def _atom(self) -> float:
        token = self._take()
        if token == "(":
            value = self._inside()[0]
        elif token and token[0] in ".0123456789":
            value = float(token)
        elif token in FUNCTIONS:
            value = self._call(token)
        elif not token:
            raise ValueError("it ends too early: a number is missing at the end")
        elif token[0].isalpha() or token[0] == "_":
            raise ValueError(
                f"“{token[:20]}” is not known here: type a number, or a calculation "
                f"with {', '.join(FUNCTIONS)}"
            )
        else:
            raise ValueError(f"a number is missing before “{token}”")
        return value

    def _call(self, name: str) -> float:
        if self._take() != "(":
            raise ValueError(f"{name} wants brackets: {name}(0.5)")
        values = self._inside(several=name == "max")
        try:
            return max(values) if name == "max" else FUNCTIONS[name](*values)
        except ValueError:
            raise ValueError(f"{name} has no value at {values[0]:g}") from None

    def _inside(self, several: bool = False) -> list[float]:
        """Read up to the closing bracket."""
        self._deeper()
        values = [self._sum()]
        while several and self._peek() == ",":
            self._take()
            values.append(self._sum())
        token = self._take()
        if token == ",":
            raise ValueError("write a decimal point: 0.5, not 0,5")
        if token != ")":
            raise ValueError(
                "a “)” is missing" + (f" before “{token}”" if token else " at the end")
            )
        self._depth -= 1
        return values

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ValueError(f"there are more than {DEEPEST} brackets inside each other")

    def _peek(self) -> str:
        return self._tokens[self._next] if self._next < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._peek()
        self._next += 1
        return token


def _tokens(text: str) -> list[str]:
    text, at, found = text.translate(_SIGNS).rstrip(), 0, []
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or (match[3] and not match[3][0].isalpha() and match[3][0] != "_"):
            sign = text[at:].strip()[0]
            if sign == "^":
                raise ValueError("“^” is not understood; write a power with **, as in 2**3")
            raise ValueError(f"“{sign}” is not understood; use digits 0 to 9 and + − * / ( )")
        found.append(match.group().strip())
        at = match.end()
    return found
