"""Two clicks from a figure: what stands behind «Nguồn» names a document or the cells of a file, and leads to its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.truth.facts import Facts
from tests.truth.rules.sources import names_a_source
from tests.truth.snapshot import Snapshot, plain

WORKBOOKS = {path.name for path in (Path(__file__).parents[2] / "workbooks").iterdir()}
CELL = re.compile(r"dòng \d+: [A-Z]{1,3}\d+ «")
NOT_PRINTED = "trang không in số này"
LINK = "?nguon="


def every_panel_names_documents_or_files(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """Each title in it is that of a document of the register or of a file that somebody published."""
    known = facts.held.plain_source_names
    for panel in seen.panels:
        titles = [plain(text) for text in panel if text.startswith("**")]
        yield "" if titles else f"Nguồn không nêu văn bản, tệp nào: {panel[:2]}"
        yield "Nguồn có dòng không nói gì" if any(text.strip() == "-" for text in panel) else ""
        for title in titles:
            yield "" if names_a_source(title, known) else f"«{title}» không có trong danh mục nguồn"


def every_line_of_a_file_is_told_by_its_cells(seen: Snapshot, _facts: Facts) -> Iterator[str]:
    """«trang «Tong hop», dòng 8: C8 «14»»; of a sum that the sheet does not print, that it does not."""
    for panel in seen.panels:
        title = ""
        for text in panel:
            title = plain(text) if text.startswith("**") else title
            if text.startswith("- ") and title in WORKBOOKS:
                for line in map(plain, text.split("\n")):
                    is_told = CELL.search(line) or NOT_PRINTED in line
                    yield "" if is_told else f"«{title}»: dòng không nêu ô: {line}"


def every_panel_leads_to_the_page_of_each_source(seen: Snapshot, facts: Facts) -> Iterator[str]:
    """The second click: the page «Nguồn» of a source that is held."""
    for panel in seen.panels:
        links = [text.removeprefix(LINK) for text in panel if text.startswith(LINK)]
        yield "" if links else f"Nguồn không dẫn đến trang nào: {panel[:2]}"
        for link in links:
            yield "" if link in facts.held.source_keys else f"Không có trang nguồn {link}"


PROVENANCE = (
    every_panel_names_documents_or_files,
    every_line_of_a_file_is_told_by_its_cells,
    every_panel_leads_to_the_page_of_each_source,
)
