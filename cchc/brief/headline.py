"""The headline figures: label, value, change and whether that is good."""

from __future__ import annotations

from cchc import findings, words
from cchc.brief.sentence import shortened
from cchc.findings.figure import Figure
from cchc.findings.flags import STAR
from cchc.findings.row import Row, known
from cchc.findings.scores import score_figure
from cchc.language import _


def headline_boxes(row: Row) -> list[dict[str, str]]:
    """The headline figures that are known, with their change and what it means."""
    before = findings.starred(str(row["previous_year"]), row["previous_flag"])
    since = _("so với {year}").format(year=before) if known(row["previous_year"]) else ""
    told = [
        (findings.rank_figure(row), row["rank"], row["rank_change"], _("bậc")),
        (findings.class_figure(row), row["class"], None, ""),
        (findings.deduction_figure(row), row["deduction"], None, ""),
    ]
    shown = [
        headline_box(told_so.label, starred_value(told_so), change, 0, what)
        for told_so, given, change, what in told
        if known(given)
    ]
    if not row["is_rank_change_sure"]:
        shown = [{**each, "tone": ""} if each["label"] == _("Xếp hạng") else each for each in shown]
    return [*score_or_ratio(row, since), *shown] + (
        [target_box(row)] if known(row["distance_to_target"]) else []
    )


def starred_value(told: Figure) -> str:
    """A value with a star where it is not final; `unsure_footnote` says below the figures what that means."""
    return f"{told.value}{STAR}" if told.about else told.value


def unsure_footnote(row: Row | None) -> str:
    """«* Tạm tính» below the figures; blank where all of them are final."""
    if row is None:
        return ""
    flags = ("flag", "previous_flag", "deduction_flag", "target_flag")
    said = findings.remark(*(row[flag] for flag in flags))
    return f"{STAR} {said}" if said else ""


def score_or_ratio(row: Row, since: str) -> list[dict[str, str]]:
    """Score, or ratio where there is no score, with the change that the rules of comparison allow."""
    first = score_figure(row)
    if first.value == words.MISSING:
        return []
    note = " ".join(said for said in (first.change, since) if said) if first.change else ""
    tone = "" if not note else ("better" if note.startswith("+") else "worse")
    return [{"label": first.label, "value": shortened(starred_value(first), 24), "note": note, "tone": tone}]


def headline_box(label: str, value: str, change: float | None, digits: int, what: str) -> dict[str, str]:
    """One figure; up is better, as the question counts a smaller rank upward."""
    note = words.format_change(change, digits, what)
    tone = "" if note is None else ("better" if note.startswith("+") else "worse")
    return {"label": label, "value": shortened(value, 24), "note": note or "", "tone": tone}


def target_box(row: Row) -> dict[str, str]:
    distance = float(row["distance_to_target"])
    reached = _("đạt chỉ tiêu") if distance >= 0 else _("chưa đạt chỉ tiêu")
    told = findings.target_figure(row)
    return {
        "label": told.label,
        "value": starred_value(told),
        "note": reached,
        "tone": "better" if distance >= 0 else "worse",
    }
