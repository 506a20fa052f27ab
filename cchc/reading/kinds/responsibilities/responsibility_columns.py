"""Which column of a table of responsibilities says what, and whether a header announces one."""

from __future__ import annotations

from cchc.reading.kinds.responsibilities.ticked_units import ticked_units
from cchc.reading.layout.columns import score_columns
from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.header_text import without_brackets
from cchc.reading.layout.header_vocabulary import is_duty
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import begins, holds, is_whole

_POINTS = ("self_score", "appraised_score", "survey_score", "score", "deduction", "ratio", "rank")
_WORDS = "responsibilities"


def responsibility_columns(header: Header) -> dict[str, int]:
    """0-based columns by role. A person («Cán bộ phụ trách») answers only where no column names a unit."""
    found: dict[str, list[int]] = {}
    ticked = ticked_units(header)
    for column, path in sorted(header.paths.items()):
        if column in ticked:
            continue
        role = _role(without_brackets(path[-1])) or _role(without_brackets(" ".join(path)))
        if role:
            found.setdefault(role, []).append(column)
    columns = {role: places[0] for role, places in found.items()}
    if "key" in columns:
        columns["code"] = columns.pop("key")
    if "title" not in columns and "area" in columns:
        columns["title"] = columns.pop("area")
    if "owner" not in columns and "person" in columns:
        columns["owner"] = columns["person"]
    columns.pop("person", None)
    return columns


def further_owners(header: Header, columns: dict[str, int]) -> list[int]:
    """Columns that name units who answer, beside the one that counts: nobody can tell which of them is meant."""
    return [
        column
        for column, path in sorted(header.paths.items())
        if column not in columns.values()
        and column not in ticked_units(header)
        and (_role(without_brackets(path[-1])) or _role(without_brackets(" ".join(path)))) == "owner"
    ]


def _role(text: str) -> str | None:
    if is_whole(_WORDS, "code").match(text):
        return "code"
    if is_whole(_WORDS, "key").match(text):
        return "key"
    if holds(_WORDS, "since").search(text):
        return "since"
    if begins(_WORDS, "title").match(text):
        return "area" if holds(_WORDS, "areas").search(text) and "tieu chi" not in text else "title"
    supports = holds(_WORDS, "supporters").search(text)
    owns = holds(_WORDS, "owner").search(text) or is_whole(_WORDS, "owners").match(text)
    if supports and not owns:
        return "supporters"
    if not owns:
        return None
    return "person" if begins(_WORDS, "persons").match(text) and not supports else "owner"


def is_responsibilities(header: Header, title: str) -> bool:
    """Criteria beside who answers for them, and no points to read; `title`: the texts above the table."""
    scores = score_columns(header)
    has_points = scores.has(*_POINTS) or any(_speaks_of_points(path) for path in header.paths.values())
    # Without maxima it is no score sheet: last year's points may stand beside who answers for them.
    if has_points and (scores.has("max_score") or not gives_duties(title)):
        return False
    columns = responsibility_columns(header)
    if "title" not in columns and "code" not in columns:
        return False
    lines = " ".join(" ".join(header.paths[columns[role]]) for role in ("code", "title") if role in columns)
    above = fold_words(title)
    is_about = holds(_WORDS, "about").search(above) and holds(_WORDS, "indices").search(above)
    names = holds(_WORDS, "criteria").search(fold_words(lines))
    if "owner" not in columns and not ticked_units(header):
        return bool(is_about and names) and gives_duties(title)
    return bool(names or is_about)


def gives_duties(title: str) -> bool:
    """Whether the texts above a table say that duties are given: then headings of sections may be who has them."""
    return bool(holds(_WORDS, "given").search(fold_words(title)))


def _speaks_of_points(path: tuple[str, ...]) -> bool:
    """A column of points whose heading has no meaning of its own is none to pass over."""
    text = fold_words(" ".join(path))
    return "diem" in text.split() and not holds(_WORDS, "maxima").search(text) and not is_duty(text)
