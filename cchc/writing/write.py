"""Rows out: a formatted Excel workbook or a plain CSV file of exactly the rows that are shown."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pandas as pd
import xlsxwriter

from cchc import words
from cchc.language import _
from cchc.writing.write_csv import csv_for_excel, csv_for_machines
from cchc.writing.write_sheet import (
    SHEET,
    SOURCE_SHEET,
    ExportTable,
    lay_out,
    write_note,
    write_sources,
    write_table,
)

NAMED_SOURCES = 3


@dataclass(frozen=True)
class ExportNote:
    """What a file says of itself before the table."""

    title: str
    unit: str | None
    filters: Mapping[str, str]
    data_version: str
    made_at: datetime
    sources: Sequence[str] = field(default_factory=tuple)
    verdict: str = ""  # whether the figures may be compared, and why not
    arranged: Mapping[str, str] = field(
        default_factory=dict
    )  # what is said of the order and choice of the rows
    point_digits: Mapping[int, int] = field(default_factory=dict)  # place of a row → decimals of its points
    band: str = ""  # before all else: that the figures are made up

    def lines(self) -> list[str]:
        """The rows above the table, the title first."""
        filters = "; ".join(f"{name}: {value}" for name, value in self.filters.items())
        return [
            *([self.band] if self.band else []),
            self.title,
            _("Đơn vị: {unit}").format(unit=self.unit or _("tất cả")),
            _("Bộ lọc: {filters}").format(filters=filters or _("không")),
            *(f"{name}: {value}" for name, value in self.arranged.items()),
            _("Phiên bản dữ liệu: {version}").format(version=self.data_version),
            _("Thời điểm lập: {moment}").format(moment=words.moment(self.made_at)),
            _("Nguồn: {sources}").format(sources=self.sources_in_short()),
            *([_("Khả năng so sánh: {verdict}").format(verdict=self.verdict)] if self.verdict else []),
        ]

    def sources_in_short(self) -> str:
        """All sources, or the first ones and where the others stand."""
        if not self.sources:
            return words.MISSING
        more = len(self.sources) - NAMED_SOURCES
        listed = "; ".join(self.sources[:NAMED_SOURCES] if more > 0 else self.sources)
        if more <= 0:
            return listed
        said = _("{listed}; và {count} nguồn khác (trang «{sheet}»)")
        return said.format(listed=listed, count=more, sheet=_(SOURCE_SHEET))


def write_xlsx(rows: pd.DataFrame, note: ExportNote) -> bytes:
    """A workbook that opens without a warning and prints on landscape A4: the note, then the table."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "nan_inf_to_errors": False}) as book:
        book.set_properties({"title": note.title, "created": naive(note.made_at), "comments": note.band})
        sheet = book.add_worksheet(_(SHEET))
        table = ExportTable(rows, note.point_digits)
        header_row = write_note(book, sheet, note.lines(), table)
        write_table(book, sheet, table, header_row)
        lay_out(sheet, table, header_row, note.title)
        sheet.set_header(f"&C&B{note.band}" if note.band else "")
        if len(note.sources) > NAMED_SOURCES:
            write_sources(book, note.sources, note.band)
    return buffer.getvalue()


def write_csv(rows: pd.DataFrame, note: ExportNote) -> bytes:
    """The same rows for other programs, see `csv_for_machines`."""
    return csv_for_machines(plain_table(rows, note))


def write_csv_for_excel(rows: pd.DataFrame, note: ExportNote) -> bytes:
    """The same rows as CSV for a Vietnamese spreadsheet, see `csv_for_excel`."""
    return csv_for_excel(plain_table(rows, note))


def plain_table(rows: pd.DataFrame, note: ExportNote) -> ExportTable:
    """What the note says of comparing, and that figures are made up, has columns of its own, and so travels with every row."""
    said = {"comparability": note.verdict, "demonstration": note.band}
    return ExportTable(rows.assign(**{name: text for name, text in said.items() if text}), note.point_digits)


def export_name(topic: str, whom: str | None, made_at: datetime, kind: str) -> str:
    """`<noi-dung>_<whom>_<yyyymmdd-hhmm>.<ending>`, safe on every file system; `whom` also says of when.

    Of the two kinds of CSV that for machines («csv») says so: nobody takes it for the one that Excel reads («excel.csv»).
    """
    whom_for = "_" + words.slug(_("cho máy")) if kind == "csv" else ""
    return f"{name_start(topic, whom)}_{naive(made_at):%Y%m%d-%H%M}{whom_for}.{kind.rpartition('.')[2]}"


def name_start(topic: str, whom: str | None) -> str:
    """What a file's name says before its time: `<noi-dung>_<whom>`."""
    subject = shortened_slug(words.slug(topic), 60) or words.slug(_("số liệu"))
    return "_".join((subject, shortened_slug(words.slug(whom or ""), 140) or words.slug(_("tất cả"))))


def shortened_slug(slug: str, most: int) -> str:
    """The first whole words of a slug, as many as fit into `most` letters."""
    if len(slug) <= most:
        return slug
    begun, _hyphen, _rest = slug[: most + 1].rpartition("-")
    return begun or slug[:most]


def naive(moment: datetime) -> datetime:
    """The moment on the Vietnamese clock, without its zone."""
    return moment.astimezone(words.VIETNAM).replace(tzinfo=None) if moment.tzinfo else moment
