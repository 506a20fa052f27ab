"""What was chosen on other pages for the slides of a unit: seen on «Báo cáo», taken out again there, a slide each."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cchc import words
from cchc.charts.drawing.as_numbers import as_numbers
from cchc.language import HOME, _, speaking
from cchc.reports.findings import MOST_ROWS, text_table
from cchc.reports.model import Finding, ReportChart, ReportTable
from cchc.sourcing import named_sources
from cchc.store import open_store
from cchc.ui.showing.chart_files import source_names
from cchc.ui.showing.into_slides import block_title, chosen_names, kept_block, remove_chosen
from cchc.ui.showing.page_blocks import ChartBlock, TableBlock
from cchc.writing.drawn import BAR, BARS, CELLS, COLUMNS, LINE, DrawnChart

MOST_COLUMNS = 7  # of a table on a slide


def show_chosen() -> None:
    """The blocks that the address names, each with the button that takes it out; nothing where none was chosen."""
    names = chosen_names()
    if not names:
        return
    with st.container(border=True, key="chosen_slides"):
        st.markdown(
            _("**Thêm trong trình chiếu**: các bảng, hình chọn ở những trang khác, mỗi phần một trang chiếu.")
        )
        for name in names:
            found = kept_block(name, open_store().path)
            with st.container(horizontal=True, vertical_alignment="center", key=f"chosen_{words.slug(name)}"):
                if found is None:
                    st.markdown(
                        _("Không còn phần «{name}».").format(name=words.literal(name)), width="content"
                    )
                else:
                    told = " · ".join(filter(None, (block_title(found[0]), found[1])))
                    st.markdown(words.literal(told), width="content")
                st.button(
                    _("Bỏ khỏi trình chiếu"),
                    key=f"remove_{words.slug(name)}",
                    type="tertiary",
                    icon=":material/delete:",
                    on_click=remove_chosen,
                    args=(name,),
                )


def chosen_findings(names: Sequence[str], database: str) -> tuple[Finding, ...]:
    """A slide for each block, in Vietnamese as all documents; one that is no more has none."""
    with speaking(HOME):
        found = [kept_block(name, database) for name in names]
        return tuple(finding_of(block, filters) for block, filters in filter(None, found))


def finding_of(block: TableBlock | ChartBlock, filters: str) -> Finding:
    """The block as a slide says it: its title, what shows it, in which filters and from where."""
    if isinstance(block, TableBlock):
        rows, title = block.answer.rows, words.label("question", block.answer.name)
        columns = [column for column in block.columns if column in rows]
        cut = what_is_cut(len(rows), len(columns))
        sources = "; ".join(named_sources(rows)[:2])
        table = text_table(rows.head(MOST_ROWS), columns[:MOST_COLUMNS])
        return Finding(title, None, table, " · ".join(filter(None, (cut, filters, sources))))
    sources = "; ".join(source_names(*block.answers)[:2])
    said = " · ".join(filter(None, (filters, block.remark, sources)))
    drawn = as_numbers(block.figure)
    if drawn is None:
        return Finding(block.title, None, None, said)
    chart = native_chart(drawn)
    if chart:
        return Finding(block.title, chart, None, said)
    cut = what_is_cut(len(drawn.categories), len(drawn.series) + 1)
    return Finding(block.title, None, figures_table(drawn), " · ".join(filter(None, (cut, said))))


def what_is_cut(rows: int, columns: int) -> str:
    """What a slide has no room for, of a table of so many rows and columns; blank where it has all of it."""
    told = []
    if rows > MOST_ROWS:
        told.append(_("{count} dòng đầu trong {all}").format(count=MOST_ROWS, all=rows))
    if columns > MOST_COLUMNS:
        told.append(_("{count} cột đầu trong {all}").format(count=MOST_COLUMNS, all=columns))
    return ", ".join(told)


def native_chart(drawn: DrawnChart) -> ReportChart | None:
    """The chart that slides keep as one; None of forms that PowerPoint has not as such: their figures are a table."""
    forms = {series.form for series in drawn.series}
    whole = all(not series.is_second and not series.is_more for series in drawn.series)
    if drawn.form == CELLS or not whole or drawn.is_stacked or drawn.is_falling:
        return None
    if (drawn.form == BARS and forms != {BAR}) or (drawn.form == COLUMNS and forms != {LINE}):
        return None
    return ReportChart(
        drawn.title,
        "bars" if drawn.form == BARS else "line",
        drawn.categories,
        tuple((series.name, series.values) for series in drawn.series),
        drawn.axis_title,
    )


def figures_table(drawn: DrawnChart) -> ReportTable:
    """The figures of a chart as a table, a row for each category."""
    series = drawn.series[: MOST_COLUMNS - 1]
    rows = tuple(
        (name, *("" if each.values[place] is None else words.quantity(each.values[place]) for each in series))
        for place, name in enumerate(drawn.categories)
    )[:MOST_ROWS]
    return ReportTable("", ("", *(each.name for each in series)), rows, (None, *(0 for _each in series)))
