"""The lines of the handbook that make reads.csv of a log, run over logs that are made up."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

HANDBOOK = Path("docs/handbook/keep-it-true.md")
# Method, address, status and how often. Kept are pages that were read, ten times or more.
REQUESTS = (
    ("GET", "/a/cafe/", 200, 14),
    ("GET", "/a/cafe/?utm_source=x", 200, 2),
    ("GET", "/a/cafe/", 304, 3),  # the browser had it still
    ("HEAD", "/a/cafe/", 200, 20),
    ("GET", "/a/rare/", 200, 9),
    ("GET", "/p/dairy/", 200, 10),
    ("GET", "/find/", 200, 50),
    ("GET", "/a/gone/", 404, 50),
    ("GET", "/a/cafe/calendar.ics", 200, 50),
)
READS = "address,reads\n/a/cafe/,19\n/p/dairy/,10\n"


def combined(method: str, address: str, status: int) -> str:
    return f'203.0.113.9 - - [20/Nov/2026:10:00:00 +0000] "{method} {address} HTTP/1.1" {status} 5123 "-" "A (B) C"'


def caddy(method: str, address: str, status: int) -> str:
    request = {"remote_ip": "203.0.113.9", "proto": "HTTP/2.0", "method": method, "host": "x.example", "uri": address}
    return json.dumps({"msg": "handled request", "request": request, "size": 5123, "status": status})


@pytest.mark.parametrize(("program", "line_of"), [("awk '$6", combined), ("jq -r", caddy)])
def test_the_line_for_a_log_counts_what_was_read(tmp_path: Path, program: str, line_of: object) -> None:
    assert callable(line_of)
    needs = program.split(maxsplit=1)[0]
    if shutil.which(needs) is None or shutil.which("sh") is None:
        pytest.skip(f"{needs} is not on this machine")
    blocks = HANDBOOK.read_text("utf-8").split("```shell\n")[1:]
    (command,) = [block.partition("```")[0] for block in blocks if program in block and "reads.csv" in block]
    lines = [line_of(*request) for *request, times in REQUESTS for _ in range(times)]
    (tmp_path / "access.log").write_text("\n".join(lines) + "\n")
    (tmp_path / "assets").mkdir()

    subprocess.run(["sh", "-c", command], cwd=tmp_path, check=True)

    assert (tmp_path / "assets/reads.csv").read_text() == READS
