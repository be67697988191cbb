"""A real mail server on loopback (aiosmtpd) with TLS under a certificate authority of its own, that can be told to fail.

In the test's process: ``with running_smtp(folder) as server: ... server.messages``; ``server.script["RCPT"] = ["550 no"]`` answers
the next RCPT so. As a process of its own that can be killed: ``python -m tests.servers.smtp --port ... --seed ... --faults 0.2``,
which writes each message down durably before it takes it.
"""

import argparse
import asyncio
import json
import logging
import os
import random
import ssl
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

USER, PASSWORD = "office", "correct horse"
#: Instead of an answer: the connection ends before it; the message is taken and the connection ends; no answer ever comes.
DROP, DROP_AFTER, HANG = "drop", "drop after", "hang"
COMMANDS = ("EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "RSET")
_START_SECONDS = 30.0


@dataclass(frozen=True)
class Certificates:
    """PEM files: the authority, and a certificate for localhost with its key."""

    authority: Path
    certificate: Path
    key: Path


def make_certificates(folder: Path) -> Certificates:
    """An authority and a certificate for ``localhost`` and 127.0.0.1, made anew."""
    # Imported here: the killable server, which starts often, makes none.
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    folder.mkdir(parents=True, exist_ok=True)
    start = datetime.now(UTC) - timedelta(days=1)
    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())

    def builder(name: str, public: Any) -> Any:
        return (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")]))
            .public_key(public).serial_number(x509.random_serial_number())
            .not_valid_before(start).not_valid_after(start + timedelta(days=30))
        )  # fmt: skip

    authority = (
        builder("Test authority", authority_key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True, key_cert_sign=True, crl_sign=True, content_commitment=False, key_encipherment=False,
                data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
            ), critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(authority_key.public_key()), critical=False)
        .sign(authority_key, hashes.SHA256())
    )  # fmt: skip
    certificate = (
        builder("localhost", key.public_key())
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]),
            critical=False,
        )
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    made = Certificates(folder / "authority.pem", folder / "localhost.pem", folder / "localhost.key")
    made.authority.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    made.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    made.key.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return made


@dataclass(frozen=True)
class Taken:
    """A message as the server took it."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    is_encrypted: bool
    user: str

    @cached_property
    def parsed(self) -> EmailMessage:
        message = message_from_bytes(self.content, policy=default)
        assert isinstance(message, EmailMessage)
        return message


@dataclass
class Server:
    """What the test tells the server and what the server has got. ``script``: command (``END`` after the dot) → next answers."""

    port: int = 0
    messages: list[Taken] = field(default_factory=list)
    script: dict[str, list[str]] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)
    connections: int = 0

    def next_of(self, command: str) -> str | None:
        self.commands.append(command)
        waiting = self.script.get(command)
        return waiting.pop(0) if waiting else None


class _Session(SMTP):
    """aiosmtpd's protocol, asked before each command what to do instead."""

    def __init__(self, handler: Any, fault: Callable[[str], str | None], **options: Any) -> None:
        self._fault = fault
        super().__init__(handler, **options)

    async def _instead(self, command: str) -> bool:
        said = self._fault(command)
        if said is None:
            return False
        if said == HANG:
            await asyncio.sleep(3600)
        if said != DROP:
            await self.push(said)
        if said == DROP or said.startswith("421"):
            assert self.transport is not None
            self.transport.close()
        return True


def _may_fail(command: str) -> Callable[..., Any]:
    plain = getattr(SMTP, f"smtp_{command}")

    async def method(self: _Session, arg: str) -> None:
        if not await self._instead(command):
            await plain(self, arg)

    return method


for _command in COMMANDS:
    setattr(_Session, f"smtp_{_command}", _may_fail(_command))


@dataclass
class _Handler:
    keep: Callable[[Taken], None]
    fault: Callable[[str], str | None]

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        said = self.fault("END")
        if said in (None, DROP_AFTER):
            user = session.auth_data.login.decode() if session.auth_data else ""
            self.keep(
                Taken(
                    envelope.mail_from,
                    tuple(envelope.rcpt_tos),
                    envelope.content,
                    server.transport.get_extra_info("ssl_object") is not None,
                    user,
                )
            )
        if said in (DROP, DROP_AFTER):
            server.transport.abort()
            return "451 nobody hears this"
        if said == HANG:
            await asyncio.sleep(3600)
        return said or "250 taken"


def _authenticate(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    is_ours = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_ours, auth_data=data, handled=is_ours)


def _factory(
    keep: Callable[[Taken], None], fault: Callable[[str], str | None], context: ssl.SSLContext | None, security: str,
    *, asks_password: bool, limit: int, knows_utf8: bool,
) -> Callable[[], SMTP]:  # fmt: skip
    def made() -> SMTP:
        return _Session(
            _Handler(keep, fault), fault, data_size_limit=limit, enable_SMTPUTF8=knows_utf8, hostname="localhost",
            tls_context=context if security == "starttls" else None, require_starttls=security == "starttls",
            authenticator=_authenticate if asks_password else None, auth_required=asks_password,
            auth_require_tls=security == "starttls",
        )  # fmt: skip

    return made


