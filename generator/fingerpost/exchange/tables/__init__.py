"""Importing tables: other people's rows become records."""
