"""The ledger of remedies on the page: its figures, and three ways to look at who does what about lost points."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from cchc import sentences, words
from cchc.agenda import calendar_file
from cchc.charts.progress.remedies import remedy_burn_down
from cchc.exporting import whom_in_name
from cchc.language import _, current_language, set_language
from cchc.sentences.metric import Metric
from cchc.store import open_store
from cchc.ui.asking.answers import Answer, ask, cached_from
from cchc.ui.choosing.filters import Unit
from cchc.ui.showing.chart_card import draw_chart
from cchc.ui.showing.downloads import details
from cchc.ui.showing.metrics import show_metrics
from cchc.ui.visit.address import choose_one
from cchc.ui.visit.made_up import file_name, line_in_files

SOON = 30
OF_ACTIONS = ["action", "limitation", "owner", "supporters", "product"]
OF_LIMITATIONS = [
    "limitation",
    "lost_points",
    "limitation_state",
    "due_on",
    "days_late",
    "remedy",
    "owner",
]
# Beside these a table has no room at a laptop's width: what is chosen above it, or classed for the next plan.
ONLY_IN_FILES = ["area", "recoverability", "cause_kind"]
OF_LISTED = ["action", "limitation", "owner", "due_on", "days_late", "points_at_stake", "action_state"]
OF_FILED = ["supporters", "product", "due_text", "days_left", "changed_on", "changed_by", "evidence_count"]
OF_AREAS = ["area", "lost_points", "limitation_count", "planned_points", "done_points"]
OF_OWNERS = ["owner", "owner_state", "lost_points", "confirmed_points", "action_count", "open_actions"]


def choose_ledger_part(sheet: dict[str, object]) -> dict[str, object]:
    """Filters of the lists by area and owner, as parameters; nothing chosen is no filter."""
    areas = ask("remedy_areas", **sheet).rows
    owners = [owner for owner in ask("remedy_owners", **sheet).values("owner") if owner]
    codes = {
        str(row["area_code"]): words.display_text("area", row["area"])
        for row in areas.to_dict("records")
        if not words.is_missing(row["area_code"])
    }
    slugs = {words.slug(owner): owner for owner in owners}
    area = choose_one("linh_vuc", _("Lĩnh vực"), {"": _("Tất cả"), **codes}, "")
    owner = choose_one("chu_tri", _("Chủ trì"), {"": _("Tất cả"), **slugs}, "")
    return {"area_code": area or None, "owner": slugs.get(owner)}


def remedy_metrics(progress: Answer) -> None:
    """The figures of a unit and year: one row of six on a laptop; actions only where there are any."""
    row = progress.first
    about = sentences.finality_remark(row["flag"])
    later = ("planned_points", "done_points", "confirmed_points", "untaken_points")
    figures = [
        Metric(words.heading(name), sentences.points_known(row, name), None, name, about, than=_("điểm"))
        for name in ("lost_points", *(later if row["limitation_count"] else ()))
        if not words.is_missing(row[name])
    ]
    if row["action_count"]:
        late = words.number(row["late_actions"], 0)
        figures.append(Metric(words.heading("late_actions"), late, None, "late_actions", ""))
    show_metrics(figures, progress)
    if missing := sentences.what_is_missing(progress.rows):
        st.caption(missing)


def ledger_by_area(sheet: dict[str, object], part: dict[str, object], unit: Unit) -> None:
    """What was lost in each area and how far it has come; then every limitation with what is done about it."""
    areas = ask("remedy_areas", **sheet)
    if not areas.is_empty:
        points = ["confirmed_points", "untaken_points", "area_code"]
        rest = ["rest_points"] if areas.known("rest_points") else []
        details(areas, [*OF_AREAS, *points, *rest, *what_is_unknown(areas)], unit.unit, is_open=True)
    st.subheader(_("Từng hạn chế"))
    limitations = ask("limitation_states", **sheet, **part)
    if limitations.is_empty:
        st.caption(_("Không có hạn chế nào trong sổ cho lựa chọn này."))
        return
    columns = [*OF_LIMITATIONS, *what_is_unknown(limitations)]
    beside = [column for column in ONLY_IN_FILES if limitations.known(column)]
    details(limitations, columns, unit.unit, is_open=True, in_files=beside)
    if areas_apart := list(dict.fromkeys(cached_from(areas_paired_by_order, limitations))):
        said = _(
            "Văn bản không ghép từng giải pháp với từng hạn chế ở: {areas}. Ở đó chúng chỉ đứng cùng thứ tự."
        )
        st.caption(said.format(areas="; ".join(words.literal(area) for area in areas_apart)))
    for said in cached_from(sentences.how_points_are_held, limitations):
        st.caption(said)


def show_burn_down(sheet: dict[str, object], unit: Unit) -> None:
    """The points that are left from day to day, drawn and as a table."""
    burning = ask("remedy_burn_down", **sheet)
    draw_chart(remedy_burn_down, burning, title=_("Điểm còn phải khắc phục qua từng ngày"))
    columns = ["on_day", "unconfirmed_points", "undone_points", "due_points", *what_is_unknown(burning)]
    details(burning, columns, unit.unit)


def what_is_unknown(answer: Answer) -> list[str]:
    """The column of how many lines do not tell what they lost, where any does not: the points beside are at least so many."""
    return ["unknown_count"] if (answer.rows["unknown_count"] > 0).any() else []


def areas_paired_by_order(limitations: pd.DataFrame) -> list[str]:
    """The areas in which remedies stand beside limitations only by order."""
    return [str(area) for area in limitations.loc[limitations["pairing"] == "apart", "area"].dropna()]


def ledger_by_owner(sheet: dict[str, object], part: dict[str, object], unit: Unit) -> None:
    """Who answers for how many points, and how far each one's actions are; then the actions."""
    owners = ask("remedy_owners", **sheet)
    if not owners.is_empty:
        counts = ["late_actions", "awaiting_actions", "confirmed_actions", *what_is_unknown(owners)]
        details(owners, [*OF_OWNERS, *counts], unit.unit, is_open=True)
        st.caption(
            _(
                "Điểm của một hạn chế có nhiều người chủ trì được chia đều; cộng mọi dòng đúng bằng số điểm đã biết là mất."
            )
        )
    show_actions(_("Từng việc"), "viec", unit, {**sheet, **part})


