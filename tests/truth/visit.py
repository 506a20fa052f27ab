"""Opens a page in this process as a person would, and takes down what it says."""

from __future__ import annotations

import csv
import html
import io
import json
import logging
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import streamlit as st
from python_calamine import CalamineWorkbook
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from cchc.brief.content import BriefRows, brief_content
from cchc.ui.topics.brief import brief_rows
from tests.truth.snapshot import Brief, Chart, File, Metric, Snapshot, Table, every_text, plain

PAGES = Path(__file__).parents[2] / "pages"
SCRIPT = """
from contextlib import suppress
from pathlib import Path
import streamlit as st
from cchc.store import open_store
from cchc.ui.visit.address import begin_choices
from cchc.ui.topics.brief import offer_brief
from cchc.ui.visit.stop_page import PageStopped
from cchc.ui.visit.unshown import begin_unshown
pages = [st.Page(path, url_path=path.stem, default=path.stem == {name!r}) for path in Path({folder!r}).glob("*.py")]
begin_unshown()
begin_choices(open_store().version().number)
with suppress(PageStopped):
    st.navigation(pages).run()
offer_brief()
"""
KIND_OF_FILE = re.compile(r"_(?:xlsx|csv|excel\.csv)_")
WITH_BRIEF = (
    "tong_quan",
    "ho_so",
    "nhiem_vu",
)  # the sheet of a unit and year is one, whatever page offers it
WRITTEN = {"markdown", "caption", "info", "warning", "success", "error", "subheader", "header", "title"}


class Visitor:
    """Someone who looks at pages, and opens each table's file once."""

    def __init__(self) -> None:
        self.opened: set[str] = set()

    def visit(self, page: str, address: dict[str, str]) -> Snapshot:
        """What a page says to somebody who comes by this address alone."""
        seen = Snapshot(page, dict(address))
        shown = AppTest.from_string(SCRIPT.format(name=page, folder=str(PAGES)), default_timeout=120)
        for name, value in address.items():
            shown.query_params[name] = value
        offered: dict[str, tuple[str, Any]] = {}
        try:
            with noted(offered):
                shown.run()
        except RuntimeError as slow:  # AppTest waits for a page so long and no longer
            seen.error = str(slow)
            return seen
        if shown.exception:
            seen.error = str(shown.exception[0].message)
        take_down(shown.main, seen, [])
        for widget in (*shown.selectbox, *shown.get("button_group")):
            take_choice(widget, seen)
        seen.files = list(self.files(seen.place, offered))
        if page in WITH_BRIEF and "brief" in offered:
            seen.brief = self.brief(offered["brief"][1])
        return seen

    def brief(self, made: partial[bytes]) -> Brief | None:
        """The texts of the A4 sheet, once of each unit and year; the PDF sets them, and adds none."""
        database, unit, year, _language = made.args
        if f"brief {unit.unit_id} {year}" in self.opened:
            return None
        self.opened.add(f"brief {unit.unit_id} {year}")
        return read_brief(unit.unit_id, brief_rows(database, unit, year))

    def files(self, place: str, offered: dict[str, tuple[str, Any]]) -> Iterator[File]:
        """One file of each table that this visitor has not seen yet, of another kind from place to place."""
        tables: dict[str, list[tuple[str, Any]]] = {}
        for key, (name, made) in offered.items():
            if key.startswith("export_"):
                tables.setdefault(KIND_OF_FILE.sub("_", key), []).append((name, made))
        for number, (key, kinds) in enumerate(tables.items()):
            if key not in self.opened:
                self.opened.add(key)
                yield read_file(*kinds[(zlib.crc32(place.encode()) + number) % len(kinds)])


