"""A slip is a mistake that is known, and is answered by a hint of its own."""


class Slip(str):
    """What is wrong with an answer, where the mistake is a known one, with the hint that helps."""

    hint: str

    def __new__(cls, wrong: str, hint: str) -> "Slip":
        """Return the text ``wrong``, which carries ``hint``."""
        slip = super().__new__(cls, wrong)
        slip.hint = hint
        return slip
