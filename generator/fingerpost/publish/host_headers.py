"""What hosts are asked to send with the files of a site, in the file that Netlify and Cloudflare Pages read."""

from __future__ import annotations

from fingerpost.edition import addresses
from fingerpost.pages.shipping.browser_files import FOLDER

# Each page carries its policy itself. A second here would hold as well, and so forbid whatever it does not name: the
# handbook's own scripts. This says only what a page cannot.
#
# Cloudflare Pages joins the same header of two blocks that fit an address with a comma, which browsers refuse, so each
# header is in one block only. Its own table has the types of .ics, .csv, .geojson and .json, but not of .jsonl.
HEADERS = f"""\
/*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: geolocation=(self), camera=(), microphone=()

/{FOLDER}/*
  Cache-Control: public, max-age=31536000, immutable

{addresses.DATA}*
  Access-Control-Allow-Origin: *

{addresses.of_data("activities.jsonl")}
  Content-Type: application/jsonl; charset=utf-8

{addresses.API}*
  Access-Control-Allow-Origin: *
  Content-Type: application/json; charset=utf-8
"""
