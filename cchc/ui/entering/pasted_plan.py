"""A plan that comes as prose: pasted, shown as the draft that it is understood as, and put into the ledger when confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from cchc import words
from cchc.folding import name_key
from cchc.intake import IntakeError
from cchc.intake.pasted_plans import ledger_of_plan
from cchc.language import _
from cchc.reading.prose import PlanItem, PlanText, mended, place_items, read_plan
from cchc.reading.words.plan_words import ItemKind
from cchc.ui.asking.answers import ask
from cchc.ui.choosing.filters import Unit
from cchc.ui.entering.grids import Cells, edit_rows
from cchc.ui.entering.ledger_states import OUTCOME, publish_ledger
from cchc.ui.showing.lazy_expander import lazy_expander
from cchc.ui.visit.person import ask_signature
from cchc.ui.visit.rights import may

MOST = 200_000  # characters: some eighty pages
PASTED = "pasted_plan"
COLUMNS = ("line", "kind", "area", "text", "owner", "supporters", "due_text")
SETTLED = ("line", "kind", "area")
KINDS: dict[str, ItemKind] = {"limitation": "limitation", "cause": "cause", "remedy": "remedy"}


def offer_pasted_plan(unit: Unit, year: int) -> None:
    """A box for the text of a plan of a unit and year; below it what was understood, what was not, and the button."""
    if not may("publish_typed", unit.unit_id):
        return
    fill = partial(paste_plan, unit, year)
    lazy_expander(_("Dán kế hoạch viết thành văn bản"), ":material/content_paste:", PASTED, fill)


def paste_plan(unit: Unit, year: int) -> None:
    """The text, and its draft."""
    st.session_state.setdefault(PASTED, "")
    text = st.text_area(
        _("Nội dung kế hoạch"),
        key=PASTED,
        height=180,
        max_chars=MOST,
        help=_(
            "Chép cả văn bản Word vào đây. Phần mềm tìm lĩnh vực («1. …», «Lĩnh vực …»), «Hạn chế», «Nguyên nhân», «Giải pháp» "
            "và các dòng gạch đầu dòng; dòng nào chưa hiểu thì nêu ra, không đoán."
        ),
    )
    if not text.strip():
        return
    plan = read_plan(text)
    st.markdown(understood(plan.items, len(plan.leftovers)))
    show_leftovers(plan)
    if not plan.items:
        return
    kept = drafted_items(plan, f"{PASTED}_{words.slug(text[:40])}_{len(text)}")
    st.session_state.setdefault(f"by_{PASTED}", str(st.session_state.get("said_by_ledger", "")))
    ask_signature(_("Người nhập"), f"by_{PASTED}")
    st.button(
        _("Đưa {count} dòng vào sổ").format(count=words.number(len(kept), 0)),
        type="primary",
        icon=":material/publish:",
        key=f"publish_{PASTED}",
        disabled=not kept,
        on_click=publish_plan,
        args=(unit, year, kept),
    )


def show_leftovers(plan: PlanText) -> None:
    """The lines that no rule understood, as they stand in the text."""
    if plan.leftovers:
        said = _("Chưa hiểu {count} dòng, không đưa vào sổ").format(
            count=words.number(len(plan.leftovers), 0)
        )
        lines = "\n".join(f"{line.number}: {line.text}" for line in plan.leftovers)
        lazy_expander(said, ":material/help:", f"{PASTED}_left", partial(st.text, lines))


def drafted_items(plan: PlanText, name: str) -> list[PlanItem]:
    """What was understood as grids, with what was mended in them, taken out and added; only whole lines that were added."""
    items = {_("dòng {number}").format(number=item.first_line): item for item in plan.items}
    rows = pd.DataFrame(
        [[shown(item, column) for column in COLUMNS] for item in items.values()],
        columns=list(COLUMNS),
        index=pd.Index(list(items), dtype=object),
    ).astype("string")
    edits = edit_rows(name, rows, draft_columns(), SETTLED, _("Bỏ"))
    areas = {area_label(item): (item.area_code, item.area) for item in plan.items}
    kept = [
        mended(item, **texts(item, edits.changed.get(key, {})))
        for key, item in items.items()
        if key not in edits.removed
    ]
    for cells in edits.added:
        kind, area, text = (str(cells.get(column) or "").strip() for column in ("kind", "area", "text"))
        if kind in KINDS and area and text:
            code, title = areas.get(area, ("", area))
            line = PlanItem(KINDS[kind], code, title, 0, text, 0, 0)
            kept.append(mended(line, **texts(line, cells)))
        else:
            st.caption(_("Dòng thêm còn thiếu «Là», «Lĩnh vực» hoặc «Nội dung» thì chưa đưa vào sổ."))
    place_items(kept)
    return kept


def shown(item: PlanItem, column: str) -> str | None:
    """A cell of the draft as text."""
    if column == "area":
        return area_label(item)
    if column == "line":
        return str(item.first_line)
    return str(getattr(item, column)) or None


def area_label(item: PlanItem) -> str:
    """An area with its code."""
    return f"{item.area_code}. {item.area}".removeprefix(". ")


def texts(item: PlanItem, cells: Cells) -> dict[str, str]:
    """What a person may mend of an item, as it stands after that."""
    return {
        name: str(cells.get(name, getattr(item, name)) or "").strip()
        for name in COLUMNS
        if name not in SETTLED
    }


def draft_columns() -> dict[str, Any]:
    """Headings; what an item is, is chosen."""
    names = {"line": _("Dòng"), "text": _("Nội dung"), "due_text": _("Thời hạn")}
    found: dict[str, Any] = {
        name: st.column_config.TextColumn(names.get(name) or words.heading(name)) for name in COLUMNS
    }
    found["kind"] = st.column_config.SelectboxColumn(
        _("Là"), options=list(KINDS), format_func=partial(words.label, "plan_item")
    )
    return found


def publish_plan(unit: Unit, year: int, items: Sequence[PlanItem]) -> None:
    """When the button is pressed: all lines at once, or none and why."""
    by = str(st.session_state.get(f"by_{PASTED}") or "")
    st.session_state["said_by_ledger"] = by
    standing = ask("limitation_states", **unit.filters, year=year)
    try:
        refuse_known(items, standing.values("limitation"))
        rows = ledger_of_plan(items, 1 + len(standing.rows))
        if publish_ledger(unit, year, dict(rows), by):
            st.session_state[PASTED] = ""
    except IntakeError as error:
        st.session_state[OUTCOME] = (str(error), "")


def refuse_known(items: Sequence[PlanItem], standing: Sequence[str]) -> None:
    """Raises IntakeError where the ledger has a limitation of the plan already: pasted twice it would count twice."""
    known = {name_key(text) for text in standing}
    for item in items:
        if item.kind == "limitation" and name_key(item.text) in known:
            said = _("Sổ đã có hạn chế «{text}»: đánh dấu «Bỏ» ở dòng {line} và ở giải pháp của nó.")
            raise IntakeError(said.format(text=item.text[:80], line=item.first_line))


def understood(items: Sequence[PlanItem], left: int) -> str:
    """What a pasted plan was understood as, and where it does not pair remedies with limitations."""
    counts = Counter(item.kind for item in items)
    if not items:
        return _("Chưa thấy hạn chế, giải pháp nào trong văn bản này; {left} dòng chưa hiểu.").format(
            left=left
        )
    said = _(
        "Hiểu được **{limitations}** hạn chế, **{remedies}** giải pháp của {areas} lĩnh vực; {left} dòng chưa hiểu."
    ).format(
        limitations=counts["limitation"],
        remedies=counts["remedy"],
        areas=len({(item.area_code, item.area) for item in items}),
        left=left,
    )
    apart = dict.fromkeys(item.area for item in items if item.kind == "remedy" and not item.paired)
    if not apart:
        return said
    loose = _("Không ghép từng giải pháp với từng hạn chế ở: {areas}; ở đó mỗi giải pháp là của cả lĩnh vực.")
    return f"{said} {loose.format(areas='; '.join(words.literal(area) for area in apart))}"
