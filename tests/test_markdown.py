"""Text of files and people is shown letter by letter: no address becomes a link, no «:…:» an icon, on any page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from google.protobuf.json_format import MessageToDict
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from cchc import words
from tests.test_pages import NAMES, opened

EVIL = " www.evil.test a@evil.test :material/home: :smile: https://evil.test/x"
# How Streamlit finds, in the text that Markdown left, what it makes into links, icons and pictures.
MADE_INTO_MORE = re.compile(
    r"(https?:\\?/\\?/|www(?=\.))\.?evil|(?<!\u2060)@evil|:(material/home|smile)\\?:", re.IGNORECASE
)
# Columns with the words of documents and people; the words of the others are codes and keys.
TEXTS = {
    *(
        "amendments",
        "area",
        "assigned_by",
        "decision_number",
        "document",
        "due_text",
        "file_name",
        "label",
        "name",
        "note",
    ),
    *(
        "number",
        "owner",
        "plan",
        "province",
        "published_by",
        "publisher",
        "quote",
        "reason",
        "sheet",
        "text",
        "title",
    ),
    *("unit", "units"),
}
# What a page holds that is no Markdown: the choices of boxes, what stands in them, addresses that links carry, and keys.
PLAIN = {
    *("options", "value", "default", "rawValue", "rawValues"),
    *("id", "url", "urlPath", "queryString", "query", "pageScriptHash", "spec"),
}


@pytest.fixture(scope="module")
def hostile(seed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The seed with an address, an icon and a picture behind every text that came from a document or a person."""
    path = tmp_path_factory.mktemp("hostile") / "cchc.duckdb"
    path.write_bytes(seed_file.read_bytes())
    with duckdb.connect(str(path)) as connection:
        columns = connection.execute(
            "select table_name, column_name from duckdb_columns() inner join duckdb_tables() using (table_name)"
            " where duckdb_columns.data_type = 'VARCHAR'"
        ).fetchall()
        for table, column in columns:
            if column in TEXTS:
                connection.execute(f'update "{table}" set "{column}" = "{column}" || $evil', {"evil": EVIL})  # noqa: S608
    return str(path)


def strings(found: Any, key: str = "") -> Iterator[str]:
    if isinstance(found, dict):
        for name, value in found.items():
            if name not in PLAIN:
                yield from strings(value, name)
    elif isinstance(found, list):
        for value in found:
            yield from strings(value, key)
    elif isinstance(found, str):
        yield found


def read_as_markdown(page: AppTest) -> Iterator[str]:
    for element in page:
        proto = getattr(element, "proto", None)
        if proto is not None and element.type not in ("html", "arrow_data_frame", "plotly_chart"):
            yield from strings(MessageToDict(proto))
    for grid in page.table:
        written = grid.proto.arrow_data.styler.display_values
        shown = convert_arrow_bytes_to_pandas_df(written) if written else grid.value
        yield from (str(value) for value in shown.to_numpy().ravel())


@pytest.mark.parametrize("name", NAMES)
def test_no_text_of_a_file_is_a_link_an_icon_or_a_picture(
    monkeypatch: pytest.MonkeyPatch, hostile: str, name: str
) -> None:
    page = opened(monkeypatch, hostile, name)
    texts = list(read_as_markdown(page))
    assert {text for text in texts if MADE_INTO_MORE.search(text)} == set()


@pytest.mark.parametrize(
    "text",
    [
        "https://evil.test",
        "WWW.evil.test",
        "(a@evil.test)",
        ":material/home:",
        ":smile:",
        "a -> b",
        "x <= 5",
        "_a_",
        "- 1",
    ],
)
def test_a_text_is_kept_letter_by_letter(text: str) -> None:
    markdown = words.literal(text)
    assert markdown != text
    shown = re.sub(r"\\(.)", r"\1", markdown)
    assert shown.replace("\u2060", "") == text
