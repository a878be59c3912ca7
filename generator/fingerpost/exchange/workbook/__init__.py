"""The directory as a workbook for an editor: a sheet each for activities, sessions, groups and places."""
