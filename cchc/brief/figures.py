"""The headline figures: label, value, change and whether that is good."""

from __future__ import annotations

from cchc import findings, words
from cchc.brief.sentence import shortened
from cchc.findings.row import Row, known
from cchc.findings.scores import score_figure
from cchc.language import _


def figures(row: Row) -> list[dict[str, str]]:
    """The headline figures that are known, with their change and what it means."""
    since = _("so với {year}").format(year=row["previous_year"]) if known(row["previous_year"]) else ""
    told = [
        (_("Xếp hạng"), words.rank(row["rank"], row["out_of"]), row["rank"], row["rank_change"], 0, _("bậc")),
        (_("Xếp loại"), words.shown("class", row["class"]), row["class"], None, 0, ""),
        (_("Điểm trừ"), findings.points_lost(row), row["deduction"], None, 0, ""),
    ]
    shown = [
        figure(label, value, change, digits, what)
        for label, value, given, change, digits, what in told
        if known(given)
    ]
    if not row["is_rank_change_sure"]:
        shown = [{**each, "tone": ""} if each["label"] == _("Xếp hạng") else each for each in shown]
    return [*reached(row, since), *shown] + (
        [against_target(row)] if known(row["distance_to_target"]) else []
    )


def reached(row: Row, since: str) -> list[dict[str, str]]:
    """Score, or ratio where there is no score, with the change that the rules of comparison allow."""
    first = score_figure(row)
    if first.value == words.MISSING:
        return []
    note = " ".join(said for said in (first.change, since) if said) if first.change else ""
    tone = "" if not note else ("better" if note.startswith("+") else "worse")
    return [{"label": first.label, "value": shortened(first.value, 24), "note": note, "tone": tone}]


def figure(label: str, value: str, change: float | None, digits: int, what: str) -> dict[str, str]:
    """One figure; up is better, as the question counts a smaller rank upward."""
    note = words.change(change, digits, what)
    tone = "" if note is None else ("better" if note.startswith("+") else "worse")
    return {"label": label, "value": shortened(value, 24), "note": note or "", "tone": tone}


def against_target(row: Row) -> dict[str, str]:
    distance = float(row["distance_to_target"])
    reached = _("đạt chỉ tiêu") if distance >= 0 else _("chưa đạt chỉ tiêu")
    label = _("So với chỉ tiêu {year}").format(year=row["target_year"])
    return {
        "label": label,
        "value": words.signed(distance),
        "note": reached,
        "tone": "better" if distance >= 0 else "worse",
    }
