"""Files on disk, whatever is in them: atomic writes, and the mark in a site's folder."""
