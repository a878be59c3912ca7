"""Pages of tiny directories, for tests of what is written on them."""

from tests.published import publish

__all__ = ["publish"]
