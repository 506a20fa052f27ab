"""«Nguồn»: the documents, files, lines and cells that figures on a page come from, behind a small button at each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import streamlit as st

from cchc import words
from cchc.language import _
from cchc.reading.found_again import FoundLine, left_to_right
from cchc.sourcing import figures_text, named_document, origins_of
from cchc.ui.asking.answers import Answer, ask, cached_from
from cchc.ui.asking.stored_files import line_in_file, stored_file

# Whether they stand open at first: for tests, which look into all of them.
OPEN = False
PAGE = str(Path(__file__).parents[3] / "pages" / "nguon.py")
TOLD_SOURCES, TOLD_LINES, FIRST_KEYS = 4, 8, 20
NOWHERE = ("-",)  # the key of no line; without any all lines would be meant


def source_panel(key: str, *answers: Answer, is_quiet: bool = False) -> None:
    """A button that says where these figures come from; nothing where none of them has an origin. Filled when it is opened."""
    if all(answer.name == "source_lines" for answer in answers) or not cached_from(has_origins, *answers):
        return
    kind: Literal["secondary", "tertiary"] = "tertiary" if is_quiet else "secondary"
    panel = st.popover(
        _("Nguồn"), icon=":material/menu_book:", type=kind, key=f"source_{key}", on_change="rerun"
    )
    if panel.open or OPEN:
        with panel:
            say_sources(lines_behind(*answers), cached_from(origins_of, *answers))


def has_origins(*rows: pd.DataFrame) -> bool:
    """Whether any row says where it comes from."""
    return any("origin" in part and part["origin"].notna().any() for part in rows)


def lines_behind(*answers: Answer) -> Answer:
    """The lines that figures were read from or computed of; none where nobody knows."""
    return ask("source_lines", origins=tuple(cached_from(origins_of, *answers)) or NOWHERE)


def say_sources(lines: Answer, origins: Sequence[str]) -> None:
    """Each source with its lines, the first ones where there are many, and a link to its page."""
    sources: dict[str, list[dict[str, Any]]] = cached_from(
        lines_by_source, lines, first=tuple(origins[:FIRST_KEYS])
    )
    for place, (source, own) in enumerate(sources.items()):
        if place < TOLD_SOURCES:
            say_document(own[0])
            shared = shared_parts(own)
            if shared:
                st.caption(" · ".join(words.literal(part) for part in shared))
            if told := line_texts(own[:TOLD_LINES], shared):
                st.markdown("\n".join(f"- {line}" for line in told))
        link_to_source(source, own, is_named=place >= TOLD_SOURCES)


def lines_by_source(rows: pd.DataFrame, first: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Source → its lines: those of the figures that stand first, then of most lines."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows.to_dict("records"):
        found.setdefault(str(row["figure_source"]), []).append({str(name): row[name] for name in row})
    return dict(sorted(found.items(), key=lambda pair: (first_origin_at(pair[1], first), -len(pair[1]))))


def first_origin_at(lines: Sequence[Mapping[str, Any]], first: Sequence[str]) -> int:
    """The place of the first key that one of the lines comes under."""
    beginnings = (
        place for place, key in enumerate(first) if any(line["origin"].startswith(key) for line in lines)
    )
    return next(beginnings, len(first))


def shared_parts(lines: Sequence[Mapping[str, Any]]) -> list[str]:
    """Whose figures of when they are, as far as all lines say the same: it is told once above them."""
    parts = [about_line(line)[:-1] for line in lines]
    return [part for part in parts[0] if part and all(part in other for other in parts)]


def about_line(line: Mapping[str, Any]) -> list[str]:
    """Unit, province, period and title of a line, blank where they are."""
    about = [line["unit"], line["province"], words.period(line["period"]), line["title"]]
    return ["" if words.is_missing(part) else str(part) for part in about]


def say_document(line: Mapping[str, Any]) -> None:
    """Title, number, day, publisher; how far it can be trusted; its address, where it came with the software."""
    st.markdown(f"**{words.literal(named_document(line))}**")
    if not words.is_missing(line["reliability"]):
        st.caption(_("Độ tin cậy: {reliability}").format(reliability=words.literal(line["reliability"])))
    url = "" if words.is_missing(line["url"]) else str(line["url"])
    if url.startswith("https://"):
        st.link_button(_("Mở văn bản gốc"), url, icon=":material/open_in_new:", type="tertiary")


def line_texts(lines: Sequence[Mapping[str, Any]], shared: Sequence[str]) -> list[str]:
    """What each line tells besides what is told above them; one that has a class or words only, and no cells, nothing."""
    return [told for line in lines if (told := line_text(line, shared))]


def line_text(line: Mapping[str, Any], shared: Sequence[str] = ()) -> str:
    """What is not told above the lines (`shared`), what was read, and in which cells, as one line of Markdown."""
    named = dict.fromkeys(words.literal(part) for part in about_line(line) if part and part not in shared)
    figures, place = figures_text(line["read_figures"]), location_text(line)
    parts = [
        " · ".join(named),
        f"**{words.literal(figures)}**" if figures else "",
        words.literal(place) if place else "",
    ]
    return " — ".join(filter(None, parts))


def location_text(line: Mapping[str, Any]) -> str:
    """«tệp «x.xlsx», trang «Tong hop», dòng 14: E14 «12,25»», else what the document says; blank where nothing is known."""
    parts = []
    if not words.is_missing(line["document"]) and line["document"] != line["source"]:
        parts.append(_("văn bản: {document}").format(document=line["document"]))
    if not words.is_missing(line["sheet"]):
        said = _("trang «{sheet}»").format(sheet=line["sheet"])
        if line["file_name"] != line["source"]:
            said = _("tệp «{file}», {sheet}").format(file=line["file_name"], sheet=said)
        parts.append(said + row_text(line))
    if not words.is_missing(line["quote"]):
        parts.append(_("nguyên văn: «{quote}»").format(quote=line["quote"]))
    return "; ".join(parts)


def row_text(line: Mapping[str, Any]) -> str:
    """«, dòng 14: E14 «12,25»»; of a sum that the sheet does not print, that it is one."""
    found = line_in_file(line)
    if words.is_missing(line["row_no"]):
        return " (" + _("cộng các dòng của trang; trang không in số này") + ")"
    row = _(", dòng {row}").format(row=int(line["row_no"]))
    if found is None:  # whoever looks may not open the file
        return row
    cells = cells_text(found)
    typed = stored_file(str(line["upload_id"])).typed
    said = "".join(
        _("; trước khi công bố, ô {cell} được sửa thành «{text}»").format(cell=cell, text=text)
        for (sheet, cell), text in typed.items()
        if sheet == line["sheet"] and cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(int(line["row_no"]))
    )
    return f"{row}: {cells}{said}" if cells else f"{row}{said}"


def cells_text(found: FoundLine) -> str:
    """The cells of the figures with their texts, from left to right; all cells of the line where none is known."""
    cells = {cell: found.texts[cell] for cell in found.figures.values()} or found.texts
    return ", ".join(f"{cell} «{cells[cell]}»" for cell in left_to_right(cells))


def link_to_source(source: str, lines: Sequence[Mapping[str, Any]], is_named: bool) -> None:
    """To the page of a source, where all its lines stand."""
    count = words.number(len(lines), 0)
    label = _("Trang của nguồn này ({count} dòng ở đây)").format(count=count)
    if is_named:
        label = f"{words.literal(lines[0]['source'])} ({count})"
    st.page_link(PAGE, label=label, icon=":material/arrow_forward:", query_params={"nguon": source})
