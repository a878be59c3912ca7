"""Reading the search files, with the same answers as in the browser."""
