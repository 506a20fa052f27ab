"""The server: its settings below Streamlit, with their reasons, and its run from the first line to Ctrl+C.

Streamlit's own settings stand in `.streamlit/config.toml`; what whoever runs it may set, in `settings.py`.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path
from typing import Any

import uvicorn

ROOT = Path(__file__).resolve().parents[2]
APPLICATION = "app:app"
# Streamlit's `run` would listen without TCP_NODELAY: 40 ms more for every answer over a websocket.
UVICORN: dict[str, Any] = {
    "access_log": False,  # belongs to a proxy, if to anybody; it would name who looked at what
    "log_level": "warning",
    "server_header": False,  # nobody needs to know what serves
    "proxy_headers": False,  # ours decides whom to believe (proxies.py)
    "ws_per_message_deflate": False,  # a rerun sends 40 to 90 kB; packing them costs more time than the network
    "ws_max_size": 25 * 1024 * 1024,  # what a tab may say at once; uploads come another way
    "ws_ping_interval": 30,  # seconds; a tab that is gone is noticed, and proxies keep the line open
    "ws_ping_timeout": 30,
    "limit_concurrency": None,  # room.py counts tabs and says why; uvicorn would answer a bare 503 to everything
    "backlog": 2048,
    "timeout_keep_alive": 5,  # seconds
    "timeout_graceful_shutdown": 5,  # seconds; open tabs never leave by themselves
    "workers": 1,  # one process owns the database, and uploads and downloads stay in its memory
}


class ServingError(Exception):
    """Why the server cannot run, in words for who started it (Vietnamese)."""


def take_port(host: str, port: int) -> socket.socket:
    """The address, held from now on, so that nobody takes it while the database is made. Raises ServingError."""
    try:
        return bound(host, port)
    except OSError as error:
        raise ServingError(why_not_bound(error, host, port)) from error


def bound(host: str, port: int) -> socket.socket:
    """A socket at an address; on Windows alone, where another program could share it."""
    family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    opened = socket.socket(family, kind, protocol)
    try:
        if sys.platform == "win32":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(UVICORN["backlog"])
    except OSError:
        opened.close()
        raise
    return opened


def why_not_bound(error: OSError, host: str, port: int) -> str:
    """What keeps the server from an address, and what to do."""
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"Máy này không có địa chỉ {host}. Dùng 127.0.0.1 (chỉ máy này) hoặc 0.0.0.0 (mọi địa chỉ)."
    if error.errno == errno.EACCES:
        return f"Không được phép dùng cổng {port}. Dùng cổng từ 1024 trở lên: --port 8501."
    return (
        f"Địa chỉ {host}:{port} đang có chương trình khác dùng, có thể chính là bảng điều khiển: mở {local_url(host, port)}. "
        f"Muốn chạy ở cổng khác: --port {port + 1} (make run PORT={port + 1})."
    )


def local_url(host: str, port: int) -> str:
    """Where to open it on this machine."""
    name = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}"


def run_server(opened: socket.socket) -> None:
    """Run until Ctrl+C or until the system ends it. From the project's folder, where Streamlit looks for its settings.

    Raises ServingError if the application does not start; it has said why itself.
    """
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    server = uvicorn.Server(uvicorn.Config(APPLICATION, **UVICORN))
    try:
        server.run(sockets=[opened])
    except KeyboardInterrupt:
        return  # how uvicorn passes on a Ctrl+C after it has closed everything
    finally:
        opened.close()
    if not server.started:
        raise ServingError("Máy chủ không khởi động được; lý do ở ngay trên.")
