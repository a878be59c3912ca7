"""A mapping proposed for a table nobody has described: by its headings, and by what is in its columns."""
