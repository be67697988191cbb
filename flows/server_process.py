"""A Prefect server that lives as long as the run that started it: ``python -m flows.server_process PORT``.

The run holds the other end of standard input. When the run ends, in whatever way, that pipe closes and the server ends
too, so that a killed run leaves no server behind.
"""

import os
import signal
import sys
import threading
import time
from typing import Any

import uvicorn
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

GRACE_S = 10.0
#: Pages of the UI talk to the machine they came from, under whichever of its names, and to nobody else.
CONNECTIONS = "connect-src 'self' " + " ".join(
    f"{scheme}://{name}:*" for scheme in ("http", "ws") for name in ("127.0.0.1", "localhost")
)


class HomeOnly:
    """Prefect's server, whose pages may ask nobody else: its newer UI calls out (3.8.8), and forms hold an office's matters."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as Prefect does, with the policy on pages."""

        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Content-Security-Policy"] = CONNECTIONS
            await send(message)

        await self.app(scope, receive, with_policy if scope["type"] == "http" else send)


def create() -> Any:
    """Prefect's app, with the policy around it."""
    from prefect.server.api.server import create_app

    return HomeOnly(create_app())


def end_with_parent() -> None:
    """Wait for the end of standard input, then end this process: gently, so that what was sent is written down."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_S)
    os._exit(0)


def main(port: int) -> None:
    """Serve Prefect's API on loopback until the run that started it is over."""
    threading.Thread(target=end_with_parent, daemon=True).start()
    uvicorn.run(
        "flows.server_process:create",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="error",
        lifespan="on",
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
