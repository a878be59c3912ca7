"""Reading: YAML in, records out, each value with its place in the file."""
