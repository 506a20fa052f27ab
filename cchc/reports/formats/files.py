"""As which files a report can be taken away: ending → how it is called, its type, and who writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cchc.language import mark
from cchc.reports.formats.book import write_book
from cchc.reports.formats.pdf import write_pdf
from cchc.reports.model import Report
from cchc.reports.word import write_word


@dataclass(frozen=True)
class ReportFile:
    """One kind of files. `label` is on the button; `write` makes the same bytes of the same report."""

    label: str
    mime: str
    write: Callable[[Report], bytes]


REPORT_FILES: dict[str, ReportFile] = {
    "docx": ReportFile(
        mark("Tải Word"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        write_word,
    ),
    "xlsx": ReportFile(
        mark("Tải Excel"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_book
    ),
    "pdf": ReportFile(mark("Tải PDF"), "application/pdf", write_pdf),
}
