"""A setting is what can be set on a lab: plain values, told exactly by their own source text."""

import math
import reprlib

import traitlets

DIGITS = 10
"""Significant decimal digits of a number: few enough that every CPU computes the same ones."""

_short = reprlib.Repr()
_short.maxstring = _short.maxother = 60


class Number(traitlets.Float):
    """A bounded number of a lab's state: finite, whatever the bounds."""

    def validate(self, obj, value):
        """Refuse NaN, which is within any bounds, and infinity."""
        value = super().validate(obj, value)
        if not math.isfinite(value):
            self.error(obj, value)
        return value


def decimal(value):
    """Return ``value`` with each float in it, at any depth, a decimal number of ten digits.

    What a learner sets by hand has fewer; what a model computed has more, and the last of them
    depend on the CPU.
    """
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}")
    if type(value) in (list, tuple):
        return type(value)(map(decimal, value))
    if type(value) is dict:
        return {key: decimal(item) for key, item in value.items()}
    return value


def checked(trait: traitlets.TraitType, owner: traitlets.HasTraits, value):
    """Return ``value`` as ``owner`` keeps it in the setting that ``trait`` declares.

    Raises
    ------
    traitlets.TraitError
        Where it is not allowed; the message names the setting, what came and what is allowed.
    """
    value = decimal(value)
    validate = getattr(trait, "validate", lambda owner, value: value)
    try:
        if value is not None:
            return validate(owner, value)
    except (traitlets.TraitError, ValueError, TypeError):  # an array can't be compared with a text
        pass
    raise traitlets.TraitError(f"{trait.name} is {_short.repr(value)}; expected {allowed(trait)}")


def allowed(trait: traitlets.TraitType) -> str:
    """Return in words what a setting can be: "a whole number from 1 to 8"."""
    if isinstance(trait, traitlets.Enum):
        return f"one of {', '.join(map(repr, trait.values or ()))}"
    if isinstance(trait, traitlets.Bool):
        return "True or False"
    if isinstance(trait, traitlets.Int | traitlets.Float):
        kind = "a whole number" if isinstance(trait, traitlets.Int) else "a finite number"
        return kind + _bounds(trait.min, trait.max)
    if isinstance(trait, traitlets.List):
        of = f", each {allowed(trait._trait)}" if trait._trait is not None else ""
        return f"a list{_lengths(trait._minlen, trait._maxlen)}{of}"
    if isinstance(trait, traitlets.Tuple):
        return f"a tuple of {'; '.join(map(allowed, trait._traits))}"
    return {"Unicode": "a text", "Dict": "a dictionary"}.get(type(trait).__name__, "a value")


def source(value) -> str:
    """Return Python text for a setting's value: plain numbers and texts, tuples as lists."""
    if isinstance(value, tuple | list):
        return f"[{', '.join(_item(item) for item in value)}]"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return repr(value)


def _item(value) -> str:
    """Return Python text for a value inside a list: a point stays a tuple."""
    if isinstance(value, tuple):
        return f"({', '.join(map(source, value))}{',' if len(value) == 1 else ''})"
    return source(value)


def _bounds(low: float | None, high: float | None) -> str:
    if low is None or not math.isfinite(low):
        return "" if high is None or not math.isfinite(high) else f" up to {source(high)}"
    if high is None or not math.isfinite(high):
        return f" from {source(low)} on"
    return f" from {source(low)} to {source(high)}"


def _lengths(fewest: int, most: float) -> str:
    if fewest == most:
        return f" of {fewest} values"
    if most < 2**31:
        return f" of {fewest} to {most} values" if fewest else f" of at most {most} values"
    return f" of at least {fewest} values" if fewest else ""
