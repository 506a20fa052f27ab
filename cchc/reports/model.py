"""What a report is made of, before it is Word, PDF or slides: sections with passages, tables and charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

# `computed`: as its rule says it. `gap`: a figure that it needs is not held. `edited`: as an officer wrote it. `changed`: so,
# and a figure that stood under it is another now. `own`: a passage that no rule says.
PassageState = Literal["computed", "gap", "edited", "changed", "own"]

GROUNDS = "CC"  # the heading below which grounds stand on the page; documents print them without it
BLANK = "……"  # stands where a figure is not held; never a 0


@dataclass(frozen=True)
class UsedFigure:
    """A figure that a passage names: the column of its question, the text that stands for it, and where it is from.

    `text` is BLANK for a figure that is not held; `origin` the key by which «Nguồn» finds its line, "" where it has none.
    """

    column: str
    text: str
    origin: str = ""
    source: str = ""


@dataclass(frozen=True)
class Passage:
    """A sentence of a section. `computed` is what the rule says now, whatever an officer wrote instead; "" of an own one."""

    passage_id: str
    text: str
    state: PassageState = "computed"
    computed: str = ""
    figures: tuple[UsedFigure, ...] = ()
    page: str = ""  # where a figure that is missing is entered

    @property
    def missing(self) -> tuple[str, ...]:
        """The columns whose figures are not held."""
        return tuple(figure.column for figure in self.figures if figure.text == BLANK)


@dataclass(frozen=True)
class ReportTable:
    """A table of a report: headings, rows of texts and numbers (None is blank), which columns are numbers.

    `decimals`: of each column how many digits are written, None for what is text. `is_total`: whether the last row is a sum.
    `widths`: shares of the width, equal where empty.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | float | int | None, ...], ...]
    decimals: tuple[int | None, ...] = ()
    is_total: bool = False
    widths: tuple[float, ...] = ()


@dataclass(frozen=True)
class ReportChart:
    """A chart of the same rows as a table: bars, one for each category, or a line over periods. None is a gap."""

    title: str
    form: Literal["bars", "line"]
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    unit: str = ""
    source: str = ""

    @property
    def alternative(self) -> str:
        """The chart in words, for who does not see it."""
        return f"{self.title}. " + ". ".join(self._told(name, values) for name, values in self.series)

    def _told(self, name: str, values: tuple[float | None, ...]) -> str:
        pairs = zip(self.categories, values, strict=True)
        return f"{name}: " + "; ".join(f"{each} {value:g}" for each, value in pairs if value is not None)


@dataclass(frozen=True)
class Finding:
    """What a slide says, and the chart or table that shows it; `source` names the documents behind it."""

    title: str
    chart: ReportChart | None = None
    table: ReportTable | None = None
    source: str = ""


@dataclass(frozen=True)
class Section:
    """A heading of a report with what stands below it. `number` is as it is written: «I», «1», «a»; "" of one without.

    `level` counts from 1; `lead` a text behind a heading without passages of its own («Không»).
    """

    code: str
    number: str
    title: str
    level: int
    passages: tuple[Passage, ...] = ()
    tables: tuple[ReportTable, ...] = ()
    charts: tuple[ReportChart, ...] = ()


@dataclass(frozen=True)
class Annex:
    """An annex with its tables; a wide one lies across."""

    title: str
    tables: tuple[ReportTable, ...]
    charts: tuple[ReportChart, ...] = ()
    is_wide: bool = False


@dataclass(frozen=True)
class Office:
    """What an office's documents say of it: head, number, place, who signs, who receives. Blank is left for a pen.

    `superior` and `issuer` as they are printed in the head; `abbreviation` that behind the number («SKHCN»);
    `authority` the lines above the signature («KT. GIÁM ĐỐC», «PHÓ GIÁM ĐỐC»).
    """

    superior: str = ""
    issuer: str = ""
    abbreviation: str = ""
    place: str = ""
    authority: tuple[str, ...] = ()
    signer: str = ""
    receivers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report, whole: what is written to Word, PDF, slides and files.

    `made_of` are its period's words («Quý I năm 2023»); `version` and `changed_at` the state of the data that every
    figure is of.
    """

    kind: str
    name: str  # «BÁO CÁO»
    abbreviation: str  # «BC»
    subject: str  # «Công tác cải cách hành chính Quý I năm 2023 của Sở Khoa học và Công nghệ»
    unit: str
    province: str
    period: str
    office: Office
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: str
    annexes: tuple[Annex, ...] = ()
    sources: tuple[str, ...] = ()
    version: int = 0
    changed_at: datetime | None = None
    number: str = ""  # of one that was issued
    issued_on: date | None = None
    band: str = ""  # «SỐ LIỆU MINH HỌA» above every page
    grounds: tuple[str, ...] = field(default=())  # as they are printed, each with its semicolon

    @property
    def body(self) -> tuple[Section, ...]:
        """The sections below the opening; grounds stand above it, in their own form."""
        return tuple(section for section in self.sections if section.code != GROUNDS)

    @property
    def gaps(self) -> tuple[tuple[Section, Passage], ...]:
        """The passages that lack a figure, each with its section."""
        return tuple(
            (section, each) for section in self.sections for each in section.passages if each.state == "gap"
        )


def all_charts(sections: Sequence[Section], annexes: Sequence[Annex]) -> list[ReportChart]:
    """Every chart of a report in its order."""
    of_sections = [chart for section in sections for chart in section.charts]
    return of_sections + [chart for annex in annexes for chart in annex.charts]
