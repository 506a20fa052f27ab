"""Figures typed on the page and not published: kept as a draft, and compared with what others made of the same rows meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from cchc import words
from cchc.intake.figures import FLAGS, measure_code
from cchc.intake.typed import parse_typed_period
from cchc.language import _
from cchc.ui.drafting.clashes import Clash, ask_which
from cchc.ui.drafting.drafts import Form, draft_content, form_generation, hold
from cchc.ui.entering.grids import Cells, Edits, edits_of, put_edits

EDITS, BEFORE, ALSO = "edits", "before", "also"
SHOWN = ("comparison", "plan", "actual", "value", "measure_unit", "flag")
CODED = ("comparison", "flag")
Stood = dict[
    str, Any
]  # name of a row, or scope of a new line → its texts when the edit began, None where there was none


def bring_back_figures(form: Form, name: str, also: list[str]) -> None:
    """Before the grids are drawn: let them show a draft that was taken up, and fill the boxes `also` that are new here."""
    content, anew = (
        draft_content(form),
        st.session_state.get(f"filled_{form.key}", 0) != form_generation(form),
    )
    st.session_state[f"filled_{form.key}"] = form_generation(form)
    if anew and content:
        put_edits(name, Edits.of_plain(content[EDITS]))
        st.session_state[f"before_{name}"] = dict(content[BEFORE])
    for key in also:
        if key not in st.session_state or (anew and content):
            kept = content.get(ALSO, {}).get(key)
            st.session_state[key] = kept or st.session_state.get(f"said_{key}", "")


def hold_figures(form: Form, name: str, rows: pd.DataFrame, also: list[str]) -> None:
    """After the grids were drawn: what is typed, and what stood when each edit began. `rows`: texts by name, as shown."""
    edits, before = edits_of(name), rows_at_start(name)
    last = st.session_state.get(f"last_{name}", {})  # what the person had before their eyes when they typed
    now = rows_as_texts(rows)
    for place in edited_rows_and_scopes(edits):
        if place not in before:
            before[place] = (last or now).get(place)
    for place in set(before) - set(edited_rows_and_scopes(edits)):
        del before[place]
    st.session_state[f"last_{name}"] = now
    for key in also:
        st.session_state[f"said_{key}"] = st.session_state[key]
    said = {key: st.session_state[key] for key in also}
    hold(form, {EDITS: edits.as_plain(), BEFORE: before, ALSO: said} if edits != Edits() else {})


def rows_at_start(name: str) -> Stood:
    """What stood when the edits of a grid began."""
    known: Stood = st.session_state.setdefault(f"before_{name}", {})
    return known


def edited_rows_and_scopes(edits: Edits) -> list[str]:
    """The rows that are edited, and the scopes of new lines."""
    return [*edits.changed, *edits.removed, *map(scope_of, edits.added)]


def scope_of(line: Cells) -> str:
    """Measure and period of a new line, as rows that stand are named by."""
    code, period = (
        measure_code({"title": line.get("title") or ""}),
        parse_typed_period(line.get("period") or ""),
    )
    return f"+{code} {period}"


def rows_as_texts(rows: pd.DataFrame) -> Stood:
    """Each row by its name, and what stands of each scope as one text."""
    found: Stood = {}
    for name, row in rows.iterrows():
        cells = {str(column): None if words.is_missing(text) else str(text) for column, text in row.items()}
        found[str(name)] = cells
        scope = f"+{str(name).partition(' ')[0]} {parse_typed_period(cells['period'] or '')}"
        found[scope] = "; ".join(filter(None, (found.get(scope), summary(cells))))
    return found


def summary(cells: Cells) -> str:
    """«≥ 80 điểm»; what is official needs no word."""
    shown = {column: cells.get(column) for column in SHOWN}
    shown["flag"] = shown["flag"] if shown["flag"] != FLAGS[0] else None
    shown |= {column: words.label(column, shown[column]) for column in CODED if shown[column]}
    return " ".join(text for text in shown.values() if text)


def ask_about_clashes(form: Form, name: str, rows: pd.DataFrame) -> bool:
    """What somebody else changed of what is edited, with the choice; whether nothing is left to choose."""
    now, edits, before = rows_as_texts(rows), edits_of(name), rows_at_start(name)
    found = [clash for row in edits.changed for clash in of_row(row, edits, before, now)]
    found += [clash for row in edits.removed for clash in of_removal(row, before, now)]
    found += [clash for line in edits.added for clash in of_line(line, before, now)]
    ask_which(found, form.key, partial(resolve_figure_clash, name, now))
    return not found


def of_row(row: str, edits: Edits, before: Stood, now: Stood) -> list[Clash]:
    """The cells of a row that both changed; the row, where it is gone."""
    mine, then = edits.changed[row], before.get(row)
    if not then:
        return []
    if row not in now:
        return [Clash(row, title_and_period(then), summary(then), _("(đã bỏ)"), summary({**then, **mine}))]
    return [
        Clash(
            f"{row}\n{column}",
            f"{title_and_period(then)}, {words.heading(column)}",
            *(cell_as_read(column, cell) for cell in (then[column], now[row][column], text)),
        )
        for column, text in mine.items()
        if then[column] != now[row][column] != text
    ]


def of_removal(row: str, before: Stood, now: Stood) -> list[Clash]:
    """A row to be removed that says something else by now."""
    then = before.get(row)
    if not then or row not in now or now[row] == then:
        return []
    return [Clash(row, title_and_period(then), summary(then), summary(now[row]), _("bỏ dòng này"))]


def of_line(line: Cells, before: Stood, now: Stood) -> list[Clash]:
    """A new line whose measure and period somebody else entered meanwhile."""
    scope = scope_of(line)
    then, current = before.get(scope) or "", now.get(scope) or ""
    if then == current or summary(line) == current:
        return []
    return [Clash(scope, title_and_period(line), then, current, summary(line))]


def title_and_period(cells: Cells) -> str:
    """«Điểm (Năm 2024)»."""
    return f"{cells.get('title') or ''} ({cells.get('period') or ''})"


def cell_as_read(column: str, text: str | None) -> str:
    """A cell as it is read."""
    if column in CODED and text:
        return words.label(column, text)
    return text or ""


def resolve_figure_clash(name: str, now: Mapping[str, Any], clash: Clash, is_mine: bool) -> None:
    """What stands is known from now on; the own edit stays, or goes."""
    edits, (place, _line, column) = edits_of(name), clash.place.partition("\n")
    then, current = rows_at_start(name).get(place), now.get(place)
    if column:
        rows_at_start(name)[place] = {**then, column: current[column]} if then and current else current
    else:
        rows_at_start(name)[place] = current
    if not is_mine:
        put_edits(name, without_cell(edits, place, column))
    elif current is None and place in edits.changed:  # the row is gone: all of it is entered again
        whole = {**edits.changed, place: {**(then or {}), **edits.changed[place]}}
        put_edits(name, Edits(whole, edits.removed, edits.added))


def without_cell(edits: Edits, place: str, column: str) -> Edits:
    """The edits without one cell, or without all of a row or of a new line's scope."""
    if column:
        cells = {other: text for other, text in edits.changed[place].items() if other != column}
        changed = {**edits.changed, place: cells}
        return Edits({row: cells for row, cells in changed.items() if cells}, edits.removed, edits.added)
    changed = {row: cells for row, cells in edits.changed.items() if row != place}
    removed = tuple(row for row in edits.removed if row != place)
    return Edits(changed, removed, tuple(line for line in edits.added if scope_of(line) != place))


def clear_figures_draft(form: Form, remark: str) -> None:
    """What was shown stands; a remark was of that publication."""
    hold(form, {})
    st.session_state[remark] = st.session_state[f"said_{remark}"] = ""
