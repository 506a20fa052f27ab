"""A door of the running server for commands on the same machine: on loopback alone, and only with the word of the private file.

It stands beside the server that visitors use, so it is there however that one was started, and no proxy leads to it.
"""

from __future__ import annotations

import http.client
import json
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from cchc.store import DatabaseBusyError, Store, StoreError
from cchc.store.backups.backing_up import back_up
from cchc.web.private_file import Door, private_file, read_door, remove_door, write_door

HERE = "127.0.0.1"
PATH = "/sao-luu"
SECONDS = 3600  # that a command waits for its backup
REFUSED = 409


def application(store: Store, door: Door) -> Starlette:
    """`POST /sao-luu` with `folder`, `by` and `portable` in JSON makes a backup and gives its manifest."""

    async def make_backup(request: Request) -> JSONResponse:
        """A backup, for whoever knows the word of the private file; 403 to all others."""
        word = request.headers.get("authorization", "").encode()
        is_host = request.headers.get("host") == f"{HERE}:{door.port}"
        if not is_host or not secrets.compare_digest(word, f"Bearer {door.token}".encode()):
            return JSONResponse({}, 403)
        wanted: dict[str, Any] = await request.json()
        try:
            made = await run_in_threadpool(
                back_up, store, Path(str(wanted["folder"])), str(wanted["by"]), bool(wanted["portable"])
            )
        except StoreError as error:
            return JSONResponse({"title": error.title, "advice": error.advice}, REFUSED)
        return JSONResponse(json.loads(made.as_json()))

    return Starlette(routes=[Route(PATH, make_backup, methods=["POST"])])


def announce(store: Store, door: Door) -> None:
    """Say where the door is. Raises StoreError where that file cannot be written."""
    try:
        write_door(store.path, door)
    except OSError as error:
        raise StoreError(
            f"Không ghi được tệp {private_file(store.path)}.",
            f"Xóa hay dời thứ đang ở chỗ ấy và cấp quyền ghi vào thư mục, rồi chạy lại. ({error})",
        ) from error


@contextmanager
def local_door(store: Store) -> Iterator[None]:
    """Open as long as the block lasts. A lake needs none: others may open it too."""
    if store.database.is_lake:
        yield
        return
    listener = socket.create_server((HERE, 0))
    door = Door(listener.getsockname()[1], secrets.token_urlsafe(32), os.getpid())
    # The logging of the server around it stays as it is.
    settings = uvicorn.Config(
        application(store, door), lifespan="off", ws="none", access_log=False, log_config=None
    )
    server = uvicorn.Server(settings)
    thread = Thread(target=server.run, args=([listener],), name="local door", daemon=True)
    thread.start()
    try:
        announce(store, door)
        yield
    finally:
        remove_door(store.path, door)
        server.should_exit = True
        thread.join(5)


def ask_owner(database: str, folder: Path, by: str, portable: bool) -> dict[str, Any]:
    """The manifest of a backup that the process which holds the database makes.

    Raises DatabaseBusyError where that process has no door, and StoreError as it refuses.
    """
    door = read_door(database)
    if door is None:
        raise DatabaseBusyError.of_backup()
    connection = http.client.HTTPConnection(HERE, door.port, timeout=SECONDS)
    wanted = {"folder": str(folder.resolve()), "by": by, "portable": portable}
    try:
        connection.request("POST", PATH, json.dumps(wanted), {"Authorization": f"Bearer {door.token}"})
        answer = connection.getresponse()
        found: dict[str, Any] = json.loads(answer.read())
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise DatabaseBusyError.of_backup() from error
    finally:
        connection.close()
    if answer.status == REFUSED:
        raise StoreError(str(found["title"]), str(found["advice"]))
    if answer.status != http.client.OK:
        raise DatabaseBusyError.of_backup()
    return found
