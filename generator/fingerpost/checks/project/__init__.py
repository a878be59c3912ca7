"""What lies around the records: mkdocs.yml, the pages in docs, pictures, tables, and how a proposal changes them."""

from fingerpost.checks.project.allowed import Terms
from fingerpost.checks.project.everything import check_docs, check_project
from fingerpost.checks.project.layout import Layout, layout_of

__all__ = ["Layout", "Terms", "check_docs", "check_project", "layout_of"]
