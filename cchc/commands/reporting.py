"""The command that writes documents: the same files as the page Báo cáo, for scripts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from cchc import words
from cchc.commands.options import database_option
from cchc.commands.output import os_error_text, show
from cchc.commands.storing import StoreCommand, open_for_command
from cchc.demonstration import IN_FILES
from cchc.reports import Report, report_kinds
from cchc.reports.briefing import Briefing, briefing
from cchc.reports.formats.files import REPORT_FILES
from cchc.reports.formats.package import write_package
from cchc.reports.formats.slides import write_slides
from cchc.reports.making import made_report, merged_unit
from cchc.reports.templates.fields import report_fields
from cchc.reports.templates.own_template import TemplateError, fill_template
from cchc.store import Store, StoreError
from cchc.store.reports import ReportKey
from cchc.store.templates import standing_templates, template_bytes

KEYS = ("unit", "province", "period", "template")
BRIEFING, PACKAGE, WORD = "briefing", "zip", "docx"


@click.command(cls=StoreCommand)
@click.argument("kind")
@click.argument("given", nargs=-1, metavar="unit=… period=…")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="Tệp .docx, .pdf, .xlsx, .zip (cả gói); của briefing là .pptx.",
)
@database_option
def report(kind: str, given: tuple[str, ...], out: Path, database: str | None) -> None:
    """Lập văn bản của một đơn vị và kỳ như trang Báo cáo: phần mở rộng của tệp cho biết dạng."""
    asked = parse_given(given)
    ending, kinds = out.suffix.lstrip("."), [*report_kinds(), BRIEFING]
    if kind not in kinds:
        raise StoreError(f"Không có loại văn bản «{kind}».", f"Các loại có: {', '.join(kinds)}.")
    endings = ["pptx"] if kind == BRIEFING else [*REPORT_FILES, PACKAGE]
    if ending not in endings:
        raise StoreError(f"Không lập được tệp «{out.name}».", f"Các dạng có: {', '.join(endings)}.")
    store = open_for_command(database)
    unit = unit_of(store, asked)
    key = report_key(kind, unit["unit_id"], asked)
    if kind != BRIEFING:
        refuse_other_period(store, kind, key.period)
        refuse_after_merger(store, unit["unit"], key.period)
    if kind == BRIEFING:
        content, told = slides(store, key, unit)
    else:
        content, told = document(store, key, unit, ending, asked.get("template", ""))
    try:
        out.write_bytes(content)
    except OSError as error:
        raise StoreError(f"Không ghi được tệp {out}.", os_error_text(error)) from error
    show({"file": str(out), **told})


def refuse_other_period(store: Store, kind: str, period: str) -> None:
    """Raises StoreError for a period that no such document is written of, or that has not begun."""
    known = report_kinds()[kind]
    offered = known.periods_of(period[:4])
    if period not in offered:
        raise StoreError(
            f"{known.title} không lập cho {words.period_within(period)}.", f"Các kỳ có: {', '.join(offered)}."
        )
    year, month, length = words.period_order(period)
    if known.scored != "before" and date(year, month - length + 1, 1) > store.today():
        raise StoreError(f"Chưa đến {words.period_within(period)}.", "Hãy chọn kỳ đã bắt đầu.")


def refuse_after_merger(store: Store, unit: str, period: str) -> None:
    """Raises StoreError for a period in which the unit was no more."""
    year, month, length = words.period_order(period)
    merged = merged_unit(store, unit)
    if merged and date(year, month - length + 1, 1) >= merged.merged_on:
        raise StoreError(
            f"{unit} đã nhập vào {merged.into} từ ngày {words.date(merged.merged_on)}.",
            f"Hãy lập văn bản {words.period_within(period)} của đơn vị mới.",
        )


def document(
    store: Store, key: ReportKey, unit: dict[str, str], ending: str, template: str = ""
) -> tuple[bytes, dict[str, int]]:
    """A report as a file, Word in the office's own template where one is named, and how much of it there is."""
    found = made_report(store, key, unit["unit"], unit["province"])
    made = found.report
    sentences = sum(len(section.passages) for section in made.sections)
    told = {"sentences": sentences, "gaps": len(made.gaps), "data_version": made.version}
    own = in_template(store, key, made, template) if template else None
    if ending == PACKAGE:
        return write_package(made, briefing_of(store, key, unit), found.based_on, own), told
    if ending == WORD and own is not None:
        return own, told
    return REPORT_FILES[ending].write(made), told


