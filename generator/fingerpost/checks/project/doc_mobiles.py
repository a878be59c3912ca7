"""Is there a mobile number in docs, which is usually somebody's own? All of docs is published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fingerpost.checks.personal_reach import mobiles_in
from fingerpost.checks.project.allowed import Terms
from fingerpost.checks.project.doc_files import DocFile, text_of
from fingerpost.checks.project.layout import Layout
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.settings import Settings


def check_doc_mobiles(layout: Layout, files: Sequence[DocFile], terms: Terms, settings: Settings) -> Iterator[Problem]:
    """Report the lines with a mobile that is neither the editors' nor allowed, without repeating it."""
    own = frozenset(mobiles_in(settings.editors.phone, settings.country))
    for file in files:
        name = f"mobile:{file.name}"
        if name in terms.allow or file.name.startswith("handbook/"):  # whose numbers are examples
            continue
        for number, line in enumerate(text_of(file).split("\n"), start=1):
            if own.issuperset(mobiles_in(line, settings.country)):
                continue
            yield Problem(
                code="docs-mobile",
                severity=Severity.WARNING,
                span=layout.span(file.path, number),
                message="There is a mobile number on this line, which is probably somebody's own. It is published.",
                hint="Ask them, or delete it. If they agree, allow it in assets/directory.yaml: "
                f'project: {{allow: ["{name}"]}}',
                quote=False,
            )
