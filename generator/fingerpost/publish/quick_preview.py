"""A preview after a change of records only: pages of docs stay, pages of records are made again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Thread

from fingerpost.cache.preview import PreviewCache
from fingerpost.edition.stages import Stages
from fingerpost.files.page_files import PageFiles
from fingerpost.files.page_writer import path_of
from fingerpost.publish.prepare import Prepared
from fingerpost.publish.shell_cache import docs_fingerprint, shell_fingerprint
from fingerpost.publish.site_generator import Shells
from fingerpost.publish.write_site import is_of_the_rest, write_rest


class QuickPreview:
    """The site that a preview shows, and what the pages around its records were made from."""

    def __init__(self, config: Path, site: Path, shells: Shells, cache: PreviewCache, exports: PageFiles) -> None:
        self._config, self._site, self.shells, self._cache = config, site, shells, cache
        self._rest_files: PageFiles = {
            name: file for name, file in cache.shown.items() if is_of_the_rest(name, exports)
        }
        self._rest: Thread | None = None
        self._error: Exception | None = None
        self._docs = docs_fingerprint(config)
        self._fingerprint = shell_fingerprint(shells.prepared, config, self._docs)

    @property
    def has_docs_as_they_are(self) -> bool:
        """Whether the pages of docs were made from what is there now."""
        return self._docs is not None and docs_fingerprint(self._config) == self._docs

    def shows(self, prepared: Prepared) -> bool:
        """Write the pages of records again into the site that is shown.

        Returns:
            False if that is not enough, because the pages around them may have changed too. Nothing is written then.
        """
        # The caller has just asked whether docs is as it was.
        if self._fingerprint is None or shell_fingerprint(prepared, self._config, self._docs) != self._fingerprint:
            return False
        self.shells = Shells(prepared, preview=True, by_name=self.shells.by_name, editorial=self.shells.editorial)
        before = self._cache.shown
        result = self.shells.write_site(self._site, stages=Stages(), first_pages=True, cache=self._cache)
        self._delete(before.keys() - result.page_files.keys() - self._rest_files.keys())
        self._cache.keep_pages({**self._rest_files, **result.page_files})
        self._rest = Thread(target=self._write_rest, args=(prepared,), daemon=True)
        self._rest.start()
        return True

    def finish(self) -> None:
        """Wait until the rest is written as well.

        Raises:
            Exception: Whatever has gone wrong with them.
        """
        if self._rest is not None:
            self._rest.join()
        if error := self._error:
            self._error = None
            raise error

    def _write_rest(self, prepared: Prepared) -> None:
        """Write the rest while the pages are shown already: half of the time is its."""
        try:
            files = write_rest(prepared, self.shells.by_name, self._site, self._cache)
            self._delete(self._rest_files.keys() - files.keys())
            pages = {address: file for address, file in self._cache.shown.items() if address not in self._rest_files}
            self._cache.keep_pages({**pages, **files})
            self._rest_files = files
        except Exception as error:  # finish raises it
            self._error = error

    def _delete(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            Path(path_of(str(self._site), address)).unlink(missing_ok=True)


__all__ = ["PreviewCache", "QuickPreview"]
