"""Which rows of an uploaded plan the ledger has already: they take its ids, so that states and evidence stay with them.

The same words in the same place are the same row; words that differ little, where only one row can be meant, are that row
corrected. What cannot be told is a row of its own, and is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from cchc.folding import name_key
from cchc.intake.ledger import PLANNED, each_line, one_per_line
from cchc.intake.mixed_rows import days_that_cannot_be, left_out, mixed_rows
from cchc.language import _
from cchc.reading import Problem
from cchc.reading.identity.today import today
from cchc.reading.values.codes import RAISED
from cchc.reading.words.text import clean
from cchc.store.publication import Publication, Row

# From here on two texts are one that was corrected; between the two nobody can tell.
_CORRECTED, _LIKE = 82, 55
# What a sheet may have no column for.
_KEPT = {
    "ledger_limitations": (
        "criteria", "cause", "cause_kind", "recoverability", "merged_into", "split_from", "note",
    ),
    "ledger_remedies": ("note",),
    "ledger_actions": ("owner", "supporters", "due_on", "due_text", "product", "note"),
}  # fmt: skip
Ledger = Mapping[str, Sequence[Row]]


class _Doubt(NamedTuple):
    row: Row
    like: str
    is_taken: bool


def take_known_rows(publication: Publication, ledger: Ledger) -> list[Problem]:
    """Give the rows of an uploaded plan the ids of those that the ledger holds (`Store.ledger_of`), with what the sheet has no
    column for; a warning for each row that was taken for one in other words, or that may be one. Doing it again changes
    nothing."""
    doubts: list[_Doubt] = []
    renamed: dict[str, str] = {}
    own: set[str] = set()
    for table, key in PLANNED.items():
        rows = publication.rows.get(table, [])
        for row in rows:
            _follow(row, renamed)
        known = {row[key]: row for row in ledger.get(table, ())}
        # An id that the ledger does not know is of another year or unit: by it nothing is known again.
        strange = {row[key] for row in rows if row[key] not in known}
        own |= {row[key] for row in rows} - strange - publication.fresh_ids
        doubts += _match(rows, ledger.get(table, ()), key, publication.fresh_ids | strange, renamed)
        for row in rows:
            row[key] = renamed.get(row[key], row[key])
            _keep(table, row, known.get(row[key]))
    states = {row["action_id"]: row for row in ledger.get("action_states", ())}
    _match_states(publication, renamed, states)
    publication.fresh_ids.clear()
    found = [_problem(doubt) for doubt in doubts] + mixed_rows(publication, ledger)
    found += days_that_cannot_be(publication.rows.get("action_states", []), states, today())
    return found + left_out(publication, ledger, own)


def _follow(row: Row, renamed: Mapping[str, str]) -> None:
    """The rows above it under their own ids."""
    if row.get("limitation_ids"):
        row["limitation_ids"] = one_per_line(
            [renamed.get(each, each) for each in each_line(row["limitation_ids"])]
        )
    if "action_id" in row:
        row["remedy_id"] = renamed.get(row["remedy_id"], row["remedy_id"])


def _match(
    rows: Sequence[Row], standing: Sequence[Row], key: str, fresh: set[str], renamed: dict[str, str]
) -> list[_Doubt]:
    taken = {row[key] for row in rows if row[key] not in fresh}
    left = [row for row in rows if row[key] in fresh]
    free = [row for row in standing if row[key] not in taken]
    for is_same in (_same_words_and_place, _same_words):
        for row in list(left):
            found = [each for each in free if is_same(row, each)]
            if len(found) == 1 or (found and is_same is _same_words_and_place):
                renamed[row[key]] = found[0][key]
                left.remove(row)
                free.remove(found[0])
    doubts = []
    for row, like, is_taken in _corrected(left, free):
        doubts.append(_Doubt(row, like["text"], is_taken))
        if is_taken:
            renamed[row[key]] = like[key]
            free.remove(like)
    # An id that its words made may be that of a row whose words have changed since.
    held = {row[key] for row in standing}
    for row in left:
        if row[key] in held and row[key] not in renamed:
            renamed[row[key]] = row[key][::-1]
    return doubts


def _corrected(left: Sequence[Row], free: Sequence[Row]) -> list[tuple[Row, Row, bool]]:
    """Rows beside the one row of the ledger that is most like each, and whether it is surely that one: alike, and no other is."""
    found = []
    for row in left:
        likeness = sorted(((_likeness(row, each), n) for n, each in enumerate(free)), reverse=True)
        if not likeness or likeness[0][0] < _LIKE:
            continue
        best, place = likeness[0]
        rivals = [other for other in left if other is not row and _likeness(other, free[place]) >= _LIKE]
        second = likeness[1][0] if len(likeness) > 1 else 0
        found.append((row, free[place], best >= _CORRECTED and second < _CORRECTED and not rivals))
    return found


def _likeness(row: Row, other: Row) -> float:
    return fuzz.ratio(name_key(row["text"]), name_key(other["text"])) if _place(row) & _place(other) else 0.0


def _place(row: Row) -> set[Any]:
    """Where a row belongs: the area of a limitation, the limitations of a remedy, the remedy of an action."""
    if "action_id" in row:
        return {row["remedy_id"]}
    if "remedy_id" in row:
        return set(each_line(row.get("limitation_ids"))) or {""}
    return {name_key(row.get("area") or "")}


def _same_words(row: Row, other: Row) -> bool:
    return name_key(row["text"]) == name_key(other["text"])


def _same_words_and_place(row: Row, other: Row) -> bool:
    return _same_words(row, other) and bool(_place(row) & _place(other))


def _keep(table: str, row: Row, known: Row | None) -> None:
    """What the sheet has no column for, as the ledger has it."""
    if known is None:
        return
    for column in _KEPT[table]:
        if column not in row:
            row[column] = known[column]
    if table == "ledger_limitations":
        row["taken_from"] = known["taken_from"]
    for column, value in row.items():
        held = known.get(column)
        if (
            isinstance(value, str)
            and isinstance(held, str)
            and as_cell_says(held, column) == as_cell_says(value, column)
        ):
            row[column] = held  # a cell keeps no line breaks
    if row.get("due_text") and row["due_text"] == known.get("due_text"):
        row["due_on"] = known["due_on"]  # may have been chosen on the page


def as_cell_says(text: str, column: str) -> str:
    """A text as it is read back from a cell."""
    return clean("; ".join(each_line(text)) if column == "criteria" else text).rstrip(RAISED).rstrip()


def _match_states(publication: Publication, renamed: Mapping[str, str], states: Mapping[str, Row]) -> None:
    """Changes of state under the ids of their actions. One that says what stands anyway is none, unless this very file
    said it: then it is the same upload again."""
    kept = []
    filed = {coverage["coverage_id"]: coverage for coverage in publication.coverages.values()}
    for row in publication.rows.get("action_states", []):
        coverage = filed[row["coverage_id"]]
        publication.coverages.pop(coverage["scope"], None)
        row["action_id"] = renamed.get(row["action_id"], row["action_id"])
        held = states.get(row["action_id"], {"action_state": "not_started", "sha256": ""})
        if row["action_state"] == held["action_state"] and held["sha256"] != publication.sha256:
            continue
        subject = str(row["action_id"])
        scope = "|".join((coverage["topic"], coverage["unit_id"], subject, coverage["period"]))
        publication.coverages[scope] = {**coverage, "subject": subject, "scope": scope}
        kept.append(row)
    if "action_states" in publication.rows:
        publication.rows["action_states"] = kept


def _problem(doubt: _Doubt) -> Problem:
    said = _(
        "Dòng {row} «{text}» được hiểu là «{like}» đã có trong sổ khắc phục, viết lại. Nếu là mục mới, hãy ghi khác hẳn "
        "hoặc bỏ mục cũ trong sổ trước."
    )
    if not doubt.is_taken:
        said = _(
            "Dòng {row} «{text}»: không rõ là mục mới hay «{like}» đã có trong sổ khắc phục được viết lại; sẽ ghi là mục mới "
            "và mục cũ vẫn còn. Nếu là viết lại, hãy tải sổ về, sửa ở đó rồi nạp lại: cột «Mã trong sổ» giữ đúng từng dòng."
        )
    text = said.format(row=doubt.row["row_no"], text=doubt.row["text"][:80], like=doubt.like[:80])
    return Problem(doubt.row["sheet"], f"A{doubt.row['row_no']}", "warning", "row_rewritten", text)
