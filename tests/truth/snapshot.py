"""What one page says for one choice of its filters, as plain texts: all that the rules read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MISSING = "—"
NUMBER = re.compile(
    r"(?<![\w.,/])[+\u2212-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w])|(?<![\w.,/])[+\u2212-]?\d+(?:,\d+)?(?![\w])"
)


@dataclass
class Table:
    """A table as it is written on the screen, with what stands behind the «Nguồn» below it."""

    headings: list[str]
    rows: list[list[str]]
    panel: list[str] = field(default_factory=list)  # what its «Nguồn» says

    def records(self) -> list[dict[str, str]]:
        """Heading → what is written there, a row each."""
        return [dict(zip(self.headings, row, strict=True)) for row in self.rows]


@dataclass
class Metric:
    """A large figure: its label, what is written, the change beside it, its tone, and its «?»."""

    label: str
    value: str
    delta: str = ""
    tone: str = ""
    help: str = ""
    panel: list[str] = field(default_factory=list)
    badge: str = ""


@dataclass
class Chart:
    """A chart: the title, the key below it, what it says to the blind, its Plotly data, and what its picture file adds."""

    title: str
    key: str
    alt: str
    spec: dict[str, Any]
    saved: dict[str, Any] = field(default_factory=dict)
    panel: list[str] = field(default_factory=list)

    def texts(self) -> Iterator[str]:
        """Everything that is written on it."""
        yield from (self.title, self.key, self.alt)
        yield from written_in(self.spec.get("data", []), {"text", "name", "customdata"})
        yield from written_in(self.spec.get("layout", {}).get("annotations", []), {"text"})


@dataclass
class File:
    """A file that the page offers: the lines above its table, its headings, its rows as the file has them."""

    name: str
    notes: list[str]
    headings: list[str]
    rows: list[list[Any]]

    def records(self) -> list[dict[str, Any]]:
        """Heading → value, a row each."""
        return [dict(zip(self.headings, row, strict=False)) for row in self.rows]

    def note(self, start: str) -> str:
        """What stands above the table behind such a beginning; empty where nothing does."""
        return next((line[len(start) :].strip() for line in self.notes if line.startswith(start)), "")


@dataclass
class Brief:
    """The A4 sheet about a unit and year, as texts."""

    unit_id: str
    year: int | None
    finding: str
    figures: list[Metric]
    unsure: str  # what the stars at its figures mean
    areas: list[dict[str, str]]
    about_areas: list[str]
    now: list[str]  # dossiers and tasks of the newest period
    sources: str
    texts: list[str]  # everything


@dataclass
class Snapshot:
    """One page, as one person sees it."""

    page: str
    address: dict[str, str]
    shown: dict[str, str] = field(default_factory=dict)  # what its boxes show, by their name in the address
    about: list[str] = field(default_factory=list)  # of whom and when, above the headline
    headline: str = ""
    texts: list[str] = field(default_factory=list)  # every sentence but the headline
    explained: list[str] = field(default_factory=list)  # what stands behind «?» and «Vì sao?»
    metrics: list[Metric] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    brief: Brief | None = None
    error: str = ""

    @property
    def place(self) -> str:
        """How a person finds it again."""
        return f"/{self.page}?" + "&".join(f"{name}={value}" for name, value in self.address.items())

    @property
    def sentences(self) -> list[str]:
        """Headline and sentences."""
        return [self.headline, *self.texts] if self.headline else list(self.texts)

    @property
    def panels(self) -> list[list[str]]:
        """What stands behind each «Nguồn» of this page; figures in one row share it."""
        shown: list[Metric | Table | Chart] = [*self.metrics, *self.tables, *self.charts]
        return [list(panel) for panel in sorted({tuple(one.panel) for one in shown if one.panel})]

    @property
    def sources(self) -> list[str]:
        """Everything that stands behind any «Nguồn» of this page."""
        return [text for panel in self.panels for text in panel]

    @property
    def verdicts(self) -> list[str]:
        """What the page says of comparing."""
        heads = ("So sánh được", "So sánh một phần", "Không so sánh được")
        return [text for text in self.texts if plain(text).startswith(heads)]

    @property
    def is_limited(self) -> bool:
        """Whether a verdict on the page says that not all may be compared."""
        return any(not plain(text).startswith("So sánh được") for text in self.verdicts)


def written_in(value: Any, keys: set[str]) -> Iterator[str]:
    """The texts below these keys."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key in keys:
                yield from every_text(inner)
            elif isinstance(inner, Mapping | list):
                yield from written_in(inner, keys)
    elif isinstance(value, list):
        for inner in value:
            yield from written_in(inner, keys)


def every_text(value: Any) -> Iterator[str]:
    """The texts in lists and mappings, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from every_text(list(value.values()))
    elif isinstance(value, list):
        for inner in value:
            yield from every_text(inner)


def plain(text: str) -> str:
    """A sentence as it is read: without icons, bold, small writing and the backslashes of Markdown."""
    text = re.sub(r":material/\w+:\s*", "", text)
    text = re.sub(r":small\[((?:\\.|[^\]])*)\]", r"\1", text)
    text = re.sub(r"\*\*|^#+ ", "", text)
    return re.sub(r"\\(.)", r"\1", text).replace("\u00a0", " ").replace("\u2060", "").strip()


def number_of(text: str) -> float | None:
    """The number that a cell writes («1.234,50», «−3», «96,9 %»); None where it writes none."""
    found = NUMBER.fullmatch(text.replace("\u00a0", " ").removesuffix("%").strip().removeprefix("▶ "))
    return (
        None if found is None else float(found[0].replace(".", "").replace(",", ".").replace("\u2212", "-"))
    )


def numbers_in(text: str) -> list[str]:
    """The numbers of a sentence as written, signs left out: «hạng 6/19» has 6 and 19."""
    apart = re.sub(r"(?<=\d)[/–](?=\d)", " ", plain(text))
    return [found.lstrip("+\u2212-") for found in NUMBER.findall(apart)]


def value_of(written: str) -> float:
    """A number of `numbers_in` as a number."""
    return float(written.replace(".", "").replace(",", "."))


def same(left: float | None, right: float | None, digits: int = 2) -> bool:
    """Whether two numbers are one as far as they are written."""
    if left is None or right is None:
        return left is right
    return abs(left - right) <= 0.5000001 * 10.0**-digits


def column(table: Table, heading: str) -> Sequence[str]:
    """What stands below a heading; nothing where there is none."""
    if heading not in table.headings:
        return ()
    place = table.headings.index(heading)
    return [row[place] for row in table.rows]


def metric_with_change(seen: Snapshot) -> bool:
    """Whether any large figure of a page has a change beside it."""
    return any(figure.delta for figure in seen.metrics)