def ledger_by_time(sheet: dict[str, object], part: dict[str, object], unit: Unit) -> None:
    """What is late, longest first; what is due soon; the rest."""
    open_ones = {**sheet, **part, "is_open": True}
    late = ask("remedy_actions", **open_ones, within_days=-1)
    st.subheader(_("Quá hạn"))
    if late.is_empty:
        st.caption(_("Không có việc nào quá hạn."))
    else:
        columns = [*OF_ACTIONS, "due_on", "days_late", "points_at_stake", "action_state"]
        details(late, columns, unit.unit, is_open=True, name="qua-han")
    open_actions = ask("remedy_actions", **open_ones)
    if open_actions.known("due_on"):
        offer_actions_calendar(open_actions, sheet)
    show_actions(_("Mọi việc, theo hạn"), "theo-han", unit, {**sheet, **part})


def show_actions(title: str, name: str, unit: Unit, given: dict[str, object]) -> None:
    """Actions under a title, what is due first on top."""
    st.subheader(title)
    actions = ask("remedy_actions", **given)
    if actions.is_empty:
        st.caption(_("Không có việc nào trong sổ cho lựa chọn này."))
        return
    told_in_words = (actions.rows["due_on"].isna() & actions.rows["due_text"].notna()).any()
    columns = [*OF_LISTED, *(["due_text"] if told_in_words else [])]
    shown, beside = (list(filter(actions.known, names)) for names in (columns, OF_FILED))
    beside = [column for column in beside if column not in shown]
    details(actions, shown, unit.unit, is_open=True, name=name, in_files=beside)


def ledger_sentence(progress: Answer, outcomes: Answer) -> str:
    """The page's answer."""
    said: str = cached_from(sentences.remedy_progress, progress, outcomes)
    return said


def offer_actions_calendar(actions: Answer, sheet: dict[str, object]) -> None:
    """A button for the deadlines of open actions as an `.ics` file, made on the click."""
    st.download_button(
        _("Tải lịch các việc (.ics)"),
        data=partial(actions_calendar, actions, current_language()),
        file_name=file_name(f"lich_khac-phuc_{whom_in_name(sheet, None)}.ics"),
        mime="text/calendar",
        on_click="ignore",
        icon=":material/event:",
        key="ics_actions",
    )


def actions_calendar(actions: Answer, language: str) -> bytes:
    """The file; called by the server when the button was pressed, outside any page."""
    set_language(language)
    changed_at = open_store(actions.database).version().changed_at
    return calendar_file(action_events(actions), changed_at, line_in_files(actions.database))


def action_events(actions: Answer) -> list[dict[str, object]]:
    """Actions with a day (rows of `remedy_actions`) as events of the calendar."""
    return [
        {
            "event": f"viec-{row['action_id']}",
            "scoring_year": row["year"],
            "due_on": row["due_on"],
            "title": " · ".join(filter(None, (row["action"], row["owner"]))),
            "note": row["limitation"],
            "source": row["source"],
        }
        for row in actions.some(len(actions.rows))
        if row["due_on"]
    ]


def units_with_actions(rows: pd.DataFrame) -> dict[str, str]:
    """The units whose ledger has actions, of rows of `units_with_figures`, and how they are read in the list."""
    known = rows[["ledger_actions" in topics for topics in rows["topics"]]]
    return {row["unit_id"]: f"{row['unit']} · {row['province']}" for row in known.to_dict("records")}


def choose_calendar_actions(day: str) -> Answer | None:
    """The open actions of the unit that is chosen for the calendar (`viec_cua` in the address), the earliest day
    first; None where none is chosen or has any."""
    known: dict[str, str] = cached_from(units_with_actions, ask("units_with_figures"))
    if not known:
        return None
    options = {"": _("Không kèm"), **known}
    best = next(iter(known)) if len(known) == 1 else ""
    unit_id = choose_one("viec_cua", _("Kèm thời hạn việc khắc phục của"), options, best)
    actions = ask("remedy_actions", unit_id=unit_id, is_open=True, as_of=day) if unit_id else None
    if actions is None or not actions.known("due_on"):
        return None
    st.subheader(_("Việc khắc phục đến hạn"))
    columns = [
        "due_on",
        "days_left",
        "days_late",
        "action",
        "owner",
        "action_state",
        "points_at_stake",
        "year",
    ]
    details(actions, [column for column in columns if actions.known(column)], options[unit_id], is_open=True)
    return actions
