"""A cache stored on the edition, so that both are freed together.

A preview makes a new edition at each change. A cache in a module would keep every one of them, with its directory.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Concatenate, ParamSpec, TypeVar

from fingerpost.edition.edition import Edition

P = ParamSpec("P")
T = TypeVar("T")


def cache_on_edition(
    maxsize: int | None = None,
) -> Callable[[Callable[Concatenate[Edition, P], T]], Callable[Concatenate[Edition, P], T]]:
    """Cache the results of a function of an edition and hashable values.

    Args:
        maxsize: How many results to keep, the latest; None keeps all, which suits a function of the edition alone.
    """

    def decorate(function: Callable[Concatenate[Edition, P], T]) -> Callable[Concatenate[Edition, P], T]:
        @wraps(function)
        def answer(edition: Edition, /, *args: P.args, **kwargs: P.kwargs) -> T:
            try:
                cache = edition.caches[function]
            except KeyError:
                cache = edition.caches[function] = lru_cache(maxsize)(partial(function, edition))
            result: T = cache(*args, **kwargs)
            return result

        return answer

    return decorate
