"""The kinds of documents as data (`kinds.toml`): how each is called, of which periods there is one, its sections."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

# Length of a period → the parts of a year that are as long.
PARTS = {
    "quarter": ("Q1", "Q2", "Q3", "Q4"),
    "half_year": ("H1", "H2"),
    "nine_months": ("9M",),
    "year": ("",),
}
# Which scored year a kind speaks of: the newest until its period, the newest before its year, that of its year.
Scored = Literal["newest", "before", "of"]


@dataclass(frozen=True)
class Heading:
    """A heading: its code («II.2»), its number as it is written («2»), its title. Level 1 has a Roman number."""

    code: str
    number: str
    title: str

    @property
    def level(self) -> int:
        """1 for «II», 2 for «II.2»."""
        return self.code.count(".") + 1


@dataclass(frozen=True)
class ReportKind:
    """A kind of documents. Its texts name `{unit}`, its `{head}`, `{period}`, `{period_within}`, `{year}` and `{scored_year}`."""

    code: str
    name: str
    abbreviation: str
    title: str
    subject: str
    periods: tuple[str, ...]
    opening: tuple[str, ...]
    closing: str
    headings: tuple[Heading, ...]
    scored: Scored

    def periods_of(self, year: str) -> list[str]:
        """Codes of the periods of a year that such documents are written of."""
        parts = [part for length in self.periods for part in PARTS[length]]
        return [f"{year}-{part}" if part else year for part in parts]


class UnknownReportError(LookupError):
    """A kind of documents that there is not."""


@cache
def report_kinds() -> dict[str, ReportKind]:
    """Code → kind, in the order in which they are offered."""
    found = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8"))
    return {
        code: ReportKind(
            code=code,
            name=given["name"],
            abbreviation=given["abbreviation"],
            title=given["title"],
            subject=given["subject"],
            periods=tuple(given["periods"]),
            opening=tuple(given["opening"]),
            closing=given["closing"],
            headings=tuple(Heading(*each) for each in given["sections"]),
            scored=given["scored"],
        )
        for code, given in found.items()
    }


def report_kind(code: str) -> ReportKind:
    """The kind of that code. Raises UnknownReportError."""
    try:
        return report_kinds()[code]
    except KeyError as error:
        raise UnknownReportError(f"«{code}»: {', '.join(report_kinds())}") from error
