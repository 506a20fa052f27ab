"""What a page shows: the finding, the figure, the table behind it, its export and its source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from itertools import count as counting
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from cchc import index_points, sentences, undefined_rates, words
from cchc.browser.written import written_once
from cchc.charts.drawing.not_final import signs
from cchc.charts.drawing.theme import alt_text, title_of
from cchc.language import _
from cchc.sentences.metric import Metric
from cchc.ui.asking.answers import Answer, cached_from
from cchc.ui.asking.comparability import verdict_text
from cchc.ui.asking.explained import column_settings, computed, explain, explanation_of
from cchc.ui.showing.arranging import arrange, how_arranged, is_arranged, say_what_counts
from cchc.ui.showing.chart_files import chart_files, source_line, source_names
from cchc.ui.showing.exports import exports
from cchc.ui.showing.lazy_expander import lazy_expander
from cchc.ui.showing.linked import Links, with_links
from cchc.ui.showing.on_paper import paper_table
from cchc.ui.showing.provenance import source_panel

SHORT_TABLE = 40
SHORT_TEXT = 24  # characters that a cell keeps on one line
# The accent colour, thin enough for writing of either theme to stand on it.
OWN_ROW = "background-color: rgba(43, 116, 196, 0.18); font-weight: 700"
# What a person scrolls through; more would only make the page slow, and the export has all of them.
MOST_ROWS = 1_000
# Names of written tables; no two of this server are alike.
TABLES = counting(1)
PAGES = str(Path(__file__).parents[3] / "pages")
CHART_SETTINGS = {"displaylogo": False, "displayModeBar": False, "responsive": True}


def show_headline(sentence: str, *about: str) -> None:
    """The page's answer in one sentence, readable from three metres, under whose it is and of when.

    `about`: names and periods as they are in the data; a headline that is read or copied alone says them too.
    """
    named = " · ".join(words.literal(name) for name in about if name)
    st.markdown(f"## :small[{named}] {sentence}" if named else f"## {sentence}")


def draw_chart(build: Callable[..., Any], *answers: Answer, apart: object = "", **options: Any) -> None:
    """A chart of these answers; `apart` tells it from others of the same question on one page."""
    key = "_".join(filter(None, ("chart", build.__name__, answers[0].name, words.slug(str(apart)))))
    show_chart(cached_from(build, *answers, **options), key, *answers)


def show_chart(figure: Any, key: str, *answers: Answer, **clicks: Any) -> None:
    """A finished figure under its title and colour key, with its files; `clicks` are settings of `st.plotly_chart`."""
    title, entries = title_of(figure)
    compared = verdict_text(answers[0])
    told = cached_from(finality_text, *(answer for answer in answers if answer.name != "index_breaks"))
    flags = f"{signs(figure)} {told}".strip() if told else ""
    st.html(chart_head(title, [*entries, *([f"<b>{escape(flags)}</b>"] if flags else [])]))
    alt = ". ".join(filter(None, (alt_text(figure), flags, compared)))
    st.plotly_chart(figure, config=CHART_SETTINGS, alt=alt, key=key, **clicks)
    with st.container(
        key=f"below_{key}", horizontal=True, horizontal_alignment="right", vertical_alignment="center"
    ):
        explain(computed(answers[0]), answers[0].name, is_quiet=True)
        source_panel(key, *answers, is_quiet=True)
        chart_files(title, key, *answers, remark=". ".join(filter(None, (flags, compared))))


def finality_text(*rows: pd.DataFrame) -> str:
    """What has to be said beside these figures, since not all are final; blank where they are."""
    return sentences.remarks(flag for part in rows if "flag" in part for flag in part["flag"])


def flag_columns(rows: pd.DataFrame) -> list[str]:
    """The columns that say how final these figures are, where some are not."""
    return [
        column for column in ("flag", "previous_flag") if sentences.remarks(sentences.flags_of(rows, column))
    ]


def chart_head(title: str, entries: Sequence[str]) -> str:
    """The title wraps as the page allows. Entries come from `charts`, which lets no tag of a file's text through."""
    colours = "".join(f"<span>{entry}</span>" for entry in entries)
    return f'<p class="chart-title">{escape(title)}</p>' + (
        f'<p class="chart-key">{colours}</p>' if colours else ""
    )


def details(
    answer: Answer,
    columns: Sequence[str],
    unit: str | None = None,
    is_open: bool = False,
    links: Links | None = None,
    name: str = "",
) -> Answer:
    """The table behind a chart, with its export and source; `is_open` where the table is the answer itself.

    `links`: where its cells lead; files have what stands in them. `name` tells it from another table of its question on
    the page, where both can be long. Gives the rows that are shown: a headline that counts them follows what is searched.
    """
    shown = answer
    if is_open:
        shown = table_and_files(answer, columns, unit, links, name)
    else:
        fill = partial(table_and_files, answer, columns, unit, links, name)
        lazy_expander(_("Xem bảng"), ":material/table:", f"{answer.name}_{len(columns)}", fill)
    show_sources(answer)
    return shown


