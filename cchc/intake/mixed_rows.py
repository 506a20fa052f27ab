"""What a plan that comes back from a spreadsheet may have mixed up: words beside another row's id, rows left out, wrong days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from cchc import words
from cchc.folding import name_key
from cchc.intake.ledger import PLANNED
from cchc.language import _
from cchc.reading import Problem
from cchc.store.publication import Publication, Row

LEAST = 12  # letters of a text that is looked for within another
SHOWN = 3
Ledger = Mapping[str, Sequence[Row]]


def mixed_rows(publication: Publication, ledger: Ledger) -> list[Problem]:
    """A warning for each limitation or remedy that says what another row of the ledger says: cells that were sorted,
    merged or copied without their ids."""
    found = []
    for table in ("ledger_limitations", "ledger_remedies"):
        known = {row[PLANNED[table]]: row for row in ledger.get(table, ())}
        for row in publication.rows.get(table, []):
            held = known.get(row[PLANNED[table]])
            if held is None or name_key(held["text"]) == name_key(row["text"]):
                continue
            others = [other for other in known.values() if other is not held and says(row, other, held)]
            found += [another_row(row, held, other) for other in others[:1]]
    return found


def says(row: Row, other: Row, held: Row) -> bool:
    """Whether the changed words of a row are, or now hold, those of another one."""
    new, theirs = name_key(row["text"]), name_key(other["text"])
    return new == theirs or (len(theirs) >= LEAST and theirs in new and theirs not in name_key(held["text"]))


def another_row(row: Row, held: Row, other: Row) -> Problem:
    """At the row: whose id it bears and whose words."""
    said = _(
        "Dòng {row} mang mã của «{held}» nhưng ghi chữ của «{other}», là mục khác của sổ. Nếu do sắp xếp, gộp ô hay chép "
        "nhầm, hãy tải sổ về làm lại; muốn nhập hai hạn chế làm một thì dùng «Bàn giao việc, gộp, tách hạn chế»."
    )
    text = said.format(row=row["row_no"], held=held["text"][:80], other=other["text"][:80])
    return Problem(row["sheet"], f"A{row['row_no']}", "warning", "row_rewritten", text)


def left_out(publication: Publication, ledger: Ledger, own: set[str]) -> list[Problem]:
    """One warning for rows of the ledger that a file of its own form (`own`: the ids that stand in it) has no more: they stay."""
    missing: list[str] = []
    gone: set[str] = set()
    for table, key in PLANNED.items():
        brought = {row[key] for row in publication.rows.get(table, [])}
        if not own & {row[key] for row in ledger.get(table, ())}:
            continue
        for row in ledger.get(table, ()):
            if row[key] not in brought and not row.get("merged_into"):
                if not gone & set(above(row)):
                    missing.append(str(row["text"]))
                gone.add(row[key])
    if not missing:
        return []
    rows = next(iter(publication.rows.values()))
    named = "; ".join(f"«{text[:60]}»" for text in missing[:SHOWN])
    said = _(
        "Sổ còn {count} mục không có trong tệp và vẫn được giữ: {named}. Muốn thôi một việc, đổi tình trạng sang «Thôi làm»."
    )
    text = said.format(count=len(missing), named=named + ("; …" if len(missing) > SHOWN else ""))
    return [Problem(rows[0]["sheet"], "A1", "warning", "row_rewritten", text)]


def above(row: Row) -> Iterable[str]:
    """The ids of what a row is for."""
    return (
        [*str(row.get("limitation_ids") or "").split("\n"), str(row.get("remedy_id") or "")]
        if "text" in row
        else []
    )


def days_that_cannot_be(rows: Sequence[Row], states: Mapping[str, Row], today: date) -> list[Problem]:
    """A warning for each row of `action_states` from a day that has not come, or from before the newest change."""
    found = []
    for row in rows:
        last: Any = states.get(row["action_id"], {}).get("changed_on")
        told = {"row": row["row_no"], "day": words.date(row["changed_on"])}
        if row["changed_on"] > today:
            text = _(
                "Dòng {row}: ngày đổi trạng thái {day} chưa đến; tình trạng ấy chỉ có hiệu lực từ ngày đó."
            ).format(**told)
        elif last and row["changed_on"] < last:
            said = _(
                "Dòng {row}: ngày đổi trạng thái {day} sớm hơn lần đổi gần nhất ({last}), nên tình trạng hiện nay không đổi. "
                "Hãy ghi ngày đúng."
            )
            text = said.format(**told, last=words.date(last))
        else:
            continue
        found.append(Problem(row["sheet"], f"A{row['row_no']}", "warning", "unclear_date", text))
    return found
