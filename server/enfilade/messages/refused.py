"""What a group, or a class, says no to."""

from __future__ import annotations


class Refused(Exception):
    """The input may not be. `code` is of the catalogue in `messages`, which has the sentence for a person."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
