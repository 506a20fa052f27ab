"""What the server counts, and what of a refusal the log says."""

from __future__ import annotations

import logging

from prometheus_client import Counter, disable_created_metrics
from starlette.datastructures import Headers
from starlette.types import Scope

from cchc.web.refusal import Refusal

disable_created_metrics()  # type: ignore[no-untyped-call]
LOG = logging.getLogger(__name__)
REFUSED = Counter("cchc_refused", "Requests and websockets that were not let in, by reason.", ["reason"])
MOST_SAID = 100  # whoever knocks with ever new names fills no disk
_said: set[tuple[str, str, str]] = set()


def note_refusal(refusal: Refusal, scope: Scope) -> None:
    """Count it, and say it once for each Host and Origin: a proxy that is set up wrongly shows nothing else."""
    REFUSED.labels(refusal.reason).inc()
    headers = Headers(scope=scope)
    host, origin = (", ".join(headers.getlist(name))[:100] for name in ("host", "origin"))
    if len(_said) < MOST_SAID and (told := (refusal.reason, host, origin)) not in _said:
        _said.add(told)
        LOG.warning("Không nhận (%s): Host %r, Origin %r.", refusal.reason, host, origin)


def leave_out_what_is_untrue(record: logging.LogRecord) -> bool:
    """Of uvicorn's log: it holds a websocket that was answered with a refusal for one that was not answered at all."""
    return record.getMessage() != "ASGI callable returned without completing handshake."