def table_and_files(
    answer: Answer,
    columns: Sequence[str],
    unit: str | None = None,
    links: Links | None = None,
    name: str = "",
) -> Answer:
    """A table with its export; a long one is sorted and searched for both, and stays so where a filter makes it short.

    `name` tells it from its like on the page. Gives the rows that are shown.
    """
    columns = [*columns, *(each for each in cached_from(flag_columns, answer) if each not in columns)]
    is_long = len(answer.rows) > SHORT_TABLE or is_arranged(answer, name)
    shown = arrange(answer, columns, name) if is_long else answer
    if shown.is_empty and is_long:
        st.info(_("Không có dòng nào có chữ cần tìm."))
    else:
        show_table(shown, columns, links)
        exports(shown, columns, unit, how_arranged(shown) if is_long else {})
        if is_long:
            say_what_counts()
    return shown


def show_table(shown: Answer | pd.DataFrame, columns: Sequence[str], links: Links | None = None) -> None:
    """Rows as people write them: STT first, `78,97`, numbers right; a long one scrolls, and stands whole on paper."""
    if isinstance(shown, Answer):
        rows, styled = shown.rows, cached_from(written_table, shown, columns=tuple(columns), links=links)
    else:
        rows, styled = shown, styled_table(shown, columns)
    if len(rows) <= SHORT_TABLE:
        st.table(styled)
    else:
        about = (
            column_settings(shown, columns, links(rows.head(1)) if links else ())
            if isinstance(shown, Answer)
            else None
        )
        st.dataframe(styled, hide_index=True, height=520, placeholder=words.MISSING, column_config=about)
        if isinstance(shown, Answer):
            st.html(cached_from(paper_table, shown, columns=tuple(columns)))
    if len(rows) > MOST_ROWS:
        many, all_rows = words.number(MOST_ROWS, 0), words.number(len(rows), 0)
        said = _("Trên màn hình là {many} dòng đầu trong {all} dòng; tệp tải về có đủ. Lọc để thu hẹp.")
        st.caption(said.format(many=many, all=all_rows))


def written_table(rows: pd.DataFrame, columns: Sequence[str], links: Links | None = None) -> Any:
    """The rows that the screen shows, written out once for everybody who looks."""
    return written_once(styled_table(rows, columns, links), f"{next(TABLES):x}")


def styled_table(rows: pd.DataFrame, columns: Sequence[str], links: Links | None = None) -> Any:
    """The rows that the screen shows, as people write them, the own one marked."""
    literal = len(rows) <= SHORT_TABLE  # `st.table` reads its cells as Markdown
    some = rows.head(MOST_ROWS)
    leads = links(some) if links else {}
    styled = with_index_points(numbered(some[list(columns)].assign(**leads), literal), some, columns)
    styled = with_links(write_undefined_rates(styled, some, columns), some, leads, literal)
    own = [bool(mark) for mark in some["is_own"]] if "is_own" in rows else []
    return with_own_marked(styled, own, literal)


def numbered(rows: pd.DataFrame, literal: bool = False) -> Any:
    """A styled frame: Vietnamese headings and values; sorting still goes by the number behind.

    `literal` for `st.table`, which reads its cells as Markdown.
    """
    columns = [str(column) for column in rows.columns]
    frame = rows.reset_index(drop=True)
    frame.insert(0, "stt", range(1, len(frame) + 1))
    frame.columns = pd.Index([words.heading(column) for column in ["stt", *columns]])
    writers: dict[Any, Any] = {words.heading(column): writer(column, literal) for column in ["stt", *columns]}
    for column, digits in words.common_decimals(rows, columns).items():
        writers[words.heading(column)] = partial(words.number, digits=digits)
    return frame.style.format(writers)


def with_index_points(styled: Any, rows: pd.DataFrame, columns: Sequence[str]) -> Any:
    """The points of indices, each with the decimals of its index."""
    known = index_points.point_digits(rows)
    points = [words.heading(column) for column in columns if column in index_points.INDEX_POINTS]
    for digits in sorted(set(known.values())) if points else []:
        places = [place for place, count in known.items() if count == digits]
        styled = styled.format(partial(words.number, digits=digits), subset=pd.IndexSlice[places, points])
    return styled


def write_undefined_rates(styled: Any, rows: pd.DataFrame, columns: Sequence[str]) -> Any:
    """The blanks of 0 ÷ 0 told from those where nothing is known."""
    for column, places in undefined_rates.undefined_cells(rows).items():
        if column in columns:
            said = on_one_line(_(undefined_rates.NOT_ARISEN))
            cells = pd.IndexSlice[places, [words.heading(column)]]
            styled = styled.format(None, na_rep=said, subset=cells)
    return styled


def with_own_marked(styled: Any, own: Sequence[bool], literal: bool = False) -> Any:
    """The own row tinted, bold and with a mark before its name, so that it is found again after sorting."""
    mine = [place for place, mark in enumerate(own) if mark]
    if not mine:
        return styled
    escape = words.literal if literal else str
    return styled.apply(lambda row: [OWN_ROW] * len(row), axis=1, subset=pd.IndexSlice[mine, :]).format(
        lambda value: f"▶ {escape(value)}", subset=pd.IndexSlice[mine, styled.columns[1:2]]
    )


