"""A submission becomes a proposed change to a record."""
