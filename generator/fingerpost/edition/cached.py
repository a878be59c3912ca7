"""Answers that are kept on the view they are about, and so go when it goes.

A preview makes a new view at each change. What is kept in a module would keep every one of them, with its directory.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Concatenate, ParamSpec, TypeVar

from fingerpost.edition.edition import View

P = ParamSpec("P")
T = TypeVar("T")


def cache_on_view(
    maxsize: int | None = None,
) -> Callable[[Callable[Concatenate[View, P], T]], Callable[Concatenate[View, P], T]]:
    """Keep what a function says of a view and of values that can be hashed.

    Args:
        maxsize: How many answers, those asked for last; None keeps all, which suits a function of the view alone.
    """

    def decorate(function: Callable[Concatenate[View, P], T]) -> Callable[Concatenate[View, P], T]:
        @wraps(function)
        def answer(view: View, /, *given: P.args, **named: P.kwargs) -> T:
            try:
                cache = view.caches[function]
            except KeyError:
                cache = view.caches[function] = lru_cache(maxsize)(partial(function, view))
            kept: T = cache(*given, **named)
            return kept

        return answer

    return decorate
