"""One sheet: its sections become tables, each read by the module of its kind."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from cchc.catalogue import SHEETS
from cchc.reading import fingerprint
from cchc.reading.corrections import Correction
from cchc.reading.figures.doubtful_numbers import read_doubtful
from cchc.reading.figures.values import special_problem
from cchc.reading.grid import Grid, cell_address, column_letters
from cchc.reading.identity.finality import decision_of, is_appraised, is_provisional, is_self_assessment
from cchc.reading.identity.finality_in_file_name import finality_in_file_name
from cchc.reading.identity.stamps import stamp_of
from cchc.reading.identity.surroundings import surroundings_of
from cchc.reading.identity.table_period import TablePeriod, report_period, table_period
from cchc.reading.identity.times import in_time
from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds.provinces.index_blocks import year_of_block
from cchc.reading.kinds.provinces.province_index import named_around
from cchc.reading.kinds.provinces.splitting import is_on_its_side, kind_of_provinces, split_indices
from cchc.reading.kinds.table_kind import Reader, kind_of_lines, table_kind
from cchc.reading.kinds.tasks.plan_name import plan_named
from cchc.reading.layout.corrected_headers import with_corrected_headers
from cchc.reading.layout.filled_in import is_filled_in, report_not_filled_in
from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.row_notes import add_notes
from cchc.reading.layout.sections import Section, find_sections
from cchc.reading.model import Guess, Problem, Table
from cchc.reading.problems import Problems
from cchc.reading.shown.second_opinion import compare

_NAMED_POINTS = {"self_score", "appraised_score", "survey_score"}


def read_sheet(
    grid: Grid, found: list[Header], file_name: str, corrections: Sequence[Correction] = ()
) -> tuple[list[Table], list[Problem]]:
    """The tables under the headers that were found, or that an officer named instead.

    A table that nobody filled in is a problem at its heading and no table; on a hidden sheet it is nothing at all.
    """
    problems = Problems(grid.name)
    tables: list[Table] = []
    read: list[Section] = []
    blank: list[Section] = []
    headers = with_corrected_headers(grid, found, corrections)
    for section in find_sections(grid, headers, corrections):
        if section.correction and section.correction.ignored:
            continue
        kind = section.correction.kind if section.correction else None
        kind = kind or table_kind(section.header, " ".join(note.text for note in section.above))
        if not (section.correction and section.correction.kind):
            if is_on_its_side(kind, section, problems):
                continue
            kind = kind_of_provinces(kind, section)
        if kind is None:
            continue
        for part in split_indices(kind, section):
            of_table = Problems(grid.name)
            table, is_filled = _table(kind, part, file_name, of_table)
            if is_filled or part.correction:
                # What an officer corrects stays in sight.
                tables.append(table)
                read.append(part)
            if is_filled or of_table.has_errors:
                problems.found.extend(of_table.found)
            else:
                blank.append(part)
    if read:
        _report_hidden(grid, read, problems)
    printed = {section.header.top_text for section in read if section.lines}
    for section in blank:
        # On the last page there may be room for a heading only.
        if not grid.hidden and section.header.top_text not in printed:
            report_not_filled_in(section.header, problems)
    return tables, problems.in_reading_order()


def _table(kind: str, section: Section, file_name: str, problems: Problems) -> tuple[Table, bool]:
    """The table of a section, and whether anybody filled it in."""
    kind, reader = kind_of_lines(kind, section)
    when = _when(section, kind, file_name)
    with in_time(when.time):
        reading, guesses = _read(reader, section, problems)
        is_filled = is_filled_in(kind, section, reading)
        around = surroundings_of(section, when, reading.of_one_unit, file_name, problems)
        if kind == "province_index":
            # Whose letterhead it stands under says nothing of a list of provinces.
            around = replace(around, province=None)
            reading.index_type = reading.index_type or named_around(section, file_name)
    report_period(when, kind, problems)
    header_rows = [row + 1 for row in section.header.rows]
    _report_unread(section.header, problems)
    columns = {role: column_letters(column) for role, column in reading.columns.items()}
    decision = decision_of(section.above)
    standing = section.correction.standing if section.correction else None
    table = Table(
        section.grid.name, kind, around.unit, around.province, around.year, around.period,
        header_rows, columns, reading.rows, reading.total, fingerprint.header_fingerprint(section.header),
        reading.of_one_unit, reading.parts, reading.rounds, stamp_of(section.above),
        section.correction.framework if section.correction else None,
        decision.number, decision.day.isoformat() if decision.day else None,
        _flag(section, kind, reading, file_name, problems), standing,
        guesses=guesses,
        plan=plan_named(note.text for note in section.above or section.first_above) if kind.startswith("task") else None,
        index_type=reading.index_type,
    )  # fmt: skip
    return table, is_filled


def _when(section: Section, kind: str, file_name: str) -> TablePeriod:
    """Of when a table is; of lists of provinces side by side each has its year in its own headings."""
    when = table_period(section, kind, file_name)
    year = year_of_block(section) if kind == "province_index" else None
    given = section.correction.year if section.correction else None
    return replace(when, year=year, period=str(year)) if year and not given else when


def _flag(
    section: Section, kind: str, reading: KindReading, file_name: str, problems: Problems
) -> str | None:
    """What an officer chose, else what is said around the table, else what its columns tell, else what the file is called."""
    chosen = section.correction.standing if section.correction else None
    if chosen:
        return chosen if chosen in ("provisional", "self_assessment") else None
    if is_provisional(section, kind):
        return "provisional"
    # Where no column says who scored, the title does.
    is_unsaid = SHEETS[kind].has_points and not _NAMED_POINTS & set(reading.columns)
    said = "self_assessment" if is_unsaid and is_self_assessment(section) else reading.flag
    by_name = finality_in_file_name(file_name, kind, is_unsaid=is_unsaid and not is_appraised(section))
    if by_name is None or said == by_name.flag:
        return said
    problems.add_to_sheet("not_final_by_name", by_name.message(file_name))
    return by_name.flag


def _report_unread(header: Header, problems: Problems) -> None:
    for (row, column), cell in header.unread.items():
        if special := special_problem(cell):
            problems.add(special[0], row, column, special[1].format(label="tiêu đề cột"))


def _read(reader: Reader, section: Section, problems: Problems) -> tuple[KindReading, list[Guess]]:
    """What the reader of a kind makes of a section, its doubtful numbers decided and its notes beside its rows."""
    reading, found, guesses = read_doubtful(
        lambda scratch, rows: reader(_with_lines(section, rows), scratch),
        section.grid.name,
        [note.text for note in section.above],
        list(section.header.paths.values()),
        section.correction.separators if section.correction else {},
        len(section.lines) * len(section.header.paths),
    )
    problems.found.extend(found.found)
    compare(section.grid, reading, problems)
    add_notes(section.grid, section.lines, reading, found.footnotes)
    return reading, guesses


def _with_lines(section: Section, rows: Container[int] | None) -> Section:
    """A copy of the section that readers may change, with all lines or with those of some rows."""
    return replace(section, lines=[line for line in section.lines if rows is None or line.row in rows])


def _report_hidden(grid: Grid, sections: list[Section], problems: Problems) -> None:
    """Hidden lines and columns are read like any other, and whoever publishes must know."""
    rows = {line.row for section in sections for line in section.lines} & grid.hidden_rows
    columns = {column for section in sections for column in section.header.paths} & grid.hidden_columns
    said = []
    if grid.hidden:
        said.append("trang này đang bị ẩn")
    if rows:
        said.append("dòng ẩn " + ", ".join(str(row + 1) for row in sorted(rows)[:20]))
    if columns:
        said.append("cột ẩn " + ", ".join(column_letters(column) for column in sorted(columns)[:20]))
    if said:
        first = cell_address(min(rows, default=sections[0].header.top), min(columns, default=0))
        message = f"Trang «{grid.name}»: {'; '.join(said)} vẫn được đọc. Hãy kiểm tra trước khi công bố."
        problems.found.append(Problem(grid.name, first, "warning", "hidden_rows", message))
