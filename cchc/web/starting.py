"""A server that must not start, or cannot have its database, says why in a sentence and ends."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cchc.store import DatabaseBusyError, StoreError

FAILED = "lifespan.startup.failed"


class StartsOrSaysWhy:
    """Around the application: what the store refuses at the start reaches the log without the way that led to it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Everything but a refused start passes as it is."""
        if scope["type"] != "lifespan":
            await self.app(scope, receive, send)
            return
        failures: list[Message] = []

        async def hold_failure(message: Message) -> None:
            """Keep the failure back until it is known what to say of it."""
            if message["type"] == FAILED:
                failures.append(message)
            else:
                await send(message)

        try:
            await self.app(scope, receive, hold_failure)
        except StoreError as error:
            said = DatabaseBusyError.at_start() if isinstance(error, DatabaseBusyError) else error
            await send({"type": FAILED, "message": str(said)})
            raise
        except BaseException:
            for message in failures:
                await send(message)
            raise


class NotStarting:
    """Fails at the start with a sentence, without the way that led to it."""

    def __init__(self, why: str) -> None:
        self.why = why

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A server that was told to skip the start (`--lifespan off`) gets an error for every request."""
        if scope["type"] != "lifespan":
            raise RuntimeError(self.why)
        await receive()
        await send({"type": FAILED, "message": self.why})
