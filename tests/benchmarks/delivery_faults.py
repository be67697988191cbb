"""5,000 recipients, a mail server that fails one command in five and is killed twice, a publisher that is killed ten times.

    .venv/bin/python -m tests.benchmarks.delivery_faults [--recipients 5000] [--publisher-kills 10] [--server-kills 2]
        [--seed 6] [--faults 0.2] [--together 1] [--archive-url postgresql+psycopg://…]

All are real processes on loopback: publisher, aiosmtpd with STARTTLS and a password, SQLite (or PostgreSQL). Kills are SIGKILL,
at random moments after random counts of messages. Prints how many recipients got exactly one message, how many deliveries are
unknown, how many recipients got two, and the seconds. Exit code 1 when somebody got two, when a recipient's count and the
ledger contradict each other, or when more are unknown than there were kills. ``--faults 0`` without kills measures messages a
second against a healthy server.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tasks.contracts.delivery import DeliveryState
from tests.unit.distribution.faulty_delivery import run


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--recipients", type=int, default=5_000)
    parser.add_argument("--publisher-kills", type=int, default=10)
    parser.add_argument("--server-kills", type=int, default=2)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--faults", type=float, default=0.2)
    parser.add_argument("--together", type=int, default=1)
    parser.add_argument("--archive-url", default="")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = run(
            Path(folder), recipients=asked.recipients, publisher_kills=asked.publisher_kills, server_kills=asked.server_kills,
            seed=asked.seed, faults=asked.faults, together=asked.together, archive_url=asked.archive_url,
        )  # fmt: skip
    unknown = result.states.get(DeliveryState.UNKNOWN, 0)
    kills = result.kills + result.server_kills
    two = sum(count for messages, count in result.got.items() if messages > 1)
    print(f"recipients               {asked.recipients}")
    print(f"exactly one message      {result.got.get(1, 0)}")
    print(f"no message               {result.got.get(0, 0)}")
    print(f"two or more              {two}")
    print(
        f"unknown in the ledger    {unknown} ({kills} kills: {result.kills} of publishers, {result.server_kills} of the server)"
    )
    print(f"states in the ledger     { {state.value: count for state, count in result.states.items()} }")
    print(f"shown to others          {result.shown}")
    print(f"publishers started       {result.publishers}")
    print(
        f"seconds                  {result.seconds:.1f} ({asked.recipients / result.seconds:.1f} recipients a second)"
    )
    for line in result.astray[:20]:
        print(f"CONTRADICTION            {line}")
    return 1 if two or result.astray or result.shown or unknown > kills else 0


if __name__ == "__main__":
    sys.exit(main())
