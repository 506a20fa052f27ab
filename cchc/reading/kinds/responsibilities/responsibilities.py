"""Criteria or areas of an index with who answers for them, and since when."""

from __future__ import annotations

import re
from datetime import date

from cchc.catalogue.rows import ResponsibilityRow
from cchc.reading.figures.values import special_problem
from cchc.reading.grid import cell_address
from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds.missing import report_column
from cchc.reading.kinds.responsibilities.duties import Duty, name_of, names_in, parse_duty
from cchc.reading.kinds.responsibilities.responsibility_columns import further_owners, responsibility_columns
from cchc.reading.kinds.responsibilities.responsibility_lines import DutyLine, duty_lines
from cchc.reading.kinds.responsibilities.ticked_units import put_into_words, ticked_units
from cchc.reading.kinds.scores.score_lines import column_of_codes
from cchc.reading.layout.corrected_columns import with_corrected_columns
from cchc.reading.layout.sections import Line, Section
from cchc.reading.problems import Problems
from cchc.reading.values.codes import parts
from cchc.reading.values.dates import parse_day

LABELS = {
    "owner": "phòng, đơn vị chủ trì", "supporters": "đơn vị phối hợp", "title": "tiêu chí hoặc lĩnh vực", "code": "mã tiêu chí",
    "since": "áp dụng từ ngày",
}  # fmt: skip
_SINCE = re.compile(
    r"(?:áp dụng|hiệu lực|thực hiện|thi hành|phân công)(?:\s+(?:thi hành|thực hiện))?\s+(?:kể\s+)?từ\s+(?:ngày\s+)?"
    r"(?P<day>\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})",
    re.IGNORECASE,
)


def read(section: Section, problems: Problems) -> KindReading:
    """A row for each criterion, or area where the sheet has nothing below it."""
    columns = with_corrected_columns(responsibility_columns(section.header), section.correction)
    if "code" not in columns and (place := column_of_codes(section, columns.get("title", 0))) is not None:
        columns["code"] = place
    ticked = {} if "owner" in columns else ticked_units(section.header)
    columns |= put_into_words(section, ticked, problems) if ticked else {}
    entries = duty_lines(section, columns)
    _report_columns(section, columns, entries, problems)
    since = _since_of_all(section)
    reader = _Reader(columns, section.grid.date_1904, problems, since)
    rows = [reader.row(entry) for entry in entries if not entry.is_heading]
    if not any(row["owner"] or row["supporters"] for row in rows):
        rows, entries = [], []  # a form that nobody filled in
    _check(entries, rows, columns, problems)
    grouped = any(entry.group for entry in entries)
    kept = [entry for entry in entries if not entry.is_heading]
    for entry, row in zip(kept, rows, strict=True):
        row |= {"group": entry.group} if grouped else {}
    shown = {role: place for role, place in columns.items() if role != "area" and place not in ticked}
    return KindReading(shown, [dict(row) for row in rows], of_one_unit=True)


def _report_columns(
    section: Section, columns: dict[str, int], entries: list[DutyLine], problems: Problems
) -> None:
    if "title" not in columns and "code" not in columns:
        report_column(LABELS["title"], section.header, problems)
    if "owner" not in columns and not any(entry.owner for entry in entries):
        report_column(LABELS["owner"], section.header, problems)
    for column in further_owners(section.header, columns):
        if "owner" in columns and not (section.correction and section.correction.given):
            named = " / ".join(section.header.paths[column])
            message = (
                f"cột «{named}» cũng nêu ai chịu trách nhiệm, bên cạnh cột «{section.header.paths[columns['owner']][-1]}». "
                "Hãy để một cột chủ trì, cột kia ghi rõ là phối hợp."
            )
            problems.add("two_owners", section.header.top, column, message)


def _since_of_all(section: Section) -> date | None:
    """The day that the texts above the table name for all of it; none where they name several."""
    days = {
        day
        for note in section.above
        for found in _SINCE.finditer(note.text)
        if (day := parse_day(found["day"]).day) is not None
    }
    return days.pop() if len(days) == 1 else None


