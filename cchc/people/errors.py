"""What cannot be done to people, in words for whoever asked."""

from __future__ import annotations

from cchc.language import _


class PeopleError(Exception):
    """`text` is a sentence to be translated, in which `given` stands; `str()` is the sentence in the language of who asked."""

    def __init__(self, text: str, **given: object) -> None:
        super().__init__(text)
        self.text = text
        self.given = given

    def __str__(self) -> str:
        return _(self.text).format(**self.given)
