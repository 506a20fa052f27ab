"""«Cả trang»: every table and chart that the page shows, as one workbook, written on the click."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from cchc import words
from cchc.charts.drawing.as_numbers import as_numbers
from cchc.exporting import exported
from cchc.language import _, current_language, set_language
from cchc.store import Store, open_store
from cchc.ui.showing.chart_files import source_names
from cchc.ui.showing.exports import MIME
from cchc.ui.showing.page_blocks import ChartBlock, TableBlock, blocks_of_page
from cchc.ui.visit.address import filters_on_paper
from cchc.ui.visit.made_up import file_name, line_in_files
from cchc.ui.visit.unshown import value_on_page
from cchc.writing.page_book import ChartSheet, PageBook, TableSheet, write_page_book
from cchc.writing.write import export_name

MOST_BLOCKS = 60


def offer_whole_page(title: str, name: str) -> None:
    """A button beside the page's title; none where the page shows neither a table nor a chart."""
    shown = tuple(blocks_of_page().values())
    blocks = shown[:MOST_BLOCKS]
    if not blocks:
        return
    left_out = len(shown) - len(blocks)
    store, made_at = open_store(), datetime.now(words.VIETNAM)
    whom = " ".join(filter(None, (value_on_page("don_vi"), value_on_page("ky") or value_on_page("nam"))))
    st.download_button(
        _("Cả trang (Excel)"),
        data=partial(page_bytes, store.path, title, filters_on_paper(), blocks, current_language(), left_out),
        file_name=file_name(export_name(title, whom, made_at, "xlsx")),
        mime=MIME["xlsx"],
        help=" ".join(
            filter(
                None,
                (
                    _("Một tệp: mỗi bảng, mỗi hình của trang một trang tính, theo đúng bộ lọc đang chọn."),
                    said_left_out(left_out),
                ),
            )
        ),
        on_click="ignore",
        icon=":material/download:",
        key=f"whole_page_{name}",
    )


def page_bytes(
    database: str,
    title: str,
    filters: str,
    blocks: tuple[TableBlock | ChartBlock, ...],
    language: str,
    left_out: int = 0,
) -> bytes:
    """The workbook; called by the server on the click, outside any page."""
    set_language(language)
    store = open_store(database)
    version = store.version()
    page = PageBook(
        title=title,
        filters=filters,
        data_version=f"{version.number} ({words.moment(version.changed_at)})",
        made_at=datetime.now(words.VIETNAM),
        band=line_in_files(database),
        remark=said_left_out(left_out),
    )
    return write_page_book(page, [sheet for block in blocks if (sheet := sheet_of_block(store, block))])


def said_left_out(count: int) -> str:
    """That the file does not hold all of a very long page; nothing where it does."""
    said = _("Trang dài: tệp có {most} phần đầu, còn {count} bảng, hình sau đó không có trong tệp.")
    return said.format(most=MOST_BLOCKS, count=words.number(count, 0)) if count else ""


def sheet_of_block(store: Store, block: TableBlock | ChartBlock) -> TableSheet | ChartSheet | None:
    """A block as a sheet; None of a map of tiles, whose figures its table has."""
    if isinstance(block, TableBlock):
        answer = block.answer
        given = dict(answer.given)
        rows, note = exported(
            store, answer.name, answer.rows, given, block.unit, block.columns, block.arranged
        )
        return TableSheet(rows, note)
    drawn = as_numbers(block.figure)
    return ChartSheet(block.title, drawn, block.remark, source_names(*block.answers)) if drawn else None
