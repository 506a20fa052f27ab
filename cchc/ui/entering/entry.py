"""Figures and targets entered on the page: a grid of what stands, one for what is new, the difference, publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st

from cchc import words
from cchc.intake import IntakeError
from cchc.intake.figures import (
    COLUMNS,
    COMPARISONS,
    FLAGS,
    entered_figures,
    measure_code,
    more_paid_than_payable,
    subject,
    weakest_flag,
)
from cchc.intake.maxima import most_points as largest_maximum
from cchc.intake.typed import parse_typed_period, unambiguous_text
from cchc.language import _
from cchc.reading.words.text import clean
from cchc.store import Publication, StoreError, open_store
from cchc.store.difference import difference_of_publishing
from cchc.ui.asking.answers import Answer, ask, blanks_as_none
from cchc.ui.changes.effect import show_effect
from cchc.ui.changes.losing import confirm_loss
from cchc.ui.changes.submitted import publish_here, say_published
from cchc.ui.changes.weaker import is_put_first, show_unused
from cchc.ui.choosing.filters import Unit
from cchc.ui.drafting.drafts import Form, offer_draft
from cchc.ui.entering import drafted_figures
from cchc.ui.entering.grids import Cells, Edits, edit_rows, forget_edits
from cchc.ui.entering.known_names import offer_known_names
from cchc.ui.entering.typed_cells import NUMBERS, Cell, Row, confirm_cells, interpret_row
from cchc.ui.showing.downloads import table_and_files
from cchc.ui.showing.lazy_expander import lazy_expander
from cchc.ui.showing.tables import show_table
from cchc.ui.topics.backups import say_little_room
from cchc.ui.visit.address import asked_or_previous, set_choice
from cchc.ui.visit.person import ask_signature
from cchc.ui.visit.rights import may
from cchc.ui.visit.trouble import draw_trouble

PERIOD = "ky"  # the filter of the page on which other figures are shown
FIXED = ["title", "period"]  # what tells a row from its like: another one is another row
DRAFTS = "entry_"
Rows = list[dict[str, Any]]


def edit_figures(kind: str, unit: Unit, current: Answer) -> None:
    """Change or remove what stands, add what is new, see what that does, publish it. `kind` is "measures" or "targets"."""
    if not may("publish_typed", unit.unit_id):
        return
    show_figures_outcome(kind)
    drafts, form = st.container(), grid_form(kind, unit, current)
    name = _("Sửa, thêm, bỏ trên trang này")
    lazy_expander(name, ":material/edit:", f"edit_{kind}", partial(edit_grids, kind, unit, current, form))
    with drafts:
        offer_draft(form, **{f"open_edit_{kind}": True})


def grid_form(kind: str, unit: Unit, current: Answer) -> Form:
    """The grids of one unit, and of one period where they show one."""
    name = _("Chỉ tiêu") if kind == "targets" else _("Số liệu khác theo kỳ")
    code = dict(current.given).get("period")
    whose = [unit.unit, unit.province, *([words.period(code)] if code else [])]
    return Form(f"{DRAFTS}{grid_name(kind, current)}", f"{name}: {', '.join(whose)}")


def edit_grids(kind: str, unit: Unit, current: Answer, form: Form) -> None:
    """What stands as a grid, an empty one below it, and what was made of them so far."""
    st.caption(
        _(
            "Sửa thẳng trong bảng, đánh dấu cột «Bỏ» để bỏ một dòng, thêm dòng ở bảng dưới. Giá trị cũ không bị mất: "
            "xem ở phần lịch sử, và thu hồi được ở trang **Nạp dữ liệu**."
        )
    )
    name, also = grid_name(kind, current), [f"by_{kind}", f"why_{kind}"]
    rows_shown = as_texts(kind, current.rows)
    drafted_figures.bring_back_figures(form, name, also)
    offer_known_names(kind, unit, name)
    edits = edit_rows(name, rows_shown, grid_columns(kind), FIXED, _("Bỏ"))
    left, right = st.columns(2)
    with left:
        by = ask_signature(_("Người nhập"), f"by_{kind}")
    note = right.text_input(_("Ghi chú"), key=f"why_{kind}", placeholder=_("Ví dụ: theo Báo cáo 12/BC-SKHCN"))
    drafted_figures.hold_figures(form, name, rows_shown, also)
    removed = rows_to_remove(current.rows, edits)
    rows, cells = read_rows(kind, current.rows, edits, points_available(unit))
    is_clear = drafted_figures.ask_about_clashes(form, name, rows_shown)
    if not rows and not removed:
        st.caption(_("Chưa có thay đổi nào."))
        return
    show_removed(removed)
    if not confirm_cells(name, cells) or not is_clear:
        st.info(_("Chưa công bố được: còn ô chưa rõ hoặc chưa đúng ở trên."), icon=":material/info:")
        return
    if kind == "measures":
        warn_of_overpaid(grid_rows(current.rows) + rows)
    compare_and_publish_figures(kind, unit, form, rows, removed, by, note)


def grid_name(kind: str, current: Answer) -> str:
    """What typed edits go by: one per question and filters; another version of the data leaves them."""
    return f"{kind}_{crc32(repr(current.given).encode())}"


def points_available(unit: Unit) -> float:
    """How many points the unit can reach."""
    known = ask("total_scores", provinces=[unit.province], unit_ids=[unit.unit_id]).values("max_score")
    return largest_maximum(known)


def show_removed(removed: Rows) -> None:
    """What will stand no more, by name, before anything is done."""
    if removed:
        names = "; ".join(
            f"**{words.literal(row['title'])}** ({words.period(row['period'])})" for row in removed
        )
        st.warning(
            _("Sẽ bỏ {count} dòng: {names}.").format(count=len(removed), names=names),
            icon=":material/delete:",
        )


def warn_of_overpaid(rows: Rows) -> None:
    """Where more dossiers are paid online than have something to pay, once this is published."""
    read = [{**row, "period": parse_typed_period(row["period"])} for row in rows if row["title"]]
    for period in more_paid_than_payable(read):
        said = _(
            "Kỳ {period}: hồ sơ đã thanh toán trực tuyến nhiều hơn hồ sơ phải nộp phí, lệ phí. Hãy kiểm tra lại."
        )
        st.warning(said.format(period=words.period_within(period)))


def compare_and_publish_figures(
    kind: str, unit: Unit, form: Form, rows: Rows, removed: Rows, by: str, note: str
) -> None:
    """The difference from what stands, and the button that makes it stand."""
    try:
        publication = entered_figures(kind, unit.unit, unit.province, rows, by, note, removed)
    except IntakeError as error:
        st.info(words.literal(str(error)), icon=":material/info:")
        return
    store = open_store()
    seen = store.current_scopes(publication)
    publication.overrules = is_put_first(f"entry_{kind}")
    difference = difference_of_publishing(store, publication)
    show_unused(difference, f"entry_{kind}")
    accepted = confirm_loss(difference, f"entry_{kind}")
    show_effect(difference, f"entry_{kind}")
    say_little_room()
    st.button(
        _("Công bố"),
        type="primary",
        icon=":material/publish:",
        disabled=not accepted,
        key=f"publish_{kind}",
        on_click=publish_figures,
        args=(publication, seen, form),
    )


def publish_figures(publication: Publication, seen: dict[str, str], form: Form) -> None:
    """When the button is pressed, before the page is drawn again: what was seen is what stood when it was drawn."""
    try:
        publish_here(publication, replace=True, seen=[seen])
    except StoreError as error:
        st.session_state[f"outcome_{publication.kind}"] = (error.title, error.advice)
    else:
        st.session_state[f"outcome_{publication.kind}"] = ()
        forget_edits(form.key.removeprefix(DRAFTS))
        drafted_figures.clear_figures_draft(form, f"why_{publication.kind}")
        go_to_saved_period(publication)


def go_to_saved_period(publication: Publication) -> None:
    """The page goes to a period that was just saved, the newest of several, unless it stands in one of them."""
    saved = {str(each["period"]) for each in publication.coverages.values() if each["row_count"]}
    if publication.kind == "measures" and saved and asked_or_previous(PERIOD, "") not in saved:
        set_choice(PERIOD, max(saved, key=words.period_order))


def show_figures_outcome(kind: str) -> None:
    """How the last publication went; said once."""
    outcome = st.session_state.pop(f"outcome_{kind}", None)
    if outcome:
        draw_trouble(*outcome)
    elif outcome is not None:
        say_published(_("Đã công bố. Mọi trang đã dùng số liệu mới."))


def as_texts(kind: str, rows: pd.DataFrame) -> pd.DataFrame:
    """What can be edited of some rows as texts, blanks as blanks, each row under a name of its own."""
    frame = rows.reindex(columns=list(COLUMNS[kind]))
    frame.index = pd.Index(row_names(rows), dtype=object)
    frame["period"] = [None if words.is_missing(code) else words.period(code) for code in frame["period"]]
    frame["flag"] = [weakest_flag({"flag": row.get("flag")}) for row in rows.to_dict("records")]
    for column in set(NUMBERS) & set(frame.columns):
        frame[column] = [
            None if words.is_missing(value) else unambiguous_text(value) for value in frame[column]
        ]
    return frame.astype("string")


def row_names(rows: pd.DataFrame) -> list[str]:
    """Measure, title and period of each row; a further one of the same is counted."""
    seen: Counter[str] = Counter()
    names = []
    for row in grid_rows(rows[["measure", "title", "period"]]):
        name = f"{row['measure']} {row['title']} {row['period']}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return names


def grid_columns(kind: str) -> dict[str, Any]:
    """Vietnamese headings; signs of comparison and how final a figure is are chosen, all else is typed as text."""
    settings: dict[str, Any] = {
        column: st.column_config.TextColumn(
            words.heading(column), alignment="right" if column in NUMBERS else None
        )
        for column in COLUMNS[kind]
    }
    if "comparison" in settings:
        settings["comparison"] = st.column_config.SelectboxColumn(
            words.heading("comparison"),
            options=list(COMPARISONS),
            format_func=lambda code: words.label("comparison", code),
        )
    settings["flag"] = st.column_config.SelectboxColumn(
        words.heading("flag"),
        options=list(FLAGS),
        format_func=lambda code: words.label("flag", code),
        help=_("Để trống là «Chính thức». Số tạm tính, tự đánh giá không tự thay số chính thức đang dùng."),
    )
    return settings


def rows_to_remove(current: pd.DataFrame, edits: Edits) -> Rows:
    """The rows that are marked to be removed, as they stand: what they are filed under."""
    gone = [name in edits.removed for name in row_names(current)]
    return grid_rows(current.loc[gone, ["measure", "title", "period"]])


def read_rows(kind: str, current: pd.DataFrame, edits: Edits, most: float) -> tuple[Rows, list[Cell]]:
    """The rows that would be stored, and their numbers as read: those that differ from what stands, without those to be
    removed, and the new ones. A row brings the others of its scope along: they stand together."""
    known = dict(zip(row_names(current), grid_rows(current), strict=True))
    filed = {name: (subject(kind, row), row["period"]) for name, row in known.items()}
    scopes = {filed[name] for name in known if name in edits.changed or name in edits.removed}
    touched = {name for name in known if filed[name] in scopes}
    rows, cells = [], []
    for name, row in known.items():
        if name in touched and name not in edits.removed:
            kept = {column: row.get(column) for column in ("measure", *COLUMNS[kind])}
            read, own = interpret_row(name, edits.changed.get(name, {}), kept, str(row["measure"]), most)
            rows.append(read)
            cells += own
    new: list[tuple[str | int, Cells]] = [
        (name, {**line, "measure": name.partition(" ")[0]})  # stood no more, and is wanted all the same
        for name, line in edits.changed.items()
        if name not in known and "title" in line
    ]
    for place, line in [*new, *enumerate(edits.added)]:
        given = with_known_title(line, known.values())
        if kind == "targets":
            given["comparison"] = line.get("comparison") or ">="
        code = measure_code({**given, "title": given.get("title") or ""})
        read, own = interpret_row(place, given, None, code, most)
        rows.append(read)
        cells += own
    return rows, cells


def with_known_title(line: Cells, known: Iterable[Row]) -> dict[str, str | None]:
    """A new line with its title as people see it (a pasted one may hide spaces and loose accents); where a row says the same,
    with that row's title and measure: it is of the same thing."""
    title = clean(line.get("title") or "")
    same = next((row for row in known if same_title(row["title"], title)), None)
    measure = {"measure": str(same["measure"])} if same else {}
    return {**line, **measure, "title": str(same["title"]) if same else title}


