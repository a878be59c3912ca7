"""Stands in for GitHub on this machine: pages for people, the API, and ``gh``, over a real git repository."""

from __future__ import annotations

import base64
import html
import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import yaml
from markdown_it import MarkdownIt

from tests.browser.site import Server

REPOSITORY = "our-town/directory"
Json = dict[str, Any]

GH = """#!{python}
import json, os, sys, urllib.request
words = sys.argv[1:]
body = open(words[words.index("--body-file") + 1], encoding="utf-8").read() if "--body-file" in words else ""
asked = json.dumps({{"words": words, "body": body, "sha": os.environ.get("SHA", "")}}).encode()
with urllib.request.urlopen(urllib.request.Request("{base}/gh", asked)) as answer:
    sys.stdout.write(answer.read().decode())
"""


@dataclass(slots=True)
class StandIn:
    """One repository, and what people have written about it."""

    hub: Path
    issues: list[Json] = field(default_factory=list)
    pulls: list[Json] = field(default_factory=list)
    asked_for: list[tuple[str, str]] = field(default_factory=list)  # workflows to run, and on which branch

    # -- git ---------------------------------------------------------------------------------------

    def git(self, *words: str, content: bytes | None = None, index: Path | None = None) -> str:
        who = ("-c", "user.name=Web", "-c", "user.email=web@example.org")
        environ = {"GIT_INDEX_FILE": str(index)} if index else {}
        done = subprocess.run(
            ["git", *who, *words],
            cwd=self.hub,
            check=True,
            input=content,
            capture_output=True,
            env={"PATH": "/usr/bin:/bin", "HOME": str(self.hub.parent), **environ},
        )
        return done.stdout.decode().strip()

    def sha(self, ref: str) -> str:
        try:
            return self.git("rev-parse", "--verify", "-q", ref)
        except subprocess.CalledProcessError:
            return ""

    def write(self, branch: str, path: str, content: bytes, message: str) -> None:
        """Commit one file to a branch, as the API does."""
        index = self.hub / "index-of-api"
        index.unlink(missing_ok=True)
        self.git("read-tree", branch, index=index)
        blob = self.git("hash-object", "-w", "--stdin", content=content)
        self.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", index=index)
        tree = self.git("write-tree", index=index)
        self.git(
            "update-ref", f"refs/heads/{branch}", self.git("commit-tree", tree, "-p", self.sha(branch), "-m", message)
        )

    def merge(self, number: int) -> None:
        """What the green button does."""
        pull = self.pulls[number - 1]
        tree = self.git("merge-tree", "--write-tree", "main", pull["head"])
        parents = ("-p", self.sha("main"), "-p", self.sha(pull["head"]))
        commit = self.git("commit-tree", tree, *parents, "-m", f"Merge pull request #{number}")
        self.git("update-ref", "refs/heads/main", commit)
        pull["state"] = "merged"
        for issue in self.issues:
            if f"Closes #{issue['number']}." in pull["body"]:
                issue["state"] = "closed"

    def open_pull(self, head: str, title: str, body: str) -> Json:
        number = len(self.pulls) + 1
        pull = {"number": number, "head": head, "title": title.strip(), "body": body, "state": "open", "comments": []}
        pull["html_url"] = f"https://github.com/{REPOSITORY}/pull/{number}"
        self.pulls.append(pull)
        self.git("update-ref", f"refs/pull/{number}/head", self.sha(head))
        return pull

    # -- what programs ask -------------------------------------------------------------------------

    def gh(self, words: list[str], body: str, sha: str) -> str:
        """What ``gh`` answers to the questions of the workflows."""
        after = dict(pairwise(words))
        still_open = [pull for pull in self.pulls if pull["state"] == "open"]
        match words[:2]:
            case ["api", path] if path.endswith("/permission"):
                return "write\n"
            case ["api", *_]:
                heads = [(self.sha(pull["head"]), pull["number"]) for pull in still_open]
                if "select(" in after["--jq"]:
                    return "".join(f"{number}\n" for head, number in heads if head == sha)
                return "".join(f"{head}\n" for head, _ in heads)
            case ["pr", "list"]:
                return "".join(f"{pull['number']}\n" for pull in still_open if pull["head"] == after["--head"])
            case ["pr", "create"]:
                return str(self.open_pull(after["--head"], after["--title"], body)["html_url"]) + "\n"
            case ["pr", "comment"]:
                self.pulls[int(words[2]) - 1]["comments"] = [body]
            case ["issue", "comment"]:
                self.issues[int(words[2]) - 1]["comments"].append(body)
            case ["workflow", "run"]:
                self.asked_for.append((words[2], after["--ref"]))
            case _:
                raise ValueError(f"Nobody taught the stand-in gh {' '.join(words[:2])}.")
        return ""

    def api(self, method: str, path: str, query: dict[str, str], content: Json) -> tuple[int, Any]:
        """What the API answers to the receiver: https://docs.github.com/en/rest, version 2022-11-28."""
        if method == "GET" and path == "/git/ref/heads/main":
            return 200, {"ref": "refs/heads/main", "object": {"type": "commit", "sha": self.sha("main")}}
        if method == "POST" and path == "/git/refs":
            if self.sha(content["ref"]):
                return 422, {"message": "Reference already exists"}
            self.git("update-ref", content["ref"], content["sha"])
            return 201, {"ref": content["ref"]}
        if path.startswith("/contents/"):
            name, branch = path.removeprefix("/contents/"), content.get("branch") or query["ref"]
            there = self.sha(f"{branch}:{name}")
            if method == "GET":
                return (200, {"sha": there}) if there else (404, {"message": "Not Found"})
            if there != content.get("sha", ""):
                return 409, {"message": f"{name} does not match"}
            self.write(branch, name, base64.b64decode(content["content"]), content["message"])
            return 201, {"content": {"sha": self.sha(f"{branch}:{name}")}}
        if path == "/pulls" and method == "GET":
            return 200, [pull for pull in self.pulls if query["head"].endswith(f":{pull['head']}")]
        if path == "/pulls" and method == "POST":
            return 201, self.open_pull(content["head"], content["title"], content["body"])
        return 404, {"message": "Not Found"}

    # -- what people see ---------------------------------------------------------------------------

    def new_issue_page(self, query: dict[str, str]) -> str:
        """The form, with what the address fills in, as https://docs.github.com says of issue forms."""
        form = yaml.safe_load(self.git("show", f"main:.github/ISSUE_TEMPLATE/{query['template']}"))
        parts = [f"<h1>{html.escape(query.get('title', form['title']))}</h1>"]
        for block in form["body"]:
            parts.append(_as_html(block, query.get(block.get("id", ""), "")))
        hidden = f"<input type=hidden name=title value='{html.escape(query.get('title', ''), quote=True)}'>"
        action = f"/{REPOSITORY}/issues"
        return f"<form method=post action={action}>{hidden}{''.join(parts)}<button>Create</button></form>"

    def make_issue(self, answers: dict[str, list[str]]) -> Json:
        """The text of an issue as GitHub makes it of the form."""
        form = yaml.safe_load(self.git("show", "main:.github/ISSUE_TEMPLATE/add-or-change.yml"))
        parts = []
        for block in form["body"]:
            if "id" not in block:
                continue
            values = answers.get(block["id"], [])
            answer = (values[0].replace("\r\n", "\n") if values else "") or "_No response_"
            if block["type"] == "checkboxes":
                labels = [option["label"] for option in block["attributes"]["options"]]
                answer = "\n".join(f"- [{'x' if label in values else ' '}] {label}" for label in labels)
            elif block["type"] == "dropdown" and not values[0]:
                answer = "None"
            parts.append(f"### {block['attributes']['label']}\n\n{answer}\n")
        number = len(self.issues) + 1
        issue = {"number": number, "title": answers["title"][0], "body": "\n".join(parts), "state": "open"}
        self.issues.append({**issue, "comments": [], "labels": ["entry"]})
        return self.issues[-1]

    def page(self, path: str) -> str:
        """An issue or a pull request, with what can be pressed."""
        kind, number = path.rsplit("/", 2)[1:]
        it = (self.issues if kind == "issues" else self.pulls)[int(number) - 1]
        texts = [MarkdownIt().enable("table").render(text) for text in (it["body"], *it["comments"])]
        button = f"<form method=post action={path}/{'propose' if kind == 'issues' else 'merge'}><button>"
        button += "propose" if kind == "issues" else "Merge pull request"
        shown = "<hr>".join(texts).replace("https://github.com/", "/")
        return f"<h1>{html.escape(it['title'])}</h1><p>{it['state']}</p>{shown}{button}</button></form>"


