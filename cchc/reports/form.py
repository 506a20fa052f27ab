"""What stands in every document of an office besides its sentences, as Nghị định 30/2020/NĐ-CP has it: numbers, days, endings."""

from __future__ import annotations

import re
from datetime import date

from cchc import words
from cchc.reports.model import Report, ReportTable, Section

END = "./."
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
CAPITAL, LETTER, PADDING = (
    3.2,
    2.2,
    4.4,
)  # millimetres: of a bold letter in a table, and beside the text of a cell
WIDE = "mw"  # as wide as capitals
LONGEST = 10  # letters of a word for which a column is made wider
LAST_MONTH_WITH_ZERO = 2  # «tháng 02», but «tháng 3»


def number_line(report: Report) -> str:
    """«Số:       /BC-SKHCN», the number left blank for the clerk until the report is issued."""
    return f"Số: {report.number}" if report.number else f"Số:         /{number_end(report)}"


def number_end(report: Report) -> str:
    """«BC-SKHCN»."""
    return "-".join(part for part in (report.abbreviation, report.office.abbreviation) if part)


def date_line(report: Report) -> str:
    """«Long An, ngày     tháng     năm 2026»; a known day below 10 and months 1 and 2 have a zero before them."""
    place = report.office.place or report.province
    day = report.issued_on
    if day is None:
        year = report.changed_at.year if report.changed_at else report.period[:4]
        return f"{place}, ngày      tháng      năm {year}"
    return f"{place}, {day_in_words(day)}"


def day_in_words(day: date) -> str:
    """«ngày 05 tháng 02 năm 2026»."""
    month = f"{day.month:02d}" if day.month <= LAST_MONTH_WITH_ZERO else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def receiver_lines(report: Report) -> list[str]:
    """«- Sở Nội vụ;», the last «- Lưu: VT, …»."""
    last = f"- Lưu: VT, {report.office.abbreviation or 'CCHC'}."
    return [*(f"- {receiver};" for receiver in report.office.receivers), last]


def authority_lines(report: Report) -> tuple[str, ...]:
    """What stands above the signature, in capitals; nothing until somebody said who signs."""
    return tuple(line.upper() for line in report.office.authority)


def accompanies(report: Report) -> str:
    """«(Kèm theo Báo cáo số … ngày … của …)»."""
    number = report.number or f"……/{number_end(report)}"
    day = words.date(report.issued_on) if report.issued_on else "……/……/……"
    return f"(Kèm theo {report.name.capitalize()} số {number} ngày {day} của {report.office.issuer or report.unit})"


def numbered_heading(section: Section) -> str:
    """«II. KẾT QUẢ», «a) Giải pháp»; "" of a section without a heading."""
    dot = "" if section.number.endswith(")") else "."
    return f"{section.number}{dot} {section.title}" if section.number and section.title else section.title


def decimals_of(table: ReportTable) -> tuple[int | None, ...]:
    """The digits of each column, None for text."""
    return table.decimals or (None,) * len(table.headings)


def formatted_cell(value: str | float | None, digits: int | None) -> str:
    """A value as a cell writes it; a blank one stays blank."""
    if value is None:
        return ""
    return value if isinstance(value, str) else words.number(value, digits or 0)


def column_widths(table: ReportTable, width: float) -> list[float]:
    """How wide each column is within so many millimetres: at least its longest word, the rest by the table's shares."""
    shares = table.widths or (1.0,) * len(table.headings)
    least = [longest_word(table, place) for place in range(len(table.headings))]
    if sum(least) >= width:
        return [width * each / sum(least) for each in least]
    wide = [max(each, width * share / sum(shares)) for each, share in zip(least, shares, strict=True)]
    over = sum(wide) - width
    room = [each - narrowest for each, narrowest in zip(wide, least, strict=True)]
    return [each - over * own / (sum(room) or 1) for each, own in zip(wide, room, strict=True)]


def longest_word(table: ReportTable, place: int) -> float:
    """Millimetres that the longest word of a column takes, within reason: a number of a document may be broken."""
    texts = [
        table.headings[place],
        *(formatted_cell(row[place], decimals_of(table)[place]) for row in table.rows),
    ]
    found = (word[:LONGEST] for text in texts for word in re.split(r"[\s-]", text))
    return PADDING + max(
        sum(CAPITAL if letter.isupper() or letter in WIDE else LETTER for letter in word) for word in found
    )
