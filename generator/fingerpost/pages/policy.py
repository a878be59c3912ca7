"""The Content-Security-Policy of every page: our own files, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

# form-action 'self': the search form leads to /find/ on this site. frame-ancestors only works as a
# header, so hosts that can send headers get it from _headers.
_PARTS = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
)


def policy(inline_scripts: Iterable[str] = (), *, preview: bool = False) -> str:
    """The policy, allowing only the inline scripts given, by their SHA-256 (CSP level 3, section 2.3.1).

    A preview lets MkDocs reload the page by a script it writes into it; no published page is one.
    """
    hashes = ["'unsafe-inline'"] if preview else sorted({f"'sha256-{_sha256(script)}'" for script in inline_scripts})
    return "; ".join(
        f"{name} {' '.join([sources, *hashes])}" if name == "script-src" else f"{name} {sources}"
        for name, sources in _PARTS
    )


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
