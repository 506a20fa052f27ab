"""The headline figures: label, value, change and whether that is good."""

from __future__ import annotations

from cchc import sentences, words
from cchc.brief.sentence import shortened
from cchc.language import _
from cchc.sentences.flags import OF_RANKS, STAR, without_remarks
from cchc.sentences.metric import Metric
from cchc.sentences.row import Row, is_known
from cchc.sentences.scores import score_metric


def headline_boxes(row: Row) -> list[dict[str, str]]:
    """The headline figures that are known, with their change and what it means."""
    before = sentences.starred(str(row["previous_year"]), without_remarks(row["previous_flag"], *OF_RANKS))
    since = _("so với {year}").format(year=before) if is_known(row["previous_year"]) else ""
    told = [
        (sentences.rank_metric(row), row["rank"], row["rank_change"], _("bậc")),
        (sentences.class_metric(row), row["class"], None, ""),
        (sentences.deduction_metric(row), row["deduction"], None, ""),
    ]
    shown = [
        with_earlier_figure(
            headline_box(told_so.label, starred_value(told_so), change, 0, what), told_so.than
        )
        for told_so, given, change, what in told
        if is_known(given)
    ]
    if not row["is_rank_change_sure"]:
        shown = [{**each, "tone": ""} if each["label"] == _("Xếp hạng") else each for each in shown]
    return [*score_or_ratio(row, since), *shown] + (
        [target_box(row)]
        if is_known(row["target_outlook"]) and row["target_outlook"] not in ("no_value", "no_figure")
        else []
    )


def with_earlier_figure(box: dict[str, str], than: str) -> dict[str, str]:
    """A figure with the earlier one below it, where no change may be told."""
    return {**box, "note": box["note"] or than}


def starred_value(told: Metric) -> str:
    """A value with a star where it is not final; `unsure_footnote` says below the figures what that means."""
    return f"{told.value}{STAR}" if told.about else told.value


def unsure_footnote(row: Row | None) -> str:
    """«* Tạm tính» below the figures; blank where all of them are final."""
    if row is None:
        return ""
    score = score_metric(row)
    told_of = {
        "flag": score.value != words.MISSING or is_known(row["class"]),
        "previous_flag": bool(score.change),
        "deduction_flag": is_known(row["deduction"]),
        "target_flag": is_known(row["distance_to_target"]),
    }
    flags = [without_remarks(row[flag], *OF_RANKS) for flag, is_told in told_of.items() if is_told]
    said = sentences.finality_remark(*flags, row["flag"] if is_known(row["rank"]) else None)
    return f"{STAR} {said}" if said else ""


def score_or_ratio(row: Row, since: str) -> list[dict[str, str]]:
    """Score, or ratio where there is no score, with the change that the rules of comparison allow."""
    first = score_metric(row)
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
    """The distance to the target as a box of the headline, coloured only where the figure is of the target's own year."""
    told = sentences.target_metric(row)
    tones = {"met": "better", "missed": "worse", "not_yet": "worse"}
    return {
        "label": told.label,
        "value": starred_value(told),
        "note": told.than,
        "tone": tones.get(row["target_outlook"], ""),
    }
