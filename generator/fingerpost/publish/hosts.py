"""What hosts take: said while there is still room, for a deploy that fails says it too late."""

from __future__ import annotations

# GitHub Pages publishes at most 1 GB: docs.github.com, "GitHub Pages limits", read on 28 November 2026.
MOST_BYTES = 1_000_000_000
NEARLY = 0.8


def say_size(size_bytes: int) -> tuple[str, str] | None:
    """What to say of a site that is nearly as large as GitHub Pages takes, or larger, and what to do; else nothing."""
    if size_bytes < NEARLY * MOST_BYTES:
        return None
    size, most = (f"{number / 1_000_000:,.0f} MB" for number in (size_bytes, MOST_BYTES))
    return (
        f"The site has {size}, and GitHub Pages takes at most {most}.",
        "Take a smaller street map (fingerpost basemap --max-zoom), or another host.",
    )