def same_title(one: object, other: object) -> bool:
    """Whether two titles differ by nothing but capitals and what cannot be seen."""
    return clean(str(one)).casefold() == clean(str(other)).casefold()


def grid_rows(frame: pd.DataFrame) -> Rows:
    """The rows of a grid as dicts, blanks as None."""
    return [blanks_as_none(row) for row in frame.astype(object).to_dict("records")]


def show_history(name: str, unit: Unit, values: list[str]) -> None:
    """Every value that ever stood, who published it and when, the newest of each first."""
    label = _("Lịch sử: ai đã nhập gì, khi nào")
    lazy_expander(label, ":material/history:", name, partial(history_table, name, unit, values))


def history_table(name: str, unit: Unit, values: list[str]) -> None:
    """Every value that ever stood, in the columns `values`."""
    history = ask(name, **unit.filters)
    if history.is_empty:
        st.caption(_("Chưa có lần nhập nào."))
        return
    columns = ["title", "period", *values, "note", "source", "published_by", "published_at", "state"]
    table_and_files(history, columns, unit.unit)


def show_documents(targets: Answer) -> None:
    """The document of each target, and its words."""
    name = _("Văn bản giao chỉ tiêu, trích nguyên văn")
    columns = ["title", "period", "source", "quote"]
    lazy_expander(name, ":material/description:", "documents", partial(show_table, targets.rows, columns))