def _context(certificates: Certificates) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificates.certificate, certificates.key)
    return context


@contextmanager
def running_smtp(
    certificates: Certificates, *, security: str = "starttls", asks_password: bool = False, limit: int = 0,
    knows_utf8: bool = True,
) -> Iterator[Server]:  # fmt: skip
    """A server in a thread of this process. ``security``: ``starttls``, ``tls`` or ``none``; ``limit``: SIZE in bytes."""
    loop = asyncio.new_event_loop()
    server = Server()
    context = _context(certificates)
    made = _factory(
        server.messages.append, server.next_of, context, security, asks_password=asks_password, limit=limit,
        knows_utf8=knows_utf8,
    )  # fmt: skip

    def counted() -> SMTP:
        server.connections += 1
        return made()

    async def start() -> asyncio.Server:
        # aiosmtpd's protocols take the running loop.
        return await loop.create_server(counted, "127.0.0.1", 0, ssl=context if security == "tls" else None)

    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    listening = asyncio.run_coroutine_threadsafe(start(), loop).result(_START_SECONDS)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:

        async def stop() -> None:
            listening.close()
            others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        with suppress(TimeoutError):
            asyncio.run_coroutine_threadsafe(stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


class Killable:
    """A server process with random faults, which can be killed and started again on the same port."""

    def __init__(self, certificates: Certificates, log: Path, *, seed: int, faults: float) -> None:
        self.certificates, self.log, self.seed, self.faults = certificates, log, seed, faults
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts the process and waits until it listens."""
        self.seed += 1
        ready = self.log.with_suffix(f".port-{self.seed}")
        self._process = subprocess.Popen(
            [
                sys.executable, "-m", "tests.servers.smtp", "--port", str(self.port), "--seed", str(self.seed),
                "--faults", str(self.faults), "--log", str(self.log), "--ready", str(ready),
                "--certificate", str(self.certificates.certificate), "--key", str(self.certificates.key),
                "--parent", str(os.getpid()),
            ],
            cwd=Path(__file__).resolve().parents[2],
        )  # fmt: skip
        end = time.monotonic() + _START_SECONDS
        while not ready.exists() or not ready.read_text():
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("the mail server did not start")
            time.sleep(0.02)
        self.port = int(ready.read_text())

    def kill(self) -> None:
        """SIGKILL."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)
            self._process = None

    def __enter__(self) -> "Killable":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def taken(self) -> list[dict[str, Any]]:
        """What was written down: ``recipients``, ``message_id``, ``to``."""
        if not self.log.exists():
            return []
        # A last line cut off by a kill was never answered for.
        return [json.loads(line) for line in self.log.read_text("utf-8").split("\n")[:-1] if line]


#: Answers that a server may give to any command for a passing reason.
_PASSING = ("451 4.3.0 try again", "421 4.3.2 closing", DROP)


def _main() -> None:
    warnings.simplefilter("ignore")  # aiosmtpd's own deprecations
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    parser = argparse.ArgumentParser()
    for name, kind in (("port", int), ("seed", int), ("faults", float), ("log", str), ("ready", str), ("certificate", str),
                       ("key", str), ("parent", int)):  # fmt: skip
        parser.add_argument(f"--{name}", type=kind, required=True)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    log = os.open(asked.log, os.O_APPEND | os.O_CREAT | os.O_WRONLY)

    def fault(command: str) -> str | None:
        if chance.random() >= asked.faults:
            return None
        if command == "END":  # a connection dropped after the dot makes an outcome unknown by right: kills do that
            return chance.choice(_PASSING[:2])
        return chance.choice((*_PASSING, "554 5.5.0 not now") if command == "MAIL" else _PASSING)

    def keep(taken: Taken) -> None:
        parsed = taken.parsed
        entry = {"recipients": taken.recipients, "message_id": parsed["Message-ID"], "to": str(parsed["To"])}
        os.write(log, (json.dumps(entry) + "\n").encode())
        os.fsync(log)

    context = _context(Certificates(Path(), Path(asked.certificate), Path(asked.key)))
    made = _factory(keep, fault, context, "starttls", asks_password=True, limit=0, knows_utf8=True)

    async def serve() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(made, "127.0.0.1", asked.port)
        Path(asked.ready).write_text(str(server.sockets[0].getsockname()[1]))
        while os.getppid() == asked.parent:  # ends with the test, however that ends
            await asyncio.sleep(0.5)

    asyncio.run(serve())


if __name__ == "__main__":
    _main()
