"""Records: YAML in, frozen dataclasses out, each value with its place in the file."""
