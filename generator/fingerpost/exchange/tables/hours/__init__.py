"""The days and times of a list become sessions."""
