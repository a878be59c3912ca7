"""The facts of a record in words, shared by pages, text for patient records, printed lists and exports."""
