"""`make messages`: brings the catalogues up to date with the texts of the code and the glossary.

A new text gets an empty translation, which a test names until somebody writes it; one that is gone leaves.
"""

from __future__ import annotations

import ast
import csv
import re
import tomllib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from cchc.language import HOME, LOCALE, languages
from cchc.reports import report_kinds
from cchc.store import open_store

ROOT = Path(__file__).resolve().parents[1]
RULES = ("bearing_rules", "comparison_rules", "attention_rules", "formulas")
KEYWORDS = {"_": None, "mark": None}


def messages() -> list[str]:
    """Every text in `_()` or `mark()`, and every word of the glossary, each once."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as settings:
        methods, options = parse_mapping_cfg(settings)  # type: ignore[no-untyped-call]
    found = [
        str(text)
        for _file, _line, text, _comments, _context in extract_from_dir(
            ROOT, methods, options, keywords=KEYWORDS, directory_filter=is_ours
        )
    ]
    kinds = {kind.title for kind in report_kinds().values()}
    return sorted({*found, *glossary_words(), *rule_texts(), *data_texts(), *kinds})


def is_ours(folder: str | Path) -> bool:
    """Whether a folder holds texts of the screen: a virtual environment does not."""
    path = Path(folder)
    return path == ROOT or path.relative_to(ROOT).parts[0] in ("cchc", "pages")


def glossary_words() -> list[str]:
    """Headings and labels."""
    glossary = tomllib.loads((ROOT / "cchc" / "glossary.toml").read_text(encoding="utf-8"))
    headings = [heading for heading, _format in glossary["columns"].values()]
    return headings + [word for group in glossary["labels"].values() for word in group.values()]


@cache
def rule_texts() -> tuple[str, ...]:
    """What the software itself says in the database: rules of comparison and attention, formulas.

    Not what only cites a place or repeats a number.
    """
    with TemporaryDirectory() as folder:
        store = open_store(f"{folder}/empty.duckdb")
        cells = [cell for name in RULES for cell in store.ask(name).to_numpy().ravel()]
        store.close()
    schema = (ROOT / "cchc" / "store" / "schema" / "011_comparison.sql").read_text(encoding="utf-8")
    listed = re.search(r"values(.+?)\) as rules", schema, re.S)
    assert listed
    reasons = [line[5] for line in ast.literal_eval(f"[{listed[1]}]")]
    kept = (*column("index_breaks", "label"), *column("calendar", "title"), *column("calendar", "note"))
    texts = {str(cell) for cell in (*cells, *reasons, *kept) if isinstance(cell, str)}
    return tuple(text for text in texts if " " in text and not text.startswith("{"))


def data_texts() -> set[str]:
    """What the figures that come with the software are called and counted in; those of an office stay as it writes them."""
    texts = {
        *column("measures", "title"),
        *column("targets", "title"),
        *column("measures", "measure_unit"),
        *column("targets", "measure_unit"),
        *column("task_counts", "plan"),
        *column("index_766", "snapshot"),
        "Kết luận",  # what lists of tasks are called by who gave them: view task_states
    }
    return {text for text in texts if re.search(r"\w", text)}


def column(file: str, name: str) -> list[str]:
    """Texts of the data that come with the software: what changed in an index, what the scoring year asks for."""
    with (ROOT / "data" / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
        return [row[name] for row in csv.DictReader(lines)]


def updated(old: Catalog, texts: list[str]) -> Catalog:
    """The texts with the translations that there were."""
    new = Catalog(locale=old.locale, fuzzy=False)
    for text in texts:
        before = old.get(text)
        new.add(text, str(before.string) if before else "")
    return new


def main() -> None:
    for language in languages():
        if language == HOME:
            continue
        path = LOCALE / language / "LC_MESSAGES" / "cchc.po"
        new = updated(read_po(path.read_bytes().splitlines(), locale=language), messages())
        with path.open("wb") as file:
            write_po(file, new, width=0, omit_header=True, sort_output=True)
        print(f"{path}: {sum(not message.string for message in new if message.id)} without a translation")


if __name__ == "__main__":
    main()
