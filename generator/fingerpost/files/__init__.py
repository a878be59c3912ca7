"""Files on the disk, whatever is in them: written whole or not at all, and what a site's folder is marked with."""
