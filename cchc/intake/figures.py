"""Measures and targets that officers enter, in a form or on the page: each under the scope that it replaces."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cchc import words
from cchc.intake import owners
from cchc.intake.errors import IntakeError
from cchc.intake.typed import parse_typed_period
from cchc.intake.usual_names import measure_named
from cchc.language import _
from cchc.reading.figures.quantities import quantity_of
from cchc.reading.words.figures_form_words import PAID, PAYABLE
from cchc.reading.words.text import clean
from cchc.store.publication import Publication, Row

COLUMNS = {
    "measures": ("title", "period", "plan", "actual", "measure_unit", "flag", "document", "note"),
    "targets": ("title", "period", "comparison", "value", "measure_unit", "flag", "document", "note"),
}
# What a person may say of a figure: official where nothing is said.
FLAGS = ("official", "provisional", "self_assessment")
# How what was typed is called where a document would be named.
NAMES = {"measures": "Số liệu nhập trên trang", "targets": "Chỉ tiêu nhập trên trang"}
COMPARISONS = (">=", ">", "<=", "<", "=")


def measure_code(row: Row) -> str:
    """What measures with one another: the row's own code, the glossary's for its title or a usual name of it, else its slug."""
    title = clean(str(row["title"]))
    return str(row.get("measure") or measure_named(title) or words.slug(title))


def add_figure(publication: Publication, kind: str, unit: Row, row: Row) -> None:
    """One measure or target of a unit. A measure's scope is its code and title, a target's its code: as in `data/`.

    The row's `flag` is what its document says of it: whoever publishes it is told where a stronger one stands.
    """
    unit_id, flag = publication.add_unit(unit), weakest_flag(row)
    kept = {name: row.get(name) for name in (*COLUMNS[kind], "sheet", "row_no") if name != "flag"}
    line = {**kept, "unit_id": unit_id, "measure": measure_code(row)}
    if kind == "measures":
        line["flag"] = flag
    publication.add(kind, line, kind, unit_id, subject(kind, row), str(row["period"]))
    coverage = publication.cover(kind, unit_id, subject(kind, row), str(row["period"]))
    coverage["standing"] = "published" if flag == "official" else flag


def weakest_flag(row: Row) -> str:
    """What is said of a row, one of FLAGS: the weakest of what its flag tells."""
    told = str(row.get("flag") or "").split(";")
    return next((flag for flag in FLAGS[1:] if flag in told), FLAGS[0])


def subject(kind: str, row: Row) -> str:
    """What a measure or target is filed under, besides its unit and period."""
    measure = measure_code(row)
    return f"{measure} {row['title']}" if kind == "measures" else measure


def entered_figures(
    kind: str,
    unit: str,
    province: str,
    rows: Sequence[Row],
    by: str,
    note: str = "",
    removed: Sequence[Row] = (),
) -> Publication:
    """Figures typed in on the page, as one upload whose file is what was typed.

    `removed`: rows that stand and shall no more; others that stand under the same scope have to be among `rows`.
    Raises IntakeError for a row that says too little, and without a name of who enters them.
    """
    if not by.strip():
        raise IntakeError(_("Cần ghi tên người nhập."))
    checked = [validated(kind, row) for row in rows]
    refuse_repeated(checked)
    refuse_mixed_finality(kind, checked)
    typed = {"kind": kind, "unit": unit, "province": province, "rows": checked, "removed": list(removed)}
    content = json.dumps(typed, ensure_ascii=False, default=str).encode()
    whose = [unit] if unit == province else [unit, province]
    publication = Publication(", ".join([NAMES[kind], *whose]), content, kind, by.strip(), note)
    for row in checked:
        add_figure(publication, kind, owners.unit(unit, province, str(row["period"])), row)
    for row in removed:
        unit_id = publication.add_unit(owners.unit(unit, province, str(row["period"])))
        publication.cover(kind, unit_id, subject(kind, row), str(row["period"]))
    return publication


def refuse_repeated(rows: Sequence[Row]) -> None:
    """Raises IntakeError for two rows of one title and period: nobody could tell which of them holds."""
    known: set[tuple[str, str, str]] = set()
    for row in rows:
        filed = (measure_code(row), clean(str(row["title"])).casefold(), str(row["period"]))
        if filed in known:
            said = _("«{title}» ({period}) có hai dòng. Chỉ giữ một dòng, hoặc ghi nội dung khác nhau.")
            raise IntakeError(said.format(title=row["title"], period=words.period(str(row["period"]))))
        known.add(filed)


def refuse_mixed_finality(kind: str, rows: Sequence[Row]) -> None:
    """Raises IntakeError for rows that stand together and are not equally final: as one they can only be told as the weakest."""
    said_of: dict[tuple[str, str], str] = {}
    for row in rows:
        filed = subject(kind, row), str(row["period"])
        if said_of.setdefault(filed, weakest_flag(row)) != weakest_flag(row):
            said = _(
                "«{title}» ({period}): các dòng cùng chỉ tiêu của một kỳ phải cùng tính chất số liệu (chính thức hay tạm tính)."
            )
            raise IntakeError(said.format(title=row["title"], period=words.period(str(row["period"]))))


def more_paid_than_payable(rows: Sequence[Row]) -> list[str]:
    """The periods in which more dossiers are paid online than have something to pay; of several rows the last one counts."""
    told = {
        (measure_code(row), str(row["period"])): row["actual"]
        for row in rows
        if row.get("actual") is not None
    }
    paid = {period: count for (measure, period), count in told.items() if measure == PAID}
    return [period for period, count in paid.items() if count > told.get((PAYABLE, period), count)]


def validated(kind: str, row: Row) -> Row:
    """A typed row with its period as a code; raises IntakeError for what is missing or cannot be."""
    title = str(row.get("title") or "").strip()
    if not title:
        raise IntakeError(_("Có dòng chưa ghi nội dung."))
    if any("\t" in text for text in row.values() if isinstance(text, str)):
        said = _(
            "Dòng «{title}» có ô chứa cả một bảng. Hãy bấm chọn ô rồi dán, đừng dán khi đang gõ trong ô."
        )
        raise IntakeError(said.format(title=" ".join(title.split())[:60]))
    period = parse_typed_period(row.get("period"))
    if period is None:
        said = _(
            "Kỳ của «{title}» chưa rõ; hãy ghi như: Năm 2026, Quý I/2026, Tháng 9/2026, 9 tháng năm 2026."
        )
        raise IntakeError(said.format(title=title))
    of = quantity_of(measure_code(row), title, row.get("measure_unit"))
    for name in ("plan", "actual", "value"):
        value = row.get(name)
        if value is not None and (fault := of.fault(value, f"{value:.15g}".replace(".", ","))):
            raise IntakeError(f"«{title}»: {fault}")
    if kind == "targets" and row.get("comparison") not in COMPARISONS:
        raise IntakeError(_("Chỉ tiêu «{title}» chưa có dấu so sánh.").format(title=title))
    return {**row, "title": title, "period": period}
