"""Phrases become clauses, which are judged together and become sessions."""
