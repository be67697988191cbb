"""A Prefect server that lives as long as the run that started it: ``python -m flows.server_process PORT``.

The run holds the other end of standard input. When the run ends, in whatever way, that pipe closes and the server ends
too, so that a killed run leaves no server behind.
"""

import os
import signal
import sys
import threading
import time

import uvicorn

GRACE_S = 10.0


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
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="error",
        lifespan="on",
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
