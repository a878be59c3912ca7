"""The build as a whole: every stage, in order."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from fingerpost.cache.folder import Cache, delete_cache
from fingerpost.cache.place import NoCacheFolder
from fingerpost.edition.clock import today
from fingerpost.edition.stages import Stages
from fingerpost.files.mark import write_mark
from fingerpost.language.counted import counted
from fingerpost.processes import meanwhile, no_collector
from fingerpost.publish.folders import empty
from fingerpost.publish.generator import LoadGenerator, RenderFailed
from fingerpost.publish.guard import guard_place, guard_site
from fingerpost.publish.hosts import has_too_many_codes, say_limits, without_code_pages
from fingerpost.publish.losses import guard_records, published
from fingerpost.publish.prepare import Prepared, prepare
from fingerpost.publish.printed import say_printed
from fingerpost.publish.project_paths import find_project
from fingerpost.publish.promises import with_list_promises, with_record_promises
from fingerpost.publish.report_forms import as_text
from fingerpost.publish.shell_cache import ShellCache
from fingerpost.publish.site_generator import Shells
from fingerpost.publish.stop_reasons import STOPS, say_stop
from fingerpost.publish.summary import say_left_out, write_summary
from fingerpost.publish.swap import staged, uninterrupted
from fingerpost.publish.workers import workers_of
from fingerpost.publish.write_site import BuildResult
from fingerpost.records.problem import UNREADABLE
from fingerpost.writing.ledger import save_ledger

SUCCESS, ERRORS, CANNOT, SOME_LEFT_OUT = 0, 1, 2, 3


@no_collector(stays=True)  # looking for reference cycles among millions of objects takes seconds, and finds none
def build_site(
    assets: Path,
    site: Path,
    *,
    generator: LoadGenerator,
    profile: bool,
    allow_empty: bool,
    jobs: int,
    use_cache: bool = True,
    allow_loss: bool = False,
    replace_edited: bool = False,
    keep_going: bool = False,
    publish: bool = False,
    preview_at: str = "",
) -> int:
    """Check, build beside the old site, and swap the new one in.

    With ``preview_at``, the site is for another address than that in the settings.

    Returns:
        0 when the site is new, 1 if a record has an error, 2 if it could not run, 3 when the site is new but some
        records were left out. All messages have been printed to the standard error stream.
    """
    keep_going = keep_going or publish
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    stages = Stages()
    project = find_project(assets)
    try:
        guard_place(site, project)
        cache = _cache(assets, site, console) if use_cache else None

        def guard() -> None:
            guard_site(site, project, cache.published_pages if cache else None, may_be_edited=replace_edited)

        with meanwhile(guard, alone=jobs == 1):
            prepared = _prepare(
                assets, stages, console, jobs, cache, keep_going=keep_going, last_good=publish, site=preview_at
            )
        if not use_cache:
            delete_cache(assets)
        if prepared.stopped:
            console.print(as_text(prepared.records, prepared.problems, every=False), markup=False)
            console.print(f"fingerpost build: {prepared.stopped} The old one stays.", markup=False)
            if keep_going:
                write_summary(prepared)
            return CANNOT if any(problem.code in UNREADABLE for problem in prepared.errors) else ERRORS
        if not prepared.records and not allow_empty:
            console.print(f"fingerpost build: There are no records in {assets}. The old site stays.", markup=False)
            console.print('  hint: Write one with: fingerpost new activity "Chair yoga"', markup=False)
            return CANNOT
        if not allow_loss:
            guard_records(prepared, site)
        if publish:
            prepared = replace(prepared, edition=with_record_promises(prepared.edition))
        if has_too_many_codes(prepared):
            prepared = without_code_pages(prepared)
        # Without a thread to redraw it: processes are forked meanwhile, and a lock that a thread holds at that moment
        # would stay locked in them for ever.
        words = f"Writing the pages of {counted(prepared.records, 'record')}"
        writing = Live(words, console=console, transient=True, auto_refresh=False)

        with staged(site, guard=guard) as new, writing:
            result = render(assets, new, prepared, stages, generator=generator, jobs=jobs, cache=cache)
            if has_too_many_codes(prepared, result.files):  # how many there are is known only now
                prepared = without_code_pages(prepared)
                empty(new)
                result = render(assets, new, prepared, stages, generator=generator, jobs=jobs, cache=cache)
            if publish:  # before the new site is there: a promise too many does no harm
                save_ledger(assets, with_list_promises(prepared.edition, result.page_files))
        with uninterrupted():  # the new site is there, and the next build must know its pages
            if cache is not None:
                cache.keep_pages(result.page_files)
    except STOPS as stop:
        say_stop(stop, "build", assets, site, console)
        return CANNOT
    except RenderFailed as failure:
        console.print(f"fingerpost build: {str(failure).rstrip()} The old site stays.", markup=False)
        return CANNOT
    _say_done(prepared, result, stages, site, console)
    for message, hint in say_limits(prepared.edition, result):
        console.print(f"fingerpost build: {message}\n  hint: {hint}", markup=False)
    if prepared.edition.settings.map.streets == "self" and not prepared.basemap:
        console.print("fingerpost build: The map shows no streets, because there is no street map in assets/basemap.")
        console.print("  hint: Run: fingerpost basemap FILE.pmtiles")
    for line in say_printed(prepared, result.printed):
        console.print(line, markup=False)
    if profile:
        _say_profile(stages, console)
    if not prepared.left_out and not prepared.edition.last_good:
        return SUCCESS
    console.print(as_text(prepared.records + prepared.left_out.files, prepared.errors), markup=False)
    console.print(f"fingerpost build: {say_left_out(prepared)}", markup=False)
    write_summary(prepared)
    return SOME_LEFT_OUT


def render(
    assets: Path,
    site: Path,
    prepared: Prepared,
    stages: Stages,
    *,
    generator: LoadGenerator,
    jobs: int = 0,
    cache: Cache | None = None,
    strict: bool = True,
) -> BuildResult:
    """Write the whole site into an empty folder.

    The site generator (MkDocs today) writes the pages without records into a folder beside the site, because it empties
    that folder first. With ``strict``, a warning of its stops the build.
    """
    editorial = site.with_name(f"{site.name}-editorial")
    try:
        with workers_of(prepared, site, jobs=jobs, cache=cache) as workers:
            with stages.stage("shells"):
                shells = _shells(generator, find_project(assets).config, editorial, prepared, cache, strict=strict)
            result = shells.write_site(site, stages=stages, workers=workers, editorial=editorial, cache=cache)
        with stages.stage("mark"):
            write_mark(site, published(prepared), result.page_files, result.names)
    finally:
        shutil.rmtree(editorial, ignore_errors=True)
    return result


def _cache(assets: Path, site: Path, console: Console) -> Cache | None:
    """The cache, or none, with a message that says why."""
    try:
        return Cache.for_records(assets, site)
    except NoCacheFolder as why:
        console.print(f"fingerpost build: Nothing is kept for the next build, because {why.message}", markup=False)
        console.print(f"  hint: {why.hint}", markup=False)
        return None


def _shells(
    generator: LoadGenerator, config: Path, folder: Path, prepared: Prepared, cache: Cache | None, *, strict: bool
) -> Shells:
    shell_cache = ShellCache.of(cache, prepared, config)
    if shell_cache is not None and (shells := shell_cache.take(folder)) is not None:
        return shells
    shutil.rmtree(folder, ignore_errors=True)
    shells = generator().render_shells(config, folder, prepared, strict=strict)
    if shell_cache is not None and strict:
        shell_cache.keep(shells, folder)
    return shells


def _prepare(
    assets: Path,
    stages: Stages,
    console: Console,
    jobs: int,
    cache: Cache | None,
    *,
    keep_going: bool,
    last_good: bool,
    site: str,
) -> Prepared:
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=console, transient=True, auto_refresh=False, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("Reading", total=None)
        return prepare(
            assets,
            today=today(),
            stages=stages,
            progress=lambda count, total: bar.update(task, completed=count, total=total, refresh=True),
            jobs=jobs,
            cache=cache,
            keep_going=keep_going,
            last_good=last_good,
            site=site,
            for_real=True,
        )


def _say_done(prepared: Prepared, result: BuildResult, stages: Stages, site: Path, console: Console) -> None:
    warnings = len(prepared.problems) - len(prepared.errors)
    note = (
        f" {counted(warnings, 'warning')}: fingerpost check shows {'it' if warnings == 1 else 'them'}."
        if warnings
        else ""
    )
    console.print(
        f"{counted(prepared.records, 'record')} became {counted(result.pages, 'page')} in {site} "
        f"({_megabytes(result.size_bytes)}, {stages.total:.1f} s).{note}",
        markup=False,
    )


def _say_profile(stages: Stages, console: Console) -> None:
    width = max(len(name) for name in stages.seconds)
    for name, seconds in stages.seconds.items():
        console.print(f"  {name:<{width}} {seconds:7.2f} s")
    if (peak := _peak_mb()) is not None:
        console.print(f"  {'memory':<{width}} {peak:7.0f} MB at most, in the main process")


def _peak_mb() -> float | None:
    """The most memory that this process has used; None on Windows, which does not report it."""
    try:
        import resource
    except ImportError:
        return None
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1_000_000:,.1f} MB"
