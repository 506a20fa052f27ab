"""Whose word about a visitor counts: scheme and address as `X-Forwarded-Proto` and `X-Forwarded-For` say, of named proxies alone.

The reading is uvicorn's. Left to itself it believes whoever is at 127.0.0.1 before we see the request, under `uvicorn
app:app` and `streamlit run` alike, and what it overwrites is gone; so its own is taken out, and ours stands behind the
application's door.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import uvicorn.config
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware


def trusting_proxies(app: Any, proxies: Sequence[str]) -> Any:
    """The application, told of visitors what these proxies say."""
    return ProxyHeadersMiddleware(app, trusted_hosts=list(proxies))


def distrust_other_proxies() -> None:
    """To be called while uvicorn loads the application, which it wraps afterwards. `test_gate_everywhere.py` holds it."""
    uvicorn.config.ProxyHeadersMiddleware = unwrapped  # type: ignore[assignment,attr-defined]


def unwrapped(app: Any, trusted_hosts: Any) -> Any:
    """The application as it is."""
    return app
