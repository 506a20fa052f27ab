"""Step 5: one file or all that are ready, each in a transaction of its own, and a word about how each went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from cchc import words
from cchc.intake import IntakeError, publication_of, take_known_rows
from cchc.language import _
from cchc.store import ChangedMeanwhileError, PartialUploadError, StoreError, open_store
from cchc.ui.changes.losing import is_accepted, tick_loss
from cchc.ui.changes.submitted import publish_here, waits_text
from cchc.ui.changes.weaker import is_put_first
from cchc.ui.intake.checked import CheckedFile
from cchc.ui.intake.drafted import forget_published
from cchc.ui.intake.file_results import sent_before
from cchc.ui.intake.memory import remember_corrections
from cchc.ui.intake.published import FiguresPage, link_to, pages_with_figures
from cchc.ui.intake.uploads import LIST, WANTED, find_upload, upload_named
from cchc.ui.visit.trouble import draw_trouble


@dataclass(frozen=True)
class Order:
    """A file to publish, what stood (scope → coverage) when its difference was shown, whether its loss was accepted, and
    whether what it does not carry stays."""

    checked: CheckedFile
    seen: dict[str, str]
    accepted: bool
    keeps: bool


@dataclass(frozen=True)
class Outcome:
    """How a publication went: `title` is blank where it succeeded, `places` are where its figures are to be seen."""

    name: str
    title: str = ""
    advice: str = ""
    places: tuple[FiguresPage, ...] = ()
    waits: bool = False


def order(checked: CheckedFile) -> Order:
    """What a button that is drawn now would publish."""
    assert checked.publication is not None
    difference = checked.difference()
    accepted = difference is not None and is_accepted(difference, checked.sent.key)
    return Order(checked, open_store().current_scopes(checked.publication), accepted, checked.keeps)


def to_publish(files: Sequence[CheckedFile]) -> list[str]:
    """What a button that is drawn now would publish, by the keys of the files. Held until the page is drawn again, while
    Streamlit holds what it is given with a button for as long as somebody is here."""
    orders: dict[str, Order] = st.session_state.setdefault("orders", {})
    orders |= {checked.sent.key: order(checked) for checked in files}
    return [checked.sent.key for checked in files]


def publish_files(keys: Sequence[str]) -> None:
    """When a button is pressed: every file by itself, so that one that fails does not lose the others.

    Runs before the page is drawn again, so what was seen is what stood when the button was drawn.
    """
    orders: dict[str, Order] = st.session_state.get("orders", {})
    done: set[str] = set()
    # Told even if something that nobody thought of ends the round.
    outcomes: list[Outcome] = st.session_state.setdefault("outcomes", [])
    names = {sent.key: sent.name for sent in sent_before().values()}
    for key in keys:
        outcomes.append(
            publish_file(orders[key], done) if key in orders else pressed_too_early(names.get(key, ""))
        )


def pressed_too_early(name: str) -> Outcome:
    """A button of a page that is being drawn anew: what it would publish is not what stands there in a moment."""
    return Outcome(
        name, _("Trang đang được vẽ lại khi nút được bấm."), _("Xem lại các bước rồi bấm «Công bố» lần nữa.")
    )


def publish_file(order: Order, done: set[str]) -> Outcome:
    """One file; `done` are the scopes that files before it in this round published."""
    sent, by = order.checked.sent, str(st.session_state.get("by", ""))
    note = str(st.session_state.get("note", ""))
    try:
        publication = publication_of(order.checked.reading, sent.content, by, note, sent.amendments)
    except IntakeError as error:  # the register has changed since the button was drawn
        return Outcome(sent.name, _("Tệp này không công bố được nữa."), str(error))
    take_known_rows(publication, open_store().ledger_of(publication))
    publication.keeps = order.keeps
    publication.overrules = is_put_first(sent.key)
    if done & set(publication.coverages):
        return Outcome(
            sent.name,
            _("Trùng đơn vị và kỳ với một tệp vừa công bố cùng lúc."),
            _("Chọn tệp này ở trên, xem phần khác biệt rồi công bố riêng nếu đúng là muốn thay."),
        )
    try:
        waits = publish_here(publication, replace=order.accepted, seen=[order.seen], doing="publish_file")
    except PartialUploadError as error:
        return Outcome(sent.name, error.title, _("Nếu đúng là muốn bỏ, đánh dấu ô đồng ý ở bước 5."))
    except (ChangedMeanwhileError, StoreError) as error:
        return Outcome(sent.name, error.title, error.advice)
    remember_corrections(sent, by)
    forget_published(sent)
    done |= set(publication.coverages)
    return Outcome(sent.name, places=() if waits else tuple(pages_with_figures(publication)), waits=waits)


def show_publishing_results() -> None:
    """What was published since the button was pressed, and what was not and why; said once."""
    if framework := st.session_state.pop("saved_framework", None):
        said = _(
            "Đã lưu bộ chỉ số «{name}». Các bảng từ nay được đối chiếu với bộ này; mẫu để điền ở cuối trang."
        )
        st.success(said.format(name=words.literal(framework)), icon=":material/check:")
    outcomes: list[Outcome] = st.session_state.pop("outcomes", [])
    published = [outcome.name for outcome in outcomes if not outcome.title and not outcome.waits]
    if waiting := [outcome.name for outcome in outcomes if outcome.waits]:
        names = ", ".join(f"«{words.literal(name)}»" for name in waiting)
        st.info(f"{names}: {waits_text()}", icon=":material/approval:")
    if published:
        names = ", ".join(f"«{words.literal(name)}»" for name in published)
        said = _("Đã công bố {names}. Mọi trang đã dùng số liệu mới.").format(names=names)
        st.toast(_("Đã công bố {count} tệp.").format(count=len(published)), icon=":material/check:")
        st.success(said, icon=":material/check:")
        link_to([place for outcome in outcomes for place in outcome.places])
    for outcome in outcomes:
        if outcome.title:
            title = _("Chưa công bố «{name}»: {reason}").format(name=outcome.name, reason=outcome.title)
            draw_trouble(title, outcome.advice)


def offer_publishing(checked: CheckedFile) -> None:
    """The ticks that this file needs, and the button."""
    if checked.warnings and not checked.is_current_already:
        st.checkbox(
            _("Tôi đã xem {count} cảnh báo ở bước 3").format(count=checked.warnings), key=checked.seen_key
        )
    state = checked.state()
    if state == "published":
        show_upload_in_use(checked)
        return
    offer_keeping(checked)
    difference = checked.difference()
    if difference and difference.loses:
        tick_loss(difference, checked.sent.key)
    state = checked.state()
    st.button(
        _("Công bố"),
        type="primary",
        icon=":material/publish:",
        disabled=state != "ready",
        key=f"publish_{checked.sent.key}",
        on_click=publish_files,
        args=(to_publish([checked]),),
    )


def offer_keeping(checked: CheckedFile) -> None:
    """Where what stands could stay though this file does not carry it, the choice that it does."""
    count = checked.keepable()
    if count:
        name = _("Giữ {count} số mà tệp mới không có").format(count=words.number(count, 0))
        said = _(
            "Các số ấy vẫn xem được, ghi nguồn là tệp cũ. Điểm, hạng, loại của một đơn vị luôn lấy từ một văn bản: "
            "số của tệp cũ đứng riêng, không ghép với số của tệp mới. Thu hồi tệp nào thì số của tệp ấy thôi được dùng."
        )
        st.checkbox(name, key=checked.keep_key, help=said)


def show_upload_in_use(checked: CheckedFile) -> None:
    """A file that is in use already: which upload it is, which the list then shows first, and a link to it there."""
    assert checked.publication is not None
    upload = find_upload(open_store().current_upload_of(checked.publication))
    said = _("Tệp này đang được dùng: {upload}. Muốn bỏ, bấm «Thu hồi» ở [đầu phần Các lần nạp](#{list}).")
    st.success(said.format(upload=upload_named(upload), list=LIST), icon=":material/check:")
    st.session_state[WANTED] = [*st.session_state.get(WANTED, []), upload["id"]]
