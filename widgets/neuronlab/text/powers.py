"""A number far from 1 is written with a power of ten: 6.1·10⁻⁷."""

from math import floor, log10

from ..live.readout import number

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def power(value: float, digits: int = 1) -> str:
    """Return ``value`` as text; ``digits`` are the decimals before a power of ten."""
    if not value or 0.01 <= abs(value) < 10_000:
        whole = not value or (abs(value) >= 100 and value == round(value))
        return number(value, 0 if whole else 2)
    exponent = floor(log10(abs(value)))
    mantissa = round(value / 10.0**exponent, digits)
    if abs(mantissa) == 10:
        mantissa, exponent = mantissa / 10, exponent + 1
    return f"{number(mantissa, digits)}·10{str(exponent).translate(_RAISED)}"
