"""What keeps a workbook that was read from being published: who or when is not told, or is told twice."""

from __future__ import annotations

from cchc import words
from cchc.catalogue import SHEETS
from cchc.demonstration import BANNER
from cchc.intake.errors import BlankError, IntakeError
from cchc.language import _
from cchc.reading import Problem, Reading, Table
from cchc.store.publication import Publication, Row

_NAMED = 5  # units that a message names; a list of a province has over a hundred
SCORED = ("self_score", "appraised_score", "survey_score", "score", "deduction")


def require(table: Table, *names: str) -> None:
    """Raise IntakeError for what the table does not say and nobody has given."""
    words = {"unit": _("đơn vị"), "province": _("tỉnh"), "year": _("năm"), "period": _("kỳ")}
    missing = [words[name] for name in names if getattr(table, name) is None]
    if missing:
        said = _("Trang «{sheet}»: không tìm thấy {missing}; hãy cho biết.")
        raise IntakeError(said.format(sheet=table.sheet, missing=", ".join(missing)))


def refuse_unclear_period(reading: Reading, table: Table) -> None:
    """Raise IntakeError where a sheet names a period that has no code and nobody has chosen one: the year would be a guess."""
    unclear = {found.sheet for found in reading.problems if found.code == "unclear_date"}
    if SHEETS[table.kind].time == "either" and table.sheet in unclear:
        require(table, "period")


def refuse_twice(fresh: Publication, sheets: dict[str, str], sheet: str) -> None:
    """Raise IntakeError where tables of several sheets, or two of one, speak of the same unit and period.

    `sheets`: the sheet by scope of what was read before.
    """
    twice = [coverage for scope, coverage in fresh.coverages.items() if scope in sheets]
    if twice:
        said = _("Hai bảng trong tệp cùng nói về một đơn vị và kỳ: {which}.")
        which = [scope_text(each, fresh, sheets, sheet) for each in twice[:_NAMED]]
        if len(twice) > _NAMED:
            which.append(_("và {count} đơn vị hoặc kỳ nữa").format(count=len(twice) - _NAMED))
        raise IntakeError(said.format(which="; ".join(which)))


def scope_text(coverage: Row, fresh: Publication, sheets: dict[str, str], sheet: str) -> str:
    """«Sở Y tế, năm 2023 (trang «A» và trang «B»)»; of two tables of one sheet «(hai bảng của trang «A»)»."""
    said = _("{unit}, {period} (trang «{first}» và trang «{second}»)")
    if sheets[coverage["scope"]] == sheet:
        said = _("{unit}, {period} (hai bảng của trang «{first}»)")
    unit = fresh.units[coverage["unit_id"]]["name"]
    when = words.period_within(coverage["period"])
    return said.format(unit=unit, period=when, first=sheets[coverage["scope"]], second=sheet)


def without_made_up(reading: Reading) -> Reading:
    """A file that says that its figures are made up as one of which nothing can be taken; any other as it is."""
    if not reading.is_demonstration:
        return reading
    said = _(
        "Tệp này là số liệu minh họa, không phải số liệu thật: bên trong có dòng «{line}». Chỉ nạp được vào bản minh họa."
    ).format(line=BANNER)
    problem = Problem(None, None, "error", "demonstration", said)
    return Reading(reading.file, [], [problem], is_demonstration=True)


def refuse_blank(reading: Reading) -> None:
    """Raise BlankError for a form of criteria that nobody has given points: it would stand where points stood."""
    for table in reading.tables:
        has_points = any(row.get(key) is not None for row in table.rows for key in SCORED)
        # Of a form the sums at the end may show 0.
        if table.kind == "score_sheet" and not has_points and not (table.total or {}).get("score"):
            said = _("Trang «{sheet}»: chưa có điểm nào được điền. Hãy điền điểm rồi nạp lại.")
            raise BlankError(said.format(sheet=table.sheet))
