"""How the server is, for other programs: whether it lives, whether it can answer, what it has counted."""

from __future__ import annotations

import asyncio
import logging
import secrets
from concurrent.futures import ThreadPoolExecutor

from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Scope

from cchc.store import StoreError, open_store
from cchc.web.addresses import NOT_YOURS
from cchc.web.gate import is_from_here
from cchc.web.settings import settings

LOG = logging.getLogger(__name__)
LIVES, READY, COUNTED = "/suc-khoe/song", "/suc-khoe/san-sang", "/metrics"
PATIENCE = 1.0  # seconds
FRESH = {"Cache-Control": "no-store"}
# A thread of its own: one that waits for a disk for ever must not take places from visitors.
ASKING = ThreadPoolExecutor(1, thread_name_prefix="readiness")
VERSION = Gauge("cchc_data_version", "Number of the newest change of the data.")
VERSION.set_function(lambda: open_store().version().number)


def health_routes() -> list[Route]:
    """What monitoring asks."""
    return [Route(LIVES, _lives), Route(READY, _ready), Route(COUNTED, _counted)]


async def _lives(_request: Request) -> Response:
    return JSONResponse({"status": "ok"}, headers=FRESH)


async def _ready(_request: Request) -> Response:
    """503 as long as the database does not tell its version within a second, as after a fatal error."""
    try:
        asked = asyncio.wrap_future(ASKING.submit(data_version))
        number = await asyncio.wait_for(asked, PATIENCE)
    except StoreError as error:
        return unavailable(str(error))
    except TimeoutError:
        return unavailable(f"Cơ sở dữ liệu không trả lời trong {PATIENCE:.0f} giây.")
    except Exception:  # whatever it is, nobody can be served
        LOG.exception("Cơ sở dữ liệu không trả lời.")
        return unavailable("Cơ sở dữ liệu gặp lỗi; xem nhật ký máy chủ.")
    return JSONResponse({"status": "ok", "data_version": number}, headers=FRESH)


def unavailable(why: str) -> Response:
    """503 with the reason, for monitoring."""
    return JSONResponse({"status": "unavailable", "why": why}, 503, FRESH)


def data_version() -> int:
    """Read from the database, not from memory. Raises StoreError if it cannot, or if the file is no longer ours."""
    store = open_store()
    if trouble := store.trouble():
        raise trouble
    return store.newest_version().number


async def _counted(request: Request) -> Response:
    if not may_count(request.scope):
        return NOT_YOURS.response(request.scope)
    content = await run_in_threadpool(generate_latest)
    return Response(content, media_type=CONTENT_TYPE_LATEST, headers=FRESH)


def may_count(scope: Scope) -> bool:
    """Whether somebody may see what was counted: on this machine, or with the token."""
    if is_from_here(scope):
        return True
    said = Headers(scope=scope).get("authorization", "")
    wanted = settings().metrics_token
    return bool(wanted) and secrets.compare_digest(said.encode(), f"Bearer {wanted}".encode())
