"""As much of GitHub's API as a pull request needs, with answers as its documentation has them (version 2022-11-28)."""

from __future__ import annotations

import base64
import json
import re
from hashlib import sha1
from typing import Any

import httpx


def git_hash(content: bytes) -> str:
    return sha1(b"blob %d\0%b" % (len(content), content)).hexdigest()


class FakeGitHub:
    """One repository in memory; ``failing`` are the numbers of requests that fail, before or after they took effect."""

    def __init__(self, files: dict[str, bytes], *, status: int = 0, failing: frozenset[int] = frozenset()) -> None:
        self.branches: dict[str, dict[str, bytes]] = {"main": dict(files)}
        self.pulls: list[dict[str, Any]] = []
        self.requests: list[httpx.Request] = []
        self.status, self.failing = status, failing
        self.fails_late = False

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url="https://api.github.com", transport=httpx.MockTransport(self._answer))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if self.status:
            return httpx.Response(self.status, json={"message": "No"})
        fails = len(self.requests) in self.failing
        if fails and not self.fails_late:
            raise httpx.ConnectError("no answer", request=request)
        answer = self._done(request)
        if fails:
            raise httpx.ReadError("the answer was lost", request=request)
        return answer

    def _done(self, request: httpx.Request) -> httpx.Response:
        method, path = request.method, request.url.path.removeprefix("/repos/owner/hills")
        content = json.loads(request.content) if request.content else {}
        if method == "GET" and path == "/git/ref/heads/main":
            return httpx.Response(200, json={"ref": "refs/heads/main", "object": {"type": "commit", "sha": "f" * 40}})
        if method == "POST" and path == "/git/refs":
            branch = content["ref"].removeprefix("refs/heads/")
            if branch in self.branches:
                return httpx.Response(422, json={"message": "Reference already exists"})
            self.branches[branch] = dict(self.branches["main"])
            return httpx.Response(201, json={"ref": content["ref"]})
        if match := re.fullmatch(r"/contents/(.+)", path):
            return self._contents(method, match[1], request, content)
        if path == "/pulls" and method == "GET":
            head = request.url.params["head"]
            return httpx.Response(200, json=[pull for pull in self.pulls if f"owner:{pull['head']}" == head])
        if path == "/pulls" and method == "POST":
            pull = {**content, "html_url": f"https://github.com/owner/hills/pull/{len(self.pulls) + 1}"}
            self.pulls.append(pull)
            return httpx.Response(201, json=pull)
        return httpx.Response(404, json={"message": "Not Found"})

    def _contents(self, method: str, name: str, request: httpx.Request, content: dict[str, Any]) -> httpx.Response:
        files = self.branches[content.get("branch") or request.url.params["ref"]]
        there = files.get(name)
        if method == "GET":
            return httpx.Response(404) if there is None else httpx.Response(200, json={"sha": git_hash(there)})
        if there is not None and "sha" not in content:
            return httpx.Response(422, json={"message": 'Invalid request.\n\n"sha" wasn\'t supplied.'})
        if there is not None and content["sha"] != git_hash(there):
            return httpx.Response(409, json={"message": f"{name} does not match {content['sha']}"})
        files[name] = base64.b64decode(content["content"])
        return httpx.Response(200 if there else 201, json={"content": {"sha": git_hash(files[name])}})