def in_template(store: Store, key: ReportKey, made: Report, name: str) -> bytes:
    """The report in the template of that name. Raises StoreError where the office keeps none, or it is refused."""
    found = template_bytes(store, key.unit_id, key.kind, name)
    if found is None:
        kept = [each.name for each in standing_templates(store, key.unit_id) if each.kind == key.kind]
        known = ", ".join(kept) or "không có mẫu nào"
        raise StoreError(f"Cơ quan không có mẫu «{name}» cho loại văn bản này.", f"Các mẫu có: {known}.")
    try:
        return fill_template(found, report_fields(made))
    except TemplateError as error:
        raise StoreError(f"Mẫu «{name}» bị từ chối.", str(error)) from error


def slides(store: Store, key: ReportKey, unit: dict[str, str]) -> tuple[bytes, dict[str, int]]:
    """A briefing as slides, and how many there are."""
    made = briefing_of(store, key, unit)
    return write_slides(made), {"slides": len(made.findings) + 1, "data_version": made.version}


def briefing_of(store: Store, key: ReportKey, unit: dict[str, str]) -> Briefing:
    """What the slides of a unit say."""
    band = IN_FILES if store.demonstration else ""
    return briefing(store, key.unit_id, unit["unit"], unit["province"], key.period, band)


def parse_given(given: tuple[str, ...]) -> dict[str, str]:
    """`unit=… province=… period=… template=…` by key. Raises StoreError for anything else."""
    pairs = dict(each.partition("=")[::2] for each in given)
    if unknown := [key for key in pairs if key not in KEYS]:
        raise StoreError(
            f"Không hiểu «{', '.join(unknown)}».", 'Hãy ghi unit="…" period=… và nếu cần province="…".'
        )
    if missing := [key for key in ("unit", "period") if not pairs.get(key)]:
        raise StoreError(f"Thiếu {', '.join(missing)}.", 'Ví dụ: unit="Sở Y tế" period=2023-Q1.')
    return pairs


def unit_of(store: Store, asked: dict[str, str]) -> dict[str, str]:
    """The unit of that id, or of that name (and province). Raises StoreError where there is none, or several."""
    found = [row for row in store.ask_rows("units_with_figures") if is_asked_for(row, asked)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise StoreError(
            f"Không có số liệu của «{asked['unit']}».", "Kiểm tra tên đơn vị và tỉnh như trên trang Tra cứu."
        )
    named = ", ".join(f"{row['province']} ({row['unit_id']})" for row in found)
    raise StoreError(
        f"«{asked['unit']}» có ở nhiều tỉnh: {named}.", 'Hãy ghi thêm province="…", hoặc unit=MÃ.'
    )


def is_asked_for(row: dict[str, str], asked: dict[str, str]) -> bool:
    """Whether a unit is the one of this id, or has this name, in this province where one is named."""
    in_province = "province" not in asked or words.fold(row["province"]) == words.fold(asked["province"])
    return asked["unit"] == row["unit_id"] or (
        words.fold(row["unit"]) == words.fold(asked["unit"]) and in_province
    )


def report_key(kind: str, unit_id: str, asked: dict[str, str]) -> ReportKey:
    """Which report is meant. Raises StoreError for a period that there is not."""
    if not words.is_period(asked["period"]):
        raise StoreError(
            f"«{asked['period']}» không phải là một kỳ.",
            "Hãy ghi 2023, 2023-Q1, 2023-H1, 2023-9M hoặc 2023-09.",
        )
    return ReportKey(unit_id, kind, asked["period"])