@contextmanager
def everything_open() -> Iterator[None]:
    """Boxes and panels that stand open, packages that are looked through once, and no log."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cchc.ui.showing.lazy_expander.OPEN", True)
        patch.setattr("cchc.ui.showing.provenance.OPEN", True)
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        logging.disable(logging.CRITICAL)
        yield
        logging.disable(logging.NOTSET)


@contextmanager
def noted(offered: dict[str, tuple[str, Any]]) -> Iterator[None]:
    """Every file that a page offers is put down, by the key of its button: its name and what makes it."""
    real = st.download_button

    def button(label: str, *given: Any, **settings: Any) -> Any:
        offered[str(settings.get("key"))] = str(settings.get("file_name")), settings.get("data")
        return real(label, *given, **settings)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "download_button", button)
        yield


def take_down(block: Any, seen: Snapshot, above: list[Any], inside: str = "") -> None:
    """Everything of a block in the order of the page; `above`: what was shown last, `inside`: the popover that it stands in.

    A row of large figures shares one «Nguồn», a chart and a table have each their own.
    """
    for element in block.children.values():
        kind = getattr(element, "type", "")
        if hasattr(element, "children"):
            label = element.proto.popover.label if kind == "popover" else inside
            if label == "Nguồn" and not inside:
                take_panel(element, above)
            else:
                take_down(element, seen, above, label)
        elif kind in WRITTEN:
            take_text(str(element.value), seen, inside)
        elif kind == "html":
            take_html(str(element.value), seen)
        elif kind == "page_link":
            take_text(element.proto.label, seen, inside)
        elif kind in TAKERS:
            shown = TAKERS[kind](element, seen)
            if not (above and isinstance(above[-1], Metric) and isinstance(shown, Metric)):
                above.clear()
            above.append(shown)


def take_panel(block: Any, above: Sequence[Any]) -> None:
    """What stands behind «Nguồn», for what is shown above it; the addresses of its links as «?nguon=…»."""
    said = [str(text.value) for kind in ("markdown", "caption") for text in block.get(kind)]
    said += [f"?{link.proto.query_string}" for link in block.get("page_link")]
    for shown in above:
        shown.panel = said


def take_text(text: str, seen: Snapshot, inside: str) -> None:
    if inside:
        seen.explained.append(text)
    elif text.startswith("## ") and not seen.headline:
        named = re.match(r"## :small\[((?:\\.|[^\]])*)\] ", text)
        seen.about = [plain(part) for part in named[1].split(" · ")] if named else []
        seen.headline = text[named.end() :] if named else text.removeprefix("## ")
    else:
        seen.texts.append(text)


def take_html(text: str, seen: Snapshot) -> None:
    """The title above a chart, and the buttons below it that save it as a picture."""
    if title := re.search(r'<p class="chart-title">(.*?)</p>', text):
        key = re.search(r'<p class="chart-key">(.*?)</p>', text)
        said = html.unescape(re.sub(r"<[^>]+>", " ", key[1])).strip() if key else ""
        seen.charts.append(Chart(html.unescape(title[1]), said, "", {}))
    elif (row := re.search(r'data-row="([^"]*)"', text)) and seen.charts:
        about = json.loads(html.unescape(row[1]))
        if about.get("does") == "save":
            seen.charts[-1].saved = about


def take_chart(element: Any, seen: Snapshot) -> Chart:
    if not seen.charts or seen.charts[-1].spec:
        seen.charts.append(Chart("", "", "", {}))
    seen.charts[-1].spec = json.loads(element.proto.spec)
    seen.charts[-1].alt = str(getattr(element.proto, "alt", ""))
    return seen.charts[-1]


def take_metric(element: Any, seen: Snapshot) -> Metric:
    tones = {0: "red", 1: "green", 2: "grey"}
    change = (
        "" if str(element.delta or "").startswith("năm ") else element.delta or ""
    )  # the earlier value, not a change
    tone = tones.get(int(element.proto.color), "") if change else ""
    label, _badge, badge = str(element.label).partition(" :orange-badge[")
    figure = Metric(label, element.value, change, tone, element.proto.help)
    figure.badge = badge.removesuffix("]")
    seen.metrics.append(figure)
    return seen.metrics[-1]


def take_table(element: Any, seen: Snapshot) -> Table:
    headings = [str(name) for name in element.value.columns]
    proto = element.proto.arrow_data if hasattr(element.proto, "arrow_data") else element.proto
    styler = proto.styler
    if styler.display_values:
        written = pa.ipc.open_stream(styler.display_values).read_all().to_pylist()
        rows = [[cell_text(row[name]) for name in list(row)[: len(headings)]] for row in written]
    else:
        rows = [[cell_text(value) for value in row] for row in element.value.to_numpy().tolist()]
    seen.tables.append(Table(headings, rows))
    return seen.tables[-1]


def cell_text(value: Any) -> str:
    return plain("" if value is None else str(value))


TAKERS: dict[str, Callable[[Any, Snapshot], Any]] = {
    "plotly_chart": take_chart,
    "metric": take_metric,
    "table": take_table,
    "arrow_table": take_table,
    "dataframe": take_table,
    "arrow_data_frame": take_table,
}


def take_choice(widget: Any, seen: Snapshot) -> None:
    key = str(getattr(widget, "key", "") or "")
    if key.startswith("widget_"):
        seen.shown[key.removeprefix("widget_")] = str(widget.value)


def read_brief(unit_id: str, rows: BriefRows) -> Brief:
    """What stands on the sheet."""
    told = brief_content(rows)
    figures = [Metric(one["label"], one["value"], one["note"], one["tone"]) for one in told["figures"]]
    now = [joined(item) for part in told["lists"][1:] for item in part["items"]]
    areas = [{name: str(cell) for name, cell in row.items()} for row in told["areas"]["rows"]]
    finding, about_areas, source = joined(told["finding"]), told["areas"]["more"], told["footer"][0]
    texts = list(every_text(told))
    return Brief(unit_id, rows.year, finding, figures, told["unsure"], areas, about_areas, now, source, texts)


def joined(runs: Sequence[Mapping[str, Any]]) -> str:
    """The pieces of a sentence, bold or not, in one."""
    return "".join(str(run["text"]) for run in runs)


def read_file(name: str, made: Any) -> File:
    """A file as whoever opens it finds it."""
    content = made() if callable(made) else made
    if name.endswith(".xlsx"):
        lines = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        start = next((at for at, row in enumerate(lines) if row and row[0] == "STT"), 0)
        notes = [str(row[0]) for row in lines[:start] if row and row[0] != ""]
        return File(name, notes, [str(cell) for cell in lines[start]], lines[start + 1 :])
    text = content.decode("utf-8-sig")
    is_for_excel = ";" in text.partition("\n")[0]
    headings, *rows = list(csv.reader(io.StringIO(text), delimiter=";" if is_for_excel else ",")) or [[]]
    return File(name, [], headings, [list(row) for row in rows])
