"""The server: `streamlit run app.py` or `uvicorn app:app`, from this folder.

An `App` around `cchc/frame.py`, and no plain script, because a folder `pages/` beside the script that Streamlit runs is
its old mechanism: the first visitor of a fresh server who opens a deep link would get the page without its frame.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp

from cchc.browser.document import document, document_routes
from cchc.browser.packed import PackedScripts, pack_ahead
from cchc.store import open_store
from cchc.store.backups.keeper import keeper_running
from cchc.ui.showing.chart_files import chart_file_routes
from cchc.ui.visit.trouble import show_trouble
from cchc.web.evidence import evidence_routes
from cchc.web.front import front
from cchc.web.health import health_routes
from cchc.web.local_door import local_door
from cchc.web.starting import StartsOrSaysWhy

ROOT = Path(__file__).resolve().parent
# Evidence before the documents, to which whatever stands below a page's name leads.
ROUTES = [*health_routes(), *evidence_routes(), *document_routes(), *chart_file_routes()]


@asynccontextmanager
async def owning_the_database(_: st.App) -> AsyncIterator[None]:
    """The server holds the database from start to end: nobody else writes between two visitors."""
    store = open_store()
    named = document()  # what does not fit Streamlit is told to the log before the first visitor comes
    Thread(target=pack_ahead, args=(named,), name="packing", daemon=True).start()
    with keeper_running(store), local_door(store):
        yield
    store.close()


# `streamlit run` finds the application by this line, and serves what the name stands for in the end.
app: ASGIApp = st.App(
    ROOT / "cchc" / "frame.py",
    lifespan=owning_the_database,
    routes=ROUTES,
    middleware=[Middleware(StartsOrSaysWhy), Middleware(PackedScripts)],
    on_script_error=show_trouble,
)
app = front(app, ROUTES, document)  # decision 0039
