"""Where figures were read: the figures of a line, and how a source is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cchc import words
from cchc.language import _

COUNTS = ("rank", "out_of")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_figures(text: str | None) -> dict[str, float]:
    """Column → number of a line, from «score=12.25;max_score=14»."""
    pairs = (part.partition("=") for part in (text or "").split(";") if part)
    return {column: float(number) for column, _equals, number in pairs}


def figures_text(text: str | None) -> str:
    """«Điểm đạt 12,25; Điểm tối đa 14», with the decimals that were read."""
    figures = read_figures(text)
    told = [
        f"{words.heading(column)}: {words.quantity(value)}"
        for column, value in figures.items()
        if column not in COUNTS
    ]
    if "rank" in figures:
        out_of = figures.get("out_of")
        rank = words.rank(int(figures["rank"]), None if out_of is None else int(out_of))
        told.append(f"{words.heading('rank')}: {rank}")
    return "; ".join(told)


def origins_of(*rows: pd.DataFrame) -> list[str]:
    """The keys of the lines that these rows come from, each once, in the order of the rows."""
    texts = [text for part in rows if "origin" in part for text in part["origin"].dropna().unique()]
    return list(dict.fromkeys(key for text in texts for key in str(text).split("\n") if key))


def named_sources(*rows: pd.DataFrame) -> list[str]:
    """The sources that these rows name, each once."""
    named = [str(source) for part in rows if "source" in part for source in part["source"].dropna().unique()]
    return list(dict.fromkeys(named))


def with_sources(rows: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """The rows with `source`: the sources of the `lines` (of `source_lines`) that each comes from, «a; b» where several."""
    behind: dict[str, list[str]] = {}
    for line, source in zip(lines["origin"], lines["source"], strict=True):
        behind.setdefault(line, []).append(source)

    def sources_of(key: str) -> list[str]:
        """Of the line of this key, else of all that begin with it."""
        return behind.get(key) or [one for line in behind if line.startswith(key) for one in behind[line]]

    named = {
        text: "; ".join(dict.fromkeys(source for key in text.split("\n") for source in sources_of(key)))
        for text in rows["origin"].dropna().unique()
    }
    return rows.assign(source=rows["origin"].map(named).replace("", None))


def document_day(text: str) -> str:
    """A day as people write it; what is no whole day («02/2024») as the register has it."""
    return words.date(text) if _DAY.fullmatch(text) else text


def named_document(line: Mapping[str, Any]) -> str:
    """«Quyết định …, số 12/QĐ-UBND, ngày 01/02/2024, UBND tỉnh»: what is known of the document of a line."""
    parts = [str(line["source"])]
    if not words.is_missing(line["decision_number"]):
        parts.append(_("số {number}").format(number=line["decision_number"]))
    if not words.is_missing(line["decided_on"]):
        parts.append(_("ngày {day}").format(day=document_day(str(line["decided_on"]))))
    if not words.is_missing(line["publisher"]):
        parts.append(str(line["publisher"]))
    return ", ".join(parts)
