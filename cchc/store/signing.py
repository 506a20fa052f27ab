"""Who did something, as it is kept for good: a name or an office on one line, and nothing else that was pasted with it."""

from __future__ import annotations

import unicodedata

from cchc.people.acting import acting

LONGEST = 100


def signature(by: str) -> str:
    """Whoever is logged in, whatever is said; else what was said: at most 100 letters, without line breaks, and without
    characters that nobody sees."""
    person = acting().person
    by = person.title if person else by
    plain = " ".join("".join(" " if letter.isspace() else letter for letter in by).split())
    seen = "".join(letter for letter in plain if unicodedata.category(letter) not in ("Cc", "Cf", "Co", "Cs"))
    return seen[:LONGEST].strip()
