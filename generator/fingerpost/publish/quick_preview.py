"""A preview after a change of records alone: what MkDocs made of docs stays, the pages of records are made again."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from fingerpost.edition.edition import Edition
from fingerpost.edition.stages import Stages
from fingerpost.files.page_writer import path_of
from fingerpost.publish.prepare import Prepared
from fingerpost.publish.preview_cache import PreviewCache
from fingerpost.publish.shell_cache import docs_fingerprint, shell_fingerprint
from fingerpost.publish.site_generator import Shells
from fingerpost.search.index.site import write_search


class QuickPreview:
    """The site that a preview shows, and what the pages around its records were made from."""

    def __init__(self, config: Path, site: Path, shells: Shells, cache: PreviewCache) -> None:
        self._config, self._site, self.shells, self._cache = config, site, shells, cache
        self._search: Thread | None = None
        self._search_error: Exception | None = None
        self._docs = docs_fingerprint(config)
        self._fingerprint = shell_fingerprint(shells.prepared, config)

    @property
    def has_docs_as_they_are(self) -> bool:
        """Whether the pages of docs were made from what is there now."""
        return self._docs is not None and docs_fingerprint(self._config) == self._docs

    def shows(self, prepared: Prepared) -> bool:
        """Write the pages of records again into the site that is shown.

        Returns:
            False if that is not enough, because the pages around them may have changed too. Nothing is written then.
        """
        if self._fingerprint is None or shell_fingerprint(prepared, self._config) != self._fingerprint:
            return False
        self.shells = Shells(prepared, preview=True, by_name=self.shells.by_name, editorial=self.shells.editorial)
        before = self._cache.shown
        result = self.shells.write_site(self._site, stages=Stages(), search=False, cache=self._cache)
        for address in before.keys() - result.page_files.keys():
            Path(path_of(str(self._site), address)).unlink(missing_ok=True)
        self._cache.keep_pages(result.page_files)
        self._search = Thread(target=self._write_search, args=(prepared.edition,), daemon=True)
        self._search.start()
        return True

    def finish_search(self) -> None:
        """Wait until the search files are written as well.

        Raises:
            Exception: Whatever has gone wrong with them.
        """
        if self._search is not None:
            self._search.join()
        if error := self._search_error:
            self._search_error = None
            raise error

    def _write_search(self, edition: Edition) -> None:
        """Write the search files while the pages are shown already: a third of the time is theirs."""
        try:
            write_search(edition, self._site)
        except Exception as error:  # finish_search raises it
            self._search_error = error
