"""Reports and what offices say of themselves, as officers left them: every version is kept, nothing ever overwritten.

A report is no figure: saving one moves no data version and makes nobody ask a question again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

from cchc.language import _
from cchc.store.acting import act
from cchc.store.errors import ChangedMeanwhileError, StoreError
from cchc.store.publishing.publish import utc_now
from cchc.store.signing import signature
from cchc.store.store import Store

LETTERS = 2_000_000  # of one version of a report: some hundred pages
ReportState = Literal["draft", "issued"]


@dataclass(frozen=True)
class ReportKey:
    """Which report: of what unit, kind (`reports/kinds.toml`) and period («2023-Q1»)."""

    unit_id: str
    kind: str
    period: str

    @property
    def as_parameters(self) -> dict[str, str]:
        """As queries take it."""
        return {"unit_id": self.unit_id, "kind": self.kind, "period": self.period}


@dataclass(frozen=True)
class SavedReport:
    """A version of a report. `content` is the whole report as it left the office, None of a draft; moments in UTC."""

    version_no: int
    state: ReportState
    edits: dict[str, Any]
    content: dict[str, Any] | None
    number: str
    issued_on: date | None
    data_version: int
    saved_by: str
    saved_at: datetime


@dataclass(frozen=True)
class SavedOffice:
    """A version of what an office's documents say of it."""

    version_no: int
    settings: dict[str, Any]
    saved_by: str
    saved_at: datetime


def saved_reports(store: Store, key: ReportKey) -> list[SavedReport]:
    """Every version of a report, the newest first; none where nobody wrote into it yet."""
    rows = store.run("saved_reports", "actions", key.as_parameters).fetchall()
    return [
        SavedReport(
            no,
            state,
            json.loads(edits),
            json.loads(content) if content else None,
            number or "",
            issued,
            version,
            by or "",
            at.replace(tzinfo=UTC),
        )
        for no, state, edits, content, number, issued, version, by, at in rows
    ]


def written_periods(store: Store, unit_id: str, kind: str) -> dict[str, ReportState]:
    """Period → how its newest version stands, of all reports of a unit and kind that anybody wrote into."""
    given = {"unit_id": unit_id, "kind": kind}
    return dict(store.run("written_periods", "actions", given).fetchall())


def save_report(
    store: Store,
    key: ReportKey,
    edits: Mapping[str, Any],
    by: str,
    *,
    based_on: int,
    content: Mapping[str, Any] | None = None,
    number: str = "",
    issued_on: date | None = None,
) -> int:
    """Add a version and give its number; with `content` it is issued, and nothing can follow it.

    `based_on` is the version that the writer saw (0 for none). Raises ChangedMeanwhileError where another one stands by now,
    StoreError for a report that was issued or is too long.
    """
    written = json.dumps(edits, ensure_ascii=False)
    whole = json.dumps(content, ensure_ascii=False) if content is not None else ""
    if len(written) + len(whole) > LETTERS:
        raise StoreError(_("Báo cáo quá dài nên không lưu được."), _("Hãy rút bớt phần tự viết."))
    version = store.version().number
    with store.change("save_report", [key.unit_id]) as cursor:
        before = act(cursor, "saved_reports", key.as_parameters).fetchall()
        newest, state = (int(before[0][0]), before[0][1]) if before else (0, "draft")
        if state == "issued":
            raise StoreError(
                _("Báo cáo này đã phát hành nên không sửa được nữa."), _("Hãy lập báo cáo của kỳ sau.")
            )
        if newest != based_on:
            raise ChangedMeanwhileError(
                _("Trong lúc bạn viết, người khác đã lưu báo cáo này."),
                _("Xem bản của họ ở dưới, rồi lưu lại phần của bạn."),
            )
        act(
            cursor,
            "save_report",
            {
                **key.as_parameters,
                "version_no": newest + 1,
                "state": "draft" if content is None else "issued",
                "edits": written,
                "content": whole or None,
                "number": number or None,
                "issued_on": issued_on,
                "data_version": version,
                "saved_by": signature(by),
                "saved_at": utc_now(),
            },
        )
    return newest + 1


def saved_offices(store: Store, unit_id: str) -> list[SavedOffice]:
    """Every version of an office's settings, the newest first."""
    rows = store.run("saved_offices", "actions", {"unit_id": unit_id}).fetchall()
    return [
        SavedOffice(no, json.loads(settings), by or "", at.replace(tzinfo=UTC))
        for no, settings, by, at in rows
    ]


def save_office(store: Store, unit_id: str, settings: Mapping[str, Any], by: str, *, based_on: int) -> int:
    """Add a version and give its number. Raises ChangedMeanwhileError where another than `based_on` stands by now."""
    with store.change("save_office", [unit_id]) as cursor:
        before = act(cursor, "saved_offices", {"unit_id": unit_id}).fetchall()
        newest = int(before[0][0]) if before else 0
        if newest != based_on:
            raise ChangedMeanwhileError(
                _("Trong lúc bạn sửa, người khác đã lưu thông tin cơ quan này."),
                _("Xem lại bản mới rồi lưu lại phần của bạn."),
            )
        given = {
            "unit_id": unit_id,
            "version_no": newest + 1,
            "settings": json.dumps(settings, ensure_ascii=False),
        }
        act(cursor, "save_office", {**given, "saved_by": signature(by), "saved_at": utc_now()})
    return newest + 1
