"""Scripts joined into few files: a phone on a slow network waits for each file that it asks for.

The source stays many small modules. What a page asks for, by a script element or ``import("./map.js")``, is a part: the
script itself, with whatever it imports inside it, less what is in the parts that the page has anyway. Each module
becomes a function of its own, so that names of two modules never meet, and keeps its text as it is.

Only the few ways to import and to export that our scripts use are known here. Anything else is refused, and a test
compares what is found with what the engine of a browser finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath

from fingerpost.files.own import PACKAGE
from fingerpost.intake.rules import rules_script

_FOLDER = PACKAGE / "browser"
WORDS = "js/shared/words.js"  # empty in the source: script_words.py writes it for a language
RULES = "js/add/rules.js"  # empty in the source: intake/rules.py takes it from the schemas and the checks

# The parts, and those that are loaded before each. A small module can be in two parts; none with a state may be.
PARTS: Mapping[str, tuple[str, ...]] = {
    "js/site.js": (),  # on every page
    "js/stale-page.js": ("js/site.js",),
    "js/upcoming-lists.js": ("js/site.js",),
    "js/find.js": ("js/site.js",),
    "js/find/finder.js": ("js/site.js",),
    "js/whats-on.js": ("js/site.js", "js/find/finder.js"),
    "js/map.js": ("js/site.js", "js/find/finder.js"),
    "js/go.js": (),
    "js/menu.js": ("js/site.js",),
    "js/add.js": ("js/site.js",),
    "js/same.js": ("js/site.js", "js/add.js"),
    "js/looked-for.js": ("js/site.js", "js/add.js", "js/same.js"),
    "js/add/before-sending.js": ("js/site.js", "js/add.js"),
    "js/leave.js": (),
    "js/lost.js": (),
    "js/handbook.js": (),
}

# Comments on lines of their own. None of our scripts has text of several lines that could look like one.
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_IMPORT = re.compile(r'^import \{([^{}"]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function\*? ?|class |const )(\w+)", re.MULTILINE)
_EXPORT_LIST = re.compile(r"^export \{([^{}]*)\};\n", re.MULTILINE)
_LATER = re.compile(r'\bimport\("(\.[^"]+)"\)')
_HERE = "import.meta.url"
# At the beginning of a line, once everything that is known is gone; and the names that joining gives to modules.
_UNKNOWN = re.compile(r"^(?:import|export)\b|\$[A-Za-z_]", re.MULTILINE)


class NotJoined(Exception):
    """A script imports or exports in a way that joining does not know, or two import each other."""


@dataclass(frozen=True, slots=True)
class Module:
    """A script as it is in the source, without comments."""

    name: str  # such as js/shared/days.js
    imports: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # of each module: a name there, and the name here
    exports: tuple[str, ...]
    code: str  # the rest, with nothing that only a module may hold


class Scripts:
    """The scripts of a build: each is read once."""

    def __init__(self, words: bytes = b"", rules: bytes = b"") -> None:
        """``words`` and ``rules`` are the texts of ``WORDS`` and ``RULES`` in the language of a site."""
        self._generated = {WORDS: words, RULES: rules or rules_script()}
        self._modules: dict[str, Module] = {}
        self._orders: dict[str, tuple[str, ...]] = {}

    def joined(self, part: str) -> str:
        """The text of a part.

        Raises:
            NotJoined: If one of its modules cannot be joined.
        """
        functions = [_function(self._module(name), part) for name in self.modules_in(part)]
        return "\n".join([*self._imports(part), *functions, *self._exports(part), ""])

    def modules_in(self, part: str) -> tuple[str, ...]:
        """The modules of a part, each after those that it imports, and the part itself last."""
        elsewhere = {name for other in PARTS[part] for name in self.modules_in(other)}
        return tuple(name for name in self._in_order(part) if name not in elsewhere)

    def imported_by(self, part: str) -> tuple[str, ...]:
        """The parts that a part imports: "js/find/finder.js" and the like."""
        needed = set(self._in_order(part))
        return tuple(other for other in PARTS[part] if needed.intersection(self.modules_in(other)))

    def _module(self, name: str) -> Module:
        if name not in self._modules:
            self._modules[name] = read_module(name, self._text(name))
        return self._modules[name]

    def _text(self, name: str) -> str:
        return self._generated.get(name, b"").decode() or (_FOLDER / name).read_text(encoding="utf-8")

    def _in_order(self, part: str) -> tuple[str, ...]:
        """All that a part needs, in the order in which a browser would run it."""
        if part not in self._orders:
            order: list[str] = []
            above: list[str] = []

            def visit(name: str) -> None:
                if name in above:
                    raise NotJoined(f"{above[-1]} and {name} import each other")
                if name not in order:
                    above.append(name)
                    for imported, _ in self._module(name).imports:
                        visit(imported)
                    order.append(above.pop())

            visit(part)
            self._orders[part] = tuple(order)
        return self._orders[part]

    def _imports(self, part: str) -> Iterator[str]:
        """What this part takes from other parts."""
        needed = set(self._in_order(part))
        for other in self.imported_by(part):
            names = [name for name in self.modules_in(other) if name in needed]
            needed.difference_update(names)
            if names:
                yield f'import {{ {", ".join(map(_identifier, names))} }} from "{_path(other, dirname(part))}";'

    def _exports(self, part: str) -> Iterator[str]:
        """What other parts take from this one, and what the script itself exports."""
        wanted = {name for other, before in PARTS.items() if part in before for name in self._in_order(other)}
        names = [name for name in self.modules_in(part) if name in wanted]
        if names:
            yield f"export {{ {', '.join(map(_identifier, names))} }};"
        if exports := self._module(part).exports:
            yield f"export const {{ {', '.join(exports)} }} = {_identifier(part)};"


def without_comments(script: str) -> str:
    r"""Remove comments on lines of their own, a third of the size of a script.

    >>> without_comments("/** Says tea. */\nconst tea = 1; // warm\n  // Why.\nrun(/** @type {any} */ (tea));\n")
    'const tea = 1; // warm\nrun(/** @type {any} */ (tea));\n'
    """
    return _COMMENT.sub("", script)


def read_module(name: str, script: str) -> Module:
    """Take a script apart.

    Raises:
        NotJoined: If it has an import or export of another kind.
    """
    code = without_comments(script)
    imports = tuple(
        (normpath(join(dirname(name), address)), tuple(_pairs(names))) for names, address in _IMPORT.findall(code)
    )
    exports = [exported for _, exported in _EXPORT.findall(code)]
    for names in _EXPORT_LIST.findall(code):
        exports += [here for there, here in _pairs(names) if there == here]
    code = _EXPORT.sub(r"\1\2", _EXPORT_LIST.sub("", _IMPORT.sub("", code)))
    if unknown := _UNKNOWN.search(code):
        line = code[code.rfind("\n", 0, unknown.start()) + 1 :].partition("\n")[0]
        raise NotJoined(f"{name}: {line}")
    return Module(name, imports, tuple(exports), code)


def _pairs(names: str) -> Iterator[tuple[str, str]]:
    """Names between braces, "there as here" among them."""
    for each in names.split(","):
        if each.strip():
            there, _, here = each.strip().partition(" as ")
            yield there, here or there


def _function(module: Module, part: str) -> str:
    takes = "".join(
        f"const {{ {', '.join(there if there == here else f'{there}: {here}' for there, here in names)} }} = "
        f"{_identifier(other)};\n"
        for other, names in module.imports
    )
    gives = f"return {{ {', '.join(module.exports)} }};\n" if module.exports else ""
    begins = f"const {_identifier(module.name)} = " if module.exports else ""
    return f"{begins}(() => {{\n{takes}{_moved(module, part)}{gives}}})();"


def _moved(module: Module, part: str) -> str:
    """The code with addresses that are right from the part's own folder."""
    here, there = dirname(part), dirname(module.name)
    code = _LATER.sub(lambda match: f'import("{_path(normpath(join(there, match[1])), here)}")', module.code)
    if here != there:
        code = code.replace(_HERE, f'new URL("{relpath(module.name, here)}", {_HERE})')
    return code


def _path(name: str, folder: str) -> str:
    """How an import in a folder names a script."""
    path = relpath(name, folder)
    return path if path.startswith(".") else f"./{path}"


def _identifier(name: str) -> str:
    return "$" + re.sub(r"\W", "_", name.removeprefix("js/").removesuffix(".js"))
