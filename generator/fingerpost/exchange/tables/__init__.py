"""Tables of other people become records."""