def _as_html(block: Json, value: str) -> str:
    attributes = block["attributes"]
    if block["type"] == "markdown":
        return str(MarkdownIt().render(attributes["value"]))
    name, label = block["id"], html.escape(attributes["label"])
    if block["type"] == "checkboxes":
        ticks = (html.escape(option["label"], quote=True) for option in attributes["options"])
        boxes = "".join(f'<label><input type=checkbox name={name} value="{each}"> {each}</label>' for each in ticks)
        return f"<fieldset><legend>{label}</legend>{boxes}</fieldset>"
    start = f"<p><label for={name}>{label}</label><p>{html.escape(attributes.get('description', ''))}</p>"
    if block["type"] == "dropdown":
        marked = (("selected" if each == value else "", html.escape(each)) for each in ("", *attributes["options"]))
        options = "".join(f"<option {mark}>{words}</option>" for mark, words in marked)
        return f"{start}<select id={name} name={name}>{options}</select></p>"
    if block["type"] == "textarea":
        return f"{start}<textarea id={name} name={name}>\n{html.escape(value)}</textarea></p>"
    return f'{start}<input id={name} name={name} value="{html.escape(value, quote=True)}"></p>'


_STYLE = (
    "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>Stand-in</title><style>"
    "body{font:16px/1.5 sans-serif;max-width:45rem;margin:1rem auto;padding:0 1rem}img{max-width:100%}"
    "td,th{border:1px solid;padding:.3rem;text-align:start}label{display:block;font-weight:bold}"
    "input:not([type]),textarea,select{width:100%;min-height:2rem}textarea{min-height:9rem}p p{margin:0}</style>"
)


