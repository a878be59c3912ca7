"""Asking whether a domain receives mail: by DNS, never by writing to somebody."""

from __future__ import annotations

import dns.asyncresolver
import dns.exception
import dns.rdatatype
import dns.resolver

from fingerpost.stewardship.links.answer import Answer, Result

_SECONDS = 10.0


class MailAsker:
    """Looks for a computer that takes mail (MX); without one, mail goes to the domain's own number (RFC 5321, 5.1)."""

    def __init__(self, resolver: dns.asyncresolver.Resolver | None = None) -> None:
        self._resolver = resolver

    async def ask(self, domain: str) -> Answer:
        """Ask about one domain."""
        try:
            self._resolver = self._resolver or dns.asyncresolver.Resolver()
            for kind in (dns.rdatatype.MX, dns.rdatatype.A, dns.rdatatype.AAAA):
                try:
                    rows = await self._resolver.resolve(domain, kind, lifetime=_SECONDS)
                except dns.resolver.NoAnswer:
                    continue
                if kind == dns.rdatatype.MX and all(str(row.exchange) == "." for row in rows):
                    return Answer(result=Result.FAILED, why=f"{domain} says that it takes no mail.")  # RFC 7505
                return Answer(result=Result.FINE)
        except dns.resolver.NXDOMAIN:
            return Answer(result=Result.FAILED, why=f"There is no {domain}, so no mail arrives.")
        except (dns.exception.DNSException, OSError, UnicodeError):
            return Answer(result=Result.FAILED, why=f"Nobody says who takes mail for {domain}.", is_offline=True)
        return Answer(result=Result.FAILED, why=f"No computer takes mail for {domain}.")
