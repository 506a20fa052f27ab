"""What an office's documents say of it: boxes with what stands or what the register tells, kept with who and when."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.reports import report_kinds
from cchc.reports.offices import OfficeSettings, Signer, guessed_settings, settings_of
from cchc.store import StoreError, open_store
from cchc.store.reports import SavedOffice, save_office, saved_offices
from cchc.ui.choosing.filters import Unit
from cchc.ui.drafting.drafts import Form, offer_draft
from cchc.ui.drafting.fields import clashes, clear_form_draft, fill_boxes, hold_typed
from cchc.ui.reports.saving import BY as BY_REPORT
from cchc.ui.reports.saving import SAID_BY
from cchc.ui.showing.lazy_expander import lazy_expander
from cchc.ui.visit.person import ask_signature
from cchc.ui.visit.rights import may
from cchc.ui.visit.trouble import draw_trouble

BY, OUTCOME = "by_office", "outcome_office"
SIGNERS = range(3)
LONGEST = 200  # letters of a line of a head


def edit_office(unit: Unit) -> None:
    """The boxes of a unit with their button; guesses say that they are ones."""
    if not may("save_office", unit.unit_id):
        return
    versions = saved_offices(open_store(), unit.unit_id)
    form = Form(f"office_{unit.unit_id}", _("Thông tin cơ quan: {unit}").format(unit=unit.called))
    say_office_outcome()
    offer_draft(form)
    if versions:
        settings = settings_of(versions[0].settings)
    else:
        settings = guessed_settings(unit.unit, unit.province)
        said = _(
            "Chưa ai xác nhận: dưới đây là phần mềm đoán từ danh mục. Xem, sửa chỗ chưa đúng, rồi bấm **Lưu**."
        )
        st.info(said, icon=":material/help:")
    stands, names = office_boxes(unit, settings), office_box_names(unit)
    fill_boxes(form, stands, [BY])
    with st.container():
        clashes(form, stands, names, of_texts=True)
    draw_office_boxes(unit, names)
    is_clear = hold_typed(form, stands, [BY])
    st.button(
        _("Lưu"),
        type="primary",
        icon=":material/save:",
        key="save_office",
        on_click=save_boxes,
        args=(unit, form, versions[0].version_no if versions else 0),
        disabled=not is_clear,
    )


def office_saved(unit: Unit) -> tuple[str, datetime | None]:
    """Who saved what stands, and when; nobody and None where nobody did."""
    versions = saved_offices(open_store(), unit.unit_id)
    return (versions[0].saved_by, versions[0].saved_at) if versions else ("", None)


def office_boxes(unit: Unit, settings: OfficeSettings) -> dict[str, str]:
    """Key of each box → what stands in it."""
    found = {name: str(getattr(settings, name)) for name in ("superior", "issuer", "abbreviation", "place")}
    for place in SIGNERS:
        signer = settings.signers[place] if place < len(settings.signers) else Signer()
        found |= {f"authority_{place}": "\n".join(signer.authority), f"signer_{place}": signer.name}
    found |= {f"receivers_{kind}": "\n".join(settings.receivers.get(kind, ())) for kind in report_kinds()}
    return {box_key(unit, name): text for name, text in found.items()}


def box_key(unit: Unit, name: str) -> str:
    """The key of a box."""
    return f"office_{unit.unit_id}_{name}"


def office_box_names(unit: Unit) -> dict[str, str]:
    """Key of each box → its label."""
    found = {
        "superior": _("Cơ quan cấp trên"),
        "issuer": _("Cơ quan ban hành"),
        "abbreviation": _("Chữ viết tắt sau số văn bản"),
        "place": _("Nơi ban hành"),
    }
    for place in SIGNERS:
        found[f"authority_{place}"] = _("Thẩm quyền ký {number}, mỗi dòng một dòng").format(number=place + 1)
        found[f"signer_{place}"] = _("Họ tên người ký {number}").format(number=place + 1)
    for code, kind in report_kinds().items():
        found[f"receivers_{code}"] = _(kind.title)
    return {box_key(unit, name): label for name, label in found.items()}


def draw_office_boxes(unit: Unit, names: dict[str, str]) -> None:
    """The boxes, filled before: head, signers, receivers."""

    def box(name: str, is_long: bool = False) -> None:
        key = box_key(unit, name)
        if is_long:
            st.text_area(names[key], key=key, height="content")
        else:
            st.text_input(names[key], key=key, max_chars=LONGEST)

    left, right = st.columns(2)
    for column, pair in ((left, ("superior", "issuer")), (right, ("place", "abbreviation"))):
        with column:
            for name in pair:
                box(name)
    st.subheader(_("Người ký"))
    st.caption(_("Người thứ nhất ký khi không chọn ai khác ở trang Báo cáo; bỏ trống những người không có."))
    for column, place in zip(st.columns(len(SIGNERS)), SIGNERS, strict=True):
        with column:
            box(f"authority_{place}", is_long=True)
            box(f"signer_{place}")
    st.subheader(_("Nơi nhận"))
    st.caption(_("Mỗi dòng một nơi; dòng «Lưu: VT, …» được thêm ở cuối."))
    columns = st.columns(2)
    for number, kind in enumerate(report_kinds()):
        with columns[number % 2]:
            box(f"receivers_{kind}", is_long=True)
    ask_signature(_("Người sửa"), BY, width=320, most=100)


def typed_settings(unit: Unit) -> OfficeSettings:
    """What the boxes hold now."""

    def text(name: str) -> str:
        return str(st.session_state[box_key(unit, name)]).strip()

    def lines(name: str) -> tuple[str, ...]:
        return tuple(line.strip()[:LONGEST] for line in text(name).splitlines() if line.strip())

    signers = [Signer(lines(f"authority_{place}"), text(f"signer_{place}")) for place in SIGNERS]
    return OfficeSettings(
        superior=text("superior"),
        issuer=text("issuer"),
        abbreviation=text("abbreviation"),
        place=text("place"),
        signers=tuple(each for each in signers if each.called),
        receivers={kind: lines(f"receivers_{kind}") for kind in report_kinds()},
    )


def save_boxes(unit: Unit, form: Form, based_on: int) -> None:
    """When the button is pressed: a new version, or why there is none."""
    settings, by = typed_settings(unit), str(st.session_state[BY]).strip()
    if not settings.issuer or not by:
        said = _("Chưa lưu: cần tên cơ quan ban hành và người sửa.")
        st.session_state[OUTCOME] = (said, _("Những gì đã gõ còn nguyên."))
        return
    try:
        save_office(open_store(), unit.unit_id, settings.as_data(), by, based_on=based_on)
    except StoreError as error:
        st.session_state[OUTCOME] = (error.title, error.advice)
        return
    st.session_state[OUTCOME] = ()
    st.session_state[SAID_BY] = st.session_state[BY_REPORT] = by  # who confirms it is who writes below
    clear_form_draft(form)


def say_office_outcome() -> None:
    """How the last saving went; said once."""
    outcome = st.session_state.pop(OUTCOME, None)
    if outcome:
        draw_trouble(*outcome)
    elif outcome is not None:
        st.success(_("Đã lưu thông tin cơ quan."), icon=":material/check:")


def show_office_history(unit: Unit) -> None:
    """Every version with who, when, and what it changed, the newest first; nothing where nobody saved any."""
    versions = saved_offices(open_store(), unit.unit_id)
    if versions:
        label = _("Lịch sử: ai đã nhập gì, khi nào")
        lazy_expander(label, ":material/history:", "office_history", partial(list_offices, unit, versions))


def list_offices(unit: Unit, versions: list[SavedOffice]) -> None:
    """One paragraph for each."""
    names = office_box_names(unit)
    boxes = [office_boxes(unit, settings_of(version.settings)) for version in versions]
    boxes.append(office_boxes(unit, OfficeSettings()))
    for version, now, before in zip(versions, boxes, boxes[1:], strict=False):
        lines = [
            f"- {names[key]}: {history_text(before[key])} → {history_text(text)}"
            for key, text in now.items()
            if text != before[key]
        ]
        head = _("**Bản {number}** · {when} · {by}").format(
            number=version.version_no,
            when=words.moment(version.saved_at),
            by=words.literal(version.saved_by),
        )
        st.markdown("\n".join([head, "", *lines]))


def history_text(text: str) -> str:
    """A text of a box in a line of the history."""
    return f"«{words.literal('; '.join(text.splitlines()))}»" if text else _("(trống)")
