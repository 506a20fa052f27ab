"""By which names visitors may call this server, and whether they may come from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from starlette.types import Scope
from streamlit import config

from cchc.web.listening import is_wide
from cchc.web.names import LOOPBACK, is_same_address, machine_names
from cchc.web.settings import Settings


class Visitors:
    """The allowed names, which Streamlit is told as well: it looks once more at the Host of a websocket.

    An own address is known by the connection: a Host that is the very address at which the visitor came in is ours, also after
    the machine got another one. A name that somebody else's name server leads here is never among them.
    """

    def __init__(
        self, host: str | None, given: Settings, has_accounts: Callable[[], bool] = lambda: False
    ) -> None:
        """`host`: where the server listens, None where that is not known; `has_accounts`: whether all must say who they are."""
        self.has_accounts = has_accounts
        self.without_accounts = given.without_accounts
        may_be_wide = is_wide(host) if host is not None else self.may_come_from_elsewhere
        self.names = {*LOOPBACK, *given.hosts, *(machine_names() if may_be_wide else ())}
        self.tell_streamlit()

    @property
    def may_come_from_elsewhere(self) -> bool:
        """Whether other machines are let in: they say who they are, or somebody said that they need not."""
        return self.without_accounts or self.has_accounts()

    def call_us(self, name: str, scope: Scope) -> bool:
        """Whether a Host, without its port, is a name of this server."""
        if name in self.names:
            return True
        here = scope.get("server")
        if not here or not is_same_address(name, here[0]):
            return False
        self.names.add(name)  # no more of them than this machine has addresses
        self.tell_streamlit()
        return True

    def tell_streamlit(self) -> None:
        """Its list has addresses of IPv6 without brackets."""
        config.set_option("server.allowedHosts", sorted(name.strip("[]") for name in self.names))
