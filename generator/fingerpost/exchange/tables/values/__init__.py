"""The words of a cell become a value of a record, or are left out and named."""
