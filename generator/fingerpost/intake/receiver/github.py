"""A pull request, by GitHub's API.

Each step can be done again: whoever was stopped in the middle goes on where it was. The names of the steps are in
https://docs.github.com/en/rest (version 2022-11-28): git/ref, git/refs, contents, pulls.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha1
from typing import Any

import httpx

API = "https://api.github.com"
_HEADERS = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28", "User-Agent": "Fingerpost"}
_UNPROCESSABLE, _NOT_FOUND = 422, 404


class TryLater(Exception):
    """GitHub did not answer, or cannot just now."""


class Refused(Exception):
    """GitHub will not do it, and asking again changes nothing: a sentence for the editor."""


@dataclass(frozen=True, slots=True)
class ProposedFile:
    """A file of a pull request."""

    path: str  # in the repository
    before: bytes | None  # None: a new file
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The content of a pull request. All of it is public."""

    branch: str
    files: tuple[ProposedFile, ...]
    title: str
    body: str


class GitHub:
    """One repository."""

    def __init__(self, repository: str, client: httpx.AsyncClient, *, base: str = "main") -> None:
        """Take a client from ``open_client``; ``base`` is the branch that is published."""
        self._path, self._owner = f"/repos/{repository}", repository.partition("/")[0]
        self._client, self._base = client, base

    async def propose(self, proposal: Proposal) -> str:
        """Open a pull request, or find the one that is open, and give its address.

        Raises:
            TryLater: If GitHub cannot be reached, or has too much to do.
            Refused: If it will not do it.
        """
        head = (await self._ask("GET", f"/git/ref/heads/{self._base}"))["object"]["sha"]
        new_ref = {"ref": f"refs/heads/{proposal.branch}", "sha": head}
        await self._ask("POST", "/git/refs", new_ref, or_else=_UNPROCESSABLE)  # 422: it is there
        for file in proposal.files:
            await self._write(file, proposal)
        branches = f"head={self._owner}:{proposal.branch}&base={self._base}&state=all"
        if there := await self._ask("GET", f"/pulls?{branches}"):
            return str(there[0]["html_url"])
        about = {"title": proposal.title, "body": proposal.body, "head": proposal.branch, "base": self._base}
        return str((await self._ask("POST", "/pulls", about))["html_url"])

    async def _write(self, file: ProposedFile, proposal: Proposal) -> None:
        """Put a file on the branch, unless it is there."""
        answer = await self._ask("GET", f"/contents/{file.path}?ref={proposal.branch}", or_else=_NOT_FOUND)
        there = answer["sha"] if answer else None
        if there == _git_hash(file.content):
            return
        if there != (None if file.before is None else _git_hash(file.before)):
            raise Refused("The file has changed on GitHub since this machine read it. Pull, and it is tried again.")
        about = {
            "message": proposal.title,
            "branch": proposal.branch,
            "content": b64encode(file.content).decode(),
        }
        await self._ask("PUT", f"/contents/{file.path}", about | ({"sha": there} if there else {}))

    async def _ask(self, method: str, path: str, content: Any = None, *, or_else: int = 0) -> Any:
        """One request; None if the answer has the number ``or_else``."""
        try:
            response = await self._client.request(method, self._path + path, json=content)
        except httpx.HTTPError as error:
            raise TryLater(type(error).__name__) from None
        if response.status_code == or_else:
            return None
        if response.is_success:
            return response.json()
        is_limit = response.status_code == 403 and response.headers.get("x-ratelimit-remaining") == "0"
        if response.status_code == 429 or response.status_code >= 500 or is_limit or "retry-after" in response.headers:
            raise TryLater(str(response.status_code))
        raise Refused(_WHY.get(response.status_code, f"GitHub answered {response.status_code}."))


_WHY = {
    401: "GitHub does not know the token. Make a new one, and start again.",
    403: "The token may not write to this repository: it needs Contents and Pull requests, to read and write.",
    404: "GitHub finds no such repository or branch, or the token may not see it.",
    409: "The branch has just changed. It is tried again.",
}


def open_client(token: str, api: str = API) -> httpx.AsyncClient:
    """A client that speaks to GitHub alone, and follows nothing elsewhere."""
    headers = {**_HEADERS, "Authorization": f"Bearer {token}"}
    return httpx.AsyncClient(base_url=api, headers=headers, timeout=30, follow_redirects=False)


def _git_hash(content: bytes) -> str:
    return sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()
