"""fingerpost receive: the service that takes what the form sends."""

from __future__ import annotations

import ipaddress
import os
import re
import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.stop import stop

if TYPE_CHECKING:
    from starlette.applications import Starlette


_TOKEN = "FINGERPOST_GITHUB_TOKEN"  # noqa: S105  # the name of a variable
_AT_ONCE = 200  # connections


@click.command("receive", short_help="Take what the form sends to an address of your own.")
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
@click.option(
    "--inbox",
    type=click.Path(path_type=Path),
    default=Path("inbox"),
    show_default=True,
    help="The folder for what arrives. Only you can look into it.",
)
@click.option("--address", default="127.0.0.1:8787", show_default=True, help="Where to listen.")
@click.option("--origin", "origins", multiple=True, metavar="ADDRESS", help="Of the site, if not that in the settings.")
@click.option("--behind", default="", metavar="ADDRESS", help="The proxy in front, whose word on the sender is taken.")
@click.option("--github", "repository", metavar="OWNER/NAME", help="Open a pull request there for each.")
@click.option("--branch", default="main", show_default=True, help="The branch that is published.")
def command(
    *,
    assets: Path,
    inbox: Path,
    address: str,
    origins: tuple[str, ...],
    behind: str,
    repository: str | None,
    branch: str,
) -> None:
    """Take what the form sends, check it, and keep it until an editor has looked at it.

    It runs on a computer of your own, behind a web server that adds https; submissions.endpoint in
    assets/directory.yaml is its address. What it takes is on the disk before it answers. With --github each becomes
    a pull request; without, fingerpost inbox shows what has arrived. It writes no name and no address into a log.

    \b
    Examples:
      fingerpost receive
      fingerpost receive --address 127.0.0.1:8787 --behind 127.0.0.1
      FINGERPOST_GITHUB_TOKEN=... fingerpost receive --github owner/name

    docs/handbook/receive.md says how to run it as a service. Exits with 0 when it is stopped, and 2 if it could not
    run.
    """  # noqa: D301  # click needs the character itself
    try:
        import uvicorn
    except ModuleNotFoundError:
        raise stop(
            "receive",
            "It needs a few more packages.",
            "Type: fingerpost upgrade --receive, then python -m pip install --requirement requirements.txt",
        ) from None
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65_535:
        raise stop("receive", f"{address} is no address to listen at.", "Write 127.0.0.1:8787")
    token = os.environ.get(_TOKEN, "")
    if repository and not token:
        raise stop("receive", "There is no token for GitHub.", f"Put it into {_TOKEN}.")
    if repository and re.fullmatch(r"[\w.-]+/[\w.-]+", repository) is None:
        raise stop("receive", f"{repository} is no repository.", "Write OWNER/NAME, as in its address on GitHub.")
    for proxy in behind.split(",") if behind not in ("", "*") else ():
        _stop_unless_network(proxy.strip())
    app, sites = _application(assets, inbox, origins, repository, branch, token)
    listener = _listen(host.strip("[]"), int(port), address)
    then = f"proposes it to {repository}" if repository else f"keeps it in {inbox}"
    click.echo(f"Listening at http://{address}/ for what pages of {', '.join(sites)} send; {then}.", err=True)
    # Its own log names the sender of each request.
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        proxy_headers=bool(behind),
        forwarded_allow_ips=behind or None,
        server_header=False,
        limit_concurrency=_AT_ONCE,
        timeout_graceful_shutdown=30,
    )
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def _stop_unless_network(proxy: str) -> None:
    try:
        ipaddress.ip_network(proxy)
    except ValueError:
        raise stop("receive", f"{proxy} is no address of a proxy.", "Write numbers: --behind 127.0.0.1") from None


def _listen(host: str, port: int, address: str) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        why = f"Nothing can listen at {address}: {_plain(error)}."
        hint = "If it is running there already, stop that one first. Otherwise name another with --address"
        raise stop("receive", why, hint) from None


def _plain(error: OSError) -> str:
    is_of_system = error.errno is not None and error.errno > 0  # of a name that is not known it is below
    return os.strerror(error.errno) if is_of_system and error.errno else str(error.strerror)


def _origin(address: str) -> str:
    """The part of an address that a browser gives as the origin of a page; "" if there is none."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_site = parts.scheme in ("https", "http") and bool(parts.netloc)
    return f"{parts.scheme}://{parts.netloc.lower()}" if is_site else ""


def _application(
    assets: Path, folder: Path, origins: tuple[str, ...], repository: str | None, branch: str, token: str
) -> tuple[Starlette, list[str]]:
    from fingerpost.edition.clock import today
    from fingerpost.intake.receiver.deliver import Delivery
    from fingerpost.intake.receiver.github import GitHub, open_client
    from fingerpost.intake.receiver.inbox import Inbox
    from fingerpost.intake.receiver.rules import Rules
    from fingerpost.intake.receiver.service import Receiver, application
    from fingerpost.reading.read import FolderMissing

    inbox = Inbox(folder)
    try:
        rules = Rules(assets, today)
        inbox.prepare()
    except FolderMissing:
        raise stop("receive", f"There is no folder called {assets}.", "Name it with --assets") from None
    except OSError as error:
        raise stop("receive", f"{folder} cannot be used: {error.strerror}.", "Name another with --inbox") from None
    settings = rules.directory.settings
    for origin in origins:
        if not _origin(origin):
            raise stop("receive", f"{origin} is no address of a site.", "Write --origin https://directory.example.org")
    allowed = frozenset(filter(None, map(_origin, origins or [settings.site])))
    if not allowed:
        raise stop("receive", "Nothing says where the site is.", "Write site in assets/directory.yaml, or --origin")
    receiver = Receiver(
        inbox=inbox,
        judge=rules.judge,
        origins=allowed,
        language=rules.language,
        contact=settings.editors.email,
        log=lambda line: click.echo(line, err=True),
    )
    if not repository:
        return application(receiver), sorted(allowed)
    delivery = Delivery(
        inbox=inbox,
        rules=rules,
        github=GitHub(repository, open_client(token), base=branch),
        root=assets.resolve().parent,
        log=receiver.log,
    )
    receiver.on_kept = delivery.wake
    return application(receiver, delivery.run), sorted(allowed)
