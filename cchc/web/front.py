"""All that stands between the network and Streamlit, in its order.

    headers     every answer carries what browsers must hold to            headers.py
    peer        the address of the connection itself                       login/by_proxy.py
    proxies     who the visitor is, behind a proxy that may say so         proxies.py
    gate        Host and Origin are ours                                   gate.py
    logins      who comes, as soon as there are accounts                   login/middleware.py
    addresses   what leads nowhere is told so                              addresses.py
    room        so many visitors and no more                               room.py
    clicks      the clicks of one tab replace each other                   clicks.py

It is wrapped around the application and is none of its middleware, because Starlette's own errors come from outside of
those. Each layer is told all it needs when it is made.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from cchc.browser.closed_tabs import let_closed_tabs_go
from cchc.people.accounts import may_have_accounts
from cchc.people.file import open_people, people_file
from cchc.store import default_path
from cchc.web.addresses import Addresses
from cchc.web.clicks import Clicks
from cchc.web.gate import Gate
from cchc.web.headers import SecurityHeaders
from cchc.web.health import may_count
from cchc.web.listening import listening, refused_start
from cchc.web.login.by_proxy import RememberPeer
from cchc.web.login.middleware import Logins
from cchc.web.memory import give_large_buffers_back
from cchc.web.noting import leave_out_what_is_untrue
from cchc.web.proxies import distrust_other_proxies, trusting_proxies
from cchc.web.room import Room, descriptors, most_tabs
from cchc.web.settings import SettingError, settings
from cchc.web.starting import NotStarting
from cchc.web.visitors import Visitors


def front(app: ASGIApp, routes: Sequence[BaseRoute], document: Callable[[], str]) -> ASGIApp:
    """The application as the network may reach it; one that only says why it does not start, where it must not.

    `routes`: those of the application that are ours; `document`: what its pages are in, which names the scripts that may run.
    """
    try:
        given = settings()
    except SettingError as error:
        return NotStarting(str(error))
    host = listening()
    people = open_people(people_file(default_path()))

    def asks_who_comes() -> bool:
        return given.oidc is not None or given.proxy is not None or may_have_accounts(people)

    if why := refused_start(host, given, asks_who_comes()):
        return NotStarting(why)
    distrust_other_proxies()
    let_closed_tabs_go()
    give_large_buffers_back()
    logging.getLogger("uvicorn.error").addFilter(leave_out_what_is_untrue)
    inside: ASGIApp = Room(Clicks(app), most_tabs(descriptors()))
    inside = Logins(Addresses(inside, routes, may_count), people, given.limits, given.oidc, given.proxy)
    inside = Gate(inside, Visitors(host, given, asks_who_comes))
    return SecurityHeaders(RememberPeer(trusting_proxies(inside, given.proxies)), document)
