"""How much is taken from whom, so that nobody can fill the disk or keep others out.

Nothing about a sender is stored: an address is known by a digest with a secret that ends with the process. A library
(limits 5) was looked at, and keeps an entry for each address without a bound.
"""

from __future__ import annotations

import ipaddress
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import blake2b

MOST_BYTES = 64_000  # of one submission: the fullest example record has 6,000


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float  # seconds, of a clock that never goes back


@dataclass(slots=True)
class Limits:
    """A bucket of tokens for each sender, which fills again as time goes by, and one for all of them together."""

    each: int = 20  # at once, from one sender
    each_again: float = 60.0  # seconds until there is one more
    together: int = 1_000
    together_again: float = 0.06
    most_senders: int = 10_000
    _buckets: OrderedDict[bytes, _Bucket] = field(default_factory=OrderedDict)
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    def wait_for(self, address: str, now: float) -> float:
        """Take one from a sender; 0, or how many seconds there are to wait."""
        everybody, sender = self._bucket(b"", self.together, now), self._bucket(self._key(address), self.each, now)
        waits = (
            _wait(everybody, self.together, self.together_again, now),
            _wait(sender, self.each, self.each_again, now),
        )
        if max(waits) == 0:
            everybody.tokens -= 1
            sender.tokens -= 1
        return max(waits)

    def _bucket(self, key: bytes, size: int, now: float) -> _Bucket:
        bucket = self._buckets.setdefault(key, _Bucket(size, now))
        self._buckets.move_to_end(key)
        while len(self._buckets) > self.most_senders:
            self._buckets.popitem(last=False)
        return bucket

    def _key(self, address: str) -> bytes:
        """A home has a whole network of the longer addresses, and may not count as that many senders."""
        try:
            number = ipaddress.ip_address(address)
        except ValueError:
            network = address  # a socket of this machine
        else:
            if isinstance(number, ipaddress.IPv6Address):
                number = number.ipv4_mapped or number  # as a proxy that listens to both writes the shorter ones
            network = str(ipaddress.ip_network(f"{number}/{64 if number.version == 6 else 32}", strict=False))
        return blake2b(network.encode(), key=self._secret, digest_size=12).digest()


def _wait(bucket: _Bucket, size: int, again: float, now: float) -> float:
    bucket.tokens = min(size, bucket.tokens + max(0.0, now - bucket.at) / again)
    bucket.at = now
    return 0.0 if bucket.tokens >= 1 else (1 - bucket.tokens) * again
