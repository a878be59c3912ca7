"""Opening a file so that nothing but that very file is read or written, on every system.

Windows has not all of the flags that other systems have for it, and changes line ends in what is written unless it is
asked not to.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

_LINKS_ARE_REFUSED = hasattr(os, "O_NOFOLLOW")
_AS_IT_IS = getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _AS_IT_IS
NEW_FILE = os.O_CREAT | os.O_EXCL | _AS_IT_IS  # to be joined with what it is opened for


def open_plain(path: Path) -> int:
    """Open a file to read its bytes; a link at its end is not followed, and a pipe does not wait for a writer.

    Raises:
        OSError: If it is a link, or cannot be opened.
    """
    if not _LINKS_ARE_REFUSED and path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return os.open(path, _READ)
