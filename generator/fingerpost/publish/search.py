"""Write the search files of a site, and the postcode table that the finder looks places up in."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import fmean

from fingerpost.geography.make_table import small_table
from fingerpost.geography.postcode import tidy_outcode, tidy_postcode
from fingerpost.geography.table import INDEX, PostcodeTable
from fingerpost.geography.unit import Unit
from fingerpost.pages.card import card_of
from fingerpost.pages.view import View
from fingerpost.pages.write import PageWriter
from fingerpost.records.parts import Location
from fingerpost.records.workers import cores
from fingerpost.search.source import Source
from fingerpost.search.write import search_files

# Below this, starting a second process takes longer than it saves.
WORTH_IT = 600


class Searching:
    """The search files, written in a process of its own while this one makes pages.

    They take longer than any other one thing, and nothing else waits for them.
    """

    def __init__(self, view: View, site: Path, *, jobs: int = 0) -> None:
        self._view, self._site = view, site
        self._heard: Connection | None = None
        many = len(view.directory.activities) >= WORTH_IT
        if (jobs or cores()) > 1 and many and "fork" in multiprocessing.get_all_start_methods():
            fork = multiprocessing.get_context("fork")
            self._heard, saying = fork.Pipe(duplex=False)
            self._process = fork.Process(target=_write_and_say, args=(view, site, saying))
            self._process.start()
            saying.close()

    def here(self) -> None:
        """Write the files now, if there is no other process to do it."""
        if self._heard is None:
            write_search(self._view, self._site)

    def wait(self) -> None:
        """Wait for the other process.

        Raises:
            OSError: Or whatever else went wrong there.
        """
        if self._heard is None:
            return
        try:
            failed: Exception | None = self._heard.recv()
        except EOFError:
            failed = OSError("The process that writes the search files was stopped")
        self._process.join()
        self._heard.close()
        if failed is not None:
            raise failed

    def stop(self) -> None:
        """End the other process, if the build has failed before it was done."""
        if self._heard is not None and self._process.is_alive():
            self._process.terminate()
            self._process.join()


def _write_and_say(view: View, site: Path, saying: Connection) -> None:
    try:
        write_search(view, site)
    except Exception as failed:
        saying.send(failed)
    else:
        saying.send(None)


def write_search(view: View, site: Path) -> int:
    """Write everything below ``/search/``; gives the number of files."""
    table = PostcodeTable(view.directory.assets / "postcodes")
    postcodes = {name: (table.folder / name).read_bytes() for name in table.files} or small_table(
        _own_postcodes(view), _outcodes_of_areas(view)
    )
    source = Source(
        seen=view,
        card_of=lambda activity: card_of(view, activity),
        table=table if table else None,
        outcodes=tuple(json.loads(postcodes[INDEX])["outcodes"]) if postcodes else (),
    )
    files = search_files(view.directory, source, view.today)
    files |= {f"/search/postcodes/{name}": content for name, content in postcodes.items()}
    writer = PageWriter(site)
    for address in sorted(files):
        writer.write(address, files[address])
    return writer.written_files


def _outcodes_of_areas(view: View) -> dict[str, tuple[float, float]]:
    """About where each outcode is: between the towns that have it."""
    spots: dict[str, list[Location]] = {}
    for area in view.directory.vocabulary.areas.values():
        for outcode in area.outcodes:
            if area.location and (tidy := tidy_outcode(outcode)):
                spots.setdefault(tidy, []).append(area.location)
    return {
        outcode: (fmean(spot.lat for spot in found), fmean(spot.lon for spot in found))
        for outcode, found in sorted(spots.items())
    }


def _own_postcodes(view: View) -> Iterator[Unit]:
    """The postcodes of places that have a position: without a postcode table, searches near those still work."""
    for place in view.places:
        postcode = tidy_postcode(place.postcode)
        if postcode and place.location:
            yield Unit(postcode, place.location.lat, place.location.lon)