@contextmanager
def stand_in(hub: Path) -> Iterator[tuple[StandIn, str]]:
    """A stand-in that listens; with its address."""
    github = StandIn(hub)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def answer(self, status: int, body: str, kind: str = "text/html; charset=utf-8", to: str = "") -> None:
            raw = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(raw)))
            if to:
                self.send_header("Location", to)
            self.end_headers()
            self.wfile.write(raw)

        def do_GET(self) -> None:
            address = urlsplit(self.path)
            if address.path.startswith("/repos/"):
                self.do_api(b"")
            elif "/raw/" in address.path:
                branch, _, name = address.path.partition("/raw/")[2].partition("/")
                self.answer(200, github.git("show", f"{branch}:{name}"), "image/svg+xml")
            elif address.path.endswith("/issues/new"):
                self.answer(200, _STYLE + github.new_issue_page(dict(parse_qsl(address.query))))
            else:
                self.answer(200, _STYLE + github.page(address.path))

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            path = self.path
            if path == "/gh":
                self.answer(200, github.gh(**json.loads(raw)), "text/plain")
            elif path.startswith("/repos/"):
                self.do_api(raw)
            elif path.endswith("/issues"):
                issue = github.make_issue(parse_qs(raw.decode(), keep_blank_values=True))
                self.answer(303, "", to=f"{path}/{issue['number']}")
            else:
                page, _, pressed = path.rpartition("/")
                number = int(page.rpartition("/")[2])
                if pressed == "merge":
                    github.merge(number)
                else:
                    github.issues[number - 1]["labels"].append(pressed)
                self.answer(303, "", to=page)

        do_PUT = do_POST  # noqa: N815

        def do_api(self, raw: bytes) -> None:
            address = urlsplit(self.path)
            path = address.path.removeprefix(f"/repos/{REPOSITORY}")
            status, answer = github.api(self.command, path, dict(parse_qsl(address.query)), json.loads(raw or b"{}"))
            self.answer(status, json.dumps(answer), "application/json")

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield github, f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
