"""The headers that hosts should send with the files of a site, in the file that Netlify and Cloudflare Pages read."""

from __future__ import annotations

from fingerpost.edition import addresses
from fingerpost.exchange.open_data.parts import part_names
from fingerpost.pages.shipping.browser_files import FOLDER

# Each page carries its policy itself. A second here would hold as well, and so forbid whatever it does not name: the
# handbook's own scripts. This says only what a page cannot.
#
# Cloudflare Pages joins the same header of two blocks that fit an address with a comma, which browsers refuse, so each
# header is in one block only. Its own table has the types of .ics, .csv, .geojson and .json, but not of .jsonl. Netlify
# takes a * only at the end of an address, so each file of JSON Lines is named.
_BEFORE = f"""\
/*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: geolocation=(self), camera=(), microphone=()

/{FOLDER}/*
  Cache-Control: public, max-age=31536000, immutable

{addresses.DATA}*
  Access-Control-Allow-Origin: *

"""
_LINES = """\
{address}
  Content-Type: application/jsonl; charset=utf-8

"""
_API = f"""\
{addresses.API}*
  Access-Control-Allow-Origin: *
  Content-Type: application/json; charset=utf-8
"""
_MOST = 90  # of such files: Cloudflare Pages reads 100 rules


def headers_text(activities: int) -> str:
    """The whole file.

    Args:
        activities: How many there are, which says how many files of JSON Lines.
    """
    names = part_names("activities", "jsonl", activities)[:_MOST]
    return _BEFORE + "".join(_LINES.format(address=addresses.of_data(name)) for name in names) + _API
