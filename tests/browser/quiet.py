"""Wait until a page asks for nothing more, without waiting for a length of time."""

from __future__ import annotations

from playwright.sync_api import Page, Request

# To the server and back, when the page has nothing else to do.
THERE_AND_BACK = """async (address) => {
  await new Promise((idle) => requestIdleCallback(idle));
  await (await fetch(address, { cache: "no-store" })).text();
}"""
ADDRESS = "/robots.txt"
EVENTS = ("request", "requestfinished", "requestfailed")


def wait_until_quiet(page: Page) -> None:
    """Until nothing was asked for, and nothing came, while a request of ours went to the server and back.

    What a test keeps waiting itself is not waited for. That what must not be asked for is not asked for is seen only
    after something of the page that comes as late: wait for that first.
    """
    others: list[str] = []

    def note(request: Request) -> None:
        if not is_ours(request.url):
            others.append(request.url)

    for event in EVENTS:
        page.on(event, note)  # type: ignore[call-overload]
    is_quiet = False
    while not is_quiet:
        others.clear()
        page.evaluate(THERE_AND_BACK, ADDRESS)
        is_quiet = not others
    for event in EVENTS:
        page.remove_listener(event, note)


def is_ours(url: str) -> bool:
    """Whether a request is one that the wait itself makes."""
    return url.endswith(ADDRESS)
