"""Where the server listens, as far as it can be known before the first visitor.

The application is told by no server. All three ways to start it are commands of click, though, which keeps the options of
the command that runs: `--host` of `serve` and of `uvicorn` (with `UVICORN_HOST`), and for `streamlit run` Streamlit's own
setting, however it was made. Of a server that was started otherwise (gunicorn, a program) nothing is known; there the gate looks
at the address that each visitor came in at (`gate.py`).
"""

from __future__ import annotations

import click
import streamlit as st

from cchc.web.names import is_loopback
from cchc.web.settings import Settings

EVERYWHERE = "0.0.0.0"
ADVICE = (
    "Bảng điều khiển chưa có tài khoản đăng nhập: mở ra ngoài máy này ({host}) thì ai trong mạng cũng xem, nạp và thu hồi "
    "được số liệu, nên không khởi động. Thêm tài khoản: "
    "python -m cchc people add TÊN --role admin. Chỉ dùng trên máy này: để địa chỉ 127.0.0.1. Vẫn muốn mở: "
    "python -m cchc serve --host {host} --without-accounts, hoặc make run HOST={host} ACCOUNTS=none, hoặc đặt "
    "CCHC_ACCOUNTS=none."
)


def listening() -> str | None:
    """The address, blank for a socket without one; None where it is not known."""
    context = click.get_current_context(silent=True)
    given = context.params if context else {}
    if given.get("uds"):
        return ""
    if given.get("fd") is not None:
        return None  # somebody else opened it
    if given.get("host"):
        return str(given["host"])
    if "server_address" in given:
        return str(st.get_option("server.address") or EVERYWHERE)
    return None


def is_wide(host: str | None) -> bool:
    """Whether other machines reach this address."""
    return bool(host) and not is_loopback(str(host))


def refused_start(host: str | None, settings: Settings, are_accounts: bool = False) -> str | None:
    """Why the server must not start at this address; None where it may."""
    is_guarded = settings.without_accounts or are_accounts
    return ADVICE.format(host=host) if is_wide(host) and not is_guarded else None
