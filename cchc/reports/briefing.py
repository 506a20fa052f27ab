"""A briefing: one finding a slide, with the chart or table that shows it, its source at the foot, the figures in the notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc import words
from cchc.language import _
from cchc.reports.answers import last_day
from cchc.reports.findings import FINDINGS, Asked
from cchc.reports.model import Finding, ReportChart
from cchc.store import Store


@dataclass(frozen=True)
class Briefing:
    """The findings about a unit or province, with the state of the data that they are of."""

    title: str
    subtitle: str
    findings: tuple[Finding, ...]
    version: int = 0
    changed_at: datetime | None = None
    band: str = ""


def briefing(store: Store, unit_id: str, unit: str, province: str, period: str, band: str = "") -> Briefing:
    """What is held of a unit at the end of a period, a finding a slide; what is not held has none."""
    day = min(last_day(period), store.today())
    version = store.version()
    asked = Asked(store, unit_id, unit, province, int(period[:4]), day)
    return Briefing(
        title=unit if unit == province else f"{unit} · {province}",
        subtitle=_("Cải cách hành chính, {period}").format(period=words.period_within(period)),
        findings=tuple(finding for find in FINDINGS if (finding := find(asked))),
        version=version.number,
        changed_at=version.changed_at,
        band=band,
    )


def speaker_notes(finding: Finding) -> str:
    """The finding, its figures a line each, and their source: for who speaks."""
    rows = (
        chart_figures(finding.chart) if finding.chart else list(finding.table.rows) if finding.table else []
    )
    told = [" · ".join("" if each is None else str(each) for each in row) for row in rows]
    source = _("Nguồn: {sources}").format(sources=finding.source) if finding.source else ""
    return "\n".join(part for part in (finding.title, *told, source) if part)


def chart_figures(chart: ReportChart) -> list[tuple[str, ...]]:
    """A chart's figures, a row for each category; a gap is blank."""
    return [
        (
            name,
            *(
                "" if values[place] is None else words.quantity(values[place])
                for _name, values in chart.series
            ),
        )
        for place, name in enumerate(chart.categories)
    ]
