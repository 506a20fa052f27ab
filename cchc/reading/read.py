"""The door: a file's bytes become tables and problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cchc.catalogue import SHEETS
from cchc.demonstration import is_marked
from cchc.reading import fingerprint
from cchc.reading.corrections import Correction, Edits, corrections_of_sheet, edit
from cchc.reading.grid import Grid
from cchc.reading.identity.register import with_aliases
from cchc.reading.identity.surroundings import warn_of_stated_owner
from cchc.reading.identity.table_period import year_otherwise
from cchc.reading.identity.times import time_of
from cchc.reading.kinds.figures_form_reading import is_figures_form, read_figures_form
from cchc.reading.layout.header_blocks import find_headers
from cchc.reading.limits import DEFAULT_LIMITS, Limits
from cchc.reading.model import Problem, Reading, Table
from cchc.reading.open.opening import open_grids
from cchc.reading.open.properties import properties_text
from cchc.reading.preview import ROWS, preview
from cchc.reading.problems import Problems
from cchc.reading.refusal import RefusedError
from cchc.reading.sheet import read_sheet
from cchc.reading.tidying import tidy
from cchc.reading.words.in_unicode import problems_of, put_into_unicode
from cchc.reading.words.text import without_halves

_KNOWN = ", ".join(dict.fromkeys(sheet.called for sheet in SHEETS.values() if sheet.called))
_NO_TABLE = f"Không tìm thấy bảng nào thuộc loại đã biết ({_KNOWN}). Hãy kiểm tra dòng tiêu đề cột của bảng."

NO_EDITS: Edits = MappingProxyType({})
NO_ALIASES: Mapping[str, str] = MappingProxyType({})


def read_workbook(
    content: bytes,
    file_name: str,
    *,
    unit: str | None = None,
    province: str | None = None,
    year: int | None = None,
    corrections: Sequence[Correction] = (),
    edits: Edits = NO_EDITS,
    aliases: Mapping[str, str] = NO_ALIASES,
    limits: Limits = DEFAULT_LIMITS,
    rows_shown: int = ROWS,
) -> Reading:
    """Everything that is understood of a workbook.

    `unit`, `province` and `year` fill in what it does not say; `corrections` go before what it says. `edits` are texts
    typed into cells by sheet and cell («E8»); `aliases` are printed names with the name that they mean. Previews have the first
    `rows_shown` rows.
    """
    file_name = without_halves(file_name)
    reading = Reading(file=file_name)
    try:
        grids = open_grids(content, limits)
    except RefusedError as refusal:
        reading.problems.append(refusal.problem())
        return reading
    try:
        reading.is_demonstration = is_marked(properties_text(content)) or any(map(is_of_demonstration, grids))
        with with_aliases(aliases, reading.is_demonstration), year_otherwise(year):
            reading.nameless = [grid.name for grid in grids if not grid.has_name]
            for grid in grids:
                read_grid(grid, reading, corrections_of_sheet(corrections, grid.name), edits, rows_shown)
    except RefusedError as refusal:
        return Reading(file=file_name, problems=[refusal.problem()])
    if not reading.tables and not any(problem.code == "no_table_found" for problem in reading.problems):
        reading.problems.append(Problem(None, None, "error", "no_table_found", _NO_TABLE))
    for table in reading.tables:
        fill_in(table, reading, unit if SHEETS[table.kind].of_one_unit else None, province, year)
    return reading


def is_of_demonstration(grid: Grid) -> bool:
    """Whether some cell of it says so."""
    return any(isinstance(value, str) and is_marked(value) for row in grid.rows for value in row)


def fill_in(table: Table, reading: Reading, unit: str | None, province: str | None, year: int | None) -> None:
    """What a table does not say, as somebody gave it; a unit or province that did not exist then is warned about."""
    unit, province = None if table.unit else unit, None if table.province else province
    table.unit, table.province = table.unit or unit, table.province or province
    table.year = table.year or year
    time = time_of(table.period or str(table.year)) if table.year else None
    problems = Problems(table.sheet)
    warn_of_stated_owner(unit, province, time, problems)
    reading.problems.extend(problems.found)


def read_grid(
    grid: Grid, reading: Reading, corrections: Sequence[Correction], edits: Edits, rows_shown: int = ROWS
) -> None:
    """One sheet's tables, problems and preview, added to the reading."""
    unread = put_into_unicode(grid)
    tidy(grid)
    if is_figures_form(grid):
        edit(grid, edits)
        table, found = read_figures_form(grid, corrections)
        reading.tables.extend([table] if table else [])
        reading.problems.extend(found.in_reading_order())
        reading.previews.append(preview(grid, "", [table] if table else [], rows_shown))
        return
    headers = find_headers(grid)
    mark = fingerprint.sheet_fingerprint(grid, headers)
    if any(sheet == grid.name for sheet, _ in edits):
        edit(grid, edits)
        tidy(grid)
        headers = find_headers(grid)
    tables, problems = read_sheet(grid, headers, reading.file, corrections)
    reading.tables.extend(tables)
    reading.problems.extend(problems)
    reading.problems.extend(problems_of(grid, unread, {problem.cell for problem in problems}))
    reading.previews.append(preview(grid, mark, tables, rows_shown))
