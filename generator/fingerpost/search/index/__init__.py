"""Search files, written at build time."""
