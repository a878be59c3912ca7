"""Writing: a new record, a new directory, and a change to a file that leaves every other line as it is."""
