"""The directory as plain data: JSON, JSON Lines, tables."""
