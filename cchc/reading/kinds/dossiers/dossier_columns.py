"""Which column of a dossier report counts what: received, resolved or pending, and which part of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.header_text import TOO, without_brackets
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import begins_in, holds, holds_in

RECEIVED = ("received_total", "received_online", "received_direct", "carried_over")
RESOLVED = ("resolved_total", "resolved_early", "resolved_on_time", "resolved_late")
PENDING = ("pending_total", "pending_in_time", "pending_late")
COUNTS = (*RECEIVED, *RESOLVED, *PENDING)
NUMBERING = {"stt", "tt", "so tt", "so thu tu", "s tt"}
NEW = "received_new"  # what came in the period, without what was carried over: a part of what was received
_HEADS = ("pending", "received", "resolved")
_FROM_BEFORE = re.compile(r"\b(?:ky|thang|quy|nam) truoc\b|\bdau ky\b|\bton (?:truoc|cu|dau)\b")
# Two counts beside a name may be of anything; form II.06a (brvt_2023_q1_ho_so_06a.xlsx) has eleven.
_FEWEST_COUNTS = 3
# Reports of what came in or what was resolved alone are other tables; brvt_2023_q1_ho_so_06a.xlsx has all three.
_FEWEST_STATES = 2
_FEW_WORDS = 5  # a heading of more words says more than what it counts
_PLACES = ("late", "in_time", "early")
_ROLES = {
    "received": {
        "total": "received_total", "online": "received_online", "direct": "received_direct", "post": "received_direct",
        "new": NEW,
    },
    "resolved": {
        "total": "resolved_total", "new": "resolved_total", "early": "resolved_early", "in_time": "resolved_on_time",
        "late": "resolved_late",
    },
    "pending": {
        "total": "pending_total", "new": "pending_total", "early": "pending_in_time", "in_time": "pending_in_time",
        "late": "pending_late",
    },
}  # fmt: skip


@dataclass
class DossierColumns:
    """0-based columns. `further` hold more of what the first column of a role counts: post beside direct.

    `aside` count dossiers that were given back or wait for papers; `unknown` are columns whose heading says nothing.
    """

    by_role: dict[str, int] = field(default_factory=dict)
    further: dict[str, list[int]] = field(default_factory=dict)
    labels: list[int] = field(default_factory=list)
    aside: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)

    @property
    def counts(self) -> list[str]:
        """The roles that are counts of dossiers, without names and numbering."""
        return [role for role in self.by_role if role in COUNTS]


def dossier_columns(header: Header) -> DossierColumns:
    """The columns of the table's own period; where it has no other ones, also those of a longer period."""
    own = _columns(header, with_other_periods=False)
    return own if len(own.counts) >= _FEWEST_COUNTS else _columns(header, with_other_periods=True)


def _columns(header: Header, *, with_other_periods: bool) -> DossierColumns:
    found = DossierColumns()
    last_head: str | None = None
    for column, path in sorted(header.paths.items()):
        folded = [without_brackets(text) for text in path]
        if folded[-1] in NUMBERING:
            found.by_role.setdefault("code", column)
        elif _is_label(folded[-1]) and not found.counts:
            found.labels.append(column)
        elif is_other(path) or (not with_other_periods and _is_of_another_period(folded)):
            continue
        elif holds_in("dossiers", "label", "aside").search(folded[-1]):
            found.aside.append(column)
        else:
            head = _head(folded)
            _add(found, column, _role(path, folded, head, last_head, found.by_role), path)
            last_head = head or last_head
    if found.labels:
        found.by_role["label"] = found.labels[0]
    _take_new_as_total(found)
    return found


def _add(found: DossierColumns, column: int, role: str | None, path: tuple[str, ...]) -> None:
    if role is None:
        found.unknown.append(column)
    elif role not in found.by_role:
        found.by_role[role] = column
    elif role == "received_direct" or (role == "received_online" and _is_kind_of_online(path[-1])):
        found.further.setdefault(role, []).append(column)
    elif role == "received_total":
        # «Tổng số hồ sơ», and then «Tiếp nhận» without what was carried over.
        found.by_role.setdefault(NEW, column)


def _is_kind_of_online(text: str) -> bool:
    folded = fold_words(text)
    return "toan trinh" in folded or "mot phan" in folded


def _take_new_as_total(found: DossierColumns) -> None:
    """«Tiếp nhận trong kỳ» is all that was received where nothing was carried over."""
    if "received_total" not in found.by_role and "carried_over" not in found.by_role and NEW in found.by_role:
        found.by_role["received_total"] = found.by_role.pop(NEW)


def role_of_heading(path: tuple[str, ...], taken: Mapping[str, int]) -> str | None:
    """What a column with these headings counts, by itself."""
    folded = [without_brackets(text) for text in path]
    return _role(path, folded, _head(folded), None, taken)


def _head(folded: Sequence[str]) -> str | None:
    for text in reversed(folded):
        for head in _HEADS:
            if holds_in("dossiers", "heads", head).search(text):
                return head
    return None


