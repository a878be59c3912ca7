"""The questions of the form, a module for each kind of record."""
