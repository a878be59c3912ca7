"""Writing the search files, at build time."""
