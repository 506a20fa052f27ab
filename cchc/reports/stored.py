"""A report as data and back: as it is kept when it has left the office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from cchc.reports.model import (
    Annex,
    Office,
    Passage,
    Report,
    ReportChart,
    ReportTable,
    Section,
    UsedFigure,
)


def report_as_data(report: Report) -> dict[str, Any]:
    """As JSON can say it; `report_of` reads it back."""
    said = asdict(report)
    for name in ("changed_at", "issued_on"):
        said[name] = said[name].isoformat() if said[name] else None
    return said


def report_of(data: Mapping[str, Any]) -> Report:
    """What `report_as_data` gave. What a later version of the product adds to reports is as it is for one without it."""
    given: dict[str, Any] = {name: _tuple(value) for name, value in data.items()}
    made: dict[str, Any] = {
        "office": Office(**{name: _tuple(value) for name, value in data["office"].items()}),
        "sections": tuple(_section(each) for each in data["sections"]),
        "annexes": tuple(
            Annex(**{**each, **_shown(each), "tables": tuple(map(_table, each["tables"]))})
            for each in data.get("annexes", [])
        ),
        "changed_at": datetime.fromisoformat(data["changed_at"]) if data.get("changed_at") else None,
        "issued_on": date.fromisoformat(data["issued_on"]) if data.get("issued_on") else None,
    }
    return Report(**{**given, **made})


def _section(given: Mapping[str, Any]) -> Section:
    return Section(**{**given, **_shown(given), "passages": tuple(map(_passage, given["passages"]))})


def _shown(given: Mapping[str, Any]) -> dict[str, Any]:
    """The tables and charts of a section or an annex."""
    return {
        "tables": tuple(map(_table, given.get("tables", []))),
        "charts": tuple(map(_chart, given.get("charts", []))),
    }


def _passage(given: Mapping[str, Any]) -> Passage:
    return Passage(**{**given, "figures": tuple(UsedFigure(**each) for each in given.get("figures", []))})


def _table(given: Mapping[str, Any]) -> ReportTable:
    return ReportTable(**{name: _tuple(value) for name, value in given.items()})


def _chart(given: Mapping[str, Any]) -> ReportChart:
    return ReportChart(**{name: _tuple(value) for name, value in given.items()})


def _tuple(value: Any) -> Any:
    """Lists of JSON as the tuples that they were, at any depth."""
    return tuple(map(_tuple, value)) if isinstance(value, list | tuple) else value
