"""Prefect's own UI on loopback, over the runs that were made here: ``make ui``."""

import subprocess
import sys

HOST, PORT = "127.0.0.1", "4200"


def main() -> int:
    """Start Prefect's server and UI until Ctrl-C.

    Returns:
        The server's exit status.
    """
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", PORT]
    try:
        return subprocess.run(command, check=False).returncode
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
