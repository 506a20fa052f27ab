"""The screen in English: a whole catalogue, and no page that still says a text of it in Vietnamese."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from html import unescape
from typing import Any

import openpyxl
import pandas as pd
import pytest
from babel.messages.pofile import read_po
from google.protobuf.json_format import MessageToDict
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from cchc import sentences, words
from cchc.agenda import calendar_file
from cchc.charts.progress.pace import pace_bars
from cchc.exporting import export_file
from cchc.language import LOCALE, catalogue, set_language
from cchc.reports import report_kinds
from cchc.reports.making import made_report
from cchc.reports.model import BLANK
from cchc.reports.offices import guessed_settings
from cchc.store import Store, open_store
from cchc.store.reports import ReportKey
from cchc.ui.showing.linked import address_of
from cchc.writing.write import export_name
from tests.messages import glossary_words, messages
from tests.test_pages import NAMES, PAGES, SCRIPT

DOCUMENTS = ("bao_cao", "co_quan")  # pages that show what documents say
PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)\}")
COUNTED = re.compile(r"\{(\w+):[^{}]*\|")
VIETNAMESE = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1ea0-\u1ef9]")  # all but × and ÷
SPACES = re.compile(r"(?:<br>|\s)+")
QUOTED = (
    "“Tiếng Việt”",
    "(đúng hạn)",
    "(trong hạn)",
    "Minh Họa",
    "“Lĩnh vực …”",
    "“Hạn chế”",
    "“Nguyên nhân”",
    "“Giải pháp”",
)
TEXT_COLUMNS = """
select format('select distinct "{}" from "{}" where "{}" is not null', column_name, table_name, column_name)
from duckdb_columns() where data_type = 'VARCHAR' and schema_name = 'main'
and table_name in (select table_name from duckdb_tables())
"""
ENGLISH_SCRIPT = SCRIPT.replace(
    "with suppress",
    "from cchc.ui.visit.language_choice import apply_language_choice\napply_language_choice()\nwith suppress",
)


@pytest.fixture
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("vi")


def test_every_text_has_a_translation_and_none_is_stale() -> None:
    with (LOCALE / "en" / "LC_MESSAGES" / "cchc.po").open("rb") as file:
        held = {str(message.id): str(message.string) for message in read_po(file, locale="en") if message.id}
    missing = [text for text in messages() if not held.get(text)]
    assert not missing, "make messages, then write their English in cchc/locale/en"
    assert not set(held) - set(messages()), "make messages"


def test_a_translation_has_the_places_of_its_text() -> None:
    differing = [
        (text, said)
        for text, said in catalogue("en").items()
        if Counter(set(PLACEHOLDER.findall(text))) != Counter(set(PLACEHOLDER.findall(said)))
    ]
    assert not differing


def test_words_are_counted_by_what_the_text_counts() -> None:
    """`{count:unit|units}` needs a {count} of the text: another name would raise on the page."""
    strange = [
        (text, said)
        for text, said in catalogue("en").items()
        if set(COUNTED.findall(said)) - set(PLACEHOLDER.findall(text))
    ]
    assert not strange


def test_no_text_hides_in_an_f_string() -> None:
    """`make messages` does not look into one, and its text would never be translated."""
    hidden = [
        (path.name, call.lineno)
        for path in (*(PAGES.parent / "cchc").rglob("*.py"), *PAGES.glob("*.py"))
        for written in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(written, ast.JoinedStr)
        for call in ast.walk(written)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_"
        if isinstance(call.args[0], ast.Constant)
    ]
    assert not hidden


def test_headings_stay_apart_in_english() -> None:
    """Two columns of one name could not be told apart, and a table of them could not be drawn."""
    headings = {text for text in glossary_words() if text in catalogue("en")}
    columns = {words._entry(column)[0] for column in words._glossary()["columns"]}
    said = Counter(catalogue("en")[heading] for heading in headings & columns)
    assert not [heading for heading, count in said.items() if count > 1]


@pytest.mark.usefixtures("english")
def test_numbers_and_periods_are_written_in_english() -> None:
    assert words.number(1234.5) == "1,234.50"
    assert words.signed(0.0) == "0.00"
    assert words.quantity(13.6) == "13.6"
    assert words.period("2026-Q3") == "Q3 2026"
    assert words.date("2026-09-01") == "01/09/2026"
    assert words.period("2026-09") == "September 2026"
    assert [words.period_within(code) for code in ("2026-Q3", "2026-09", "2026-H1", "2026")] == [
        "Q3 2026",
        "September 2026",
        "first half of 2026",
        "2026",
    ]


@pytest.mark.usefixtures("english")
def test_a_chart_calls_figures_as_its_table_does() -> None:
    row = {"title": "Thu phí, lệ phí", "period": "2023-Q1", "plan_progress": 12.4}
    drawn = pace_bars(pd.DataFrame([row]), "Fees", share="plan_progress", names=("title", "period"))
    assert "Fees and charges collected · Q1 2023" in drawn.layout.meta["alt"]
    assert words.display_text("measure_unit", "triệu đồng") == "million VND"


def test_an_address_does_not_change_with_the_language() -> None:
    vietnamese = words.label_slug("period_type", "quarter")
    set_language("en")
    try:
        assert words.label_slug("period_type", "quarter") == vietnamese == "quy"
    finally:
        set_language("vi")


@pytest.mark.parametrize("name", NAMES)
def test_no_page_says_a_translated_text_in_vietnamese(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, name: str
) -> None:
    monkeypatch.setenv("CCHC_DATABASE", real_figures)
    monkeypatch.setattr("cchc.ui.showing.lazy_expander.OPEN", True)
    page = AppTest.from_string(ENGLISH_SCRIPT.format(name=name, folder=str(PAGES)), default_timeout=30)
    page.query_params["ngon_ngu"] = "en"
    page.run()
    assert not page.exception, [error.message for error in page.exception]
    assert not sorted(said(page) & untranslated())
    known = figures(real_figures)
    if name in DOCUMENTS:
        known = tuple(sorted({*known, *documents(page, real_figures)}, key=len, reverse=True))
    assert not of_the_software(page, known)


def documents(page: AppTest, path: str) -> list[str]:
    """What the document of a page says: documents are Vietnamese whatever the screen speaks."""
    written = {key: page.query_params.get(key, "") for key in ("don_vi", "loai", "ky")}
    address = {key: value[0] if isinstance(value, list) else value for key, value in written.items()}
    units = {unit["unit_id"]: unit for unit in open_store(path).ask_rows("units_with_figures")}
    kinds = [code for code, kind in report_kinds().items() if words.slug(kind.title) == address["loai"]]
    if address["don_vi"] not in units:
        return []
    unit, province = (units[address["don_vi"]][column] for column in ("unit", "province"))
    guessed = guessed_settings(unit, province)
    said = [guessed.superior, *guessed.signers[0].authority, *guessed.receivers["quarterly"]]
    for kind in kinds:
        key = ReportKey(address["don_vi"], kind, address["ky"])
        report = made_report(open_store(path), key, unit, province).report
        said += [annex.title for annex in report.annexes]
        for section in report.sections:
            said += [section.title, *(table.title for table in section.tables)]
            said += [part for each in section.passages for part in each.text.split(BLANK)]
    return [text.lstrip("-+ ") for text in said if VIETNAMESE.search(text)]


@cache
def figures(path: str) -> tuple[str, ...]:
    """Every Vietnamese text of the figures themselves, the longest first."""
    cursor = open_store(path).database.cursor()
    columns = cursor.execute(TEXT_COLUMNS).fetchall()
    texts = {SPACES.sub(" ", text) for column in columns for (text,) in cursor.execute(column[0]).fetchall()}
    return tuple(sorted((text for text in texts if VIETNAMESE.search(text)), key=len, reverse=True))


def of_the_software(page: AppTest, known: tuple[str, ...]) -> list[str]:
    """Texts that are Vietnamese still when all that the figures say is taken out of them, and what English quotes."""
    plain = {unescape(SPACES.sub(" ", text.replace("\\", ""))) for text in whole(page)}
    return sorted(text for text in plain if VIETNAMESE.search(without(text, known)))


def without(text: str, known: tuple[str, ...]) -> str:
    for held in (*known, *QUOTED):
        if held in text:
            text = text.replace(held, "")
            if not VIETNAMESE.search(text):
                break
    return text


@cache
def untranslated() -> set[str]:
    """Vietnamese texts that have an English form and are no data as well."""
    held = catalogue("en").items()
    return {text for text, english in held if english != text and VIETNAMESE.search(text)} - data()


def data() -> set[str]:
    """What the figures themselves say: «điểm» is the unit of a measure, «hạng» too."""
    texts: set[str] = set()
    for path in (PAGES.parent / "data").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            texts.update(cell for row in csv.reader(lines) for cell in row)
    return texts


def said(page: AppTest) -> set[str]:
    """Every text of the page, whole and line by line."""
    texts = whole(page)
    return texts | {line.strip(" #*:·") for text in texts for line in re.split(r"<br>|\n|: ", text)}


def whole(page: AppTest) -> set[str]:
    """Every text of the page, those inside figures and tables included."""
    protos = [proto for element in page if (proto := getattr(element, "proto", None))]
    texts = set(strings([MessageToDict(proto) for proto in protos]))
    for grid in (*page.table, *page.dataframe):
        written = grid.proto.arrow_data.styler.display_values  # a grid to edit has none
        shown = convert_arrow_bytes_to_pandas_df(written) if written else grid.value
        texts |= {str(text) for text in (*grid.value.columns, *shown.to_numpy().ravel())}
    return texts


def strings(value: Any) -> Iterator[str]:
    """The texts anywhere within a value."""
    if isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, str):
        if value.startswith("{"):
            yield from strings(json.loads(value))
        else:
            yield value


@pytest.mark.usefixtures("english")
def test_an_export_of_an_english_page_is_english(seeded: Store) -> None:
    given = {"index_type": "PAPI", "provinces": ["Long An", "Tây Ninh"], "years": [2016, 2024]}
    rows = seeded.ask("province_index", **given)
    file = export_file(seeded, "province_index", rows, {**given, "disputed": True}, "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(file))["Figures"]
    lines = [str(row[0].value) for row in sheet.iter_rows(max_row=7)]
    assert "Filters: Index: PAPI; Provinces and cities: Long An, Tây Ninh; Years: 2016, 2024; " in lines[2]
    assert lines[2].endswith(": Yes")
    assert lines[6].startswith("Comparability: Partly comparable: Change of method: 2018: PAPI goes from 6 ")
    headings = {str(cell.value) for cell in sheet[9]} | {str(cell.value) for cell in sheet[8]}
    assert {"Province or city", "Index", "Source"} <= headings
    assert sheet.oddFooter.right.text == "Page &P/&N"


@pytest.mark.usefixtures("english")
def test_the_calendar_of_an_english_page_is_english(seeded: Store) -> None:
    rows = seeded.ask_rows("calendar_dates")
    text = calendar_file(rows, None).decode()
    assert "SUMMARY:Annual administrative reform report (scored year " in text.replace("\r\n ", "")
    assert not [line for line in text.splitlines() if line.startswith("SUMMARY") and VIETNAMESE.search(line)]


def test_files_are_named_in_the_language_of_the_screen() -> None:
    made = datetime(2026, 11, 22, 9, 0)
    assert export_name(words.label("question", "deductions_by_area"), None, made, "xlsx") == (
        "diem-tru-theo-linh-vuc_tat-ca_20261122-0900.xlsx"
    )
    set_language("en")
    try:
        name = export_name(words.label("question", "deductions_by_area"), None, made, "xlsx")
    finally:
        set_language("vi")
    assert name == "points-lost-by-area_all_20261122-0900.xlsx"


@pytest.mark.usefixtures("english")
def test_a_link_in_a_table_keeps_the_language() -> None:
    assert address_of("nap_du_lieu", don_vi="a.b") == "nap_du_lieu?don_vi=a.b&ngon_ngu=en"


@pytest.mark.usefixtures("english")
def test_a_figure_short_of_its_target_is_told_in_english_with_its_unit(seeded: Store) -> None:
    rows = seeded.ask_rows(
        "attention", unit="Sở Khoa học và Công nghệ", province="Long An", as_of="2025-01-15"
    )
    (row,) = (row for row in rows if row["measure"] == "score")
    assert "**78.97** points in 2023" in sentences.attention_sentence(row)
