"""A llama.cpp server on loopback with the small model, for as long as somebody holds its standard input open.

Run as a process of its own: ``python llama_server.py MODEL PORT TEMPLATE``; prints ``listening`` when it answers.
"""

import sys
from pathlib import Path

import xllamacpp


def main() -> None:
    model, port, template = sys.argv[1:]
    parameters = xllamacpp.CommonParams()
    parameters.model.path = model
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = int(port)
    parameters.n_ctx = 4096
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = 1  # more are slower on a busy machine: they wait for each other
    parameters.use_jinja = True
    parameters.chat_template = Path(template).read_text(encoding="utf-8")
    server = xllamacpp.Server(parameters)
    print("listening", flush=True)
    sys.stdin.read()
    del server


if __name__ == "__main__":
    main()