def writer(column: str, literal: bool) -> Callable[[Any], str]:
    """How a value of this column is written on screen; short values never break over two lines."""
    escape = words.literal if literal else str
    if words.column_format(column) != "text":
        # A plan is a number among measures and a name among tasks.
        return lambda value: (escape if isinstance(value, str) else str)(
            on_one_line(words.display_value(column, value))
        )
    if words.is_coded(column):
        return lambda value: escape(on_one_line(words.display_value(column, value)))
    return lambda value: escape(words.display_text(column, value))


def on_one_line(text: str) -> str:
    """A short text with spaces that never break; a long one as it is, for it would run over its cell."""
    return text.replace(" ", "\u00a0") if len(text) <= SHORT_TEXT else text


def show_sources(answer: Answer) -> None:
    """Where the figures above were read."""
    said = sources_text(answer)
    if said:
        st.caption(said)


def sources_text(answer: Answer) -> str:
    """The sources by name; blank where there are none."""
    named = source_names(answer)
    return words.literal(source_line(named)) if named else ""


def badge(about: str) -> str:
    """Marks behind a label, of what a figure is where it is not final; nothing behind one that is."""
    parts = [part[:1].upper() + part[1:] for part in about.split("; ") if part]
    return "".join(f" :orange-badge[{words.literal(part)}]" for part in parts)


def show_metrics(figures: Sequence[Metric], answer: Answer, read_in: Answer | None = None) -> None:
    """A row of large figures of an answer; «?» says what each is, how it is computed, and where it was read.

    `read_in` is the answer that names the sources, where that is another one. Without figures there is no row.
    """
    if not figures:
        return
    source = sources_text(read_in or answer)
    with st.container(horizontal=True):
        for figure in figures:
            # Streamlit takes only the ASCII hyphen for a minus, and would show a loss as a gain.
            fell = figure.change is not None and figure.change.startswith(words.MINUS)
            about = (explanation_of([figure.column], answer.name), figure.remark, source)
            st.metric(
                figure.label + (badge(figure.about) if figure.value != words.MISSING else ""),
                figure.value,
                figure.change,
                delta_color="off" if not figure.is_sure else "inverse" if fell else "normal",
                delta_arrow="down" if fell else "auto",
                delta_description=figure.than or None,
                help="\n\n".join(filter(None, about)),
                border=True,
                height="stretch",
            )
    key = "_".join(("figures", answer.name, *(figure.column for figure in figures)))
    with st.container(key=f"below_{key}", horizontal=True, horizontal_alignment="right"):
        source_panel(key, *((answer, read_in) if read_in else (answer,)), is_quiet=True)


def readable_columns(answer: Answer) -> list[str]:
    """The columns of an answer that mean something to people: those of the glossary that hold anything."""
    return [str(c) for c in answer.rows.columns if words.has_heading(str(c)) and answer.rows[c].notna().any()]


def columns_with_values(answer: Answer, columns: Sequence[str]) -> list[str]:
    """Of these columns those that say anything of the answer's rows, be it «không phát sinh»."""
    blanks = cached_from(undefined_rates.undefined_cells, answer)
    return [column for column in columns if answer.known(column) or column in blanks]


def show_disputed(answer: Answer) -> None:
    """What other sources say, where they do not agree; nothing where they do. `answer` is one of `readings`."""
    figures = cached_from(figures_read, answer)
    if figures:
        count = words.number(figures, 0)
        said = _("Các nguồn nói khác ({count} số liệu)").format(count=count)
        lazy_expander(said, ":material/rule:", f"disputed_{answer.name}", partial(readings_table, answer))


def readings_table(answer: Answer) -> None:
    """What each source says."""
    st.caption(_("Số đang dùng có ghi ở cột «Được chọn dùng»; các số còn lại để đối chiếu."))
    named = ["province", "index_type", "year"]
    table_and_files(answer, [*named, "value", "rank", "out_of", "chosen_for", "note", "source"])


def figures_read(rows: pd.DataFrame) -> int:
    """How many figures these readings are of."""
    return len(rows.drop_duplicates(["index_type", "province", "year"]))


def page_link(page: str, label: str = "", icon: str = ":material/arrow_forward:", **query: str) -> None:
    """A link to another page, with its filters in the address."""
    st.page_link(
        f"{PAGES}/{page}.py", label=label or _("Xem chi tiết"), icon=icon, query_params=query or None
    )


def pairs(answer: Answer, key: str, value: str) -> dict[str, float]:
    """Two columns as a mapping."""
    return {
        str(name): float(number) for name, number in zip(answer.rows[key], answer.rows[value], strict=True)
    }


def newest_target(targets: Answer, measure: str) -> float | None:
    """The value of the newest target of a measure, if there is one."""
    found = targets.rows[targets.rows["measure"] == measure]
    return None if found.empty else float(found["value"].iloc[-1])
