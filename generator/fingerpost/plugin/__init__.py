"""The only room that knows MkDocs: the plugin, and what the commands ask of MkDocs."""

from fingerpost.plugin.events import FingerpostPlugin
from fingerpost.plugin.run import render_shells, serve_site

__all__ = ["FingerpostPlugin", "render_shells", "serve_site"]
