"""A template that was compiled before is used again for the same text, and for no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from jinja2.ext import Extension

from fingerpost.pages.render.compiled import CompiledTemplates


class Welsh(Extension):
    """Changes the text before it is compiled, as the words of a language do."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return source.replace("Tea", "Te")


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled from now on."""
    names: list[str] = []
    compile_one = Environment.compile

    def noting(self: Environment, source: str, name: str, *rest: str, **options: bool) -> object:
        names.append(name)
        return compile_one(self, source, name, *rest, **options)

    monkeypatch.setattr(Environment, "compile", noting)
    return names


def test_what_the_text_becomes_decides(tmp_path: Path, compiled: list[str]) -> None:
    (tmp_path / "page.html").write_text("Tea {{ 1 + 1 }}")
    templates_kept = CompiledTemplates()

    def render(*extensions: type[Extension]) -> str:
        environment = Environment(
            loader=FileSystemLoader(tmp_path), bytecode_cache=templates_kept, extensions=extensions, autoescape=True
        )
        return environment.get_template("page.html").render()

    assert [render(), render(), render(Welsh), render(Welsh), render()] == ["Tea 2", "Tea 2", "Te 2", "Te 2", "Tea 2"]
    assert compiled == ["page.html", "page.html"]

    (tmp_path / "page.html").write_text("Tea {{ 1 + 2 }}")

    assert render() == "Tea 3"
