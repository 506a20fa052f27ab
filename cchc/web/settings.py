"""What whoever runs the server may set, all of it by the environment, so that `serve`, `uvicorn` and `streamlit run` agree.

Streamlit's own settings stand in `.streamlit/config.toml`, those of the server below Streamlit in `serving.py`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from cchc.people.sessions import SessionLimits
from cchc.web.login.by_proxy import SECRET_HEADER, ProxySettings
from cchc.web.login.oidc import OidcSettings
from cchc.web.names import LOOPBACK, parse_host

HOSTS, PROXIES, ACCOUNTS, TOKEN = "CCHC_HOSTS", "CCHC_PROXIES", "CCHC_ACCOUNTS", "CCHC_METRICS_TOKEN"
HOURS, IDLE_MINUTES = "CCHC_SESSION_HOURS", "CCHC_IDLE_MINUTES"
OIDC_ISSUER, OIDC_CLIENT, OIDC_SECRET = "CCHC_OIDC_ISSUER", "CCHC_OIDC_CLIENT", "CCHC_OIDC_SECRET"
OIDC_SECRET_FILE, OIDC_NAME = "CCHC_OIDC_SECRET_FILE", "CCHC_OIDC_NAME"
OIDC_ROLES, OIDC_LOGIN_NAME = "CCHC_OIDC_ROLES", "CCHC_OIDC_LOGIN_NAME"
PROXY_USER, PROXY_SECRET = "CCHC_PROXY_USER", "CCHC_PROXY_SECRET"
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
    opens `/metrics` to other machines, blank for nothing; `limits`: how long a login holds; `oidc`: where people may say who they
    are besides here; `proxy`: who may say it for them."""

    hosts: frozenset[str] = frozenset()
    proxies: tuple[str, ...] = ()
    without_accounts: bool = False
    metrics_token: str = ""
    limits: SessionLimits = USUAL
    oidc: OidcSettings | None = None
    proxy: ProxySettings | None = None


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
        oidc(environment),
        proxy(environment),
    )


def proxy(environment: Mapping[str, str]) -> ProxySettings | None:
    """A proxy at which people log in; None where none is named."""
    header, secret = (environment.get(name, "").strip() for name in (PROXY_USER, PROXY_SECRET))
    if not header and not secret:
        return None
    peers = tuple(network(text) for text in comma_list(environment, PROXIES))
    if not peers or not header or len(secret) < SHORTEST_TOKEN:
        raise SettingError(
            f"{PROXY_USER} cần cả {PROXIES} (địa chỉ của máy chủ trung gian) và {PROXY_SECRET} (ít nhất {SHORTEST_TOKEN} ký tự "
            f"ngẫu nhiên, mà máy ấy gửi trong {SECRET_HEADER})."
        )
    return ProxySettings(header, secret, peers)


def oidc(environment: Mapping[str, str]) -> OidcSettings | None:
    """The province's own login; None where none is named. Its secret may stand in a file, which a service hands over unseen."""
    issuer, client = (environment.get(name, "").strip() for name in (OIDC_ISSUER, OIDC_CLIENT))
    if not issuer and not client:
        return None
    parts = urlsplit(issuer)
    if not client or not parts.hostname or parts.scheme not in ("https", "http"):
        raise SettingError(
            f"{OIDC_ISSUER}, {OIDC_CLIENT}: ghi cả hai, địa chỉ bắt đầu bằng https://, ví dụ "
            "https://sso.tinh.gov.vn/realms/tinh và cchc."
        )
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise SettingError(f"{OIDC_ISSUER}: «{issuer}» phải bắt đầu bằng https://, vì mật khẩu đi qua đó.")
    secret = environment.get(OIDC_SECRET, "").strip()
    if file := environment.get(OIDC_SECRET_FILE, "").strip():
        try:
            secret = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingError(f"{OIDC_SECRET_FILE}: không đọc được «{file}» ({error}).") from error
    name = environment.get(OIDC_NAME, "").strip() or parts.hostname
    login_name = environment.get(OIDC_LOGIN_NAME, "").strip() or "preferred_username"
    return OidcSettings(issuer, client, secret, name, environment.get(OIDC_ROLES, "").strip(), login_name)


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
