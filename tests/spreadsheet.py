"""A Vietnamese LibreOffice, which opens files as a person's does and says what stands in each cell."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

PATIENCE = 240  # seconds; a build machine may be busy
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item>
</oor:items>
"""
VIETNAMESE, ENGLISH = 1066, 1033  # languages as Windows numbers them
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MOST_REPEATED = 200  # a blank that is repeated to the edge of the sheet is no cell of the table


class Cell(NamedTuple):
    """What the person sees; what it is (`string`, `float`, `date` …, blank for an empty cell); its number or day; its formula."""

    text: str
    kind: str
    value: str
    formula: str


Sheet = list[list[Cell]]


@dataclass(frozen=True)
class Spreadsheet:
    """LibreOffice with a profile of its own, whose language is Vietnamese."""

    command: str
    folder: Path

    def open_all(
        self, files: Mapping[str, bytes], separator: str = ";", language: int = VIETNAMESE
    ) -> dict[str, Sheet]:
        """The first sheet of each file, by its name; one start for all. A CSV file is split at `separator`, and everything in
        it that looks like a number, a day or a share becomes one, as in Excel."""
        for name, content in files.items():
            (self.folder / name).write_bytes(content)
        as_csv = [f"--infilter=CSV:{ord(separator)},34,76,1,,{language},false,true"]
        how = as_csv if all(name.endswith(".csv") for name in files) else []
        run = [self.command, f"-env:UserInstallation=file://{self.folder}/profile", "--headless", *how]
        paths = [str(self.folder / name) for name in files]
        convert = ["--convert-to", "fods", "--outdir", str(self.folder / "opened")]
        subprocess.run([*run, *convert, *paths], check=True, capture_output=True, timeout=PATIENCE)
        return {name: sheet_of(self.folder / "opened" / f"{Path(name).stem}.fods") for name in files}

    def open(self, name: str, content: bytes, separator: str = ";", language: int = VIETNAMESE) -> Sheet:
        return self.open_all({name: content}, separator, language)[name]


def spreadsheet_in(folder: Path) -> Spreadsheet:
    """LibreOffice with its profile in a folder; skips loudly where there is none, and fails if CI is set."""
    command = shutil.which("soffice") or shutil.which("libreoffice")
    if command is None:
        if os.environ.get("CI"):
            pytest.fail("No LibreOffice: opening what was exported cannot be skipped here.")
        pytest.skip(
            "NO LIBREOFFICE: exports are NOT opened in a spreadsheet. Try: apt install libreoffice-calc"
        )
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    return Spreadsheet(command, folder)


def sheet_of(path: Path) -> Sheet:
    table = next(ElementTree.parse(path).iter(f"{_TABLE}table"))
    rows: Sheet = []
    for row in table.iter(f"{_TABLE}table-row"):
        repeated = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        rows += [cells_of(row)] * (repeated if repeated < MOST_REPEATED else 1)
    return rows


def cells_of(row: ElementTree.Element) -> list[Cell]:
    cells: list[Cell] = []
    for element in row:
        repeated = int(element.get(f"{_TABLE}number-columns-repeated", "1"))
        cells += [cell_of(element)] * (repeated if repeated < MOST_REPEATED else 0)
    return cells


def cell_of(element: ElementTree.Element) -> Cell:
    value = element.get(f"{_OFFICE}value") or element.get(f"{_OFFICE}date-value") or ""
    text = "\n".join(text_of(paragraph) for paragraph in element.iterfind(f"{_TEXT}p"))
    return Cell(text, element.get(f"{_OFFICE}value-type", ""), value, element.get(f"{_TABLE}formula", ""))


def text_of(paragraph: ElementTree.Element) -> str:
    parts = [paragraph.text or ""]
    for element in paragraph:
        spaces = " " * int(element.get(f"{_TEXT}c", "1")) if element.tag == f"{_TEXT}s" else ""
        parts += [spaces, text_of(element), element.tail or ""]
    return "".join(parts)
