"""Size limits of hosts, with a warning before a site reaches one."""

from __future__ import annotations

# GitHub Pages publishes at most 1 GB: docs.github.com, "GitHub Pages limits", read on 28 November 2026.
MOST_BYTES = 1_000_000_000
NEARLY = 0.8


def say_size(size_bytes: int) -> tuple[str, str] | None:
    """The message and hint for a site near or above the limit of GitHub Pages; None for a smaller one."""
    if size_bytes < NEARLY * MOST_BYTES:
        return None
    size, most = (f"{number / 1_000_000:,.0f} MB" for number in (size_bytes, MOST_BYTES))
    return (
        f"The site has {size}, and GitHub Pages takes at most {most}.",
        "Take a smaller street map (fingerpost basemap --max-zoom), or another host.",
    )