class _Reader:
    """What the cells of a line say; what cannot be read is reported at its cell, and the row stands."""

    def __init__(
        self, columns: dict[str, int], date_1904: bool, problems: Problems, since: date | None
    ) -> None:
        self.columns, self.date_1904, self.problems, self.since = columns, date_1904, problems, since

    def row(self, entry: DutyLine) -> ResponsibilityRow:
        duty = self.duty(entry)
        day = self.day(entry.line) or self.since
        self.title(entry)
        return {
            "row": entry.line.row + 1, "code": entry.code, "title": entry.title, "owner": duty.owner,
            "supporters": duty.supporters, "since": day.isoformat() if day else None,
        }  # fmt: skip

    def title(self, entry: DutyLine) -> None:
        column = self.columns.get("title", self.columns.get("code"))
        if column is None:
            return
        if entry.became_date:
            message = f"Excel đã đổi mã tiêu chí thành ngày; đã hiểu là {entry.code}. Hãy định dạng cột mã là văn bản."
            self.problems.add("code_became_date", entry.line.row, self.columns.get("code", column), message)
        for role in ("code", "title"):
            self.text(entry.line, role)
        if entry.many:
            message = "ô này ghi nhiều tiêu chí. Hãy ghi mỗi tiêu chí một dòng, hoặc chỉ ghi các mã cách nhau bằng dấu phẩy."
            self.problems.add("many_criteria", entry.line.row, column, message)

    def duty(self, entry: DutyLine) -> Duty:
        told = parse_duty(self.text(entry.line, "owner")) if "owner" in self.columns else Duty(entry.owner)
        supporters = name_of(self.text(entry.line, "supporters")) or told.supporters
        if told.owner and len(names := names_in(told.owner)) > 1:
            message = (
                f"ô này ghi {len(names)} đơn vị cùng chủ trì «{told.owner[:80]}». Một tiêu chí nên có một đơn vị chịu trách "
                "nhiệm; nếu đúng là cùng chịu trách nhiệm thì cứ công bố, nếu không hãy chuyển các đơn vị sau sang cột phối hợp."
            )
            column = self.columns.get("owner", self.columns.get("title", 0))
            self.problems.add("several_owners", entry.line.row, column, message)
        return Duty(told.owner, supporters)

    def day(self, line: Line) -> date | None:
        column, value = self.columns.get("since"), line.value(self.columns.get("since"))
        if column is None or value in ("", None):
            return None
        if special := special_problem(value):
            self.problems.add(special[0], line.row, column, special[1].format(label="ngày"))
            return None
        told = parse_day(value, date_1904=self.date_1904)
        if told.is_unclear:
            message = f"«{str(value)[:60]}» chưa rõ là ngày nào nên ngày áp dụng được để trống. Hãy ghi đủ ngày/tháng/năm."
            self.problems.add("unclear_date", line.row, column, message)
        return told.day

    def text(self, line: Line, role: str) -> str:
        column, value = self.columns.get(role), line.value(self.columns.get(role))
        if column is None:
            return ""
        if special := special_problem(value):
            self.problems.add(special[0], line.row, column, special[1].format(label=LABELS[role]))
            return ""
        return value if isinstance(value, str) else ""


def _check(
    entries: list[DutyLine], rows: list[ResponsibilityRow], columns: dict[str, int], problems: Problems
) -> None:
    """One owner for each criterion, a criterion for each owner."""
    kept = [entry for entry in entries if not entry.is_heading]
    owned = {row["code"] for row in rows if row["code"] and row["owner"]}
    for entry, row in zip(kept, rows, strict=True):
        named = columns.get("title", columns.get("code", 0))
        place = columns.get("code", named) if entry.code else named
        cells = [entry.line.value(columns.get(role)) for role in ("code", "title")]
        if any(special_problem(cell) for cell in cells):
            continue
        if not row["code"] and not row["title"]:
            _report_nameless(entry, row, named, problems)
        elif entry.first is not None:
            _report_twice(entry, entries[entry.first], place, problems)
        elif row["owner"] is None and not _is_covered(row["code"], owned):
            message = (
                f"chưa ghi ai chịu trách nhiệm «{row['title'] or row['code']}». Hãy ghi đơn vị chủ trì; để trống thì "
                "tiêu chí này chưa có người nhận."
            )
            problems.add("without_owner", entry.line.row, columns.get("owner", place), message)


def _report_nameless(entry: DutyLine, row: ResponsibilityRow, place: int, problems: Problems) -> None:
    if who := row["owner"] or row["supporters"]:
        message = f"dòng này ghi «{who}» nhưng không ghi tiêu chí hay lĩnh vực nào. Hãy ghi tiêu chí, hoặc xóa dòng nếu thừa."
        problems.add("missing_value", entry.line.row, place, message)


def _report_twice(entry: DutyLine, first: DutyLine, place: int, problems: Problems) -> None:
    named = f"mã {entry.code}" if entry.code else f"tiêu chí «{entry.title}»"
    message = (
        f"{named} đã có ở ô {cell_address(first.line.row, place)}; một tiêu chí chỉ có một dòng và một đơn vị chủ trì. "
        "Hãy bỏ một dòng, hoặc chuyển đơn vị sau sang cột phối hợp."
    )
    problems.add("duplicate_code", entry.line.row, place, message)


def _is_covered(code: str | None, owned: set[str]) -> bool:
    """Whether an area above a criterion, or all that is told below an area, has an owner."""
    if code is None:
        return False
    own = parts(code)
    return any(".".join(own[:depth]) in owned for depth in range(1, len(own))) or any(
        other.startswith(f"{code}.") for other in owned
    )
