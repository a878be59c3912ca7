"""How geopy asks a server on our behalf: no answer is longer, and none takes longer, than a geocoder's ever does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut

MOST_BYTES = 64 * 1024  # five answers of Nominatim with their addresses are about 5 KB


class AnswerTooLong(GeocoderServiceError):  # type: ignore[misc]  # geopy has no types
    """The server sends more than any answer has. What came is thrown away."""


class LimitedAdapter(URLLibAdapter):  # type: ignore[misc]
    """geopy's own adapter with a limit for the bytes of an answer, and one time for all of it.

    A timeout of urllib is for each read of the socket, so a server that sends a byte a second is read for ever, be it
    in its headers, after a redirect or in the text; and bodies are read whole. Packed answers are not asked for, and
    not unpacked.
    """

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """The answer, read as JSON."""
        try:
            return super().get_json(url, timeout=timeout, headers=headers)
        except RecursionError:
            raise GeocoderParseError("The answer is nested too deeply") from None

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """The answer as text, within ``timeout`` seconds from now."""
        text: str = _within(
            timeout, lambda: super(LimitedAdapter, self).get_text(url, timeout=timeout, headers=headers)
        )
        return text

    def _decode_page(self, page: Any) -> str:
        # Errors come with a page too: geopy reads that by this method as well, and passes over what it raises.
        try:
            body: bytes = page.read(MOST_BYTES + 1)
        except Exception as error:  # as geopy has it: a broken answer may raise nearly anything
            raise GeocoderServiceError("Unable to read the response") from error
        if len(body) > MOST_BYTES:
            raise AnswerTooLong(f"The answer has more than {MOST_BYTES} bytes")
        try:
            return body.decode(page.headers.get_content_charset() or "utf-8")
        except (ValueError, LookupError) as error:
            raise GeocoderParseError("Unable to decode the response bytes") from error


def _within(seconds: float, work: Callable[[], str]) -> str:
    """Do something, and give it up when the time is over.

    It then carries on until the program ends, which does not wait for it.

    Raises:
        GeocoderTimedOut: If it is not done in time.
    """
    results: list[str] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # raised again by whoever waits
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if results:
        return results[0]
    raise errors[0] if errors else GeocoderTimedOut("No whole answer in time")
