"""The build as a whole: every stage, in order."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from rich.console import Console
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from fingerpost.cache.folder import FOLDER, Cache
from fingerpost.edition.clock import today
from fingerpost.edition.stages import Stages
from fingerpost.files.mark import read_mark, write_mark
from fingerpost.language.counted import counted
from fingerpost.processes import no_collector
from fingerpost.publish.cannot import STOPS, say_stop
from fingerpost.publish.folders import clear_all_but
from fingerpost.publish.forget import forget_erased
from fingerpost.publish.generator import RenderFailed, SiteGenerator
from fingerpost.publish.guard import guard_edited, guard_site
from fingerpost.publish.hosts import say_size
from fingerpost.publish.losses import guard_records, published
from fingerpost.publish.prepare import Prepared, prepare
from fingerpost.publish.project_paths import find_project
from fingerpost.publish.report_forms import as_text
from fingerpost.publish.search_worker import SearchWorker
from fingerpost.publish.shell_cache import ShellCache
from fingerpost.publish.site_generator import Frame
from fingerpost.publish.summary import say_left_out, write_summary
from fingerpost.publish.swap import staged
from fingerpost.publish.write_site import Finished
from fingerpost.records.problem import UNREADABLE

DONE, ERRORS, CANNOT, SOME_LEFT_OUT = 0, 1, 2, 3


@no_collector()  # looking for circles among millions of records takes seconds, and finds none
def build_site(
    assets: Path,
    site: Path,
    *,
    generator: SiteGenerator,
    profile: bool,
    allow_empty: bool,
    jobs: int,
    use_cache: bool = True,
    allow_loss: bool = False,
    replace_edited: bool = False,
    keep_going: bool = False,
) -> int:
    """Check, build beside the old site, and swap the new one in.

    Returns:
        0 when the site is new, 1 if a record has an error, 2 if it could not run, 3 when the site is new but some
        records were left out. Whatever was to be said has been said, on the standard error stream.
    """
    said = Console(stderr=True, highlight=False, soft_wrap=True)
    stages = Stages()
    project = find_project(assets)
    try:
        guard_site(site, project)
        cache = Cache.beside(assets, site) if use_cache else None
        if use_cache and cache is None:
            said.print(f"fingerpost build: Nothing is kept for the next build: {FOLDER} is not Fingerpost's alone.")
            said.print("  hint: Delete it if it is from an older Fingerpost, or move away what is yours.")
        if not replace_edited:
            guard_edited(site, cache.last if cache else None)
        prepared = _prepare(assets, stages, said, jobs, cache, keep_going=keep_going)
        if prepared.stopped:
            said.print(as_text(prepared.records, prepared.problems, every=False), markup=False)
            said.print(f"fingerpost build: {prepared.stopped} The old one stays.", markup=False)
            if keep_going:
                write_summary(prepared)
            return CANNOT if any(problem.code in UNREADABLE for problem in prepared.errors) else ERRORS
        if not prepared.records and not allow_empty:
            said.print(f"fingerpost build: There are no records in {assets}. The old site stays.", markup=False)
            said.print('  hint: Write one with: fingerpost new activity "Chair yoga"', markup=False)
            return CANNOT
        if not allow_loss:
            guard_records(prepared, site)
        # Without a thread that redraws it: processes begin while it is there, and a lock that a thread holds at that
        # moment is held in them for ever.
        words = f"Writing the pages of {counted(prepared.records, 'record')}"
        writing = Live(words, console=said, transient=True, auto_refresh=False)
        standby = cache.make_room() if cache else None
        was = read_mark(site)

        def guard() -> None:
            guard_site(site, project)
            if not replace_edited:
                guard_edited(site, cache.last if cache else None)

        with staged(site, standby, guard=guard) as new, writing:
            finished = render(assets, new, prepared, stages, generator=generator, jobs=jobs, cache=cache)
        if cache is not None:
            cache.keep_pages(finished.written)
        forget_erased(assets, prepared, was, finished.written, cache)
    except STOPS as stop:
        say_stop(stop, "build", assets, site, said)
        return CANNOT
    except RenderFailed as failed:
        said.print(f"fingerpost build: {str(failed).rstrip()} The old site stays.", markup=False)
        return CANNOT
    _say_done(prepared, finished, stages, site, said)
    if large := say_size(finished.size_bytes):
        said.print(f"fingerpost build: {large[0]}\n  hint: {large[1]}", markup=False)
    if prepared.edition.settings.map.streets == "self" and not prepared.basemap:
        said.print("fingerpost build: The map shows no streets, because there is no street map in assets/basemap.")
        said.print("  hint: Run: fingerpost basemap FILE.pmtiles")
    if profile:
        _say_profile(stages, said)
    if not prepared.left_out:
        return DONE
    said.print(as_text(prepared.records + prepared.left_out.files, prepared.errors), markup=False)
    said.print(f"fingerpost build: {say_left_out(prepared)}", markup=False)
    write_summary(prepared)
    return SOME_LEFT_OUT


def render(
    assets: Path,
    site: Path,
    prepared: Prepared,
    stages: Stages,
    *,
    generator: SiteGenerator,
    jobs: int = 0,
    cache: Cache | None = None,
    strict: bool = True,
) -> Finished:
    """Write the whole site into a folder that is empty or begins as an older site.

    The site generator (MkDocs today) writes what no record is in, beside the site, because it empties its folder first.
    What it warns of stops the build, if ``strict``.
    """
    clear_all_but(site, cache.before if cache else {})
    editorial = site.with_name(f"{site.name}-editorial")
    helper = SearchWorker(prepared.edition, site, jobs=jobs, digests=prepared.digests, cache=cache)
    try:
        with stages.stage("frame"):
            frame = _frame(generator, find_project(assets).config, editorial, prepared, cache, strict=strict)
        finished = frame.finish(site, stages=stages, jobs=jobs, helper=helper, editorial=editorial, cache=cache)
        with stages.stage("mark"):
            write_mark(site, published(prepared), finished.written)
    finally:
        helper.stop()
        shutil.rmtree(editorial, ignore_errors=True)
    return finished


def _frame(
    generator: SiteGenerator, config: Path, folder: Path, prepared: Prepared, cache: Cache | None, *, strict: bool
) -> Frame:
    kept = ShellCache.of(cache, prepared, config)
    if kept is not None and (frame := kept.take(folder)) is not None:
        return frame
    shutil.rmtree(folder, ignore_errors=True)
    made = generator.render_frame(config, folder, prepared, strict=strict)
    if kept is not None and strict:
        kept.keep(made, folder)
    return made


def _prepare(
    assets: Path, stages: Stages, said: Console, jobs: int, cache: Cache | None, *, keep_going: bool
) -> Prepared:
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=said, transient=True, auto_refresh=False, disable=not said.is_terminal) as bar:
        task = bar.add_task("Reading", total=None)
        return prepare(
            assets,
            today=today(),
            stages=stages,
            progress=lambda done, total: bar.update(task, completed=done, total=total, refresh=True),
            jobs=jobs,
            cache=cache,
            keep_going=keep_going,
            for_real=True,
        )


def _say_done(prepared: Prepared, finished: Finished, stages: Stages, site: Path, said: Console) -> None:
    warnings = len(prepared.problems) - len(prepared.errors)
    note = (
        f" {counted(warnings, 'warning')}: fingerpost check shows {'it' if warnings == 1 else 'them'}."
        if warnings
        else ""
    )
    said.print(
        f"{counted(prepared.records, 'record')} became {counted(finished.pages, 'page')} in {site} "
        f"({_megabytes(finished.size_bytes)}, {stages.total:.1f} s).{note}",
        markup=False,
    )


def _say_profile(stages: Stages, said: Console) -> None:
    width = max(len(name) for name in stages.seconds)
    for name, seconds in stages.seconds.items():
        said.print(f"  {name:<{width}} {seconds:7.2f} s")
    if (peak := _peak_mb()) is not None:
        said.print(f"  {'memory':<{width}} {peak:7.0f} MB at most, in the main process")


def _peak_mb() -> float | None:
    """The most memory that this process has had; None on Windows, which does not say."""
    try:
        import resource
    except ImportError:
        return None
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1_000_000:,.1f} MB"
