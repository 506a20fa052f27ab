"""A book written in each of the formats that offices send, without any library that reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.dressing.book import Book
from tests.dressing.formats import html, ods, spreadsheet_2003, xls, xlsb, xlsx

WRITERS: Mapping[str, tuple[Callable[[Book], bytes], str]] = {
    "xlsx": (xlsx.write, ".xlsx"),
    "xls": (xls.write, ".xls"),
    "xlsb": (xlsb.write, ".xlsb"),
    "ods": (ods.write, ".ods"),
    "html": (html.write, ".xls"),
    "xml 2003": (spreadsheet_2003.write, ".xls"),
}
FORMATS = tuple(WRITERS)


def write(book: Book, form: str) -> bytes:
    return WRITERS[form][0](book)
