"""Answers that are kept on the edition they are about, and so go when it goes.

A preview makes a new edition at each change. What is kept in a module would keep every one of them, with its directory.
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
    """Keep what a function says of an edition and of values that can be hashed.

    Args:
        maxsize: How many answers, those asked for last; None keeps all, which suits a function of the edition alone.
    """

    def decorate(function: Callable[Concatenate[Edition, P], T]) -> Callable[Concatenate[Edition, P], T]:
        @wraps(function)
        def answer(edition: Edition, /, *given: P.args, **named: P.kwargs) -> T:
            try:
                cache = edition.caches[function]
            except KeyError:
                cache = edition.caches[function] = lru_cache(maxsize)(partial(function, edition))
            kept: T = cache(*given, **named)
            return kept

        return answer

    return decorate
