"""Frameworks on the page: a template to fill in for each that is known whole, and a full sheet as a new one."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from cchc import words
from cchc.intake import FRAMEWORK_LEVELS, FrameworkNote, IntakeError, framework_of, level_of
from cchc.language import _
from cchc.reading import Table
from cchc.store import StoreError, in_name_order
from cchc.ui.asking.answers import Answer, blanks_as_none, cached_from
from cchc.ui.changes.submitted import publish_here
from cchc.ui.choosing.typed_boxes import type_day, type_year
from cchc.ui.showing.exports import MIME
from cchc.ui.visit.made_up import file_name, line_in_files
from cchc.ui.visit.trouble import draw_trouble
from cchc.writing.plan_form import write_plan_form
from cchc.writing.template import RESPONSIBILITIES, SCORES, BlankForm, write_template

LEVELS = ("department", "commune", "district", "province")


def offer_templates(criteria: Answer, units: Answer) -> None:
    """A workbook to fill in per framework, and one for plans of remedies: reading it back needs no question."""
    offer_blank_plan(criteria)
    if criteria.is_empty:
        st.caption(
            _(
                "Chưa có bộ chỉ số nào đủ điểm tối đa để làm mẫu. Nạp một bảng chấm điểm đầy đủ và lưu làm bộ chỉ số."
            )
        )
        return
    names: dict[str, str] = cached_from(framework_names, criteria)
    chosen = st.selectbox(
        _("Bộ chỉ số"), list(names), format_func=names.__getitem__, key="template_framework"
    )
    with st.container(horizontal=True):
        offer_template(_("Tải mẫu để điền"), SCORES, criteria, units, chosen)
        offer_template(_("Tải mẫu phân công tiêu chí"), RESPONSIBILITIES, criteria, units, chosen)


def offer_blank_plan(criteria: Answer) -> None:
    """A form for a plan of remedies of last year's losses; that of a unit with its ledger is on «Khắc phục»."""
    year = datetime.now(words.VIETNAM).year - 1
    st.download_button(
        _("Tải mẫu kế hoạch khắc phục"),
        data=partial(write_plan_form, None, None, year, says=line_in_files(criteria.database)),
        file_name=file_name(f"mau_ke-hoach-khac-phuc_{year}.xlsx"),
        mime=MIME["xlsx"],
        on_click="ignore",
        icon=":material/download:",
        key="template_plan",
    )


def offer_template(label: str, form: BlankForm, criteria: Answer, units: Answer, framework_id: str) -> None:
    """One blank form of a framework, made when it is taken."""
    name = "mau" if form is SCORES else "mau_phan_cong"
    st.download_button(
        label,
        data=partial(framework_template, criteria, units, framework_id, form),
        file_name=file_name(f"{name}_{framework_id}.xlsx"),
        mime=MIME["xlsx"],
        on_click="ignore",
        icon=":material/download:",
        key=f"template_{framework_id}" if form is SCORES else f"template_duties_{framework_id}",
    )


def framework_names(criteria: pd.DataFrame) -> dict[str, str]:
    """Id → name of each framework."""
    return dict(zip(criteria["framework_id"], criteria["framework"], strict=True))


def framework_template(criteria: Answer, units: Answer, framework_id: str, form: BlankForm = SCORES) -> bytes:
    """The blank workbook of one framework, with the units and provinces that have figures to choose from."""
    rows = criteria.rows[criteria.rows["framework_id"] == framework_id]
    this_year = datetime.now(words.VIETNAM).year
    return write_template(
        str(rows["framework"].iloc[0]),
        framework_id,
        # The decision of the framework is not the one that says who answers.
        None
        if form is not SCORES or words.is_missing(rows["decision"].iloc[0])
        else str(rows["decision"].iloc[0]),
        [blanks_as_none(line) for line in rows.astype(object).to_dict("records")],
        unit_choices=in_name_order(units.rows["unit"])[:200],
        province_choices=in_name_order(units.rows["province"]),
        year_choices=list(range(this_year - 3, this_year + 2)),
        says=line_in_files(criteria.database),
        form=form,
    )


def offer_framework(found: Table, key: str) -> None:
    """A full criteria sheet may become the framework that later sheets follow."""
    if found.kind != "score_sheet" or not any(row["level"] == "criterion" for row in found.rows):
        return
    lines = sum(row["level"] in FRAMEWORK_LEVELS for row in found.rows)
    with st.expander(_("Lưu cây tiêu chí của bảng này làm bộ chỉ số"), icon=":material/account_tree:"):
        st.caption(
            _(
                "Chỉ mã, tên và điểm tối đa của {count} dòng được lưu, không lưu điểm của đơn vị. Lưu trước khi công bố thì "
                "chính bảng này cũng được xếp vào bộ đó. Các bảng sau được đối chiếu với bộ, và có mẫu để điền ở cuối trang."
            ).format(count=words.number(lines, 0))
        )
        note = framework_form(found, key)
        pressed = st.button(
            _("Lưu bộ chỉ số"),
            key=f"framework_save_{key}",
            icon=":material/save:",
            disabled=note is None,
        )
        if pressed and note is not None:
            publish_framework(found, note)


def framework_form(found: Table, key: str) -> FrameworkNote | None:
    """What the sheet does not say of the framework; what it hints at stands there already. None where a box is wrong."""
    issuer = f"UBND {found.province}" if found.province else ""
    level = level_of(found)
    left, right = st.columns([3, 2])
    name = left.text_input(
        _("Tên bộ chỉ số"),
        key=f"nap_framework_name_{key}",
        placeholder=_("Ví dụ: Bộ Chỉ số CCHC cấp sở tỉnh Long An"),
    )
    issued_by = right.text_input(_("Cơ quan ban hành"), issuer, key=f"nap_framework_issuer_{key}")
    first, second, third, fourth, fifth = st.columns(5)
    decision = first.text_input(
        _("Số quyết định"), key=f"nap_framework_decision_{key}", placeholder="1798/QĐ-UBND"
    )
    decided_on, is_day = type_day(_("Ngày quyết định"), f"nap_framework_date_{key}", second)
    applies_to = third.selectbox(
        _("Áp dụng cho"),
        LEVELS,
        LEVELS.index(level) if level in LEVELS else 0,
        lambda code: words.label("level", code),
        key=f"nap_framework_level_{key}",
    )
    this_year = datetime.now(words.VIETNAM).year
    start, is_start = type_year(_("Từ năm"), f"nap_framework_from_{key}", found.year or this_year, fourth)
    end, is_end = type_year(_("Đến năm"), f"nap_framework_to_{key}", None, fifth, _("còn dùng"))
    if not (is_day and is_start and is_end):
        return None
    if start is None:
        fourth.error(_("Cần ghi năm bắt đầu áp dụng."))
        return None
    day = decided_on.isoformat() if decided_on else None
    return FrameworkNote(name, decision, day, start, end, applies_to, issued_by)


def publish_framework(found: Table, note: FrameworkNote) -> None:
    """Publish the framework; it can be taken back like any upload."""
    by = str(st.session_state.get("by", ""))
    try:
        publish_here(framework_of(found, note, by), replace=True, doing="publish_file")
    except IntakeError as error:
        draw_trouble(_("Chưa lưu được bộ chỉ số"), str(error))
    except StoreError as error:
        draw_trouble(error.title, error.advice)
    else:
        st.session_state["saved_framework"] = note.name
        st.session_state["template_framework"] = note.framework_id
        st.rerun()
