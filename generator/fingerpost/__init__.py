"""Fingerpost: a folder of plain records becomes a public directory of community groups and activities."""

__version__ = "0.1.0"
