"""How far an action is, where what stands under «Kết quả thực hiện» says one of the known states and nothing else."""

from __future__ import annotations

from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import is_whole

STATES = ("not_started", "in_progress", "awaiting", "confirmed", "failed", "dropped")


def state_of(text: str) -> str | None:
    """One of STATES; None where the words say more, less or something else. What an office itself calls done waits to be
    confirmed."""
    folded = fold_words(text)
    return next((state for state in STATES if is_whole("remedy_states", state).match(folded)), None)
