"""Opening and reading a plain file without following a link, on every system.

Windows lacks some of the flags that other systems have for this, and changes line endings unless asked not to.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

_LINKS_ARE_REFUSED = hasattr(os, "O_NOFOLLOW")
_AS_IT_IS = getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _AS_IT_IS
NEW_FILE = os.O_CREAT | os.O_EXCL | _AS_IT_IS  # to be combined with O_WRONLY or the like


def open_plain(path: Path) -> int:
    """Open a file to read its bytes; a link at its end is not followed, and a pipe does not wait for a writer.

    Raises:
        OSError: If it is a link, or cannot be opened.
    """
    if not _LINKS_ARE_REFUSED and path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return os.open(path, _READ)


def read_plain(path: Path, most: int) -> str | None:
    """The text of a file in UTF-8, without a byte-order mark; None if there is no such file.

    Args:
        path: The file.
        most: How many bytes it may have.

    Raises:
        OSError: If it is a link or cannot be read, and with ``errno.EFBIG`` if it has more bytes.
        UnicodeDecodeError: If it is not UTF-8.
    """
    if not os.path.lexists(path):
        return None
    with os.fdopen(open_plain(path), "rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content.decode("utf-8-sig")
