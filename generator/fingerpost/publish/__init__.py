"""The build as a whole: read, check, stamp, swap."""
