"""Người dùng: who may log in and do what, who is in now, and what became of accounts."""

import streamlit as st

from cchc import ui
from cchc.language import _

VIEWS = {
    "tai-khoan": _("Tài khoản"),
    "dang-nhap": _("Đang đăng nhập"),
    "nhat-ky": _("Nhật ký"),
}

st.title(_("Người dùng"))

if ui.can_administer():
    view = ui.choose_part("xem_gi", _("Xem"), VIEWS)
    ui.say_who_has_accounts()
    if view == "tai-khoan":
        ui.show_accounts()
        ui.change_somebody()
        ui.invite_somebody()
    if view == "dang-nhap":
        ui.show_sessions()
    if view == "nhat-ky":
        ui.show_record()
