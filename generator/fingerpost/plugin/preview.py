"""What a preview needs of MkDocs: a build that says why it failed, and files looked at often."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable

import click
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from fingerpost.plugin.configuration import NOT_NAMED, collect_warnings, is_ours, load, refusal_of, setting_in_hand
from fingerpost.plugin.watcher import Watcher
from fingerpost.publish.editorial import layout_of
from fingerpost.publish.generator import RenderFailed
from fingerpost.publish.project_paths import Project

_FEW = 2_000  # records: to look at the files of so many takes some 10 ms
_REPORT = "Set FINGERPOST_TRACEBACK=1, run it again, and report what it says."


def reason_of_failure(build: Callable[[], object], project: Project) -> str:
    """Build; give a message if that failed, "" if not."""
    is_alone = not logging.getLogger("mkdocs").handlers  # under mkdocs serve, MkDocs prints its warnings itself
    layout = layout_of(project.assets)
    with collect_warnings() as warnings:
        try:
            config = load(project.config, layout, warnings)
            if "fingerpost" not in config.plugins:
                return NOT_NAMED.format(project.config.name)
            build()
        except RenderFailed as failure:
            return str(failure)
        except (MkDocsException, SystemExit) as error:
            return "\n".join(warnings.messages) or str(error)
        except Exception as error:
            if os.environ.get("FINGERPOST_TRACEBACK"):
                raise
            if is_ours(error):
                return f"Something went wrong inside Fingerpost itself ({type(error).__name__}). {_REPORT}"
            return "\n".join(warnings.messages) or str(refusal_of(project.config, layout, [], setting_in_hand(error)))
    for message in warnings.messages if is_alone else []:
        click.echo(message, err=True)
    return ""


def look_more_often(server: LiveReloadServer, records: int) -> None:
    """See a change at once. MkDocs only looks at all files twice a second, which is right where there are very many."""
    watched = list(server._watched_paths)
    server._watched_paths.clear()
    server.observer = Watcher(0.1 if records <= _FEW else 0.5)  # type: ignore[assignment]  # all that is asked of one
    server.build_delay = 0.03
    for path in watched:
        server.watch(path)
