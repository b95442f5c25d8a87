"""A slip is a mistake that is known, and is answered by a hint of its own; or there is none."""


class Slip(str):
    """What is wrong with an answer, where the mistake is a known one, with the hint that helps."""

    hint: str

    def __new__(cls, wrong: str, hint: str) -> "Slip":
        """Return the text ``wrong``, which carries ``hint``."""
        slip = super().__new__(cls, wrong)
        slip.hint = hint
        return slip


class Right(str):
    """No slip, the empty text, which carries what is said to this right answer."""

    said: str

    def __new__(cls, said: str) -> "Right":
        """Return "", which carries ``said``."""
        right = super().__new__(cls)
        right.said = said
        return right
