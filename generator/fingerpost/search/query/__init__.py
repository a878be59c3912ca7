"""A reader of the search files that gives the same answers as the one in the browser."""