def _role(
    path: tuple[str, ...],
    folded: Sequence[str],
    head: str | None,
    last_head: str | None,
    taken: Mapping[str, int],
) -> str | None:
    if _is_carried(folded) and (head != "pending" or _FROM_BEFORE.search(folded[-1])):
        return "carried_over"
    measure = _measure(folded, path[-1], head)
    if head is None and measure in _PLACES:
        return _without_head(measure, last_head, taken)
    if head is None:
        of_dossiers = "ho so" in " ".join(folded)
        is_received = measure in ("online", "direct", "post", "new") or (
            measure == "total" and of_dossiers and "received_total" not in taken
        )
        head = "received" if is_received else None
    if head is None:
        return None
    if measure is None and holds_in("dossiers", "heads", head).search(folded[-1]):
        measure = "total"
    return _ROLES[head].get(measure or "")


def _is_carried(folded: Sequence[str]) -> bool:
    """«Từ kỳ trước» under «Tiếp nhận» or alone; a head «Kỳ trước» over «Tiếp nhận» is for comparison."""
    place = next(
        (i for i, text in enumerate(folded) if holds_in("dossiers", "heads", "received").search(text)), 0
    )
    return any(holds_in("dossiers", "measures", "carried").search(text) for text in folded[place:])


def _measure(folded: Sequence[str], leaf: str, head: str | None) -> str | None:
    measure = _measure_in(folded[-1])
    if measure in (None, "new", "total"):
        # «Số mới tiếp nhận (trực tiếp hoặc qua dịch vụ bưu chính)»; all the ways together are no part.
        inside = _ways_in(fold_words(leaf))
        if head in ("received", None) and inside and inside != {"online", "direct", "post"}:
            ways = inside - {"post"} or inside
            measure = ways.pop() if len(ways) == 1 and measure != "total" else measure
        if head in ("resolved", "pending") and (place := _place_in_brackets(leaf)):
            measure = place
    if measure == "total" and head == "received" and _is_new_only(folded):
        return "new"
    return measure


def _place_in_brackets(leaf: str) -> str | None:
    """«Đã giải quyết (đúng hạn)»; «(gồm cả quá hạn)» says that they are counted too."""
    told = fold_words(" ".join(re.findall(r"\(([^()]+)\)", leaf)))
    measure = _measure_in(told) if told and len(told.split()) <= _FEW_WORDS else None
    return measure if measure in _PLACES and not TOO.search(told) else None


def _ways_in(text: str) -> set[str]:
    return {way for way in ("online", "direct", "post") if holds_in("dossiers", "measures", way).search(text)}


def _measure_in(text: str) -> str | None:
    ways = _ways_in(text)
    if ways:
        # «Trực tuyến, trực tiếp»: all of them.
        return (
            "new" if "online" in ways and len(ways) > 1 else ("online" if ways == {"online"} else min(ways))
        )
    if holds_in("dossiers", "measures", "not_late").search(text):
        return "in_time"
    for measure in (*_PLACES, "new", "total"):
        if holds_in("dossiers", "measures", measure).search(text):
            return measure
    return None


def _is_new_only(folded: Sequence[str]) -> bool:
    """«Trong kỳ» in the heading of what was received, or below it; over it, it is the table's period."""
    place = next((i for i, t in enumerate(folded) if holds_in("dossiers", "heads", "received").search(t)), 0)
    return any(holds_in("dossiers", "measures", "new").search(text) for text in folded[place:])


def _without_head(measure: str, last_head: str | None, taken: Mapping[str, int]) -> str | None:
    """«Quá hạn» alone is of the head before it, and of the other one where that has its own."""
    first = last_head if last_head in ("resolved", "pending") else "resolved"
    for head in (first, "pending" if first == "resolved" else "resolved"):
        role = _ROLES[head].get(measure)
        if role and role not in taken:
            return role
    return None


def _is_label(text: str) -> bool:
    return bool(begins_in("dossiers", "label", "words").match(text)) and not text.startswith("don vi tinh")


def is_other(path: tuple[str, ...]) -> bool:
    """Shares, remarks, reasons: nothing that is counted here."""
    return "%" in path[-1] or bool(holds_in("dossiers", "label", "other").search(without_brackets(path[-1])))


def _is_of_another_period(folded: Sequence[str]) -> bool:
    if any(holds("dossiers", "other_period").search(text) for text in folded):
        return True
    place = next((i for i, t in enumerate(folded) if holds_in("dossiers", "heads", "received").search(t)), 0)
    return any(holds_in("dossiers", "measures", "carried").search(text) for text in folded[:place])


def is_dossier_report(header: Header) -> bool:
    """Whether a header counts dossiers in two of their three states at least, and says that they are dossiers."""
    columns = dossier_columns(header)
    groups = {role.split("_")[0] for role in columns.counts}
    whole = fold_words(" ".join(" ".join(path) for path in header.paths.values()))
    about = holds_in("dossiers", "label", "about").search(whole)
    return (
        len(columns.counts) >= _FEWEST_COUNTS
        and len(groups & {"received", "resolved", "pending"}) >= _FEWEST_STATES
        and bool(about)
        and "nhiem vu" not in whole
    )
