"""What a change removes is said first and has to be ticked: the tick belongs to exactly this loss."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.losses import loss_fingerprint, losses
from cchc.store.difference import Difference

LINES = 12
TICKED = 2  # lines that the box to tick repeats


def loss_key(difference: Difference, key: str) -> str:
    """The tick of one loss at one place; another loss has to be looked at again."""
    return f"nap_loss_{key}_{loss_fingerprint(difference)}"


def is_accepted(difference: Difference, key: str) -> bool:
    """Whether nothing is lost, or the loss was ticked."""
    return not difference.loses or bool(st.session_state.get(loss_key(difference, key)))


def show_loss(difference: Difference) -> None:
    """What would stand no more, in amber; nothing where nothing is lost."""
    if not difference.loses:
        return
    lines = losses(difference)
    count = len(difference.removed)
    head = _("**Bỏ {count} số đang dùng:**") if count else _("**Ít dòng hơn bảng đang dùng:**")
    shown = [head.format(count=words.number(count, 0))]
    shown += [f"- {words.literal(line)}" for line in lines[:LINES]]
    if len(lines) > LINES:
        shown.append(_("- … và {count} dòng nữa: xem bảng khác biệt").format(count=len(lines) - LINES))
    st.warning("\n".join(shown), icon=":material/remove_circle:")


def show_losses(files: Mapping[str, Difference]) -> None:
    """What each of several files would remove: a line each, in amber."""
    lines = []
    for name, difference in files.items():
        what = "; ".join(losses(difference)[:TICKED])
        said = _("- «{name}» bỏ số đang dùng ({what}): chọn tệp này ở dưới để xem và đồng ý.")
        lines.append(said.format(name=words.literal(name), what=words.literal(what)))
    if lines:
        st.warning("\n".join(lines), icon=":material/remove_circle:")


def confirm_loss(difference: Difference, key: str) -> bool:
    """The loss with its tick; whether the change may be made."""
    show_loss(difference)
    if difference.loses:
        tick_loss(difference, key)
    return is_accepted(difference, key)


def tick_loss(difference: Difference, key: str) -> None:
    """The box to tick; it names what goes, for it may stand far below."""
    name = (
        _("Đồng ý bỏ {what}") if len(difference.removed) else _("Đồng ý thay bằng bảng ít dòng hơn: {what}")
    )
    lines = losses(difference)
    what = "; ".join(lines[:TICKED]) + ("; …" if len(lines) > TICKED else "")
    st.checkbox(name.format(what=words.literal(what)), key=loss_key(difference, key))
