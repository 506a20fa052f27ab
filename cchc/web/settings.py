"""What whoever runs the server may set, all of it by the environment, so that `serve`, `uvicorn` and `streamlit run` agree.

Streamlit's own settings stand in `.streamlit/config.toml`, those of the server below Streamlit in `serving.py`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_network

from cchc.people.sessions import SessionLimits
from cchc.web.names import parse_host

HOSTS, PROXIES, ACCOUNTS, TOKEN = "CCHC_HOSTS", "CCHC_PROXIES", "CCHC_ACCOUNTS", "CCHC_METRICS_TOKEN"
HOURS, IDLE_MINUTES = "CCHC_SESSION_HOURS", "CCHC_IDLE_MINUTES"
NO_ACCOUNTS = "none"
SHORTEST_TOKEN = 16
USUAL = SessionLimits()
LONGEST_SPAN = 7 * 24 * 3600  # seconds


class SettingError(Exception):
    """A setting that cannot be followed, in words for who set it (Vietnamese)."""


@dataclass(frozen=True)
class Settings:
    """`hosts`: further names by which the server is called; `proxies`: addresses or networks whose word about a visitor counts;
    `without_accounts`: whether it may be reached from elsewhere though nobody has to say who they are; `metrics_token`: what
    opens `/metrics` to other machines, blank for nothing; `limits`: how long a login holds."""

    hosts: frozenset[str] = frozenset()
    proxies: tuple[str, ...] = ()
    without_accounts: bool = False
    metrics_token: str = ""
    limits: SessionLimits = USUAL


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """As the environment says now. Raises SettingError for what is none."""
    return Settings(
        frozenset(host_name(text) for text in comma_list(environment, HOSTS)),
        tuple(network(text) for text in comma_list(environment, PROXIES)),
        without_accounts(environment.get(ACCOUNTS, "").strip()),
        token(environment.get(TOKEN, "").strip()),
        SessionLimits(
            seconds(environment, HOURS, 3600, USUAL.absolute),
            seconds(environment, IDLE_MINUTES, 60, USUAL.idle),
        ),
    )


def seconds(environment: Mapping[str, str], name: str, unit: int, default: float) -> float:
    """A span given in a unit of so many seconds; nothing holds for longer than a week."""
    text = environment.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:9]) * unit <= LONGEST_SPAN):
        raise SettingError(f"{name}: «{text}» không dùng được. Ghi một số nguyên từ 1, không quá một tuần.")
    return float(int(text) * unit)


def comma_list(environment: Mapping[str, str], name: str) -> list[str]:
    """The parts between commas."""
    return [part for text in environment.get(name, "").split(",") if (part := text.strip())]


def host_name(text: str) -> str:
    """A name as `Host` carries it, without port."""
    host = parse_host(text)
    if host is None or host.port:
        raise SettingError(
            f"{HOSTS}: «{text}» không phải tên máy. Chỉ ghi tên, không http:// và không cổng, "
            "nhiều tên cách nhau bằng dấu phẩy, ví dụ cchc.sokhcn.gov.vn,10.0.0.5."
        )
    return host.name


def network(text: str) -> str:
    """An address, or a network written as `10.0.0.0/8`."""
    try:
        return str(ip_network(text)) if "/" in text else str(ip_network(text).network_address)
    except ValueError as error:
        raise SettingError(
            f"{PROXIES}: «{text}» không phải địa chỉ IP hay mạng. Ghi địa chỉ của máy chủ trung gian, ví dụ 127.0.0.1 "
            "hoặc 10.0.0.0/24."
        ) from error


def without_accounts(text: str) -> bool:
    """Whether the setting says so in its only word."""
    if text not in ("", NO_ACCOUNTS):
        raise SettingError(f"{ACCOUNTS}: chỉ nhận «{NO_ACCOUNTS}», không nhận «{text}».")
    return text == NO_ACCOUNTS


def token(text: str) -> str:
    """A word that nobody guesses."""
    if text and len(text) < SHORTEST_TOKEN:
        raise SettingError(f"{TOKEN}: quá ngắn, cần ít nhất {SHORTEST_TOKEN} ký tự ngẫu nhiên.")
    return text
