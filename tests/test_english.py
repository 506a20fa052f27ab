"""The screen in English: a whole catalogue, and no page that still says a text of it in Vietnamese."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from babel.messages.pofile import read_po
from google.protobuf.json_format import MessageToDict
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from cchc import words
from cchc.language import LOCALE, catalogue, speak
from tests.messages import glossary_words, messages
from tests.test_pages import NAMES, PAGES, SCRIPT

PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)\}")
VIETNAMESE = re.compile("[\u00c0-\u024f\u1ea0-\u1ef9]")
ENGLISH_SCRIPT = SCRIPT.replace(
    "with suppress", "from cchc.ui.speaking import speak_as_asked\nspeak_as_asked()\nwith suppress"
)


@pytest.fixture
def english() -> Iterator[None]:
    speak("en")
    yield
    speak("vi")


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


def test_an_address_does_not_change_with_the_language() -> None:
    vietnamese = words.label_slug("period_type", "quarter")
    speak("en")
    try:
        assert words.label_slug("period_type", "quarter") == vietnamese == "quy"
    finally:
        speak("vi")


@pytest.mark.parametrize("name", NAMES)
def test_no_page_says_a_translated_text_in_vietnamese(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, name: str
) -> None:
    monkeypatch.setenv("CCHC_DATABASE", real_figures)
    page = AppTest.from_string(ENGLISH_SCRIPT.format(name=name, folder=str(PAGES)), default_timeout=30)
    page.query_params["ngon_ngu"] = "en"
    page.run()
    assert not page.exception, [error.message for error in page.exception]
    assert not sorted(said(page) & untranslated())


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
    """Every text of the page, those inside figures included, whole and line by line."""
    protos = [proto for element in page if (proto := getattr(element, "proto", None))]
    texts = set(strings([MessageToDict(proto) for proto in protos]))
    for grid in (*page.table, *page.dataframe):
        shown = convert_arrow_bytes_to_pandas_df(grid.proto.arrow_data.styler.display_values)
        texts |= {str(text) for text in (*grid.value.columns, *shown.to_numpy().ravel())}
    return texts | {line.strip(" #*:·") for text in texts for line in re.split(r"<br>|\n|: ", text)}


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
        yield value
