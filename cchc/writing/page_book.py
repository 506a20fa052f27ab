"""«Cả trang»: one workbook with a sheet for each table and chart of a page, and an index that leads to them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from cchc import words
from cchc.language import _
from cchc.writing.drawn import DrawnChart
from cchc.writing.index_sheet import link_to_index, list_sheets
from cchc.writing.page_charts import write_drawn
from cchc.writing.write import NAMED_SOURCES, ExportNote, naive
from cchc.writing.write_cells import fit_cell
from cchc.writing.write_sheet import (
    A4,
    FONT,
    HEADER,
    ExportTable,
    lay_out,
    write_note,
    write_sources,
    write_table,
)

ACROSS, LETTERS, LINE = 5, 105, 15  # the last column that a chart covers, letters above it, points of a line


@dataclass(frozen=True)
class TableSheet:
    """A table as its own export writes it."""

    rows: pd.DataFrame
    note: ExportNote


@dataclass(frozen=True)
class ChartSheet:
    """A chart; `remark` is what must be said with it."""

    title: str
    drawn: DrawnChart
    remark: str
    sources: Sequence[str]


@dataclass(frozen=True)
class PageBook:
    """What is said of the page as a whole."""

    title: str
    filters: str
    data_version: str
    made_at: datetime
    band: str = ""
    remark: str = ""  # what the file does not hold


def write_page_book(page: PageBook, blocks: Sequence[TableSheet | ChartSheet]) -> bytes:
    """An `.xlsx` that opens without a warning; texts are texts, numbers numbers, charts are drawn from cells."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "nan_inf_to_errors": False}) as book:
        told = {"title": page.title, "subject": page.filters, "comments": page.band or page.data_version}
        book.set_properties({**told, "created": naive(page.made_at)})
        index = book.add_worksheet(_("Mục lục"))
        listed = [(write_block(book, place, block, page), block) for place, block in enumerate(blocks, 1)]
        sources = list(dict.fromkeys(source for block in blocks for source in sources_of_block(block)))
        write_contents(book, index, page, listed, sources)
        if len(sources) > NAMED_SOURCES:
            write_sources(book, sources, page.band)
    return buffer.getvalue()


def sources_of_block(block: TableSheet | ChartSheet) -> Sequence[str]:
    """The documents that a block's figures are from."""
    return block.note.sources if isinstance(block, TableSheet) else block.sources


def title_of_block(block: TableSheet | ChartSheet) -> str:
    """What a block is called in the index."""
    return block.note.title if isinstance(block, TableSheet) else block.title


def write_block(book: xlsxwriter.Workbook, place: int, block: TableSheet | ChartSheet, page: PageBook) -> str:
    """A block on a sheet of its own; gives the sheet's name."""
    if isinstance(block, ChartSheet):
        sheet = book.add_worksheet(_("Hình {number}").format(number=place))
        write_drawn(book, sheet, block.drawn, write_chart_head(book, sheet, block, page))
        title = block.title
    else:
        sheet = book.add_worksheet(_("Bảng {number}").format(number=place))
        table = ExportTable(block.rows, block.note.point_digits)
        header_row = write_note(book, sheet, block.note.lines(), table)
        link_to_index(book, sheet, header_row - 1, _("Mục lục"))
        write_table(book, sheet, table, header_row)
        lay_out(sheet, table, header_row, block.note.title)
        title = block.note.title
    sheet.set_header(f"&C&B{page.band}" if page.band else f"&L{title[:100].replace('&', '&&')}")
    return str(sheet.get_name())


def write_chart_head(book: xlsxwriter.Workbook, sheet: Worksheet, block: ChartSheet, page: PageBook) -> int:
    """What stands above a chart's figures; gives the row where these begin."""
    named = "; ".join(named_first(block.sources)) or words.MISSING
    lines = [page.band, block.title, page.filters, *block.drawn.said, block.remark]
    lines += [
        _("Phiên bản dữ liệu: {version}").format(version=page.data_version),
        _("Nguồn: {sources}").format(sources=named),
    ]
    bold = book.add_format({**FONT, "bold": True, "font_size": 14, "text_wrap": True})
    plainly = book.add_format({**FONT, "text_wrap": True})
    said = [line for line in lines if line]
    for row, line in enumerate(said):
        # As wide as the chart below: a line that runs on would make the page so wide that nothing on paper is legible.
        sheet.merge_range(row, 0, row, ACROSS, "")
        sheet.write_string(row, 0, fit_cell(line), bold if line == block.title else plainly)
        sheet.set_row(row, (20 if line == block.title else LINE) * ceil(len(line) / LETTERS))
    link_to_index(book, sheet, len(said), _("Mục lục"))
    return len(said) + 1


def named_first(sources: Sequence[str]) -> list[str]:
    """The first documents by their names, and how many more there are."""
    more = len(sources) - NAMED_SOURCES
    return [*sources[:NAMED_SOURCES], *([_("và {count} nguồn khác").format(count=more)] if more > 0 else [])]


def write_contents(
    book: xlsxwriter.Workbook,
    sheet: Worksheet,
    page: PageBook,
    listed: Sequence[tuple[str, TableSheet | ChartSheet]],
    sources: Sequence[str],
) -> None:
    """What the workbook holds, with links; of which filters, state of the data and documents."""
    text, bold = (
        book.add_format({**FONT, "text_wrap": True}),
        book.add_format({**FONT, "bold": True, "font_size": 14}),
    )
    header = book.add_format({**FONT, **HEADER, "border": 1})
    facts = {
        _("Bộ lọc"): page.filters or _("không"),
        _("Phiên bản dữ liệu"): page.data_version,
        _("Thời điểm lập"): words.moment(page.made_at),
        _("Nguồn"): "\n".join(named_first(sources)) or words.MISSING,
    }
    above = [line for line in (page.band, page.title, page.remark) if line]
    for row, line in enumerate(above):
        sheet.write_string(row, 0, fit_cell(line), bold)
    for row, (name, said) in enumerate(facts.items(), len(above)):
        sheet.write_string(row, 0, name, text)
        sheet.write_string(row, 1, fit_cell(said), text)
    top = len(above) + len(facts) + 1
    for column, heading in enumerate((_("Trang tính"), _("Nội dung"))):
        sheet.write_string(top, column, heading, header)
    list_sheets(book, sheet, top + 1, [(name, title_of_block(block)) for name, block in listed])
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
