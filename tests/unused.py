"""What a module of the package defines, and what it uses outside the definition of each."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEFINITIONS = (*_FUNCTIONS, ast.ClassDef)
_NESTED = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass
class Scope:
    """The names that a function, or another part of a module, uses and binds."""

    uses: set[str] = field(default_factory=set)  # "addresses.of_place" for an attribute of a name
    binds: set[str] = field(default_factory=set)


@dataclass
class Module:
    """A module of the package, by names."""

    name: str  # with dots
    is_package: bool = False
    names: set[str] = field(default_factory=set)  # defined at the top
    methods: set[tuple[str, str]] = field(default_factory=set)  # class and name
    bases: dict[str, list[str]] = field(default_factory=dict)  # by class, with dots
    imports: dict[str, str] = field(default_factory=dict)  # by the name here, with dots
    uses: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)  # of what is bound inside a function, or has no name
    commands: set[str] = field(default_factory=set)  # what a decorator puts into a group of commands
    texts: set[str] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)  # of names that are put together: getattr(self, f"_{facet}")

    @classmethod
    def of(cls, name: str, source: str, *, is_package: bool = False) -> Module:
        """Read a module."""
        module = cls(name, is_package)
        for statement in ast.parse(source).body:
            scope = Scope()
            module._visit(statement, scope, ())
            module.names |= scope.binds
            own = statement.name if isinstance(statement, _DEFINITIONS) else ""
            module.uses |= {use for use in scope.uses if use.partition(".")[0] != own}
        return module

    def _visit(self, node: ast.AST, scope: Scope, inside: tuple[str, ...]) -> None:
        """Gather what a node names; a method that calls itself, or is ``inside`` another, is not used by that."""
        if isinstance(node, ast.Name):
            (scope.uses if isinstance(node.ctx, ast.Load) else scope.binds).add(node.id)
        elif isinstance(node, ast.Attribute):
            if isinstance(node.ctx, ast.Load) and node.attr not in inside:
                if isinstance(node.value, ast.Name):
                    scope.uses.add(f"{node.value.id}.{node.attr}")
                    return
                self.attributes.add(node.attr)
            self._visit(node.value, scope, inside)
        elif isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                self.texts.add(node.value)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            self._import(node)
        elif isinstance(node, _DEFINITIONS):
            self._define(node, scope, inside)
        elif isinstance(node, _NESTED):
            self._nest(ast.iter_child_nodes(node), scope, inside)
        else:
            if isinstance(node, ast.arg):
                scope.binds.add(node.arg)
            elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
                scope.binds.add(node.name)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr":
                self._compute(node.args[1])
            for child in ast.iter_child_nodes(node):
                if not isinstance(child, ast.expr_context):
                    self._visit(child, scope, inside)

    def _nest(self, nodes: Iterable[ast.AST], scope: Scope, inside: tuple[str, ...]) -> None:
        """Visit what has a scope of its own: what it uses and does not bind belongs to the one around it."""
        inner = Scope()
        for node in nodes:
            self._visit(node, inner, inside)
        for use in inner.uses:
            root, _, attribute = use.partition(".")
            if root not in inner.binds:
                scope.uses.add(use)
            elif attribute:
                self.attributes.add(attribute)

    def _define(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, scope: Scope, inside: tuple[str, ...]
    ) -> None:
        scope.binds.add(node.name)
        for decorator in node.decorator_list:
            self._visit(decorator, scope, inside)
            call = decorator.func if isinstance(decorator, ast.Call) else decorator
            if isinstance(call, ast.Attribute) and call.attr == "command":
                self.commands.add(node.name)
        parts = [part for part in ast.iter_child_nodes(node) if part not in node.decorator_list]
        if not isinstance(node, ast.ClassDef):
            self._nest(parts, scope, inside)
            return
        self.bases[node.name] = [ast.unparse(base) for base in node.bases]
        self.methods |= {(node.name, each.name) for each in node.body if isinstance(each, _FUNCTIONS)}
        own = Scope(uses=scope.uses)  # what a class binds is not seen by its methods
        for part in parts:
            self._visit(part, own, (*inside, part.name) if isinstance(part, _FUNCTIONS) else inside)

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        if isinstance(node, ast.Import):
            self.imports |= {each.asname or each.name: each.name for each in node.names}
            return
        here = self.name.split(".")
        above = here[: len(here) - node.level + self.is_package] if node.level else []
        origin = ".".join([*above, *([node.module] if node.module else [])])
        self.imports |= {each.asname or each.name: f"{origin}.{each.name}" for each in node.names}

    def _compute(self, name: ast.expr) -> None:
        if isinstance(name, ast.JoinedStr) and isinstance(name.values[0], ast.Constant):
            self.beginnings.add(name.values[0].value)
