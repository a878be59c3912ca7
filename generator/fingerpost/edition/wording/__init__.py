"""The facts of a record in words: what pages, text for the record, printed lists and exports share."""
