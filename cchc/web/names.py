"""Names and addresses of machines, as requests carry them."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?)(?::(?P<port>[0-9]{1,5}))?")
USUAL_PORTS = {"http": "80", "https": "443"}


@dataclass(frozen=True)
class Host:
    """The value of a `Host` header, in small letters: a name, or an address (of IPv6 in brackets), and a port or ""."""

    name: str
    port: str

    def origin(self, scheme: str) -> str:
        """What a browser sends as `Origin` from a page of this host: the usual port is not named."""
        port = self.port if self.port != USUAL_PORTS[scheme] else ""
        return f"{scheme}://{self.name}:{port}" if port else f"{scheme}://{self.name}"


def parse_host(text: str) -> Host | None:
    """A `Host` header taken apart; None for what is none."""
    found = HOST.fullmatch(text.lower())
    return Host(found["name"], found["port"] or "") if found else None


def machine_names() -> frozenset[str]:
    """What this machine is called, whole and without its domain. Asks no name server: it might not answer for long."""
    whole = socket.gethostname().lower()
    return frozenset({whole, whole.partition(".")[0]} - {""})


def parse_ip(text: str) -> IPv4Address | IPv6Address | None:
    """An address; one of IPv4 that came in at a socket of IPv6 as what it is. None for a name or the path of a socket."""
    try:
        found = ip_address(text.strip("[]"))
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def is_loopback(text: str) -> bool:
    """Whether this is an address, or the name, by which a machine speaks to itself."""
    found = parse_ip(text)
    return found.is_loopback if found else text == "localhost"


def is_same_address(one: str, other: str) -> bool:
    """Whether both are the same address, however they are written; names are none."""
    found = parse_ip(one)
    return found is not None and found == parse_ip(other)
