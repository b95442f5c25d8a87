"""A number as a learner reads it: a true minus sign, few digits, a power of ten far from 1."""

import math
from collections.abc import Iterable

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float, digits: int = 2) -> str:
    """Return ``value`` with a true minus sign, ``digits`` after the point, and no −0.00.

    A number that has run away is written with a power of ten, so that no line grows.
    """
    if 1e7 <= abs(value) < math.inf:
        return power(float(value))
    text = f"{float(value):.{digits}f}"
    if not float(text):
        text = text.lstrip("-")
    return text.replace("-", "−")


def factor(value: float, digits: int = 2) -> str:
    """Return ``value`` as it stands in a product or a sum: a negative one in brackets."""
    return bracketed(number(value, digits))


def bracketed(text: str, inside: str = "") -> str:
    """Return a number that is written already, in brackets where it is negative.

    What stands in them is ``inside``, where that is not the text itself.
    """
    return f"({inside or text})" if text[:1] in ("−", "-") else inside or text


def vector(values: float | Iterable[float], digits: int = 2) -> str:
    """Return numbers as (1.00, −2.00), or one alone without brackets."""
    texts = [number(value, digits) for value in _flat(values)]
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


def power(value: float, digits: int = 1) -> str:
    """Return ``value`` as text, far from 1 as 6.1·10⁻⁷; ``digits`` are the decimals before it."""
    if not value or 0.01 <= abs(value) < 10_000:
        whole = not value or (abs(value) >= 100 and value == round(value))
        return number(value, 0 if whole else 2)
    exponent = math.floor(math.log10(abs(value)))
    mantissa = round(value / 10.0**exponent, digits)
    if abs(mantissa) == 10:
        mantissa, exponent = mantissa / 10, exponent + 1
    return f"{number(mantissa, digits)}·10{str(exponent).translate(_RAISED)}"


def figure(value: float, digits: int = 4) -> str:
    """Return a number as short as its digits allow: 0.5, −0.2863, 6.1·10⁻⁷."""
    if not math.isfinite(value):
        return {"inf": "∞", "-inf": "−∞"}.get(str(float(value)), "NaN")
    if abs(value) >= 1e5 or 0 < abs(value) < 10.0 ** (1 - digits):
        return power(value)
    return _trimmed(number(value, digits))


def short(value: float, digits: int) -> str:
    """Return a number for a drawing: as :func:`figure`, but with fewer digits where it is small.

    A power of ten where even its first digit would be lost.
    """
    if 10.0**-digits <= abs(value) < 1e5:
        return _trimmed(number(value, digits))
    if digits == 1 and abs(value) < 1:
        return "0"
    return figure(value, digits).replace(".0·", "·")


def decimals(value: float) -> int:
    """Return how many decimals to write: two, and four where two are not the whole of it."""
    return 2 if round(value, 2) == round(value, 10) else 4


def counted(n: int, what: str) -> str:
    """Return how many there are, such as "1 fold" or "2 folds"."""
    return f"{n} {what}{'s' * (n != 1)}"


def a(digit: int) -> str:
    """Return a digit with its article."""
    return f"an {digit}" if digit == 8 else f"a {digit}"


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _flat(values: float | Iterable[float]) -> Iterable[float]:
    """Return all numbers of a number, a list or an array of any shape."""
    ravel = getattr(values, "ravel", None)
    if ravel is not None:
        return ravel()
    return values if isinstance(values, Iterable) else (values,)
