"""A whole delivery under fire: a mail server that fails at random and is killed, publishers that are killed, all real processes.

    result = run(folder, recipients=200, publisher_kills=2, server_kills=1, seed=1)

Kills come at random moments after random counts of messages taken, so that all of them hit a delivery under way.
"""

import json
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from tasks.archive.archive import Archive
from tasks.archive.deliveries import Ledger
from tasks.contracts.delivery import DeliveryState
from tasks.distribution.deliver import deliver
from tasks.distribution.edition import EditionToSend
from tasks.distribution.recipients import audience_of
from tasks.distribution.settings import DistributionSettings
from tests.servers.smtp import PASSWORD, USER, Certificates, Killable, make_certificates
from tests.unit.distribution.editions import NOVEMBER, make_edition, settings_for

_ROOT = Path(__file__).resolve().parents[3]
_LONGEST = 3_600.0  # seconds, then the test has failed


@dataclass(frozen=True)
class Result:
    """``got``: how many recipients got n messages; ``states``: how many deliveries the ledger has in each state;
    ``shown``: messages whose header or envelope names anybody but their recipient; ``astray``: recipients whose count and
    state contradict each other.
    """

    got: dict[int, int]
    states: dict[DeliveryState, int]
    shown: int
    astray: tuple[str, ...]
    publishers: int
    kills: int
    server_kills: int
    seconds: float


def address(number: int) -> str:
    return f"reader{number}@example.org"


def run(
    folder: Path, *, recipients: int, publisher_kills: int, server_kills: int, seed: int, faults: float = 0.2,
    together: int = 1, archive_url: str = "",
) -> Result:  # fmt: skip
    """Delivers until a publisher says that nothing is left to do."""
    chance = random.Random(seed)
    certificates = make_certificates(folder / "certificates")
    url = archive_url or f"sqlite:///{folder}/archive.sqlite"
    to_send = make_edition(folder / "output", url)
    server = Killable(certificates, folder / "taken.jsonl", seed=seed, faults=faults)
    kills = sorted(chance.randrange(recipients * 9 // 10) for _ in range(publisher_kills))
    server_down = sorted(chance.randrange(recipients * 9 // 10) for _ in range(server_kills))
    started, done_kills, done_down = 0, 0, 0
    begun = time.monotonic()
    running: list[subprocess.Popen[bytes]] = []
    with server:
        config = _config(folder, url, to_send, certificates, server.port, recipients)
        try:
            while True:
                ended = [process for process in running if process.poll() is not None]
                running = [process for process in running if process not in ended]
                counted = _lines(server.log)
                if ended and _is_final(url, recipients):
                    break
                while len(running) < together:
                    running.append(subprocess.Popen([sys.executable, "-m", __name__, str(config)], cwd=_ROOT))
                    started += 1
                if kills and counted >= kills[0]:
                    time.sleep(chance.random() * 0.05)
                    running[chance.randrange(len(running))].kill()
                    kills.pop(0)
                    done_kills += 1
                if server_down and counted >= server_down[0]:
                    time.sleep(chance.random() * 0.05)
                    server.kill()
                    server.start()
                    server_down.pop(0)
                    done_down += 1
                if time.monotonic() - begun > _LONGEST:
                    raise TimeoutError(f"{counted} messages after {_LONGEST:g} seconds")
                time.sleep(0.01)
        finally:
            for process in running:  # with nothing left to do, or the test has failed
                process.kill()
                process.wait(10)
    return _result(server, url, recipients, started, done_kills, done_down, time.monotonic() - begun)


def _config(
    folder: Path, url: str, to_send: EditionToSend, certificates: Certificates, port: int, recipients: int
) -> Path:
    settings = settings_for(
        port,
        certificates,
        smtp_user=USER,
        pause_seconds=0.005,
        longest_pause_seconds=0.2,
        attempts=60,
        connection_attempts=400,
    )
    config = folder / "config.json"
    config.write_text(
        json.dumps(
            {
                "url": url,
                "to_send": to_send.model_dump(mode="json"),
                "settings": settings.model_dump(mode="json"),
                "recipients": recipients,
            }
        )
    )
    return config


def _lines(log: Path) -> int:
    with suppress(FileNotFoundError):
        return log.read_bytes().count(b"\n")
    return 0


def _is_final(url: str, recipients: int) -> bool:
    final = {DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.REFUSED}
    with Archive(url) as archive:
        states = Counter(delivery.state for delivery in Ledger(archive, NOVEMBER).of_edition())
    return sum(states[state] for state in final) == recipients


def _result(
    server: Killable, url: str, recipients: int, publishers: int, kills: int, server_kills: int, seconds: float
) -> Result:
    with Archive(url) as archive:
        states = {d.address: d.state for d in Ledger(archive, NOVEMBER).of_edition()}
    taken = server.taken()
    got = Counter(recipient for entry in taken for recipient in entry["recipients"])
    shown = sum(len(entry["recipients"]) != 1 or entry["to"] != entry["recipients"][0] for entry in taken)
    fits = {DeliveryState.SENT: (1,), DeliveryState.UNKNOWN: (0, 1)}
    everybody = [address(number) for number in range(recipients)]
    astray = tuple(
        f"{who}: {states.get(who)} and {got[who]} messages"
        for who in everybody
        if got[who] not in fits.get(states[who], (0,))
    )
    return Result(
        got=dict(Counter(got[who] for who in everybody)), states=dict(Counter(states.values())), shown=shown, astray=astray,
        publishers=publishers, kills=kills, server_kills=server_kills, seconds=seconds,
    )  # fmt: skip


def _publish(config: Path) -> None:
    """What a publisher's process does."""
    said = json.loads(config.read_text())
    settings = DistributionSettings.model_validate({**said["settings"], "smtp_password": SecretStr(PASSWORD)})
    rows = ((f"line {number}", [("address", address(number))]) for number in range(said["recipients"]))
    report = deliver(said["url"], EditionToSend.model_validate(said["to_send"]), audience_of(rows), settings)
    sys.exit(0 if report.is_final else 3)


if __name__ == "__main__":
    _publish(Path(sys.argv[1]))
