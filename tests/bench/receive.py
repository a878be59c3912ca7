"""How much the receiver takes, and what it loses when it is killed: python -m tests.bench.receive [--kills 200].

It is started as people start it, with the records of the example, and asked over a socket.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory

from fingerpost.intake.receiver.inbox import Inbox

ROOT = Path(__file__).parents[2]
ORIGIN = "https://directory.example.org"
TOGETHER = 8  # senders at one time


def submission(number: int) -> bytes:
    """A new walking group with a number, as the form sends it."""
    record = {
        "name": f"Strollers {number}",
        "summary": "A gentle walk along the lanes, with a cup of tea after.",
        "description": "We meet at the gate. " * 40,
        "categories": ["walking-groups"],
        "sessions": [{"repeats": "weekly", "days": ["thursday"], "from": "10:30", "to": "12:00"}],
        "contact": {"phone": "01632 960777"},
    }
    return json.dumps({"want": "add", "kind": "activity", "id": "", "record": record, "reply": "01632 960123"}).encode()


@contextmanager
def receiver(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The service, when it answers."""
    program = Path(sys.executable).parent / "fingerpost"
    # Nobody is behind a limit here: each sender has an address of its own.
    command = [program, "receive", "--assets", ROOT / "assets", "--inbox", folder, "--behind", "127.0.0.1"]
    process = subprocess.Popen([*command, "--origin", ORIGIN, "--address", f"127.0.0.1:{port}"], stderr=subprocess.PIPE)
    assert process.stderr
    try:
        if not any(line.startswith(b"Listening at") for line in process.stderr):
            raise SystemExit("the receiver did not start")
        threading.Thread(target=deque, args=(process.stderr, 0), daemon=True).start()  # so that it never waits for us
        yield process
    finally:
        process.kill()
        process.wait()


def send(port: int, number: int) -> tuple[int, str]:
    """Its number and its receipt."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    sender = f"192.0.{number // 250 % 250}.{number % 250 + 1}"
    headers = {"Origin": ORIGIN, "Content-Type": "application/json", "X-Forwarded-For": sender}
    connection.request("POST", "/", submission(number), headers)
    answer = connection.getresponse()
    content = json.loads(answer.read())
    connection.close()
    return answer.status, content.get("receipt", "")


def free_port() -> int:
    """One that no other program is given for a connection of its own before the service has it."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def peak_mb(process: subprocess.Popen[bytes]) -> int:
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) // 1024


def measure_rate(many: int) -> None:
    """Send many as fast as they are taken."""
    with TemporaryDirectory() as folder, receiver(Path(folder, "inbox"), port := free_port()) as process:
        send(port, 1_000_000)
        before, numbers, statuses = peak_mb(process), iter(range(many)), list[int]()
        lock = threading.Lock()

        def sender() -> None:
            while True:
                with lock:
                    number = next(numbers, None)
                if number is None:
                    return
                statuses.append(send(port, number)[0])

        begin = time.monotonic()
        threads = [threading.Thread(target=sender) for _ in range(TOGETHER)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.monotonic() - begin
        cpu = sum(map(int, Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))
        entries = len(Inbox(Path(folder, "inbox")).entries())
        print(f"{many:,} sent, {statuses.count(202):,} taken, {entries - 1:,} in the inbox, in {seconds:.1f} s", end="")
        print(f" ({many / seconds * 60:,.0f} a minute), {cpu / os.sysconf('SC_CLK_TCK'):.1f} processor seconds", end="")
        print(f", {before} MB before and {peak_mb(process)} MB after")


def count_losses(kills: int) -> None:
    """Kill it at random moments while things are sent; what had a receipt must be there, whole."""
    receipts: set[str] = set()
    with TemporaryDirectory() as folder:
        inbox = Inbox(Path(folder, "inbox"))
        numbers = iter(range(10**9))
        for _ in range(kills):
            with receiver(inbox.folder, port := free_port()) as process:
                pause = random.uniform(0, 1.5)
                threading.Timer(pause, process.send_signal, [signal.SIGKILL]).start()
                while True:
                    try:
                        status, receipt = send(port, next(numbers))
                    except (OSError, HTTPException, ValueError):
                        break
                    if status == 202:
                        receipts.add(receipt.replace(" ", ""))
        there = {entry.receipt for entry in inbox.entries()}
        print(
            f"killed {kills} times; {len(receipts):,} had a receipt, {len(receipts - there)} of them are lost", end=""
        )
        print(f"; {len(there - receipts)} more were kept whose answer was cut off")


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=200)
    arguments = parser.parse_args()
    measure_rate(arguments.many)
    count_losses(arguments.kills)


if __name__ == "__main__":
    main()
