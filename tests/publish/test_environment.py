"""What stops a build from outside: one plain line, exit code 2, the old site whole, and nothing left over."""

from __future__ import annotations

import random
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fingerpost.cli.generator import mkdocs
from fingerpost.files.mark import read_mark
from tests.conftest import OWN_PAGES, USUAL_FILES, OpenSite, may_no_more_than_others
from tests.publish.test_build import files
from tests.run import MORNING, run, run_forked
from tests.short_handbook import environ, short_handbook

linux = pytest.mark.skipif(sys.platform != "linux", reason="limits are set in another way elsewhere")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _no_large_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))  # a disk that is full, for this process only


@pytest.mark.usefixtures("short_handbook")
def test_an_empty_source_date_stops_no_build(site: OpenSite, tmp_path: Path) -> None:
    site(OWN_PAGES)

    done = run("build", cwd=tmp_path, SOURCE_DATE_EPOCH="")

    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site is built, with a place that is secret."""
    folder = tmp_path_factory.mktemp("built")
    secret = "name: A safe house\nkind: other\ntown: Frome\nsensitive: yes\n"
    for name, text in {
        **USUAL_FILES,
        **OWN_PAGES,
        "site.css": ":root {}\n",
        "places/quennell-street.yaml": secret,
    }.items():
        path = folder / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    with short_handbook():
        done = run("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_list_that_goes_out_with_a_site_names_no_secret_place(built: Path) -> None:
    mark = read_mark(built / "site")

    assert mark is not None
    assert mark.records["place"] == ("old-dairy",)  # the control, and nothing else


@linux
@pytest.mark.usefixtures("short_handbook")
@pytest.mark.parametrize("fault", ["full", "read-only", "unreadable settings", "unreadable sheet", "a file"])
def test_a_build_that_cannot_write_or_read_leaves_the_old_site(built: Path, tmp_path: Path, fault: str) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    assets = tmp_path / "assets"
    old, there = files(tmp_path / "site"), names(tmp_path)
    before = {"full": _no_large_files}.get(fault, may_no_more_than_others)
    locked = {"unreadable settings": assets / "directory.yaml", "unreadable sheet": assets / "site.css"}.get(fault)
    if locked:
        locked.chmod(0)
    if fault == "read-only":
        tmp_path.chmod(0o555)
    if fault == "a file":
        (tmp_path / ".site.lock").mkdir()  # what a build writes beside the site is somebody's folder

    stopped = run_forked("build", cwd=tmp_path, before=before)
    tmp_path.chmod(0o755)
    if fault == "a file":
        (tmp_path / ".site.lock").rmdir()

    assert stopped.returncode == 2, stopped.stderr
    assert "The old site stays." in stopped.stderr or "The old one stays." in stopped.stderr
    assert "Traceback" not in stopped.stderr
    assert "inside Fingerpost itself" not in stopped.stderr
    assert files(tmp_path / "site") == old
    assert names(tmp_path) == there


@pytest.mark.usefixtures("short_handbook")
def test_a_build_that_loses_records_asks_first(site: OpenSite, tmp_path: Path) -> None:
    more = {f"places/hall-{number}.yaml": f"name: Hall {number}\nkind: hall\ntown: Frome\n" for number in range(7)}
    here = site({**OWN_PAGES, **more})
    assert run("build", cwd=tmp_path).returncode == 0
    for number in range(2):  # of ten: a fifth, and no more
        (here.assets / "places" / f"hall-{number}.yaml").unlink()
    few = run("build", cwd=tmp_path)
    for number in range(2, 4):  # of eight
        (here.assets / "places" / f"hall-{number}.yaml").unlink()

    many, allowed = run("build", cwd=tmp_path), run("build", "--allow-loss", cwd=tmp_path)

    assert (few.returncode, many.returncode, allowed.returncode) == (0, 2, 0), few.stderr + allowed.stderr
    assert "2 of the 8 records that were published are gone: places/hall-2, places/hall-3." in many.stderr
    assert "fingerpost build --allow-loss" in many.stderr


@pytest.mark.usefixtures("short_handbook")
def test_a_build_without_an_older_site_asks_git_what_is_gone(site: OpenSite, tmp_path: Path) -> None:
    here = site(OWN_PAGES)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "assets"], ["commit", "-qm", "one"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    (here.assets / "activities" / "chat.yaml").unlink()
    uncommitted = run("build", cwd=tmp_path)
    subprocess.run([*git, "commit", "-qam", "two"], cwd=tmp_path, check=True)
    committed = run("build", cwd=tmp_path)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "three"], cwd=tmp_path, check=True)

    confirmed = run("build", cwd=tmp_path)

    assert (uncommitted.returncode, committed.returncode, confirmed.returncode) == (2, 2, 0), confirmed.stderr
    assert "activities/chat" in committed.stderr


# Builds once for each line it is given, the number of a step and a signal: in a process of its own that gets the
# signal at that step, forked so that only the first build has to load the program. Answers with how the build ended.
IN_THE_MIDDLE = """
import os, signal, sys
from pathlib import Path
from fingerpost.cli.generator import mkdocs
from fingerpost.publish.build import build_site
from tests.short_handbook import in_own_process
count, last, ends, building = 0, 0, signal.SIGKILL, False
def heard(event, arguments):
    global count
    if building and event in ("os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "shutil.rmtree", "open"):
        count += 1
        if count == last:
            os.kill(os.getpid(), ends)
sys.addaudithook(heard)
def build():
    global building
    building = True
    code = build_site(Path("assets"), Path("site"), generator=mkdocs, profile=False, allow_empty=False, jobs=1)
    building = False
    return code
with in_own_process():
    build()
    for line in sys.stdin:
        number, name = line.split()
        count, last, ends = 0, int(number), getattr(signal, name)
        child = os.fork()
        if not child:
            code = build()
            print("steps", count, flush=True)
            os._exit(code)
        print("ended", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@linux
def test_a_build_that_is_killed_or_stopped_at_any_moment_leaves_a_whole_site(
    site: OpenSite, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    here = site(OWN_PAGES)
    temporary = tmp_path_factory.mktemp("temporary")  # what is killed leaves something there
    errors_file = temporary / "written"
    with errors_file.open("w") as errors:
        builds = subprocess.Popen(
            [sys.executable, "-c", IN_THE_MIDDLE],
            cwd=tmp_path,
            env=environ(SOURCE_DATE_EPOCH=MORNING, TMPDIR=str(temporary)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )

    def build_until(step: int, signal_name: str) -> tuple[int, int, str]:
        before, steps = len(errors_file.read_text()), 0
        builds.stdin.write(f"{step} {signal_name}\n")
        builds.stdin.flush()
        while True:
            what, number = builds.stdout.readline().split()
            if what == "ended":
                return int(number), steps, errors_file.read_text()[before:]
            steps = int(number)

    with builds:
        code, steps, words = build_until(0, "SIGKILL")
        assert code == 0, words
        there = names(tmp_path)
        killed, choose = 0, random.Random(8)
        for number in range(6):
            old = files(tmp_path / "site")
            chat = here.assets / "activities" / "chat.yaml"
            chat.write_text(chat.read_text().replace("Cafe", f"Cafe {number}", 1))

            # The last steps are where names are swapped and what is old goes. By the last quarter a build has begun to
            # write, and has deleted what killed ones left.
            first = steps * 3 // 4 if number == 5 else steps // 2 if number % 2 else steps - 40
            step = choose.randrange(first, steps)
            code, _, words = build_until(step, "SIGINT" if number == 5 else "SIGKILL")

            assert "Traceback" not in words
            page = files(tmp_path / "site")["a/chat/index.html"].decode()
            assert files(tmp_path / "site") == old or f"Cafe {number}" in page
            killed += code == -signal.SIGKILL
            if number == 5 and code:
                assert (code, names(tmp_path)) == (2, there), words
                assert "It was stopped. The old site stays." in words
            assert set(there) <= set(names(tmp_path))
        code, _, words = build_until(0, "SIGKILL")
        assert code == 0, words
        assert names(tmp_path) == there
        assert killed > 2  # the control
        builds.stdin.close()


# Swaps once for each line it is given, the number of a step and a folder: in a process of its own that gets Ctrl-C at
# that step. Answers with the number of steps, or that there was none that could be counted.
IN_THE_MIDDLE_OF_A_SWAP = """
import os, signal, sys
from contextlib import suppress
from pathlib import Path
from fingerpost.publish.swap import staged
count, last, swapping = 0, 0, False
def heard(event, arguments):
    global count
    if swapping and event in EVENTS:
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGINT)
EVENTS = ("os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "shutil.rmtree", "open", "os.scandir")
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background commands begin without
sys.addaudithook(heard)
for line in sys.stdin:
    number, folder = line.split()
    child = os.fork()
    if not child:
        os.chdir(folder)
        last, swapping = int(number), True
        with suppress(KeyboardInterrupt), staged(Path("deep/site")) as new:
            (new / "index.html").write_text("new")
        swapping = False
        print("steps", count, flush=True)
        os._exit(0)
    print("ended", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@linux
def test_ctrl_c_at_any_step_around_a_swap_leaves_nothing_beside_the_site(tmp_path: Path) -> None:
    swaps = subprocess.Popen(
        [sys.executable, "-c", IN_THE_MIDDLE_OF_A_SWAP],
        cwd=tmp_path,
        env=environ(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def stopped_at(step: int) -> tuple[int, list[str]]:
        folder = tmp_path / str(step)
        folder.mkdir()
        swaps.stdin.write(f"{step} {step}\n")
        swaps.stdin.flush()
        steps, end = swaps.stdout.readline(), swaps.stdout.readline()
        assert (steps.split()[0], end) == ("steps", "ended 0\n"), step
        return int(steps.split()[1]), sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))

    whole = ["deep", "deep/site", "deep/site/index.html"]
    with swaps:
        steps, there = stopped_at(0)
        assert there == whole
        assert steps > 10  # the control

        ends = [stopped_at(step)[1] for step in range(1, steps + 1)]
        swaps.stdin.close()

    assert [step for step, end in enumerate(ends, start=1) if end not in ([], whole)] == []
    assert {len(end) for end in ends} == {0, 3}  # the control: some stopped it, some came too late


@linux
def test_a_process_that_is_killed_while_it_reads_ends_the_work(tmp_path: Path) -> None:
    script = (
        "import os, signal\n"
        "from concurrent.futures.process import BrokenProcessPool\n"
        "from pathlib import Path\n"
        "from fingerpost.publish.stop_reasons import STOPS, stop_reason\n"
        "from fingerpost.reading.workers import processes\n"
        "def die(number): os.kill(os.getpid(), signal.SIGKILL)\n"
        "try:\n"
        "    with processes(2) as pool: list(pool.map(die, range(4)))\n"
        "except STOPS as stop: print(stop_reason(stop, Path('assets'))[0])\n"
    )

    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)

    assert "stopped from outside, most often because memory had run out" in ended.stdout, ended.stderr


def test_too_little_memory_is_reported_in_one_line(
    site: OpenSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from fingerpost.publish import build as whole

    site({})

    def fill(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(whole, "render", fill)

    code = whole.build_site(Path("assets"), Path("site"), generator=mkdocs, profile=False, allow_empty=False, jobs=1)

    assert code == 2
    assert "There is too little memory. The old site stays." in capsys.readouterr().err
    assert names(tmp_path) == ["assets"]
