"""What is tried every night and not at each push: each of these tries once more what a test that stays holds already.

To open a page of the finder takes more than half a second of a processor's time, and the suite opens it some 400 times.
"""

from __future__ import annotations

# The beginning of a test's name, from ``tests/``.
NIGHTLY: tuple[str, ...] = ()
