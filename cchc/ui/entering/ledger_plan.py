"""What goes into the ledger, typed in grids: lost points that nobody took up, what documents name, what is left of last year; and
the plan as it stands, many lines at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from cchc import words
from cchc.folding import name_key
from cchc.intake import IntakeError
from cchc.intake.ledger import CAUSES, RECOVERABILITY, TAKEN_FROM
from cchc.intake.ledger_lines import OF_LIMITATION, ledger_of_lines
from cchc.language import _
from cchc.store import open_store
from cchc.ui.asking.answers import ask
from cchc.ui.choosing.filters import Unit
from cchc.ui.entering.grids import Edits, edit_rows, forget_edits, put_edits
from cchc.ui.entering.ledger_rearranging import rearrange
from cchc.ui.entering.ledger_states import OUTCOME, publish_ledger
from cchc.ui.showing.lazy_expander import lazy_expander
from cchc.ui.visit.address import asked_or_previous
from cchc.ui.visit.person import ask_signature
from cchc.ui.visit.rights import may

TAKEN = ("taken_from", "deduction", "limitation", "criteria", "remedy", "owner", "due", "product")
OF_PLAN = ("limitation", "criteria", "cause_kind", "recoverability", "remedy", "action", "owner")
PLANNED = (*OF_PLAN, "supporters", "due", "product")
ASKED_FOR, TICKED = "nhan", "ticked_for_scenario"
OPEN = ("not_started", "in_progress", "failed", "awaiting")
Line = dict[str, Any]


def take_up_losses(unit: Unit, year: int) -> None:
    """Boxes in which what is lost is taken up, and the plan is changed."""
    if not may("publish_typed", unit.unit_id):
        return
    offered = offered_lines(unit, year)
    tick_what_is_asked_for(unit, year, offered)
    planned = planned_lines(unit, year)
    if not planned:
        st.session_state.setdefault("open_take_up", True)  # nothing else is to be done here yet
    if offered:
        said = _("Đưa vào sổ: {count} mục nhận được").format(count=words.number(len(offered), 0))
        lazy_expander(said, ":material/playlist_add:", "take_up", partial(edit_offered, unit, year, offered))
    if planned:
        said = _("Sửa sổ: giải pháp, người chủ trì, thời hạn")
        lazy_expander(said, ":material/edit:", "edit_ledger", partial(edit_plan, unit, year, planned))
        said = _("Bàn giao việc, gộp, tách hạn chế")
        fill = partial(rearrange, unit, year, list(planned.values()))
        lazy_expander(said, ":material/swap_horiz:", "rearrange_ledger", fill)


def tick_what_is_asked_for(unit: Unit, year: int, offered: dict[str, Line]) -> None:
    """A link from the scenario names criteria (`nhan=1.2,3.4`): they are ticked once, with a draft of a remedy each."""
    asked_for = asked_or_previous(ASKED_FOR, "")
    asked_once = f"{unit.unit_id} {year} {asked_for}"
    if not asked_for or st.session_state.get(TICKED) == asked_once:
        return
    st.session_state[TICKED] = asked_once
    names = [name for part in asked_for.split(",") if (name := f"score_sheet {part}") in offered]
    if names:
        said = _("Dự thảo: làm đủ yêu cầu để lấy lại điểm của mục này")
        draft: dict[str, str | None] = {"taken_from": "scenario", "remedy": said}
        put_edits(name_of_offered(unit, year), Edits(dict.fromkeys(names, draft), tuple(names)))
        st.session_state["open_take_up"] = True


def name_of_offered(unit: Unit, year: int) -> str:
    """What the grid of what is offered goes by."""
    return f"take_up_{unit.unit_id}_{year}"


def offered_lines(unit: Unit, year: int) -> dict[str, Line]:
    """What may be taken up, by a name that lasts: lost lines that no limitation names closer than
    by their area, most points first; limitations of
    documents that the ledger lacks; what was not confirmed of the year before."""
    sheet: dict[str, Any] = {**unit.filters, "year": year}
    taken = {name_key(text) for text in ask("limitation_states", **sheet).values("limitation")}
    found: dict[str, Line] = {}
    for row in rows_of_question("losses_taken_up", **sheet):
        if not row["limitation_count"] or row["is_by_area"]:
            said = f"{row['title']}: {row['reason']}" if row["reason"] else str(row["title"])
            found[f"score_sheet {row['criterion']}"] = {
                "taken_from": "score_sheet",
                "deduction": words.number(row["deduction"]),
                "limitation": said,
                "criteria": row["criterion"],
                "area_code": row["area_code"],
                "area": row["area"],
            }
    for row in rows_of_question("limitations", **sheet):
        if row["limitation"] and name_key(row["limitation"]) not in taken:
            found[f"document {row['area_code']} {row['position']} {row['limitation']}"] = {
                "taken_from": "document",
                **{name: row[name] for name in ("limitation", "remedy", "area_code", "area")},
                "criteria": row["area_code"],
                "due": row["due_text"],
                "paired": bool(row["paired"]),
                "document": row["source"],
            }
    before = {**sheet, "year": year - 1, "as_of": open_store().today().isoformat()}
    for row in rows_of_question("remedy_actions", **before, action_states=list(OPEN)):
        limitation = str(row["limitation"] or row["action"]).partition("\n")[0]
        if name_key(limitation) not in taken:
            found[f"previous_year {row['action_id']}"] = {
                "taken_from": "previous_year",
                "limitation": limitation,
                **{name: row[name] for name in ("remedy", "action", "owner", "supporters", "product")},
            }
    return found


def planned_lines(unit: Unit, year: int) -> dict[str, Line]:
    """The ledger as lines: a limitation, remedy and action each, by the ids of these."""
    found: dict[str, Line] = {}
    for row in rows_of_question("ledger_lines", **unit.filters, year=year):
        name = " ".join(str(row[key] or "-") for key in ("limitation_id", "remedy_id", "action_id"))
        due = words.date(row["due_on"]) if row["due_on"] else row["due_text"]
        found[name] = {**row, "due": due}
    return found


def rows_of_question(name: str, **given: Any) -> list[Line]:
    """The rows of a question, blanks as None."""
    answer = ask(name, **given)
    return answer.some(len(answer.rows))


def edit_offered(unit: Unit, year: int, offered: Mapping[str, Line]) -> None:
    """The grid of what is offered: what is ticked, or typed into, goes into the ledger."""
    st.caption(
        _(
            "Đánh dấu «Nhận» các mục muốn đưa vào sổ, ghi thẳng giải pháp, chủ trì, thời hạn nếu đã có; bảng dưới để thêm hạn "
            "chế khác. Điểm lấy theo bảng điểm, không phải gõ."
        )
    )
    name = name_of_offered(unit, year)
    told = ["taken_from", "deduction"]
    edits = edit_rows(name, lines_as_texts(offered, TAKEN), plan_columns(TAKEN), told, _("Nhận"), told)
    lines = [
        {**line, **edits.changed.get(key, {})}
        for key, line in offered.items()
        if key in edits.removed or key in edits.changed
    ]
    lines += [{**cells, "taken_from": "typed"} for cells in edits.added]
    offer_publication(unit, year, name, lines, edits, _("Đưa {count} mục vào sổ"))


def edit_plan(unit: Unit, year: int, planned: Mapping[str, Line]) -> None:
    """The grid of the plan: what differs is published, the rest stays as it is."""
    st.caption(
        _(
            "Sửa thẳng trong bảng; bảng dưới để thêm dòng: cùng hạn chế ghi lại đúng chữ thì vào chung một hạn chế. Thời hạn là "
            "ngày (31/12/2026) hoặc chữ. Việc không làm nữa thì đổi tình trạng thành «Thôi làm»."
        )
    )
    name = f"plan_{unit.unit_id}_{year}"
    edits = edit_rows(name, lines_as_texts(planned, PLANNED), plan_columns(PLANNED), [], _("Bỏ qua"))
    known = {name_key(str(line["limitation"])): line for line in planned.values()}
    lines = [{**line, **edits.changed[key]} for key, line in planned.items() if key in edits.changed]
    for cells in edits.added:
        same = known.get(name_key(str(cells.get("limitation") or "")), {})
        kept = {key: same.get(key) for key in ("limitation_id", "position", "criteria", *OF_LIMITATION)}
        typed = {key: value for key, value in cells.items() if value not in (None, "")}
        lines.append({"taken_from": "typed", **{k: v for k, v in kept.items() if v}, **typed})
    offer_publication(unit, year, name, lines, edits, _("Ghi {count} dòng đã sửa"))


def offer_publication(unit: Unit, year: int, name: str, lines: list[Line], edits: Edits, label: str) -> None:
    """Who enters it, and the button."""
    if "said_by_ledger" in st.session_state:
        st.session_state.setdefault(f"by_{name}", st.session_state["said_by_ledger"])
    ask_signature(_("Người nhập"), f"by_{name}")
    st.button(
        label.format(count=words.number(len(lines), 0)),
        type="primary",
        icon=":material/publish:",
        key=f"publish_{name}",
        disabled=not lines,
        on_click=publish_lines,
        args=(unit, year, name, lines),
    )


def publish_lines(unit: Unit, year: int, name: str, lines: list[Line]) -> None:
    """When the button is pressed: all lines at once, or none and why."""
    by = str(st.session_state.get(f"by_{name}") or "")
    st.session_state["said_by_ledger"] = by
    try:
        if any(not line.get("limitation") for line in lines):
            raise IntakeError(_("Có dòng chưa ghi hạn chế."))
        place = 1 + len(ask("limitation_states", **unit.filters, year=year).rows)
        is_published = publish_ledger(unit, year, ledger_of_lines(lines, place), by)
    except IntakeError as error:
        st.session_state[OUTCOME] = (str(error), "")
        return
    if is_published:
        forget_edits(name)
        st.session_state["open_take_up"] = False


def lines_as_texts(lines: Mapping[str, Line], columns: tuple[str, ...]) -> pd.DataFrame:
    """Lines as a grid shows them: texts, blanks as blanks."""
    rows = [
        [None if line.get(column) in (None, "") else str(line[column]) for column in columns]
        for line in lines.values()
    ]
    frame = pd.DataFrame(rows, columns=list(columns), index=pd.Index(list(lines), dtype=object))
    return frame.astype("string")


def plan_columns(columns: tuple[str, ...]) -> dict[str, Any]:
    """Headings; what has a few codes is chosen, all else is text."""
    codes = {"cause_kind": CAUSES, "recoverability": RECOVERABILITY}
    headed = {"due": _("Thời hạn")}
    found: dict[str, Any] = {}
    for column in columns:
        if column in codes:
            found[column] = st.column_config.SelectboxColumn(
                words.heading(column), options=list(codes[column]), format_func=partial(words.label, column)
            )
        else:
            found[column] = st.column_config.TextColumn(headed.get(column) or words.heading(column))
    if "taken_from" in found:
        found["taken_from"] = st.column_config.SelectboxColumn(
            words.heading("taken_from"),
            options=list(TAKEN_FROM),
            format_func=partial(words.label, "taken_from"),
        )
    return found
