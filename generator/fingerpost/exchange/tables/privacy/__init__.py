"""What of a list is not for everybody: rows, sheets, and where a refuge is."""
