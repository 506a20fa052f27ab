"""Which column of a dossier report counts what: received, resolved or pending, and which part of it."""

from __future__ import annotations

from cchc.workbook.headers import Header
from cchc.workbook.heads import bare
from cchc.workbook.text import fold
from cchc.workbook.vocabulary import begins_in, holds_in, vocabulary

RECEIVED = ("received_total", "received_online", "received_direct", "carried_over")
RESOLVED = ("resolved_total", "resolved_early", "resolved_on_time", "resolved_late")
PENDING = ("pending_total", "pending_in_time", "pending_late")
COUNTS = (*RECEIVED, *RESOLVED, *PENDING)
NUMBERING = {"stt", "tt", "so tt", "so thu tu"}
_ROLES = {
    "received": {"total": "received_total", "online": "received_online", "direct": "received_direct"},
    "resolved": {
        "total": "resolved_total",
        "early": "resolved_early",
        "in_time": "resolved_on_time",
        "late": "resolved_late",
    },
    "pending": {
        "total": "pending_total",
        "early": "pending_in_time",
        "in_time": "pending_in_time",
        "late": "pending_late",
    },
}


def dossier_columns(header: Header) -> dict[str, int]:
    found: dict[str, int] = {}
    last_head: str | None = None
    for column, path in sorted(header.paths.items()):
        folded = [bare(text) for text in path]
        if folded[-1] in NUMBERING:
            found.setdefault("code", column)
            continue
        if "label" not in found and _is_label(folded[-1]):
            found["label"] = column
            continue
        head = _head(folded)
        role = _role(folded, head, last_head, found)
        if role and not _is_other(folded[-1], path[-1]):
            found.setdefault(role, column)
        last_head = head or last_head
    return found


def _head(folded: list[str]) -> str | None:
    for text in reversed(folded):
        for head in ("pending", "received", "resolved"):
            if holds_in("dossiers", "heads", head).search(text):
                return head
    return None


def _measure(text: str) -> str | None:
    for measure in ("online", "direct", "late", "in_time", "early", "total"):
        if holds_in("dossiers", "measures", measure).search(text):
            return measure
    return None


def _role(folded: list[str], head: str | None, last_head: str | None, found: dict[str, int]) -> str | None:
    whole = " ".join(folded)
    if head != "pending" and holds_in("dossiers", "measures", "carried").search(whole):
        return "carried_over"
    measure = _measure(folded[-1])
    if measure == "total" and " trong ky" in f" {whole}":
        return None
    if head is None:
        if measure in ("late", "in_time", "early"):
            head = last_head if last_head in ("resolved", "pending") else "resolved"
        elif measure in ("online", "direct") or (
            measure == "total" and "received_total" not in found and "ho so" in whole
        ):
            head = "received"
        else:
            return None
    if measure is None and holds_in("dossiers", "heads", head).search(folded[-1]):
        measure = "total"
    return _ROLES[head].get(measure or "")


def _is_label(text: str) -> bool:
    return bool(begins_in("dossiers", "label", "words").match(text))


def _is_other(folded: str, text: str) -> bool:
    others = vocabulary()["dossiers"]["label"]["other"]
    return "%" in text or any(fold(other) and fold(other) in folded for other in others if other != "%")


def is_dossier_report(header: Header) -> bool:
    columns = dossier_columns(header)
    counts = [role for role in columns if role in COUNTS]
    groups = {role.split("_")[0] for role in counts}
    whole = fold(" ".join(" ".join(path) for path in header.paths.values()))
    about = holds_in("dossiers", "label", "about").search(whole)
    return (
        len(counts) >= 3
        and len(groups & {"received", "resolved", "pending"}) >= 2
        and bool(about)
        and "nhiem vu" not in whole
    )
